import assert from "node:assert/strict";
import { highlightsAt } from "../../../server/features/highlight";
import { studyFrom } from "./fixture";
import { textIn } from "./ranges";

describe("highlights", () => {
  it("of a code: wherever the file names it, without passages that have other codes", () => {
    const text = "[a]{.x$0} [b]{.xy .x} []{.x} [c]{.y exemplar=x}\n\n[1>]d[<1]{.x}";
    check(text, [".x", ".x", ".x", "x", ".x"]);
    check("[c]{.y exemplar=$0x} [a]{.x}", ["x", ".x"]);
  });

  it("of a bracket or a marker: both", () => {
    check("$0[a [b]{.x} c]{.y}", ["[ at 0", "] at 12"]);
    check("[a [b$0]{.x} c]{.y}", ["[ at 3", "] at 5"]);
    check("[a [b]{.x} c]$0{.y}", ["[ at 0", "] at 12"]);
    check("[1>$0]a [2>]b[<1]{.x} c[<2]{.y}", ["[1>] at 0", "[<1] at 11"]);
    check("[1>]a [2>]b[<1]{.x} c[$0<2]{.y}", ["[2>] at 6", "[<2] at 21"]);
    check("[$0[b]{.x} c]{.y}", ["[ at 1", "] at 3"]);
  });

  it("of a paragraph code: the speech that it codes", () => {
    check("P1: One two. [$0]{.x}", ["One two. at 4", "[] at 13"]);
    check("P1: [$0]{.x}", ["[] at 4"]);
  });

  it("of an `#id`: wherever it stands", () => {
    check("[a]{.x #here$0} [b]{#here} [c]{.here}", ["#here", "#here"]);
  });

  it("of nothing else", () => {
    for (const text of [
      "wo$0rd",
      "[a]{.x me$0mo=y}",
      "[lau$0gh]",
      "[a]$0 b",
      "[]{-$0}",
      "$0",
      "",
    ]) {
      check(text, []);
    }
  });

  function check(marked: string, expected: readonly string[]): void {
    const { transcript, cursor } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${marked}`);
    const context = transcript("a.transcript");
    const { text } = context.transcript;
    const found = highlightsAt(context, cursor?.offset ?? 0).map(({ range }) => {
      const { line, character } = range.start;
      return line === 0 ? `${textIn(text, range)} at ${character}` : textIn(text, range);
    });
    const shown = expected.some((one) => one.includes(" at "))
      ? found
      : found.map((one) => one.replace(/ at \d+$/, ""));
    assert.deepEqual(shown, expected, marked);
  }
});
