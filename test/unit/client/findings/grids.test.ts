import assert from "node:assert/strict";
import { drawNewCodes } from "../../../../client/pages/findings/drawing/newCodes";
import type { Crosstab } from "../../../../server/protocol/comparisons";
import type {
  CasesPicture,
  CooccurrencePicture,
  CrosstabPicture,
  NewCodesPicture,
} from "../../../../server/protocol/findings";
import { measure, message, node, shown } from "./figures";

const NODES = [
  node("care", { name: "Care", kind: "theme", cases: 2, codings: 4 }),
  node("wait", { name: "Waiting", depth: 1, cases: 1, codings: 1 }),
  node("rest", { name: "Rest", cases: 1, codings: 1 }),
];

const CROSSTAB: Crosstab = {
  by: "level",
  measure: "cases",
  columns: ["=central", "(none)"],
  bases: [
    { cases: 4, transcripts: 1, words: 1204 },
    { cases: 0, transcripts: 0, words: 0 },
  ],
  rows: [
    { id: "rest", name: "Rest", kind: "code", cells: [1, 0], total: 1 },
    { id: "care", name: "Care", kind: "theme", cells: [2, 1], total: 2 },
  ],
};

const crosstabOf = (parts: Partial<Crosstab>): CrosstabPicture => {
  const crosstab = { ...CROSSTAB, ...parts };
  return { picture: "crosstab", attributes: ["level"], parts: ["case"], crosstab };
};

describe("themes by an attribute", () => {
  const show = (parts: Partial<Crosstab> = {}) =>
    shown(message(NODES, crosstabOf(parts)), { picture: "crosstab" });
  const labels = (parts: Partial<Crosstab> = {}) =>
    show(parts)
      .draw?.({ width: 900, measure }, "screen")
      .marks.map(({ label }) => label);

  it("says of each cell the figure, its base and its share, and leads to its passages", () => {
    assert.deepEqual(labels(), [
      "Care, level =central: 2 cases of 4, 50%",
      "Care, level (none): 1 case of 0",
      "Rest, level =central: 1 case of 4, 25%",
      "Rest, level (none): 0 cases of 0",
    ]);
    const [first, , , last] = show().draw?.({ width: 900, measure }, "screen").marks ?? [];
    const target = { kind: "cell", node: "care", by: "level", column: "=central" };
    assert.deepEqual([first?.target, last?.target], [target, null]);
  });

  it("has no shares of passages and codings", () => {
    assert.equal(labels({ measure: "passages" })?.[0], "Care, level =central: 2 passages");
  });

  it("has its rows in the order of the nodes, totals in its table, and says what is left out", () => {
    const { title, table, notes } = show({ columnsLeftOut: 2 });
    assert.equal(title, "Themes by level: cases");
    assert.deepEqual(table.rows, [
      ["Care", "care", 2, 0.5, 1, null, 2],
      ["Rest", "rest", 1, 0.25, 0, null, 1],
    ]);
    assert.deepEqual(notes, ["2 more columns are not drawn: the command line prints all."]);
  });

  it("draws no more than 3,000 cells", () => {
    const many = Array.from({ length: 1000 }, (_, index) => node(`c${index}`));
    const rows = many.map(({ id }) => {
      return { id, name: id, kind: "code" as const, cells: Array<number>(60).fill(1), total: 1 };
    });
    const columns = rows[0]?.cells.map((_, index) => `v${index}`) ?? [];
    const bases = columns.map(() => ({ cases: 1, transcripts: 1, words: 1 }));
    const sent = message(many, crosstabOf({ rows, columns, bases }));
    const { draw, notes } = shown(sent, { picture: "crosstab" });
    assert.equal(draw?.({ width: 900, measure }, "paper").rects.length, 3000);
    assert.match(notes[0] ?? "", /^The first 50 of 1,000 rows are drawn\./);
  });

  it("draws nothing where there is nothing to compare", () => {
    assert.equal(show({ rows: [] }).description, "The codebook has no themes or codes yet.");
    const empty = show({ columns: [], bases: [] });
    assert.deepEqual(
      [empty.draw, empty.description],
      [undefined, "Nothing has a value of level yet."],
    );
  });
});

