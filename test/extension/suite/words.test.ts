// Sealed words: marked where they change, given back, proofread and sealed again.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { openTranscript, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, readFile, until, writeFile } from "../workspace";

const body = "P1: [Money gets tighter]{.political-weather} every year, and nobody planned it.\n";

/**
 * Each test has a file of its own: VS Code keeps a closed document for a while, and would show the
 * earlier test's text at first when its file is written anew.
 */
let files = 0;

describe("sealed words", () => {
  let name: string;
  let editor: vscode.TextEditor;
  const text = () => editor.document.getText();

  beforeEach(async () => {
    const { transcripts } = await verbatim();
    name = `sealed-words-${++files}`;
    await writeFile(`transcripts/${name}.md`, body);
    await rowThat(transcripts, ({ label }) => label === name, "the new transcript");
    editor = await openTranscript(`${name}.md`);
    await run("sealTranscript");
    await editor.document.save();
  });
  afterEach(async () => {
    const { proofreading } = await verbatim();
    if (proofreading.uri !== undefined) await run("finishProofreading");
    await editor.document.save();
    await closeEditors();
    await vscode.workspace.fs.delete(editor.document.uri);
  });

  const replace = async (from: string, to: string): Promise<void> => {
    const start = text().indexOf(from);
    const { document } = editor;
    const range = new vscode.Range(
      document.positionAt(start),
      document.positionAt(start + from.length),
    );
    ok(await editor.edit((builder) => builder.replace(range, to)), "The text was not changed.");
  };
  const marks = () =>
    vscode.languages
      .getDiagnostics(editor.document.uri)
      .filter(({ code }) => code === "wording-changed");
  const marked = (count: number) =>
    until(
      vscode.languages.onDidChangeDiagnostics,
      () => marks().length === count && marks(),
      `${count} marks`,
    );

  it("seals in the front matter alone", async () => {
    ok(/^---\nverbatim: sha256-[\w-]{43}\n---\n\n/.test(text()), text());
    ok(text().endsWith(body), text());
    ok(
      (await readFile(`transcripts/${name}.md`)).endsWith(body),
      "The words on the disk are others.",
    );
  });

  it("marks a changed word, and gives it back", async () => {
    const sealed = text();
    await replace("Money", "Monkey");
    const [mark] = await marked(1);
    equal(editor.document.getText(mark?.range), "Monkey");
    equal(mark?.message, "“Money” became “Monkey” since this transcript was sealed.");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      mark?.range,
    );
    const restore = actions.find(({ title }) => title === "Restore the sealed words here");
    ok(restore?.edit, "There is no fix.");
    await vscode.workspace.applyEdit(restore?.edit ?? new vscode.WorkspaceEdit());
    equal(text(), sealed);
    await marked(0);
  });

  it("gives all of them back by a command, in one step", async () => {
    const sealed = text();
    await replace("Money", "Monkey");
    await replace(" every", "");
    const changed = text();
    await marked(2);
    await run("restoreWords");
    equal(text(), sealed);
    await vscode.commands.executeCommand("undo");
    equal(text(), changed);
    await vscode.commands.executeCommand("redo");
  });

  it("lists corrections while it is proofread, and seals them at the end", async () => {
    const { proofreading } = await verbatim();
    const seal = text().split("\n")[1];
    await run("proofread");
    equal(proofreading.uri, editor.document.uri.toString());
    await replace("Money", "Monkey");
    await replace(" every", "");
    const rows = await until(
      proofreading.onDidChange,
      () => proofreading.tree.roots.length === 2 && proofreading.tree.roots,
      "the corrections",
    );
    equal(rows.map(({ label }) => label).join(), "Money → Monkey,every → (nothing)");
    const [first] = await marked(2);
    equal(first?.severity, vscode.DiagnosticSeverity.Information);
    await run("takeBackCorrection", rows[1]?.id);
    ok(text().includes(" every year"), text());
    await run("finishProofreading");
    equal(proofreading.uri, undefined);
    ok(text().split("\n")[1] !== seal, "It has another seal.");
    await marked(0);
  });
});
