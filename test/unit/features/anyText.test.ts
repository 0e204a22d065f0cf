import assert from "node:assert/strict";
import fc from "fast-check";
import type { DocumentSymbol, Range } from "vscode-languageserver-types";
import { codesAt } from "../../../server/features/codesAt";
import type { TranscriptContext } from "../../../server/features/context";
import { definitionAt, definitionInCodebook } from "../../../server/features/definition";
import { documentLinksOf } from "../../../server/features/documentLinks";
import { documentSymbolsOf, symbolsInCodebook } from "../../../server/features/documentSymbols";
import { foldingInCodebook, foldingRangesOf } from "../../../server/features/folding";
import { highlightsAt } from "../../../server/features/highlight";
import { inlayHintsIn } from "../../../server/features/inlayHints";
import { overviewOf } from "../../../server/features/overview";
import { paintOf } from "../../../server/features/paint";
import { passagesOf, uncodedOf } from "../../../server/features/passages";
import { codeAt, nodeAtInCodebook, referencesOf } from "../../../server/features/references";
import { semanticTokensOf } from "../../../server/features/semanticTokens";
import { workspaceSymbols } from "../../../server/features/workspaceSymbols";
import { wordingBetween } from "../../../server/markup/wording";
import { runs } from "../../support/runs";
import { studyFrom, transcriptIn } from "./fixture";
import { textIn } from "./ranges";

const CODEBOOK = `//- codebook.yaml
themes:
  t: { codes: { a: d, old: { status: retired, replacedBy: a } } }
`;

/** Pieces that make markup of all forms when they are strung together. */
const PIECES = [
  ...["[", "]", "[1>]", "[<1]{.a}", "[<1]", "]{.a .b}", "{.a}", "]{#id memo='x\ny'}", "[]{.old}"],
  ...["[]{-}", "]{.a exemplar=a}", "\\", "<!--", "-->", "<!-- x -->", "# H ", "## ", ":::", "---"],
  ...[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "P1: ",
    "Int: ",
    "[00:01] ",
    "one two",
    "word",
    "\u0301",
  ],
  ...["😀", "\ud83d", "字", "---\nspeakers: { P1: , P2: }\n---\n", "source: ../x.y", "\ufeff"],
];
const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(""));

describe("features of any text", () => {
  it("never throw, and every range lies inside the text", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, place) => {
        const context = contextOf(text);
        const offset = place % (text.length + 1);
        for (const range of rangesAt(context, offset)) assertInside(text, range);
        foldingRangesOf(context);
        codeAt(context, offset);
      }),
      { numRuns: runs(500) },
    );
  });

  it("what is painted of a passage are its words, each character once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const context = contextOf(text);
        const { transcript } = context;
        const wordings = new Set(
          transcript.codings.map(({ passage }) =>
            bare(wordingBetween(transcript, passage.start, passage.end)),
          ),
        );
        for (const { ranges } of paintOf(context, 1).passages) {
          const painted = bare(ranges.map((range) => textIn(text, range)).join(""));
          assert.ok(wordings.has(painted), JSON.stringify([painted, ...wordings]));
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it("semantic tokens follow each other without overlapping", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const data = semanticTokensOf(contextOf(text));
        let lastLength = 0;
        for (let at = 0; at < data.length; at += 5) {
          const [lines, characters, length] = data.slice(at, at + 3);
          assert.ok(lines >= 0 && characters >= 0 && length > 0);
          assert.ok(at === 0 || lines > 0 || characters >= lastLength);
          lastLength = length;
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it("the index, the pages and the cases agree on how many codings there are", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (first, second) => {
        const { study, textOf } = studyFrom(
          `${CODEBOOK}//- x.transcript\n${first}\n//- y.transcript\n${second}`,
        );
        const read = (path: string) => transcriptIn(study, path, textOf(path));
        const page = { offset: 0, limit: 1_000 };
        const { total, passages } = await passagesOf(study, "t", page, read);
        assert.equal(passages.length, total);
        const { nodes, cases } = overviewOf(study);
        assert.equal(nodes[0].codings, total);
        assert.ok(referencesOf(study, "t").length <= total);
        const all = nodes.reduce((sum, node) => sum + node.codings, 0);
        for (const { codings, passages: own } of cases) assert.ok(codings <= all && own <= codings);
      }),
      { numRuns: runs(200) },
    );
  });

  it("codebooks that may not parse", () => {
    const pieces = [
      "codes:",
      "a",
      ": ",
      "\n",
      "  ",
      "{",
      "}",
      "[",
      "replacedBy",
      "d",
      '"',
      "\t",
      "- ",
    ];
    const anyCodebook = fc.array(fc.constantFrom(...pieces), { maxLength: 30 });
    fc.assert(
      fc.property(anyCodebook, fc.nat(), (all, place) => {
        const text = all.join("");
        const lastGood = "title: long enough\nthemes: { t: { codes: { a: d } } }";
        const { study } = studyFrom(`//- codebook.yaml\n${text}`, { lastGood });
        const offset = place % (text.length + 1);
        foldingInCodebook(study);
        nodeAtInCodebook(study, offset);
        overviewOf(study);
        const ranges = [
          ...symbolRanges(symbolsInCodebook(study)),
          ...workspaceSymbols([study], "a").map(({ location }) => location.range),
          ...definitionInCodebook(study, offset).map((link) => link.targetSelectionRange),
        ];
        for (const range of ranges) assertInside(text, range);
      }),
      { numRuns: runs(300) },
    );
  });
});

function contextOf(text: string): TranscriptContext {
  return transcriptIn(studyFrom(CODEBOOK).study, "a.transcript", text);
}

function rangesAt(context: TranscriptContext, offset: number): Range[] {
  const painted = paintOf(context, 1);
  const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  return [
    ...painted.passages.flatMap(({ ranges }) => ranges),
    ...painted.markup,
    ...painted.uncoded,
    ...uncodedOf(context).map(({ range }) => range),
    ...codesAt(context, offset).passages.map(({ range }) => range),
    ...highlightsAt(context, offset).map(({ range }) => range),
    ...symbolRanges(documentSymbolsOf(context)),
    ...documentLinksOf(context).map(({ range }) => range),
    ...definitionAt(context, offset).flatMap(({ originSelectionRange: range }) => range ?? []),
    ...inlayHintsIn(context, everything).map(({ position }) => ({
      start: position,
      end: position,
    })),
  ];
}

/** Names must not be empty, and a selection must lie inside its symbol: the editor insists. */
function symbolRanges(symbols: readonly DocumentSymbol[]): Range[] {
  return symbols.flatMap(({ name, range, selectionRange, children }) => {
    assert.notEqual(name, "");
    assert.ok(!isBefore(selectionRange.start, range.start));
    assert.ok(!isBefore(range.end, selectionRange.end));
    return [range, selectionRange, ...symbolRanges(children ?? [])];
  });
}

function assertInside(text: string, { start, end }: Range): void {
  const lines = text.split(/\r\n|[\r\n]/);
  assert.ok(!isBefore(end, start), JSON.stringify({ start, end }));
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line < lines.length && character >= 0, `line ${line}`);
    assert.ok(character <= lines[line].length, `character ${character} of line ${line}`);
  }
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function bare(text: string): string {
  return text.replace(/[\s\\]/gu, "");
}
