// The extension starts in this window, and everything its manifest promises is there.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { closeEditors, extension, fileUri, host, openFile } from "../workspace";

interface Manifest {
  readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
}

describe("activation", () => {
  after(closeEditors);

  it("has the workspace's files under this host's scheme", () => {
    equal(fileUri("codebook.yaml").scheme, host === "web" ? "vscode-remote" : "file");
  });

  it("activates with a transcript open", async () => {
    await openFile("transcripts/04-hostel-manager.md");
    await extension().activate();
    ok(extension().isActive, "The extension is not active.");
  });

  it("has a server that runs and gives figures", async () => {
    const { client, ready } = await extension().activate();
    await ready;
    ok(client.isRunning(), "The server does not run.");
  });

  it("registers every command of its manifest", async () => {
    const { contributes } = extension().packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const promised = contributes?.commands?.map(({ command }) => command) ?? [];
    equal(
      promised.filter((command) => !registered.has(command)),
      [],
    );
  });
});
