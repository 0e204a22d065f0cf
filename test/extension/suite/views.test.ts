// The three views show the sample, follow what is typed, and keep their place.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { equal, matches, ok } from "../expect";
import { allRows, openTranscript, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, until } from "../workspace";

describe("views", () => {
  let api: VerbatimApi;

  before(async () => {
    api = await verbatim();
  });
  after(closeEditors);

  it("shows the themes, most recurrent first, with cases and passages", () => {
    const themes = api.themes.roots.filter(({ context }) => context === "node-theme");
    ok(themes.length > 2, "The sample has several themes.");
    const cases = themes.map(({ description }) => Number.parseInt(description, 10));
    equal(
      cases,
      [...cases].sort((a, b) => b - a),
    );
    matches(themes[0]?.description ?? "", /^\d+ cases · \d+ passages$/);
    matches(themes[0]?.spoken ?? "", /theme, \d+ cases, \d+ passages$/);
  });

  it("lets nothing of a tooltip run", async () => {
    const [theme] = api.themes.roots;
    const { tooltip } = api.themes.getTreeItem(theme?.id ?? "");
    ok(tooltip instanceof vscode.MarkdownString, "The tooltip is Markdown.");
    equal([tooltip.isTrusted, tooltip.supportHtml], [false, false]);
  });

  it("loads the passages of a code, and shows one in the editor", async () => {
    const row = allRows(api.themes.roots).find(({ source }) => source?.kind === "passages");
    const children = await api.themes.getChildren(row?.id);
    equal(children.length, row?.source?.total);
    const first = api.themes.row(children[0] ?? "");
    await vscode.commands.executeCommand(first?.command?.command ?? "", first?.command?.argument);
    const { document, selection } = vscode.window.activeTextEditor!;
    const words = document.getText(selection).replace(/\s+/g, " ");
    ok(words.startsWith(first?.label.slice(0, 10) ?? "?"), words);
  });

  it("shows the transcripts with case and coverage", () => {
    const row = api.transcripts.roots.find(({ label }) => label === "04-hostel-manager");
    matches(row?.description ?? "", /^\d+% coded( · \d+ uncoded)? · L03 · /);
  });

  it("shows the cases with attributes and transcripts", () => {
    const row = api.cases.roots.find(({ label }) => label === "L03");
    ok(
      row?.children.some(({ label }) => label === "level"),
      "The attribute level is there.",
    );
    ok(
      row?.children.some(({ context }) => context === "case-transcript"),
      "The transcript is there.",
    );
  });

  it("follows what is typed, and keeps the ids of its rows", async () => {
    const ids = api.themes.roots.map(({ id }) => id).sort();
    const editor = await openTranscript("03-homelessness-policy-official.md");
    const before = editor.document.getText();
    const end = editor.document.positionAt(before.length);
    const text = "\n\nC01: [Something new to say here]{.chasing-targets .no-such-code}\n";
    await editor.edit((edit) => edit.insert(end, text));
    const unknown = await rowThat(
      api.themes,
      ({ context, label }) => context === "node-unknown" && /no.such.code/i.test(label),
      "the unknown code",
    );
    equal(unknown.description, "1 case · 1 passage");
    const idsNow = api.themes.roots.map(({ id }) => id);
    equal(
      ids.filter((id) => !idsNow.includes(id)),
      [],
    );
    await vscode.commands.executeCommand("undo");
    const isGone = () => !allRows(api.themes.roots).some(({ id }) => id === unknown.id);
    await until(api.themes.onDidChangeTreeData, isGone, "the unknown code is gone");
    equal(editor.document.getText(), before);
  });

  it("lists uncoded paragraphs below their transcript", async () => {
    const editor = await openTranscript("04-hostel-manager.md");
    const offset = editor.document.getText().indexOf("[]{-}");
    const [start, end] = [offset, offset + 5].map((at) => editor.document.positionAt(at));
    await editor.edit((edit) => edit.delete(new vscode.Range(start!, end!)));
    const row = await rowThat(
      api.transcripts,
      ({ label, source }) => label === "04-hostel-manager" && source?.total === 1,
      "one uncoded paragraph",
    );
    const [child] = await api.transcripts.getChildren(row.id);
    matches(api.transcripts.row(child ?? "")?.description ?? "", /^L03 · \d+ words$/);
    await vscode.commands.executeCommand("undo");
  });

  it("hides what is unused and filters", async () => {
    const all = allRows(api.themes.roots).length;
    await run("themes.hideUnused");
    ok(
      allRows(api.themes.roots).every(({ description }) => !description.startsWith("unused")),
      "No unused code is shown.",
    );
    await run("themes.showUnused");
    equal(allRows(api.themes.roots).length, all);
  });
});
