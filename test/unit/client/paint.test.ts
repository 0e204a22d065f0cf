import { deepEqual, equal, ok } from "node:assert/strict";
import {
  contrastRatio,
  isHexColor,
  readableLine,
  withAlpha,
} from "../../../client/decorations/color";
import { LANES, paintGroups } from "../../../client/decorations/plan";
import type { PaintedPassage } from "../../../server/protocol";

function passage(line: number, start: number, end: number, color = "#112233"): PaintedPassage {
  const range = { start: { line, character: start }, end: { line, character: end } };
  return { ranges: [range], codes: ["a"], color, depth: 0 };
}

function lanes(passages: readonly PaintedPassage[]): string[] {
  return paintGroups(passages, undefined).flatMap(({ lane, ranges }) =>
    ranges.map(({ start, end }) => `${start.character}-${end.character}: ${lane}`),
  );
}

describe("painting", () => {
  it("gives nested and crossing passages lanes of their own", () => {
    deepEqual(lanes([passage(0, 0, 20), passage(0, 2, 8), passage(0, 4, 6)]).sort(), [
      "0-20: 0",
      "2-8: 1",
      "4-6: 2",
    ]);
    deepEqual(lanes([passage(0, 5, 15), passage(0, 0, 10)]).sort(), ["0-10: 0", "5-15: 1"]);
  });

  it("uses a lane again after a passage has ended", () => {
    deepEqual(lanes([passage(0, 0, 5), passage(0, 5, 9)]), ["0-5: 0", "5-9: 0"]);
  });

  it("has no more lanes than there is room for", () => {
    const deep = Array.from({ length: 9 }, (_, index) => passage(0, index, 40 - index));
    equal(Math.max(...paintGroups(deep, undefined).map(({ lane }) => lane)), LANES - 1);
  });

  it("needs few styles for a codebook with thousands of colours", () => {
    const colorful = Array.from({ length: 5000 }, (_, index) =>
      passage(index, 0, 5, `#${(index * 3301).toString(16).padStart(6, "0").slice(-6)}`),
    );
    ok(paintGroups(colorful, undefined).length <= 216);
  });

  it("paints only what is near the window", () => {
    const many = Array.from({ length: 100 }, (_, line) => passage(line, 0, 5));
    equal(paintGroups(many, { first: 10, last: 19 })[0]?.ranges.length, 10);
  });

  it("makes every line stand out from the background", () => {
    for (const color of ["#000000", "#ffffff", "#0072b2", "#f0e442", "#777777"]) {
      ok(contrastRatio(readableLine(color, "dark"), "#1f1f1f") >= 3, color);
      ok(contrastRatio(readableLine(color, "light"), "#ffffff") >= 3, color);
      ok(contrastRatio(readableLine(color, "high-contrast-dark"), "#000000") >= 4.5, color);
    }
    equal(readableLine("#0072b2", "light"), "#0072b2");
  });

  it("lets nothing but colours into a style", () => {
    equal(isHexColor("#12345g"), false);
    equal(isHexColor("#123456; } body {"), false);
    equal(withAlpha("#112233", 0.5), "#11223380");
  });
});
