// Coding from the editor: what is written, and that one undo takes it back.
import * as vscode from "vscode";
import { equal, matches, ok } from "../expect";
import { openTranscript, run, select, verbatim } from "../verbatim";
import { closeEditors } from "../workspace";

const file = "03-homelessness-policy-official.md";
const code = "political-weather";

describe("coding", () => {
  let editor: vscode.TextEditor;
  let before: string;

  beforeEach(async () => {
    await verbatim();
    editor = await openTranscript(file);
    before = editor.document.getText();
  });
  afterEach(closeEditors);

  const text = () => editor.document.getText();

  it("wraps the selected words, keeps them selected, and undoes in one step", async () => {
    select(editor, "I lead one of the teams");
    await run("codeSelection", { code });
    equal(text(), before.replace("I lead one of the teams", `[$&]{.${code}}`));
    equal(editor.document.getText(editor.selection), "I lead one of the teams");
    await vscode.commands.executeCommand("undo");
    equal(text(), before);
  });

  it("codes what was selected at the key, and leaves alone what is selected after it", async () => {
    select(editor, "I lead one of the teams");
    const done = run("codeSelection", { code });
    select(editor, "realistic");
    await done;
    equal(text(), before.replace("I lead one of the teams", `[$&]{.${code}}`));
    equal(editor.document.getText(editor.selection), "realistic");
  });

  it("codes the sentence under the cursor", async () => {
    select(editor, "teams on homelessness", "start");
    await run("codeSelection", { code });
    ok(text().includes(`C01: [I lead one of the teams on homelessness policy.]{.${code}}`), text());
    ok(editor.selection.isEmpty, "Nothing stays selected.");
  });

  it("uses a range where a passage would cross another", async () => {
    select(editor, "one has to be realistic", "start");
    const { line } = editor.selection.active;
    const start = editor.document.lineAt(line).text.indexOf("People know");
    const end = editor.document.lineAt(line).text.indexOf("realistic");
    editor.selection = new vscode.Selection(line, start, line, end);
    await run("codeSelection", { code });
    matches(
      editor.document.lineAt(line).text,
      /\[\w+>\]People know[^]*\[<\w+\]\{\.political-weather\}/,
    );
  });

  it("codes a paragraph, and removes the code again", async () => {
    select(editor, "Formally, by clearance", "start");
    const { line } = editor.selection.active;
    await run("codeParagraph", { code });
    ok(
      editor.document.lineAt(line).text.endsWith(`[]{.${code}}`),
      editor.document.lineAt(line).text,
    );
    await run("removeCode");
    equal(text(), before);
  });

  it("goes to the next uncoded paragraph, and round at the end", async () => {
    const marks = text().indexOf("[]{-}");
    const { document } = editor;
    const mark = new vscode.Range(document.positionAt(marks), document.positionAt(marks + 5));
    await editor.edit((edit) => edit.delete(mark));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run("nextUncoded");
    equal(editor.selection.active.line, mark.start.line);
    await run("nextUncoded");
    equal(editor.selection.active.line, mark.start.line);
  });

  it("goes to the next passage of the code under the cursor and back", async () => {
    select(editor, "one has to be realistic", "start");
    await run("nextPassage");
    const next = vscode.window.activeTextEditor!;
    ok(!next.selection.isEmpty, "The passage is selected.");
    await run("previousPassage");
    const back = vscode.window.activeTextEditor!;
    matches(back.document.getText(back.selection), /^one has to be realistic/);
  });
});
