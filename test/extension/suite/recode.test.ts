// Recoding: the page opens for a code, and decided passages are changed in one step, or none is.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import type { RecodeWhat } from "../../../client/commands/recodePassages";
import {
  recodeListRequest,
  type RecodeAction,
  type RecodeListResult,
} from "../../../server/protocol/recode";
import { equal, matches, ok } from "../expect";
import { openTranscript, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, fileUri, readFile, restore, until } from "../workspace";

/** Each of them has one passage of the code. */
const FILES = ["01-homelessness-charity-director", "06-drug-treatment-commissioner"].map(
  (name) => `transcripts/${name}.md`,
);
const CODE = "match-funding";

describe("recoding", () => {
  let api: VerbatimApi;
  let study: string;
  let before: readonly string[];
  let codebook: string;

  beforeEach(async () => {
    api = await verbatim();
    study = api.studies()[0]?.uri ?? "";
    before = await Promise.all(FILES.map(readFile));
    codebook = await readFile("codebook.yaml");
  });
  afterEach(async () => {
    for (const [index, file] of FILES.entries()) await restore(file, before[index] ?? "");
    await restore("codebook.yaml", codebook);
    await closeEditors();
  });

  const list = () => {
    const params = { uri: study, code: CODE, offset: 0, limit: 100 };
    return api.client.sendRequest<RecodeListResult>(recodeListRequest.method, params);
  };
  const decide = async (
    action: RecodeAction,
    to: string | null,
    newCodes: RecodeWhat["newCodes"] = [],
  ) => {
    const { passages } = await list();
    const two = passages.filter(({ file }) => FILES.includes(file));
    const decisions = two.map((passage, id) => ({ ...passage, id, action, to }));
    return { study, code: CODE, decisions, newCodes };
  };
  const textNow = async (file: string) =>
    (await vscode.workspace.openTextDocument(fileUri(file))).getText();
  const textsNow = () => Promise.all(FILES.map(textNow));
  const undoIn = async (file: string) => {
    await vscode.window.showTextDocument(fileUri(file));
    await vscode.commands.executeCommand("undo");
  };

  it("opens one page for a code, from its row or its entry in the codebook", async () => {
    const row = await rowThat(api.themes, ({ label }) => label === "Match funding", "the code");
    await run("recode", row.id);
    await run("recode", { uri: fileUri("codebook.yaml").toString(), id: CODE });
    const isThere = () => pages().some(({ label }) => label === "Recode: Match funding");
    await until(vscode.window.tabGroups.onDidChangeTabs, isThere, "the page of the code");
    equal(pages().length, 1);
  });

  it("offers it on an entry of the codebook", async () => {
    const document = await vscode.workspace.openTextDocument(fileUri("codebook.yaml"));
    const at = document.positionAt(document.getText().indexOf(`${CODE}:`) + 2);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
    );
    const titles = actions.map(({ title }) => title);
    ok(titles.includes(`Recode the passages of “${CODE}”…`), titles.join(", "));
  });

  it("sends passages to another code in one step, and one undo takes it back", async () => {
    const { total } = await list();
    equal(total, 5);
    const done = await api.recodePassages(await decide("replace", "joint-bids"));
    equal(done, { kind: "recoded", changed: 2 });
    // In the second transcript the passage lies in a longer one, which stays.
    equal(
      await textsNow(),
      before.map((text) => text.replace("{.match-funding}", "{.joint-bids}")),
    );
    equal((await list()).total, 3);
    await undoIn(FILES[1] ?? "");
    equal(await textsNow(), before);
  });

  it("makes a new code of some passages: this is how one splits a code", async () => {
    const isNew = { id: "church-money", name: null, under: "levering-in" };
    await api.recodePassages(await decide("replace", "church-money", [isNew]));
    matches(await textNow("codebook.yaml"), /\n {10}church-money:/);
    equal(
      await textsNow(),
      before.map((text) => text.replace("{.match-funding}", "{.church-money}")),
    );
    await undoIn("codebook.yaml");
    equal(await textNow("codebook.yaml"), codebook);
    equal(await textsNow(), before);
  });

  it("adds a code beside, and takes the code off", async () => {
    equal(await api.recodePassages(await decide("add", "joint-bids")), {
      kind: "recoded",
      changed: 2,
    });
    equal(
      await textsNow(),
      before.map((text) => text.replace("{.match-funding}", "{.match-funding .joint-bids}")),
    );
    await undoIn(FILES[0] ?? "");
    equal(await api.recodePassages(await decide("remove", null)), { kind: "recoded", changed: 2 });
    const words = /\[([^[\]]*)\]\{\.match-funding\}/;
    equal(
      await textsNow(),
      before.map((text) => text.replace(words, "$1")),
    );
  });

  it("changes nothing at all where one passage has changed meanwhile, and says which", async () => {
    const what = await decide("replace", "joint-bids");
    const editor = await openTranscript("06-drug-treatment-commissioner.md");
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf("eighty thousand of treatment"));
    await editor.edit((edit) => edit.insert(at, "about "));
    const now = await textsNow();
    const done = await api.recodePassages(what);
    equal(done, {
      kind: "notRecoded",
      refused: [
        { id: 1, reason: "This passage is not in the text any more, or its words have changed." },
      ],
    });
    equal(await textsNow(), now);
  });
});

function pages(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith("verbatim.recode"),
  );
}
