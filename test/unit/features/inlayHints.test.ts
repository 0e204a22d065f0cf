import assert from "node:assert/strict";
import type { Range } from "vscode-languageserver-types";
import { inlayHintsIn } from "../../../server/features/inlayHints";
import { studyFrom, type FixtureOptions } from "./fixture";

const EVERYTHING: Range = {
  start: { line: 0, character: 0 },
  end: { line: 9_999, character: 0 },
};

describe("inlay hints", () => {
  it("the codes of a range behind its first marker, their names in the tooltip", () => {
    check("P1: [1>]one\n\ntwo[<1]{.limits .odd}", ["0:8 limits, odd (Scarce money, odd)"]);
  });

  it("the codes of a long span behind its bracket, measured by its wording", () => {
    const words = (count: number) => "a".repeat(count);
    check(`[${words(80)}]{.odd}`, []);
    check(`[${words(81)}]{.odd}`, ["0:1 odd (odd)"]);
    check(`[${words(30)}[${words(30)}]{.x memo="${words(50)}"}]{.odd}`, []);
    check("[one]{.odd}", ["0:1 odd (odd)"], { inlayHints: { longSpan: 2 } });
  });

  it("in the order of the text, where they start", () => {
    check("[1>]a [2>]b[<2]{.x} c[<1]{.y}", ["0:4 y (y)", "0:10 x (x)"]);
  });

  it("more than three codes are counted", () => {
    check("[1>]a[<1]{.a .b .c .d .e}", ["0:4 a, b, c +2 (a, b, c, d, e)"]);
  });

  it("only those that start in the range that is asked for", () => {
    const text = "[1>]a\n[2>]b\n[3>]c[<1]{.x}[<2]{.y}[<3]{.z}";
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } };
    check(text, ["1:4 y (y)"], {}, range);
  });

  it("none for paragraph codes, annotations, or when they are off", () => {
    check(`${"word ".repeat(30)} []{.x} [1>]a[<1]{memo=x}`, []);
    check("[1>]a[<1]{.x}", [], { inlayHints: { enabled: false } });
  });

  function check(
    text: string,
    expected: readonly string[],
    options: FixtureOptions = {},
    range = EVERYTHING,
  ): void {
    const codebook = "//- codebook.yaml\ncodes: { limits: { name: Scarce money } }\n";
    const { transcript } = studyFrom(`${codebook}//- a.transcript\n${text}`, options);
    const hints = inlayHintsIn(transcript("a.transcript"), range);
    const shown = hints.map(({ position, label, tooltip }) => {
      const place = `${position.line}:${position.character}`;
      return `${place} ${String(label)} (${String(tooltip)})`;
    });
    assert.deepEqual(shown, expected);
  }
});
