import assert from "node:assert/strict";
import { foldingInCodebook, foldingRangesOf } from "../../../server/features/folding";
import { studyFrom } from "./fixture";

describe("folding of a transcript", () => {
  it("front matter, sections without blank lines at their ends, comments, fenced divs", () => {
    check(
      [
        "---", // 0
        "case: P1",
        "---",
        "# One", // 3
        "words",
        "",
        "## Two", // 6
        "words <!-- of", // 7
        "two lines -->",
        "## Three", // 9
        "",
        "# Four", // 11
        "::: {.box}", // 12
        "words",
        "::: inner", // 14
        ":::", // 15
        ":::", // 16
        "end",
        "",
      ],
      ["0-2", "3-9", "6-8", "7-8 comment", "11-17", "12-16", "14-15"],
    );
  });

  it("no fold of one line, no unclosed div, nothing of nothing", () => {
    check(["# One", "", "# Two", "<!-- x -->", ":::", ":::: box"], ["2-5"]);
    check([""], []);
  });

  it("with any line break", () => {
    const { transcript } = studyFrom(
      "//- codebook.yaml\n//- a.transcript\n# A\r\nx\r\n\r\n# B\ry\r",
    );
    assert.deepEqual(shown(foldingRangesOf(transcript("a.transcript"))), ["0-1", "3-4"]);
  });

  function check(lines: readonly string[], expected: readonly string[]): void {
    const text = lines.join("\n");
    const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
    assert.deepEqual(shown(foldingRangesOf(transcript("a.transcript"))), expected);
  }
});

describe("folding of the codebook", () => {
  it("entries and whatever is indented, blank lines not", () => {
    const { study } = studyFrom(`//- codebook.yaml
title: x
themes:
  money:
    definition: >
      Over
      lines

    codes:
      a: d
      b: { definition: d,
        status: draft }
codes:
  c: d
`);
    assert.deepEqual(shown(foldingInCodebook(study)), [
      "1-10",
      "2-10",
      "3-5",
      "7-10",
      "9-10",
      "11-12",
    ]);
  });

  it("an entry in flow style whose lines are not indented deeper", () => {
    const { study } = studyFrom("//- codebook.yaml\nthemes: { t: { codes: {\n  a:\n  d } } }\n");
    assert.deepEqual(shown(foldingInCodebook(study)), ["0-2", "1-2"]);
  });

  it("while it does not parse", () => {
    const { study } = studyFrom("//- codebook.yaml\nthemes:\n  a: [\n\tb\n");
    assert.deepEqual(shown(foldingInCodebook(study)), ["0-2"]);
  });
});

function shown(
  folds: readonly { startLine: number; endLine: number; kind?: string }[],
): readonly string[] {
  return folds.map(({ startLine, endLine, kind }) =>
    kind === undefined ? `${startLine}-${endLine}` : `${startLine}-${endLine} ${kind}`,
  );
}
