import assert from "node:assert/strict";
import { readDrafts } from "../../../../client/pages/findings/messages";
import { nameOfPassages } from "../../../../client/pages/findings/names";
import { isSame, withDraft, withoutDraft } from "../../../../client/pages/findings/state";
import type { MatrixPicture } from "../../../../server/protocol/findings";
import { message, node, shown } from "./figures";

const PICTURE: MatrixPicture = {
  picture: "matrix",
  by: "theme",
  columns: [
    { id: "care", name: "Care" },
    { id: "money", name: "Money" },
  ],
  columnsLeftOut: 0,
  offset: 0,
  total: 1,
  rows: [
    {
      case: "K1",
      cells: [
        { passages: 2, summary: "She waits." },
        { passages: 0, summary: null },
      ],
    },
  ],
  problems: 0,
  cut: 0,
};

describe("a framework matrix", () => {
  const show = (parts: Partial<MatrixPicture> = {}) =>
    shown(message([], { ...PICTURE, ...parts }), { picture: "matrix" });

  it("is a table that leads to its cells, and one that can be saved", () => {
    const { title, name, matrix, draw, table } = show();
    assert.deepEqual(
      [title, name],
      ["Framework matrix: cases by themes", "framework-matrix-by-themes"],
    );
    assert.deepEqual([matrix?.rows.length, draw], [1, undefined]);
    assert.deepEqual(
      [table.columns.map((column) => column.name), ...table.rows],
      [
        ["Case", "Care: passages", "Care: summary", "Money: passages", "Money: summary"],
        ["K1", 2, "She waits.", 0, ""],
      ],
    );
    assert.equal(show({ by: "heading" }).title, "Framework matrix: cases by headings");
  });

  it("says what is not shown, and that summaries belong to no cell", () => {
    assert.deepEqual(show({ total: 120, columnsLeftOut: 2, cut: 1, problems: 1 }).notes, [
      "Cases 1 to 1 of 120; the others are on other pages.",
      "2 more columns are not drawn: the command line prints all.",
      "1 summary is cut here: choose the cell to read all of it.",
      "framework.md has a problem: some summaries belong to no cell. See Problems.",
    ]);
  });

  it("says why there is none", () => {
    assert.deepEqual(
      [show({ total: 0, rows: [] }), show({ columns: [] })].map((one) => [
        one.description,
        one.matrix,
      ]),
      [
        ["The study has no transcripts yet.", undefined],
        ["The codebook has no themes or codes yet.", undefined],
      ],
    );
  });
});

describe("a summary that is being written", () => {
  const of = { kind: "matrixCell", by: "theme", column: "care", case: "K1" } as const;
  const other = { ...of, case: "K2" };
  const draft = { of, text: "a", before: null };

  it("is known by its cell", () => {
    const { findings } = message([node("care", { name: "Care" })]);
    assert.equal(nameOfPassages(of, findings), "Care, K1");
    assert.equal(nameOfPassages({ ...of, by: "heading" }, findings), "care, K1");
    assert.ok(isSame(of, { case: "K1", column: "care", by: "theme", kind: "matrixCell" }));
    const drafts = withDraft([draft, { ...draft, of: other }], { ...draft, text: "b" });
    assert.deepEqual(
      drafts.map(({ of: cell, text }) => `${cell.case} ${text}`),
      ["K2 a", "K1 b"],
    );
    assert.deepEqual(withoutDraft(drafts, other), [{ ...draft, text: "b" }]);
  });

  it("is kept, and nothing that is none", () => {
    assert.deepEqual(readDrafts([draft, { ...draft, before: "x" }]), [
      draft,
      { ...draft, before: "x" },
    ]);
    for (const none of [
      undefined,
      null,
      {},
      "x",
      [1],
      [null],
      [{ of, text: 1 }],
      [{ of: {}, text: "" }],
    ])
      assert.deepEqual(readDrafts(none), []);
  });
});
