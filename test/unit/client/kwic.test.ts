// Words in context as a document: the words stand below each other, each with its source.
import { deepEqual, equal } from "node:assert/strict";
import { kwicText } from "../../../client/queries/kwicText";
import { KWIC_RULE } from "../../../server/protocol/kwicRule";
import type { KwicHit, KwicResult } from "../../../server/protocol/kwic";

const HIT: KwicHit = {
  ...{ uri: "file:///study/k1.md", file: "k1.md", speaker: "P1", case: "K1" },
  range: { start: { line: 7, character: 4 }, end: { line: 7, character: 8 } },
  ...{ before: "They had to ", match: "wait", after: " for years" },
};
const LATER: KwicHit = { ...HIT, before: "𝒜\nnd ", match: "“wait”", after: "." };
const OTHER: KwicHit = {
  ...{ ...HIT, uri: "file:///study/k2.md", file: "k2.md", speaker: "Int", case: null },
  ...{ before: "", match: "Wait", after: "" },
};

function found(change: Partial<KwicResult> = {}): KwicResult {
  return { problem: null, lines: [HIT, LATER, OTHER], total: 3, unread: [], ...change };
}

const WORDS = { words: "wait", where: null, role: null };

describe("the document of words in context", () => {
  it("puts the words below each other, file by file, and links each source", () => {
    const { text, links, folds } = kwicText(WORDS, found());
    const lines = text.split("\n");
    deepEqual(lines, [
      "In context: wait",
      "3 lines in 2 transcripts",
      KWIC_RULE,
      "",
      "# k1.md (2 lines)",
      "  They had to ‹wait›   for years  K1, P1 – k1.md:8",
      "         𝒜 nd ‹“wait”›.           K1, P1 – k1.md:8",
      "",
      "# k2.md (1 line)",
      "              ‹Wait›              Int – k2.md:8",
      "",
    ]);
    deepEqual(
      links.map(({ line, start, end, hit }) => [lines[line]?.slice(start, end), hit.uri]),
      [
        ["k1.md:8", HIT.uri],
        ["k1.md:8", HIT.uri],
        ["k2.md:8", OTHER.uri],
      ],
    );
    deepEqual(folds, [
      { start: 4, end: 6 },
      { start: 8, end: 9 },
    ]);
  });

  it("says what it is limited to, where it was cut, and what could not be read", () => {
    const what = { words: "wait", where: "level=local\n", role: "participant" } as const;
    const lines = kwicText(what, found({ total: 5_001, unread: ["k3.md"] })).text.split("\n");
    deepEqual(lines.slice(0, 7), [
      "In context: wait",
      "5,001 lines",
      "Only in what the query level=local finds.",
      "Only what participants say.",
      KWIC_RULE,
      "Only the first 3 lines of 5,001 are listed (the limit). Limit it by a query.",
      "Not listed, because they could not be read: k3.md.",
    ]);
  });

  it("has nothing below where nothing is found", () => {
    const { text } = kwicText(WORDS, found({ lines: [], total: 0 }));
    equal(text.split("\n")[1], "0 lines in 0 transcripts");
  });
});
