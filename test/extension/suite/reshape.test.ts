// Reshaping the codebook: what is written, all or nothing, and that undo takes it back.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { equal, matches, ok } from "../expect";
import { allRows, openTranscript, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, fileUri, openFile, readFile, until, writeFile } from "../workspace";

const transcript = "03-homelessness-policy-official.md";

describe("reshaping the codebook", () => {
  let api: VerbatimApi;
  let codebook: string;

  beforeEach(async () => {
    api = await verbatim();
    codebook = await readFile("codebook.yaml");
  });
  afterEach(async () => {
    await closeEditors();
    const uri = await writeFile("codebook.yaml", codebook);
    const open = () => vscode.workspace.textDocuments.find((one) => `${one.uri}` === `${uri}`);
    const isAsBefore = () => (open()?.getText() ?? codebook) === codebook;
    await until(vscode.workspace.onDidChangeTextDocument, isAsBefore, "the codebook's text");
    await rowThat(api.themes, ({ label }) => label === "Local motives", "the codebook as it was");
  });

  const codebookText = async () =>
    (await vscode.workspace.openTextDocument(fileUri("codebook.yaml"))).getText();

  /** Renames where a code stands in a text, as F2 does. */
  const rename = (document: vscode.TextDocument, code: string, newName: string) => {
    const offset = document.getText().indexOf(`.${code}`) + 2;
    const position = document.positionAt(offset);
    return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      position,
      newName,
    );
  };

  it("renames in the codebook and in all transcripts, open ones as they are in the editor", async () => {
    const editor = await openTranscript(transcript);
    const { document } = editor;
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => edit.insert(end, "\n\nC01: [Not saved yet]{.political-weather}\n"));
    const edit = await rename(document, "political-weather", "the-weather");
    ok(edit.has(fileUri("codebook.yaml")), "The codebook changes.");
    const own = edit.get(document.uri);
    const uses = document.getText().match(/[.=]political-weather\b/g)?.length;
    equal(own.length, uses);
    const files = edit.entries().map(([uri]) => uri);
    ok(files.length > 2, "Closed transcripts change too.");
    await vscode.commands.executeCommand("undo");
  });

  it("says in F2 why an id cannot be", async () => {
    const { document } = await openTranscript(transcript);
    const problem = await rename(document, "chasing-targets", "1 not an id").then(
      () => "",
      (error: unknown) => String(error),
    );
    matches(problem, /cannot be the id of a code/);
  });

  it("moves codes by dropping them, and keeps the rest of the codebook", async () => {
    const row = await rowThat(api.themes, ({ label }) => label === "Silo thinking", "a code");
    const theme = await rowThat(api.themes, ({ label }) => label === "Context", "a theme");
    await api.drop([row.id], theme.id);
    const isBelow = () => {
      const found = allRows(api.themes.roots).find(({ id }) => id === theme.id);
      return found?.children.some(({ id }) => id === row.id);
    };
    await until(api.themes.onDidChangeTreeData, isBelow, "the code below the theme");
    const text = await codebookText();
    equal(text.split("\n").length >= codebook.split("\n").length, true);
    await openFile("codebook.yaml");
    await vscode.commands.executeCommand("undo");
    equal(await codebookText(), codebook);
  });

  it("does not move a theme into itself", async () => {
    const theme = await rowThat(api.themes, ({ label }) => label === "Local motives", "a theme");
    const inner = theme.children.find(({ context }) => context === "node-category");
    ok(inner !== undefined, "It has a category.");
    await api.drop([theme.id], inner.id);
    equal(await codebookText(), codebook);
  });

  it("offers to reshape an entry of the codebook", async () => {
    const { document } = await openFile("codebook.yaml");
    const at = document.positionAt(document.getText().indexOf("political-weather") + 3);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
    );
    const titles = actions.map(({ title }) => title);
    for (const verb of ["Rename", "Move", "Retire", "Delete"]) {
      ok(titles.includes(`${verb} “political-weather”…`), `${verb}: ${titles.join(", ")}`);
    }
  });

  it("changes nothing where a code is not what the command is for", async () => {
    const target = { uri: fileUri("codebook.yaml").toString(), id: "political-weather" };
    const before = await readFile(`transcripts/${transcript}`);
    await run("unretireCode", target);
    equal(await codebookText(), codebook, "A code in use cannot be taken back into use.");
    equal(await readFile(`transcripts/${transcript}`), before);
  });
});
