import assert from "node:assert/strict";
import { codesAt } from "../../../server/features/codesAt";
import { studyFrom } from "./fixture";
import { textIn } from "./ranges";

describe("codes at a place", () => {
  it("the innermost passage first", () => {
    check("P1: [one [1>][t$0wo]{.a .b} three]{.c} four[<1]{.d}", [
      "a,b |two|",
      "c |one [1>][two]{.a .b} three|",
      "d |two]{.a .b} three]{.c} four|",
    ]);
  });

  it("on markup, the passage that it belongs to first", () => {
    check("[one [two]{$0.a}]{.b}", ["a |two|", "b |one [two|"]);
    check("$0[[one]{.a}]{.b}", ["b |one|"]);
    check("[1$0>]one [two]{.a} three[<1]{.b}", ["b |one [two]{.a} three|"]);
    check("one [two]{.a} [$0]{.b}", ["b |one [two|"]);
  });

  it("of equal stretches the inner brackets, then the paragraph", () => {
    check("[[o$0ne]{.a}]{.b} []{.c}", ["a |one|", "b |one|", "c |one|"]);
  });

  it("behind the last character, as a cursor stands there", () => {
    check("P1: one. []{.a}$0", ["a |one.|"]);
    check("[one]{.a}$0", ["a |one|"]);
    check("P1: one\n$0\n[two]{.a}", []);
  });

  it("not between passages, not for annotations without a code", () => {
    check("[one]{.a} $0 [two]{.b}", []);
    check("[o$0ne]{memo=x}", []);
    check("$0", []);
  });

  it("a passage without words, on its markup", () => {
    check("[]$0{.a}", ["a ||"]);
  });

  it("a code that is written twice, once", () => {
    check("[o$0ne]{.a .a}", ["a |one|"]);
  });

  function check(text: string, expected: readonly string[]): void {
    const { transcript, cursor } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
    assert.ok(cursor !== undefined);
    const context = transcript("a.transcript");
    const { passages } = codesAt(context, cursor.offset);
    const found = passages.map(
      ({ range, codes }) => `${codes.join(",")} |${textIn(context.transcript.text, range)}|`,
    );
    assert.deepEqual(found, expected);
  }
});
