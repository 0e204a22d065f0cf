// Passages are changed in place, by the keys.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { openTranscript, run, select, verbatim } from "../verbatim";
import { closeEditors } from "../workspace";

const file = "03-homelessness-policy-official.md";
const code = "political-weather";

describe("passage at the cursor", () => {
  let editor: vscode.TextEditor;
  let before: string;

  beforeEach(async () => {
    await verbatim();
    editor = await openTranscript(file);
    before = editor.document.getText();
    select(editor, "ten if you count a secondee");
    await run("codeSelection", { code });
    select(editor, "you count", "start");
  });
  afterEach(closeEditors);

  const text = () => editor.document.getText();
  const shows = (part: string) => ok(text().includes(part), `${part} in ${text().slice(0, 900)}`);
  const step = (name: string) => run(`passage.${name}`);
  const insertAbove = async (added: string) => {
    const edit = new vscode.WorkspaceEdit();
    const place = editor.document.positionAt(text().indexOf("[00:00:11] Int:"));
    edit.insert(editor.document.uri, place, added);
    await vscode.workspace.applyEdit(edit);
  };
  /** Stands in for the next input: something happens, then the text is typed. */
  const typing = (typed: string, meanwhile: () => Promise<unknown>) => {
    const { showInputBox } = vscode.window;
    const standIn = async () => {
      Object.assign(vscode.window, { showInputBox });
      await meanwhile();
      return typed;
    };
    Object.assign(vscode.window, { showInputBox: standIn });
  };

  it("grows and shrinks at either end by words", async () => {
    await step("growEndByWord");
    shows(`[ten if you count a secondee from]{.${code}} a local`);
    await step("growStartByWord");
    shows(`[present, ten if you count a secondee from]{.${code}}`);
    await step("shrinkStartByWord");
    await step("shrinkEndByWord");
    shows(`[ten if you count a secondee]{.${code}}`);
  });

  it("grows and shrinks by sentences", async () => {
    await step("growEndBySentence");
    shows(`who is with us until the summer.]{.${code}}`);
    await step("growStartBySentence");
    shows(`[There are, let me think, nine of us`);
    for (let count = 0; count < 3; count++) await vscode.commands.executeCommand("undo");
    equal(text(), before);
  });

  it("moves its ends while it is adjusted, also from outside of it", async () => {
    await step("adjust");
    equal(editor.document.getText(editor.selection), "ten if you count a secondee");
    await step("growEndByWord");
    await step("growEndByWord");
    await step("shrinkStartByWord");
    equal(editor.document.getText(editor.selection), "if you count a secondee from a");
    await step("adjustEnd");
    ok(editor.selection.isEmpty, "The cursor is behind the passage.");
    shows(`[if you count a secondee from a]{.${code}}`);
  });

  it("takes steps that come faster than the server answers one after the other", async () => {
    await step("adjust");
    await Promise.all(["growEndByWord", "growEndByWord", "growEndByWord"].map(step));
    shows(`[ten if you count a secondee from a local]{.${code}}`);
    await step("adjustEnd");
  });

  it("switches to the whole paragraph and back to the words that are selected", async () => {
    await step("switchForm");
    shows(`[]{.${code}}`);
    select(editor, "nine of us");
    await step("switchForm");
    shows(`[nine of us]{.${code}}`);
  });

  it("splits at the cursor and unites again", async () => {
    select(editor, "count a secondee", "start");
    await step("split");
    shows(`[ten if you]{.${code}} [count a secondee]{.${code}}`);
    select(editor, "if you", "start");
    await step("uniteNext");
    shows(`[ten if you count a secondee]{.${code}}`);
  });

  it("is removed with one step, and comes back with one undo", async () => {
    const coded = text();
    await step("remove");
    equal(text(), before);
    await vscode.commands.executeCommand("undo");
    equal(text(), coded);
  });

  it("changes what a code action names", async () => {
    const { document } = editor;
    const { version } = document;
    const uri = document.uri.toString();
    // What was coded stands before all other passages.
    const index = 0;
    const action = { kind: "replaceCode", code, by: "no-mandate" };
    await run("changePassage", { uri, version, index }, action);
    shows("[ten if you count a secondee]{.no-mandate}");
    const memo = { kind: "setMemo", memo: "who counts?" };
    await run("changePassage", { uri, version: document.version, index }, memo);
    shows('{.no-mandate memo="who counts?"}');
  });

  it("sets the memo of the passage that was asked about, whatever happens to the text meanwhile", async () => {
    typing("who counts?", async () => {
      await insertAbove("One more line.\n\n");
      select(editor, "who is with us", "start");
    });
    await step("editMemo");
    shows(`[ten if you count a secondee]{.${code} memo="who counts?"}`);
  });

  it("makes it no other passage's memo where that one is gone", async () => {
    typing("who counts?", async () => {
      await vscode.commands.executeCommand("undo");
      select(editor, "who is with us");
      await run("codeSelection", { code });
    });
    await step("editMemo");
    ok(!text().includes("who counts?"), "The memo is nowhere in the text.");
    equal(await vscode.env.clipboard.readText(), "who counts?");
  });

  it("changes nothing for a number that passages of an earlier text had", async () => {
    const target = {
      uri: editor.document.uri.toString(),
      version: editor.document.version,
      index: 0,
    };
    await insertAbove("[One]{.no-mandate} more line.\n\n");
    const now = text();
    select(editor, "One", "start");
    await run("changePassage", target, { kind: "remove" });
    equal(text(), now);
  });

  it("finds the passage again where an undo comes between two steps", async () => {
    await step("adjust");
    await step("growEndByWord");
    await vscode.commands.executeCommand("undo");
    await step("growEndByWord");
    shows(`[ten if you count a secondee from]{.${code}}`);
    await step("adjustEnd");
  });

  it("leaves alone what is not a passage", async () => {
    const coded = text();
    select(editor, "I've been in the team", "start");
    for (const name of ["remove", "growEndByWord", "split", "switchForm", "adjust"])
      await step(name);
    equal(text(), coded);
  });
});