describe("co-occurrence", () => {
  const picture = (parts: Partial<CooccurrencePicture> = {}): CooccurrencePicture => ({
    picture: "cooccurrence",
    kind: "overlap",
    total: 1,
    pairs: [{ a: "rest", b: "care", count: 3, share: 0.125 }],
    nodes: 2,
    drawn: ["care", "rest"],
    drawnPairs: [{ a: "rest", b: "care", count: 3, share: 0.125 }],
    ...parts,
  });
  const show = (parts: Partial<CooccurrencePicture> = {}, nodes = "+top") =>
    shown(message(NODES, picture(parts)), { picture: "cooccurrence", nodes });

  it("has one cell for each pair, which leads to where they meet", () => {
    const drawing = show().draw?.({ width: 900, measure }, "screen");
    assert.deepEqual(
      drawing?.marks.map(({ label, target }) => [label, target]),
      [
        [
          "Rest with Care: 3 overlaps, a share of 13%",
          { kind: "pair", a: "rest", b: "care", how: "overlap", isOwn: false },
        ],
      ],
    );
    const names = drawing?.texts.map(({ text }) => text);
    assert.deepEqual(names, ["1", "1 Care", "2 Rest", "3"]);
  });

  it("means codes by their own codings where all codes are shown", () => {
    const [mark] = show({}, "+all").draw?.({ width: 900, measure }, "screen").marks ?? [];
    assert.ok(mark?.target?.kind === "pair" && mark.target.isOwn);
  });

  it("has the figures of pairs that are too rare to be listed, and says how many nodes are drawn", () => {
    const drawnPairs = [{ a: "rest", b: "care", count: 1, share: 0.01 }];
    const { notes, draw } = show({ pairs: [], total: 2000, nodes: 60, drawnPairs });
    const [mark] = draw?.({ width: 900, measure }, "screen").marks ?? [];
    assert.equal(mark?.label, "Rest with Care: 1 overlap, a share of 1%");
    assert.equal(notes[0], "The 2 most recurrent of 60 themes and codes are drawn.");
  });

  it("lists the pairs, and says how many are not shown", () => {
    const { table, notes } = show({ total: 1204 });
    assert.deepEqual(table.rows, [["Rest", "Care", "rest", "care", 3, 0.125]]);
    assert.match(notes[0] ?? "", /^The 1 pairs? that occurs? most often, of 1,204/);
    assert.equal(
      show({ pairs: [], total: 0, kind: "case" }).description,
      "No two of these occur in the same case.",
    );
  });

  it("says that there are no codes where there are none", () => {
    const none = picture({ pairs: [], total: 0, nodes: 0, drawn: [], drawnPairs: [] });
    const { description } = shown(message([], none), { picture: "cooccurrence" });
    assert.equal(description, "The codebook has no themes or codes yet.");
  });
});

describe("new codes by interview", () => {
  const row = (file: string, newCodes: number, codes: number) => {
    return { file, uri: `file:///s/${file}`, newCodes, codes, newThemes: 1, themes: 1 };
  };

  it("draws what was met before thin, and what is new thick behind it", () => {
    // "one" is 21 wide: bars begin at 29. "+4 (4)" is 42 wide: 4 codes reach to 429 - 50 = 379.
    const rows = [row("one.md", 4, 4), row("two.md", 0, 4)];
    const { rects, texts, marks } = drawNewCodes(rows, { width: 429, measure });
    assert.deepEqual(
      rects.map(({ x, y, width, height, fill }) => [x, y, width, height, fill]),
      [
        [29, 36, 0, 4, "other"],
        [29, 31, 350, 14, "accent"],
        [29, 60, 350, 4, "other"],
        [379, 55, 0, 14, "accent"],
      ],
    );
    assert.deepEqual(
      texts.slice(-2).map(({ text }) => text),
      ["+4 (4)", "+0 (4)"],
    );
    assert.equal(marks[0]?.label, "one: 4 new codes, 4 so far; 1 new theme, 1 so far");
    assert.ok(marks[0]?.target?.kind === "place");
  });

  it("says its order, and which transcripts are not shown", () => {
    const page: NewCodesPicture = {
      picture: "newCodes",
      order: "date",
      offset: 0,
      total: 3,
      rows: [row("one.md", 4, 4)],
    };
    const { description, notes, table } = shown(message(NODES, page), { picture: "newCodes" });
    assert.match(description, /by date, then by file/);
    assert.deepEqual(notes, ["Transcripts 1 to 1 of 3; the others are on other pages."]);
    assert.deepEqual(table.rows, [["one.md", 4, 4, 1, 1]]);
  });
});

