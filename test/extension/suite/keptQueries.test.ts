// The queries of the codebook: saved, replaced and deleted by commands, one undoable step each.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { equal, matches, ok } from "../expect";
import { allRows, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, fileUri, openFile, readFile, restore, until } from "../workspace";

describe("queries of the codebook", () => {
  let api: VerbatimApi;
  let codebook: string;

  beforeEach(async () => {
    api = await verbatim();
    codebook = await readFile("codebook.yaml");
  });
  afterEach(async () => {
    await restore("codebook.yaml", codebook);
    await closeEditors();
    const isGone = () => !allRows(api.themes.roots).some(({ label }) => label === "New: query");
    await until(api.themes.onDidChangeTreeData, isGone, "the row is gone");
  });

  const text = async () =>
    (await vscode.workspace.openTextDocument(fileUri("codebook.yaml"))).getText();
  const row = (label: string) => rowThat(api.themes, (one) => one.label === label, label);

  it("are saved with every other byte of the codebook as it was, which undo brings back", async () => {
    await openFile("codebook.yaml");
    await run("saveQuery", { name: "New: query", query: '"on paper" AND level=central' });
    const line = '\n  "New: query": \'"on paper" AND level=central\'';
    ok((await text()).includes(line), await text());
    equal((await text()).replace(line, ""), codebook);
    const { command, description } = await row("New: query");
    equal(command?.argument, {
      study: api.studies()[0]?.uri,
      query: '"on paper" AND level=central',
    });
    equal(description, "3 cases · 3 passages");
    await vscode.commands.executeCommand("undo");
    equal(await text(), codebook);
  });

  it("are those of the document in front", async () => {
    await api.passages.open({ study: api.studies()[0]?.uri ?? "", query: "theme:scarcity" });
    await run("saveQuery", { name: "New: query" });
    ok((await text()).includes('\n  "New: query": theme:scarcity'), await text());
  });

  it("are replaced where one wants so, opened and deleted", async () => {
    await run("saveQuery", { name: "New: query", query: "pooling" });
    const before = await text();
    await run("saveQuery", { name: "New: query", query: "scarcity", isReplacing: true });
    equal(await text(), before.replace('"New: query": pooling', '"New: query": scarcity'));
    const { id } = await row("New: query");
    await run("openQueryInCodebook", id);
    const editor = vscode.window.activeTextEditor;
    const line = editor?.document.lineAt(editor.selection.active).text ?? "";
    matches(line, /^ {2}"New: query": scarcity$/);
    await run("deleteQuery", id);
    equal(await text(), codebook);
  });

  it("are not saved where they cannot be run", async () => {
    await run("saveQuery", { name: "New: query", query: "pooling AND" });
    equal(await text(), codebook);
  });
});
