// Find and code: the page opens, and ticked hits are coded in open and closed transcripts at once.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import type { CodeWish } from "../../../client/pages/find/messages";
import {
  findRequest,
  type FindHit,
  type FindParams,
  type FindQuery,
  type FindResult,
} from "../../../server/protocol/find";
import { equal, matches, ok } from "../expect";
import { openTranscript, run, verbatim } from "../verbatim";
import { closeEditors, fileUri, readFile, restore, until } from "../workspace";

const QUERY: FindQuery = {
  mode: "phrase",
  text: "on paper",
  isCaseSensitive: false,
  isWholeWord: true,
  speakers: "participants",
};

/** Each of them has the words once. */
const FILES = [
  "transcripts/06-drug-treatment-commissioner.md",
  "transcripts/12-prison-resettlement-official.md",
  "transcripts/14-former-ministerial-adviser.md",
  "transcripts/16-national-providers-federation.md",
];

const CODE = { id: "political-weather", name: "Political weather", isNew: null };

describe("find and code", () => {
  let api: VerbatimApi;
  let study: string;
  let before: readonly string[];

  beforeEach(async () => {
    api = await verbatim();
    study = api.studies()[0]?.uri ?? "";
    before = await Promise.all(FILES.map(readFile));
  });
  afterEach(async () => {
    for (const [index, file] of FILES.entries()) await restore(file, before[index] ?? "");
    await closeEditors();
  });

  /** All hits: a search that takes long answers with some of them and where to go on. */
  const find = async () => {
    const hits: FindHit[] = [];
    let from: FindResult["next"] = null;
    do {
      const params: FindParams = { uri: study, query: QUERY, from, limit: 100 };
      const result: FindResult = await api.client.sendRequest(findRequest.method, params);
      hits.push(...result.hits);
      from = result.next;
    } while (from !== null);
    return hits;
  };
  const wishFor = async (wish: Partial<CodeWish> = {}) => {
    const hits = (await find()).map((hit, id) => ({ ...hit, id }));
    return { hits, code: CODE, unit: "words", ...wish } as const;
  };
  const textNow = async (file: string) =>
    (await vscode.workspace.openTextDocument(fileUri(file))).getText();
  const textsNow = () => Promise.all(FILES.map(textNow));
  const coded = (text: string, words: string, code = CODE.id) =>
    text.replace(words, `[${words}]{.${code}}`);
  const undoIn = async (file: string) => {
    await vscode.window.showTextDocument(fileUri(file));
    await vscode.commands.executeCommand("undo");
  };

  it("opens one page for a study", async () => {
    await run("findAndCode");
    await run("findAndCode");
    const isInFront = () => pages().some(({ isActive }) => isActive);
    await until(vscode.window.tabGroups.onDidChangeTabs, isInFront, "the page in front");
    equal(
      pages().map(({ label }) => label),
      ["Find and code"],
    );
  });

  it("codes the words of all ticked hits, and one undo takes it back to the byte", async () => {
    const wish = await wishFor();
    equal(
      wish.hits.map(({ file, text }) => [file, text]),
      FILES.map((file, index) => [file, index === 0 ? "On paper" : "on paper"]),
    );
    const done = await api.codeHits(study, wish);
    equal(done, { kind: "coded", passages: 4, refused: [] });
    equal(await textsNow(), [
      coded(before[0] ?? "", "On paper"),
      ...before.slice(1).map((text) => coded(text, "on paper")),
    ]);
    await undoIn(FILES[0] ?? "");
    equal(await textsNow(), before);
  });

  it("codes sentences, also in a transcript with unsaved changes", async () => {
    const file = "12-prison-resettlement-official.md";
    const editor = await openTranscript(file);
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) => edit.insert(end, "\nC05: It was agreed on paper. Only there.\n"));
    const unsaved = editor.document.getText();
    const all = await wishFor({ unit: "sentence" });
    const hits = all.hits.filter((hit) => hit.file.endsWith(file));
    equal(hits.length, 2);
    const done = await api.codeHits(study, { ...all, hits });
    equal(done?.passages, 2);
    // The full stop stands outside of a passage that is there, so that the sentence crosses its end.
    const crossing =
      "It went down on paper as information assurance]{.guarding-turf exemplar=yes}.";
    equal(
      editor.document.getText(),
      unsaved
        .replace(crossing, `[1>]${crossing}[<1]{.political-weather}`)
        .replace("It was agreed on paper.", "[It was agreed on paper.]{.political-weather}"),
    );
    await vscode.commands.executeCommand("undo");
    equal(editor.document.getText(), unsaved);
  });

  it("adds a new code to the codebook in the same step", async () => {
    const codebook = await readFile("codebook.yaml");
    const isNew = { id: "paper-only", name: null, under: null };
    const wish = await wishFor({ code: { id: "paper-only", name: "Paper only", isNew } });
    await api.codeHits(study, { ...wish, hits: wish.hits.slice(3) });
    matches(await textNow("codebook.yaml"), /\n {2}paper-only:/);
    equal(await textNow(FILES[3] ?? ""), coded(before[3] ?? "", "on paper", "paper-only"));
    await undoIn("codebook.yaml");
    equal(await textNow("codebook.yaml"), codebook);
    equal(await textNow(FILES[3] ?? ""), before[3]);
    await restore("codebook.yaml", codebook);
  });

  it("leaves out a hit whose words have changed, and says which", async () => {
    const wish = await wishFor();
    const editor = await openTranscript("14-former-ministerial-adviser.md");
    const { document } = editor;
    const start = document.positionAt(document.getText().indexOf("on paper!"));
    await editor.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, 2)), "in"));
    const done = await api.codeHits(study, wish);
    equal(done?.passages, 3);
    equal(
      done?.refused.map(({ id }) => id),
      [2],
    );
    matches(done?.refused[0]?.reason ?? "", /changed or moved since they were found/);
    equal(document.getText(), (before[2] ?? "").replace("on paper!", "in paper!"));
    ok(document.isDirty, "The transcript with the change is as it was left.");
  });
});

function pages(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith("verbatim.find"),
  );
}
