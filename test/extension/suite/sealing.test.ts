// When transcripts get their seal: new ones by themselves, a whole study at once or not at all.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { openTranscript, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, fileUri, until } from "../workspace";

const SEALED = /^---\nverbatim: sha256-[\w-]{43}\n---\n\n/;
const coded = "P1: [Money gets tighter]{.political-weather} every year.\n";

/** Each test has a file of its own: VS Code keeps a closed document for a while. */
let files = 0;

describe("a new transcript", () => {
  let uri: vscode.Uri;

  /**
   * Creates a file as the explorer does, types a sentence at its end, waits for the number of words,
   * saves it, and gives its text.
   */
  async function saved(body: string, words: number): Promise<string> {
    const { transcripts, studies } = await verbatim();
    const name = `new-transcript-${++files}`;
    uri = fileUri(`transcripts/${name}.md`);
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(body) });
    ok(await vscode.workspace.applyEdit(edit), "The file was not created.");
    await rowThat(transcripts, ({ label }) => label === name, "the new transcript");
    const { document } = await openTranscript(`${name}.md`);
    const typing = new vscode.WorkspaceEdit();
    typing.insert(uri, document.positionAt(body.length - 1), " Nobody planned it.");
    ok(await vscode.workspace.applyEdit(typing), "The text was not changed.");
    const seen = () =>
      studies()[0]?.transcripts.find((one) => one.uri.endsWith(`/${name}.md`))?.words === words;
    await until(transcripts.onDidChangeTreeData, seen, "the words that were typed");
    ok(await document.save(), "The file was not saved.");
    return document.getText();
  }

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uri);
  });

  it("is sealed when it is saved for the first time after something is coded", async () => {
    const text = await saved(coded, 8);
    ok(SEALED.test(text), text);
    ok(text.endsWith(coded.replace(/\n$/, " Nobody planned it.\n")), text);
    const { transcripts, studies } = await verbatim();
    const seal = () =>
      studies()[0]?.transcripts.find((one) => one.uri.endsWith(`-${files}.md`))?.seal === "sealed";
    await until(transcripts.onDidChangeTreeData, seal, "a seal of the words as they are");
  });

  it("is left alone while nothing in it is coded", async () => {
    const text = await saved("P1: Money gets tighter every single year.\n", 9);
    equal(text, "P1: Money gets tighter every single year. Nobody planned it.\n");
  });

  it("is left alone where the settings say so", async () => {
    const settings = vscode.workspace.getConfiguration("verbatim");
    const key = "seal.newTranscripts";
    await settings.update(key, false, vscode.ConfigurationTarget.Global);
    try {
      ok(!SEALED.test(await saved(coded, 8)), "It was sealed.");
    } finally {
      await settings.update(key, undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe("sealing a study", () => {
  afterEach(closeEditors);

  it("changes no transcript where one of them is read-only", async () => {
    const { studies } = await verbatim();
    const uris = studies()[0]?.transcripts.map((one) => vscode.Uri.parse(one.uri)) ?? [];
    ok(uris.length > 10, "The sample has its transcripts.");
    const texts = async () =>
      (await Promise.all(uris.map((one) => vscode.workspace.openTextDocument(one)))).map(
        (document) => document.getText(),
      );
    const before = await texts();
    await vscode.window.showTextDocument(uris[0]!);
    const settings = vscode.workspace.getConfiguration("files");
    const readOnly = { "**/18-foyer-manager.md": true };
    await settings.update("readonlyInclude", readOnly, vscode.ConfigurationTarget.Global);
    try {
      await run("sealStudy");
    } finally {
      await settings.update("readonlyInclude", undefined, vscode.ConfigurationTarget.Global);
    }
    equal(await texts(), before);
  });
});