describe("cases by attributes", () => {
  const picture = (parts: Partial<CasesPicture> = {}): CasesPicture => ({
    picture: "cases",
    of: "cases",
    attributes: ["level", "sector"],
    nested: null,
    rowsLeftOut: 0,
    columnsLeftOut: 0,
    table: {
      by: ["level", "sector"],
      columns: ["public", "(none)"],
      rows: [{ value: "local", cells: [2, 1], total: 3 }],
      total: 4,
    },
    ...parts,
  });
  const show = (parts: Partial<CasesPicture> = {}) =>
    shown(message(NODES, picture(parts)), { picture: "cases" });

  it("has a cell for two values, and a total that has no colour", () => {
    const { title, description, table, draw } = show();
    assert.equal(title, "Cases by level and sector");
    assert.match(description, /There are 4 cases in all\.$/);
    assert.deepEqual(table.rows, [["local", 2, 1, 3]]);
    const drawing = draw?.({ width: 900, measure }, "paper");
    assert.deepEqual(
      drawing?.marks.map(({ label }) => label),
      ["local and public: 2 cases", "local and (none): 1 case", "local in all: 3 cases"],
    );
    assert.deepEqual(
      drawing?.rects.map(({ fill }) => fill === "lane"),
      [false, false, true],
    );
  });

  it("by one attribute has one column", () => {
    const rows = [{ value: "local", cells: [], total: 3 }];
    const table = { by: ["level"], columns: [], rows, total: 3 };
    const one = show({ table, of: "transcripts", rowsLeftOut: 1 });
    assert.equal(one.title, "Transcripts by level");
    assert.deepEqual(one.table.rows, [["local", 3]]);
    assert.deepEqual(one.notes, ["1 more row is not drawn: the command line prints all."]);
  });

  it("has the rows of a second attribute below those of the first", () => {
    const rows = [
      {
        value: "local",
        cells: [2, 1],
        total: 3,
        rows: [
          { value: "north", cells: [2, 0], total: 2 },
          { value: "south", cells: [0, 1], total: 1 },
        ],
      },
    ];
    const by = ["level", "region", "sector"];
    const table = { by, columns: ["public", "(none)"], rows, total: 3 };
    const { title, description, draw, table: shownTable } = show({ nested: "region", table });
    assert.equal(title, "Cases by level, region and sector");
    assert.match(
      description,
      /^One row for each value of level, below it one for each of region in it, one column for each of sector\./,
    );
    assert.deepEqual(shownTable.rows, [
      ["local", "", 2, 1, 3],
      ["local", "north", 2, 0, 2],
      ["local", "south", 0, 1, 1],
    ]);
    assert.deepEqual(
      draw?.({ width: 900, measure }, "paper").marks.map(({ label }) => label),
      [
        "local and public: 2 cases",
        "local and (none): 1 case",
        "local in all: 3 cases",
        "local and north and public: 2 cases",
        "local and north and (none): 0 cases",
        "local and north in all: 2 cases",
        "local and south and public: 0 cases",
        "local and south and (none): 1 case",
        "local and south in all: 1 case",
      ],
    );
  });

  it("says where attributes stand when there are none", () => {
    const { draw, description } = show({ table: null });
    assert.equal(draw, undefined);
    assert.match(description, /^No case has an attribute yet\./);
  });
});
