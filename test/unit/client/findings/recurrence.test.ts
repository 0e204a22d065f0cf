import assert from "node:assert/strict";
import { drawRecurrence } from "../../../../client/pages/findings/drawing/recurrence";
import { HOSTILE, measure, message, node, shown } from "./figures";

const CARE = node("care", { name: "Care", kind: "theme", cases: 4, passages: 9, codings: 9 });
const WAIT = node("wait", { name: "Waiting", depth: 1, cases: 2, passages: 3, codings: 1204 });

const draw = (nodes = [CARE, WAIT], width = 400) =>
  drawRecurrence({ nodes, measure: "cases", colorOf: ({ color }) => color }, { width, measure });

describe("the picture of themes by recurrence", () => {
  it("has bars as long as their figures, behind the longest name", () => {
    // "Waiting" is indented by 14 and 49 wide; 8 behind it bars begin. "4" and a gap need 15.
    const { rects, width, height } = draw();
    assert.deepEqual([width, height], [400, 78]);
    assert.deepEqual(
      rects.map((rect) => [rect.x, round(rect.y), rect.width, round(rect.height), rect.fill]),
      [
        [71, 31.2, 314, 15.6, "#006cb4"],
        [71, 57.2, 157, 15.6, "#006cb4"],
      ],
    );
  });

  it("has a scale of whole numbers", () => {
    const { lines, texts } = draw();
    assert.deepEqual(
      lines.map(({ x1, x2, y1, y2 }) => [x1, x2, y1, y2]),
      [71, 149.5, 228, 306.5, 385].map((x) => [x, x, 22, 78]),
    );
    assert.deepEqual(
      texts.slice(0, 5).map(({ text, x }) => `${text} at ${x}`),
      ["0 at 71", "1 at 149.5", "2 at 228", "3 at 306.5", "4 at 385"],
    );
    const one = draw([node("a", { cases: 1 })]);
    assert.deepEqual(
      one.texts.slice(0, -2).map(({ text }) => text),
      ["0", "1"],
    );
  });

  it("writes names before the bars and figures behind them", () => {
    const { texts } = draw();
    assert.deepEqual(
      texts.slice(5).map(({ text, x, y, isBold = false }) => [text, x, y, isBold]),
      [
        ["Care", 0, 39, true],
        ["Waiting", 14, 65, false],
        ["4", 390, 39, false],
        ["2", 233, 65, false],
      ],
    );
  });

  it("says of each node all that is counted, and leads to its passages", () => {
    const { marks } = draw([WAIT, node("never", { name: "Never" })]);
    assert.deepEqual(
      marks.map(({ label, target, row }) => [row, label, target]),
      [
        [0, "Waiting: 2 cases, 3 passages, 1,204 codings, 0 words", { kind: "node", node: "wait" }],
        [1, "Never: unused", null],
      ],
    );
  });

  it("draws themes without codings as bars without length", () => {
    const { rects, texts } = draw([node("never")]);
    assert.equal(rects[0]?.width, 0);
    assert.deepEqual(texts.at(-1)?.text, "0");
  });

  it("cuts names that are too long, and never takes more than 45 in 100 for them", () => {
    const { rects, texts, marks } = draw([node("a", { name: "x".repeat(100), cases: 1 })]);
    // 180 pixels hold 25 characters, the ellipsis included.
    assert.equal(texts.at(-2)?.text, `${"x".repeat(24)}…`);
    assert.equal(rects[0]?.x, 183);
    assert.ok(marks[0]?.label.startsWith("x".repeat(100)));
  });

  it("stays inside a narrow page", () => {
    const { texts, rects } = draw([CARE, WAIT], 240);
    for (const { x, width } of rects) assert.ok(x >= 0 && width >= 0 && x + width <= 240);
    for (const { x, text, anchor } of texts)
      if (anchor === "start") assert.ok(x + measure(text) <= 240, text);
  });

  it("makes one line of a hostile name, without what turns the text around", () => {
    const { texts, marks } = draw([node("a", { name: `${HOSTILE}\nline` })], 4000);
    assert.equal(texts.at(-2)?.text, HOSTILE.replace("\u202e", "\ufffd") + " line");
    assert.ok(!marks[0]?.label.includes("\u202e"));
  });
});

describe("what is said of themes by recurrence", () => {
  const nodes = [
    CARE,
    WAIT,
    node("deep", { depth: 2, cases: 1, passages: 8 }),
    node("most", { depth: 1, cases: 1, passages: 5 }),
    node("few", { kind: "theme", cases: 1, passages: 20 }),
    node("none", { kind: "theme" }),
  ];
  const idsIn = (choices: Parameters<typeof shown>[1]) =>
    shown(message(nodes), choices).table.rows.map(([, , id]) => id);

  it("the top of the codebook, all of it, or one node and what is below it", () => {
    assert.deepEqual(idsIn({}), ["care", "few", "none"]);
    assert.deepEqual(idsIn({ nodes: "+all" }), ["care", "wait", "deep", "most", "few", "none"]);
    assert.deepEqual(idsIn({ nodes: "wait" }), ["wait", "deep"]);
    assert.deepEqual(idsIn({ nodes: "none" }), ["none"]);
    assert.deepEqual(idsIn({ nodes: "gone" }), ["care", "few", "none"]);
  });

  it("puts most of the measure first on every level; what is below a node stays with it", () => {
    const choices = { nodes: "+all", measure: "passages" } as const;
    assert.deepEqual(idsIn(choices), ["few", "care", "most", "wait", "deep", "none"]);
  });

  it("has a title, a description, a rule, and the colours of the page or of paper", () => {
    const picture = shown(message(nodes), { measure: "passages" });
    assert.equal(picture.title, "Themes by passages");
    assert.match(
      picture.description,
      /^One bar for each of 3 themes and codes, as long as its number of pass/,
    );
    assert.match(picture.description, / 2 cases in 3 transcripts are counted\.$/);
    assert.match(picture.rule, /^How it is counted: a theme or category counts all that is below/);
    const fills = (colors: "screen" | "paper") =>
      picture.draw?.({ width: 400, measure }, colors).rects[0]?.fill;
    assert.deepEqual([fills("screen"), fills("paper")], ["#006cb4", "#123456"]);
  });

  it("draws the first thousand nodes, says so, and has all of them in the table", () => {
    const many = Array.from({ length: 1204 }, (_, index) => node(`c${index}`, { cases: 1 }));
    const { draw: drawIt, notes, table } = shown(message(many));
    assert.equal(drawIt?.({ width: 400, measure }, "screen").rects.length, 1000);
    assert.deepEqual(notes, [
      "The first 1,000 of 1,204 bars are drawn. The table that is saved has all of them.",
    ]);
    assert.equal(table.rows.length, 1204);
    assert.deepEqual(shown(message(many.slice(0, 1000))).notes, []);
  });

  it("of an empty codebook draws nothing and says why", () => {
    const { draw: drawIt, description, table } = shown(message([]));
    assert.equal(drawIt, undefined);
    assert.equal(description, "The codebook has no themes or codes yet.");
    assert.deepEqual(table.rows, []);
  });
});

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
