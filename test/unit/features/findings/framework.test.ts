import assert from "node:assert/strict";
import { findingsOf } from "../../../../server/features/findings/findings";
import type { MatrixPicture, MatrixWish } from "../../../../server/protocol/findings";
import { studyFrom } from "../fixture";

describe("findings about rival explanations", () => {
  const RIVALS = `//- codebook.yaml
codes:
  rules: { definition: x, attributes: { model: rational, question: two } }
  turf: { definition: x, attributes: { model: political } }
  other: x
//- a.transcript
P1: [One]{.rules} and [two]{.turf}, [three]{.turf strength=high}.
//- b.transcript
P2: [One]{.turf}.
//- c.transcript
P3: [One]{.other}.
`;

  const rivalsOf = async (source: string, by: string | null) => {
    const { picture } = await findingsOf(studyFrom(source).study, { picture: "rivals", by });
    assert.ok(picture.picture === "rivals");
    return picture;
  };

  it("give the cases with their passages: for one value, for several, for none", async () => {
    const { names, rivals, cases } = await rivalsOf(RIVALS, null);
    assert.deepEqual(names, ["model", "question", "@strength"]);
    assert.deepEqual(
      rivals?.rows.map(({ value, passages }) => [value, passages]),
      [
        ["political", 3],
        ["rational", 1],
        ["(none)", 1],
      ],
    );
    assert.deepEqual(cases, [
      { case: "b", values: ["political"], passages: [1, 0, 0] },
      { case: "a", values: ["political", "rational"], passages: [2, 1, 0] },
      { case: "c", values: [], passages: [0, 0, 1] },
    ]);
  });

  it("are by an annotation, or by the first attribute where a name is there no more", async () => {
    assert.equal((await rivalsOf(RIVALS, "@strength")).rivals?.by, "@strength");
    assert.equal((await rivalsOf(RIVALS, "gone")).rivals?.by, "model");
    const nothing = await rivalsOf("//- codebook.yaml\ncodes: { a: x }\n", null);
    assert.deepEqual([nothing.rivals, nothing.names, nothing.cases], [null, [], []]);
  });

  it("say how many cases and values are left out", async () => {
    const speeches = Array.from({ length: 1002 }, (_, at) => `P${at}: [x]{.a m=v${at % 62}}`);
    const cases = speeches.map((_, at) => `P${at}: { case: K${at} }`).join(", ");
    const text = `---\nspeakers: { ${cases} }\n---\n${speeches.join("\n\n")}\n`;
    const found = await rivalsOf(
      `//- codebook.yaml\ncodes: { a: x }\n//- a.transcript\n${text}`,
      "@m",
    );
    assert.deepEqual(
      [found.cases.length, found.casesLeftOut, found.rivals?.rows.length, found.valuesLeftOut],
      [1000, 2, 60, 2],
    );
    assert.ok(found.cases.every(({ passages }) => passages.length === 60));
  });
});

describe("findings about a framework matrix", () => {
  const MATRIX = `//- codebook.yaml
themes: { care: { name: Care, codes: { wait: x } }, money: {} }
codes: { loose: x }
//- a.transcript
# Work

P1: [One [two]{.wait}]{.care} and [three]{.wait}.
//- b.transcript
P2: [One]{.loose}, [two]{.odd}.
//- framework.md
# a
## care
She waits.
## Work
All of it.
# gone
## care
x
`;
  const matrixOf = async (parts: Partial<MatrixWish> = {}) => {
    const page = { nodes: { which: "top" }, offset: 0, limit: 50 } as const;
    const wish = { picture: "matrix", by: "theme", ...page, ...parts } as const;
    const { picture } = await findingsOf(studyFrom(MATRIX).study, wish);
    assert.ok(picture.picture === "matrix");
    return picture;
  };
  const rowsOf = ({ rows }: Pick<MatrixPicture, "rows">) =>
    rows.map(({ case: name, cells }) => [
      name,
      ...cells.map(({ passages, summary }) => `${passages} ${summary ?? ""}`),
    ]);

  it("have the passages and the summary of every case for every theme", async () => {
    const found = await matrixOf();
    assert.deepEqual(
      found.columns.map(({ id }) => id),
      ["care", "money", "loose", "odd"],
    );
    assert.deepEqual(rowsOf(found), [
      ["a", "2 She waits.", "0 ", "0 ", "0 "],
      ["b", "0 ", "0 ", "1 ", "1 "],
    ]);
    assert.deepEqual([found.total, found.columnsLeftOut, found.problems, found.cut], [2, 0, 1, 0]);
  });

  it("have the nodes or the headings that are asked for, some cases at a time", async () => {
    const below = await matrixOf({ nodes: { which: "below", node: "care" }, offset: 1, limit: 1 });
    assert.deepEqual(rowsOf(below), [["b", "0 "]]);
    assert.deepEqual([below.offset, below.total, below.columns[0]?.id], [1, 2, "wait"]);
    const headings = await matrixOf({ by: "heading" });
    assert.deepEqual(rowsOf(headings), [
      ["a", "2 All of it.", "0 "],
      ["b", "0 ", "2 "],
    ]);
  });

  it("say how many columns are left out", async () => {
    const codes = Array.from({ length: 63 }, (_, at) => `c${at}: x`).join(", ");
    const { study } = studyFrom(
      `//- codebook.yaml\ncodes: { ${codes} }\n//- a.transcript\nP1: x\n`,
    );
    const page = { nodes: { which: "all" }, offset: 0, limit: 50 } as const;
    const { picture } = await findingsOf(study, { picture: "matrix", by: "theme", ...page });
    assert.ok(picture.picture === "matrix");
    assert.deepEqual([picture.columns.length, picture.columnsLeftOut], [60, 3]);
  });
});
