// Queries: the document of passages, its links and folds, and that it follows what is said and coded.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { allNodes } from "../../../client/study/overviews";
import { equal, matches, ok } from "../expect";
import { allRows, openTranscript, rowThat, run, select, verbatim } from "../verbatim";
import { closeEditors, fileUri, readFile, restore, until } from "../workspace";

/** Each of them has the words once. */
const FILES = [
  "transcripts/06-drug-treatment-commissioner.md",
  "transcripts/12-prison-resettlement-official.md",
  "transcripts/14-former-ministerial-adviser.md",
  "transcripts/16-national-providers-federation.md",
];
const FIRST = FILES[0] ?? "";

describe("passages of a query", () => {
  let api: VerbatimApi;
  let study: string;
  let before: string;

  beforeEach(async () => {
    api = await verbatim();
    study = api.studies()[0]?.uri ?? "";
    before = await readFile(FIRST);
  });
  afterEach(async () => {
    await restore(FIRST, before);
    await closeEditors();
  });

  const open = (query: string) => api.passages.open({ study, query });
  /** The lines of a document, once one of them is as wanted. */
  const lines = (document: vscode.TextDocument, wanted: RegExp): Promise<string[]> =>
    until(
      vscode.workspace.onDidChangeTextDocument,
      () => wanted.test(document.getText()) && document.getText().split("\n"),
      `the document has ${String(wanted)}`,
    );

  it("are a read-only document; the source of each is a link to its words", async () => {
    const document = await open('"on paper"');
    equal(document.languageId, "verbatim-passages");
    equal(document.lineAt(0).text, 'Passages of "on paper"');
    equal(document.lineAt(1).text, "4 passages, 8 words, 4 cases, 4 transcripts");
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      document.uri,
    );
    equal(
      links.map(({ target }) => target?.with({ fragment: "" }).toString()),
      FILES.map((file) => fileUri(file).toString()),
    );
    const [link] = links;
    const said = document.getText(link?.range);
    const transcript = await openTranscript("06-drug-treatment-commissioner.md");
    const at = transcript.document.positionAt(before.toLowerCase().indexOf("on paper"));
    equal(said, `${FIRST}:${at.line + 1}`);
    const [line, column] = [at.line + 1, at.character + 1];
    equal(link?.target?.fragment, `L${line},${column}-L${line},${column + "on paper".length}`);
  });

  it("fold under what they are grouped by", async () => {
    const document = await open('"on paper"');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    equal(
      folds.map(({ start }) => document.lineAt(start).text),
      FILES.map((file) => `# ${file} (1 passage)`),
    );
    api.passages.groupBy(document.uri, "case");
    const found = await lines(document, /^# L04/m);
    equal(
      found.filter((line) => line.startsWith("#")),
      ["L04", "C05", "C06", "C07"].map((name) => `# ${name} (1 passage)`),
    );
  });

  it("follow what is said and coded", async () => {
    const document = await open('"on paper" AND file:06-drug-treatment-commissioner');
    equal(document.lineAt(1).text, "1 passage, 2 words, 1 case, 1 transcript");
    const transcript = await vscode.workspace.openTextDocument(fileUri(FIRST));
    const edit = new vscode.WorkspaceEdit();
    const end = transcript.positionAt(transcript.getText().length);
    edit.insert(transcript.uri, end, "\n\nL04: Never on paper.\n");
    await vscode.workspace.applyEdit(edit);
    const found = await lines(document, /^2 passages/m);
    ok(
      found.some((line) => line.includes("Never ‹on paper›.")),
      "The new words are listed",
    );
  });

  it("say what is wrong with the query", async () => {
    const document = await open("nothing-like-it AND level=central");
    matches(document.getText(), /^The query cannot be run: .*\nColumn 1: Neither the codebook/);
    equal(await api.passages.markdown(document.uri), undefined);
  });

  it("are given as Markdown", async () => {
    const document = await open('"on paper"');
    const markdown = (await api.passages.markdown(document.uri)) ?? "";
    equal(markdown.split("\n")[0], '# Passages of \\"on paper\\"');
    equal(markdown.match(/^> /gm)?.length, 4);
  });

  it("are those of a row of the Themes view, with all below it", async () => {
    await rowThat(api.themes, ({ context }) => context === "node-theme", "a theme");
    const row = allRows(api.themes.roots).find(({ id }) => id.endsWith("#node/scarcity"));
    ok(row, "The theme is there");
    await run("passagesOfNode", row?.id);
    const document = vscode.window.activeTextEditor?.document;
    equal(document?.lineAt(0).text, "Passages of theme:scarcity");
    const node = allNodes(api.studies()[0]?.nodes ?? []).find(({ id }) => id === "scarcity");
    matches(document?.lineAt(1).text ?? "", new RegExp(`^${node?.passages} passages, `));
  });

  it("are those of the code at the cursor of a transcript", async () => {
    const editor = await openTranscript("02-housing-options-manager.md");
    select(editor, "the mental health team give us", "start");
    await run("passagesOfNode");
    const { document } = vscode.window.activeTextEditor ?? {};
    equal(document?.lineAt(0).text, "Passages of theme:sharing-knowledge");
  });

  it("of the codebook stand in the Themes view, and are shown by a click", async () => {
    const row = await rowThat(api.themes, ({ context }) => context === "query", "a query");
    equal(row.label, "Pooling in local services");
    const { command, argument } = row.command ?? {};
    await vscode.commands.executeCommand(command ?? "", argument);
    const text = vscode.window.activeTextEditor?.document.getText() ?? "";
    matches(text, /^Passages of theme:pooling AND level=local\n/);
    const [cases, passages] = row.description.split(" · ");
    const figures = text.split("\n")[1] ?? "";
    ok(figures.startsWith(`${passages}, `) && figures.includes(`, ${cases}, `), figures);
  });
});
