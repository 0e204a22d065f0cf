import assert from "node:assert/strict";
import type { RivalsPicture } from "../../../../server/protocol/findings";
import { HOSTILE, measure, message, shown } from "./figures";

const figures = (codings: number) => {
  return { codings, passages: codings, words: 1204, cases: 2, transcripts: 1 };
};

const PICTURE: RivalsPicture = {
  picture: "rivals",
  names: ["model", "@strength"],
  rivals: {
    by: "model",
    rows: [
      { value: "political", ...figures(3), only: ["K2"] },
      { value: "rational", ...figures(1), only: [] },
      { value: "(none)", ...figures(2), only: [] },
    ],
    several: [{ case: "K1", values: ["political", "rational"] }],
    none: [HOSTILE],
  },
  cases: [
    { case: "K2", values: ["political"], passages: [1, 0, 0] },
    { case: "K1", values: ["political", "rational"], passages: [2, 1, 0] },
    { case: HOSTILE, values: [], passages: [0, 0, 2] },
  ],
  casesLeftOut: 0,
  valuesLeftOut: 0,
};

describe("rival explanations", () => {
  const show = (parts: Partial<RivalsPicture> = {}) =>
    shown(message([], { ...PICTURE, ...parts }), { picture: "rivals" });
  const draw = () => show().draw?.({ width: 900, measure }, "screen");

  it("have the figures of each value above the cases, which stand in groups", () => {
    const names = draw()
      ?.texts.filter(({ anchor, isTurned }) => anchor === "start" && !isTurned)
      .map(({ text }) => text);
    assert.deepEqual(names, [
      "All cases",
      "All passages",
      "All codings",
      "All words",
      "All transcripts",
      "Only political: 1 case",
      "K2",
      "Several: 1 case",
      "K1",
      "None, negative cases: 1 case",
      "<script>alert(1)</script>\"&'\ufffd=cmd()",
    ]);
  });

  it("lead from a figure to all passages of the value, and from a case to those that it has", () => {
    const marks = draw()?.marks ?? [];
    assert.deepEqual(
      marks
        .map(({ label, target }) => [label, target?.kind === "rival" ? target.case : null])
        .slice(0, 1),
      [["political: 2 cases in all", null]],
    );
    const ofCases = marks.slice(15).map(({ label, target }) => [label, target]);
    assert.deepEqual(ofCases.slice(0, 2), [
      [
        "K2, speaks for political alone. political: 1 passage",
        { kind: "rival", by: "model", value: "political", case: "K2" },
      ],
      ["K2, speaks for political alone. rational: 0 passages", null],
    ]);
    assert.equal(ofCases[4]?.[0], "K1, speaks for 2. rational: 1 passage");
    assert.match(String(ofCases[8]?.[0]), /, speaks for none\. \(none\): 2 passages$/);
  });

  it("say in words how many cases speak for what", () => {
    assert.match(
      show().description,
      /1 case speaks for one value alone, 1 for several, 1 for none\./,
    );
    assert.equal(show().title, "Rival explanations: model");
    assert.equal(show().name, "rival-explanations-model");
  });

  it("have the same rows as a table", () => {
    const { table } = show();
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ["Case", "Speaks for", "Figure", "political", "rational", "(none)"],
    );
    assert.deepEqual(table.rows.slice(0, 2), [
      ["All", "", "cases", 2, 2, 2],
      ["All", "", "passages", 3, 1, 2],
    ]);
    assert.deepEqual(table.rows.slice(5), [
      ["K2", "political", "passages", 1, 0, 0],
      ["K1", "political + rational", "passages", 2, 1, 0],
      [HOSTILE, "none", "passages", 0, 0, 2],
    ]);
  });

  it("say what is left out, and what to write where there is nothing to weigh", () => {
    assert.deepEqual(show({ casesLeftOut: 2, valuesLeftOut: 1 }).notes, [
      "2 more cases are not drawn: the command line prints all.",
      "1 more value is not drawn: the command line prints all.",
    ]);
    const empty = show({ rivals: null, names: [], cases: [] });
    assert.equal(empty.draw, undefined);
    assert.match(empty.description, /^No code has an attribute/);
  });
});
