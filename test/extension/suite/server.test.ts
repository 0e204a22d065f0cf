// A server that dies is started again, and the figures come back.
import { equal, ok } from "../expect";
import { openTranscript, rowThat, run, select, verbatim } from "../verbatim";
import { closeEditors, host } from "../workspace";

interface WithProcess {
  readonly serverProcess?: { kill(): boolean };
}

describe("server", () => {
  after(closeEditors);

  if (host === "node")
    it("is started again when it dies", async () => {
      const api = await verbatim();
      const { serverProcess } = api.client as unknown as WithProcess;
      ok(serverProcess?.kill(), "The server's process was ended.");
      await stateIs(api.client, (isRunning) => !isRunning);
      await stateIs(api.client, (isRunning) => isRunning);
      await figuresFollow();
    });

  it("is started again when a person asks for it", async () => {
    const api = await verbatim();
    await run("restartServer");
    equal(api.client.isRunning(), true);
    await figuresFollow();
  });
});

type Client = Awaited<ReturnType<typeof verbatim>>["client"];

function stateIs(client: Client, condition: (isRunning: boolean) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!condition(client.isRunning())) return;
      subscription.dispose();
      resolve();
    };
    const subscription = client.onDidChangeState(look);
    look();
  });
}

/** Coding something shows in the Themes view, so the new server reads and answers. */
async function figuresFollow(): Promise<void> {
  const api = await verbatim();
  const editor = await openTranscript("03-homelessness-policy-official.md");
  select(editor, "I lead one of the teams");
  await run("codeSelection", { code: "made-up-after-restart" });
  await rowThat(api.themes, ({ id }) => id.endsWith("/made-up-after-restart"), "the new code");
  await closeEditors();
}
