import assert from "node:assert/strict";
import { NEUTRAL_COLOR, PALETTE, UNKNOWN_COLOR, colorOf } from "../../../server/codebook/colors";
import { read } from "./helpers";

const codebook = read(`codes:
  loose: x
  loose-red: { definition: x, color: "#FF0000", codes: { below-loose: y } }
themes:
  first: { codes: { a: { codes: { b: x, c: { definition: y, color: "#00ff00" } } } } }
  second: { color: "#0000ff", codes: { d: x } }
  third: { codes: { e: x } }
`);

describe("the colour of a code", () => {
  const expected: readonly (readonly [string, string])[] = [
    ["c", "#00ff00"],
    ["b", PALETTE[0]],
    ["first", PALETTE[0]],
    ["d", "#0000ff"],
    ["e", PALETTE[2]],
    ["loose", NEUTRAL_COLOR],
    ["below-loose", "#ff0000"],
    ["nowhere", UNKNOWN_COLOR],
    ["__proto__", UNKNOWN_COLOR],
  ];
  for (const [id, color] of expected) {
    it(`of ${id} is ${color}`, () => assert.equal(colorOf(codebook, id), color));
  }

  it("starts again after the last theme colour", () => {
    const lines = Array.from({ length: PALETTE.length + 1 }, (_, index) => `  t${index}:\n`);
    const many = read(`themes:\n${lines.join("")}`);
    assert.equal(colorOf(many, `t${PALETTE.length}`), PALETTE[0]);
  });
});

describe("the palette", () => {
  const all = [...PALETTE, NEUTRAL_COLOR, UNKNOWN_COLOR];

  it("has a contrast of 3:1 to white and to a dark editor", () => {
    for (const color of all) {
      assert.ok(contrast(color, "#ffffff") >= 3, `${color} on white`);
      assert.ok(contrast(color, "#1e1e1e") >= 3, `${color} on dark`);
    }
  });

  it("has at least ten colours, all different", () => {
    assert.ok(PALETTE.length >= 10);
    assert.equal(new Set(all).size, all.length);
  });
});

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The relative luminance of WCAG 2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
