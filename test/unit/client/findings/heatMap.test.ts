import assert from "node:assert/strict";
import { drawGrid, type GridCell } from "../../../../client/pages/findings/drawing/grid";
import { heatOf } from "../../../../client/pages/findings/drawing/heat";
import { measure } from "./figures";

const cell = (text: string, heat: number | null): GridCell => {
  return { texts: [`${text} (44%)`, text], heat, label: text, target: null };
};

describe("a heat map", () => {
  const rows = [
    { key: "a", name: "Care", depth: 0, isBold: true, cells: [cell("4", 1), cell("0", null)] },
    { key: "b", name: "Waiting", depth: 1, isBold: false, cells: [null, cell("2", 0.5)] },
  ];
  const columns = [
    { name: "K1", base: "of 9" },
    { name: "K2", base: "" },
  ];
  const draw = (width: number, names = columns) =>
    drawGrid({ rows, columns: names, ground: "light" }, { width, measure });

  it("has a cell for each figure, between the names of its rows and of its columns", () => {
    // The longest name ends at 63; cells begin at 71 and are 64 wide, below two lines of 17 and a gap.
    const { rects, width, height } = draw(199);
    assert.deepEqual([width, height], [199, 94]);
    assert.deepEqual(
      rects.map(({ x, fill }) => [Math.round(x), fill]),
      [
        [71, "#08519c"],
        [136, "lane"],
        [136, "#79a1ca"],
      ],
    );
    assert.ok(rects.every(({ y, height: high }) => y >= 42 && y + high <= 94.001));
  });

  it("writes figures and shares where they fit, else figures alone", () => {
    const textsAt = (width: number) =>
      draw(width)
        .texts.slice(-3)
        .map(({ text }) => text);
    assert.deepEqual(textsAt(199), ["4 (44%)", "0 (44%)", "2 (44%)"]);
    assert.deepEqual(textsAt(160), ["4", "0", "2"]);
  });

  it("writes all figures in the same form, also where that of some would be longer", () => {
    const full = { ...cell("4", 1), texts: ["4 (100%)", "4"] };
    const mixed = [{ key: "a", name: "Care", depth: 0, isBold: true, cells: [full, cell("0", 0)] }];
    // "Care" ends at 32; cells are 58 wide: room for "0 (44%)", which is 49, and none for 56.
    const { texts } = drawGrid({ rows: mixed, columns, ground: "light" }, { width: 158, measure });
    assert.deepEqual(
      texts.slice(-2).map(({ text }) => text),
      ["4", "0"],
    );
  });

  it("writes the name of each row at the middle of its cells", () => {
    const many = [...Array(40).keys()].map((index) => {
      return { key: `${index}`, name: "Row", depth: 0, isBold: false, cells: [cell("1", 1)] };
    });
    const { texts, rects } = drawGrid(
      { rows: many, columns: [{ name: "K1", base: "" }], ground: "light" },
      { width: 400, measure },
    );
    rects.forEach(({ y, height }, index) => {
      assert.ok(Math.abs((texts[index + 1]?.y ?? 0) - (y + height / 2)) < 0.001, `row ${index}`);
    });
  });

  it("makes cells wider for the names of columns where there is room", () => {
    const named = [
      { name: "x".repeat(20), base: "" },
      { name: "K2", base: "" },
    ];
    const texts = draw(600, named).texts.slice(0, 2);
    assert.deepEqual(
      texts.map(({ isTurned = false }) => isTurned),
      [false, false],
    );
  });

  it("writes on each cell in what is readable there", () => {
    const paints = draw(199)
      .texts.slice(-3)
      .map(({ paint }) => paint);
    assert.deepEqual(paints, ["#ffffff", "quiet", "#000000"]);
    for (const ground of ["light", "dark", "high-contrast-dark", "high-contrast-light"] as const)
      for (let share = 0; share <= 1; share += 0.05) {
        const { fill, text } = heatOf(share, ground);
        assert.ok(contrast(fill, text) >= 4.5, `${fill} ${text}`);
      }
  });

  it("turns the names of columns where one of them is wider than its column", () => {
    const long = [
      { name: "x".repeat(10), base: "of 9" },
      { name: "K2", base: "" },
    ];
    const heads = draw(199, long).texts.slice(0, 3);
    assert.deepEqual(
      heads.map(({ text, isTurned = false, y }) => [text, isTurned, y]),
      [
        ["x".repeat(10), true, 70],
        ["of 9", false, 78.5],
        ["K2", true, 70],
      ],
    );
  });

  it("is wider than a page that is too narrow, and can be gone through", () => {
    // "Waiting" is indented by 14 and cut to "Wait…", 35 wide; no cell is narrower than 44.
    const { width, marks } = draw(100);
    assert.equal(width, 57 + 2 * 44);
    assert.deepEqual(
      marks.map(({ row, key }) => `${row} ${key}`),
      ["0 a 0", "0 a 1", "1 b 1"],
    );
  });
});

/** The contrast of WCAG 2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
