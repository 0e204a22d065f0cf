// The coding view opens on the same document as the text; what it shows is tested in the workbench.
import * as vscode from "vscode";
import type { CodingView } from "../../../client/webviews/coding/view";
import { equal, ok } from "../expect";
import { openTranscript, run, select, verbatim } from "../verbatim";
import { closeEditors, fileUri, until, writeFile } from "../workspace";

const FILE = "03-homelessness-policy-official.md";
const CODE = "political-weather";
const WORDS = "ten if you count a secondee";

describe("coding view", () => {
  beforeEach(verbatim);
  afterEach(closeEditors);

  it("opens instead of the text and back, with the same words selected", async () => {
    const editor = await openTranscript(FILE);
    select(editor, WORDS);
    const { selection } = editor;
    await run("openCodingView");
    const view = await viewThat(
      ({ live }) => live.current() !== undefined,
      "a view with its words",
    );
    await selected(view, selection);
    equal(tabs(FILE).map(kindOf), ["coding view"]);
    await run("openCodingView");
    const text = await until(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor,
      "the text again",
    );
    equal(text.selection, selection);
    equal(tabs(FILE).map(kindOf), ["text"]);
  });

  it("opens beside the text", async () => {
    await openTranscript(FILE);
    await run("openCodingViewBeside");
    await viewThat(({ panel }) => panel.active, "the view in front");
    equal(tabs(FILE).map(kindOf).sort(), ["coding view", "text"]);
  });

  it("codes what is selected in it, as one step that is undone and redone to the byte", async () => {
    const view = await opened(WORDS);
    const { document } = view;
    const before = document.getText();
    await run("codeSelection", { code: CODE });
    const coded = before.replace(WORDS, `[${WORDS}]{.${CODE}}`);
    equal(document.getText(), coded);
    ok(document.isDirty, "The document has unsaved changes.");
    await vscode.commands.executeCommand("undo");
    await until(
      vscode.workspace.onDidChangeTextDocument,
      () => document.getText() === before,
      "undone",
    );
    await vscode.commands.executeCommand("redo");
    await until(
      vscode.workspace.onDidChangeTextDocument,
      () => document.getText() === coded,
      "redone",
    );
  });

  it("keeps the words selected when they are coded, so that a second code can follow", async () => {
    const view = await opened(WORDS);
    await run("codeSelection", { code: CODE });
    await run("codeSelection", { code: "no-mandate" });
    ok(view.document.getText().includes(`[${WORDS}]{.${CODE} .no-mandate}`), "Two codes.");
    equal(view.document.getText(view.surface.ranges[0]), WORDS);
  });

  it("follows changes of the text", async () => {
    const view = await opened(WORDS);
    const edit = new vscode.WorkspaceEdit();
    const [speech] = view.document.getText().split("\n\n").slice(1);
    const place = view.document.getText().indexOf(speech ?? "");
    const position = view.document.positionAt(place);
    edit.insert(view.document.uri, position, "Int: What comes before?\n\n");
    await vscode.workspace.applyEdit(edit);
    await view.live.settled();
    equal(view.live.current()?.version, view.document.version);
    equal(view.document.getText(view.surface.ranges[0]), WORDS);
  });

  it("moves the ends of a passage, one step after the other", async () => {
    const view = await opened(WORDS);
    await run("codeSelection", { code: CODE });
    await run("passage.adjust");
    await run("passage.growEndByWord");
    await run("passage.growStartByWord");
    equal(view.document.getText(view.surface.ranges[0]), `present, ${WORDS} from`);
    ok(view.document.getText().includes(`[present, ${WORDS} from]{.${CODE}} a local`), "It grew.");
    await run("passage.adjustEnd");
    ok(view.surface.ranges[0]?.isEmpty, "Only the caret is left.");
  });

  it("opens for a transcript without a study, and changes nothing there", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "verbatim-transcript",
      content: "P1: Words without a study.",
    });
    await vscode.window.showTextDocument(document);
    await run("openCodingViewBeside");
    const view = await viewThat(({ live }) => live.now !== undefined, "a view with its words");
    equal(view.live.now?.blocks.length, 1);
    await run("codeSelection", { code: CODE });
    equal(document.getText(), "P1: Words without a study.");
  });

  it("refuses what is no transcript", async () => {
    await writeFile("notes.txt", "Milk.");
    await vscode.window.showTextDocument(fileUri("notes.txt"));
    await run("openCodingView");
    equal(tabs("notes.txt").map(kindOf), ["text"]);
  });
});

/** The view of the sample's transcript, with some words selected. */
async function opened(words: string): Promise<CodingView> {
  const editor = await openTranscript(FILE);
  select(editor, words);
  const { selection } = editor;
  await run("openCodingView");
  const view = await viewThat(({ live }) => live.current() !== undefined, "a view with its words");
  await selected(view, selection);
  return view;
}

async function viewThat(
  condition: (view: CodingView) => boolean,
  what: string,
): Promise<CodingView> {
  const { codingViews } = await verbatim();
  const view = await until(codingViews.onDidOpen, () => codingViews.active(), "a view in front");
  await until(view.live.onDidChange, () => condition(view), what);
  return view;
}

function selected({ surface }: CodingView, range: vscode.Range): Promise<unknown> {
  const isThere = (): boolean =>
    surface.ranges[0]?.isEqual(new vscode.Range(range.start, range.end)) === true;
  return until(surface.onDidSelect, isThere, "the same words selected");
}

function tabs(name: string): vscode.Tab[] {
  const all = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return all.filter(({ label }) => label === name);
}

function kindOf({ input }: vscode.Tab): string {
  if (input instanceof vscode.TabInputCustom) return "coding view";
  return input instanceof vscode.TabInputText ? "text" : "another";
}
