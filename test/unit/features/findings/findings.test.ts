import assert from "node:assert/strict";
import { findingsOf } from "../../../../server/features/findings/findings";
import type { CooccurrencePair } from "../../../../server/protocol/comparisons";
import type {
  CooccurrencePicture,
  CoveragePicture,
  CoverageWish,
  FindingsResult,
  NodesWish,
} from "../../../../server/protocol/findings";
import type { StudySnapshot } from "../../../../server/features/context";
import { studyFrom } from "../fixture";
import { textIn } from "../ranges";

const STUDY = `//- codebook.yaml
title: Waiting
themes:
  unused: { codes: { never: x } }
  care:
    name: Care
    color: "#123456"
    codes:
      wait: { codes: { long: A year or more., short: x } }
codes:
  loose: Outside.
//- a.transcript
---
case: K1
---
P1: [We waited [long]{.long}]{.short} and [stayed]{.care}. [Odd]{.nowhere}
//- b.transcript
---
case: K2
---
P2: We [waited]{.loose} too. And [so on]{.long}
//- c.transcript
Nobody said what.
`;

const COVERAGE: CoverageWish = { picture: "coverage", node: null, offset: 0, limit: 50 };

/** Two codes of most cases, together in one; and 46 codes that stand together twice. */
const CROWDED = (() => {
  const few = Array.from({ length: 46 }, (_, at) => `few-${at}`);
  const passages = few.map((code) => `[word]{.${code}}`).join(" ");
  const lines = ["often", "much", ...few].map((code) => `  ${code}: x`);
  const cases = Array.from({ length: 6 }, (_, at) => {
    const codes = at === 0 ? [".often .much"] : [at % 2 === 0 ? ".often" : ".much"];
    return `//- often-${at}.transcript\nP: [word]{${codes.join(" ")}}\n`;
  });
  const together = ["x", "y"].map((name) => `//- ${name}.transcript\nP: ${passages}\n`);
  return `//- codebook.yaml\ncodes:\n${lines.join("\n")}\n${cases.join("")}${together.join("")}`;
})();

async function cooccurrenceOf(text: string): Promise<CooccurrencePicture> {
  const nodes = { which: "all" } as const;
  const wish = { picture: "cooccurrence", kind: "case", nodes } as const;
  const { picture } = await findingsOf(studyFrom(text).study, wish);
  assert.ok(picture.picture === "cooccurrence");
  return picture;
}

function pairText({ a, b, count }: CooccurrencePair): string {
  return `${a} ${b} ${count}`;
}

describe("findings", () => {
  it("give every node with its figures, depth first, every level most recurrent first", async () => {
    const { nodes } = await findingsOf(studyFrom(STUDY).study, { picture: "recurrence" });
    assert.deepEqual(
      nodes.map(({ depth, id, kind, cases, passages, codings, color }) =>
        [depth, id, kind, cases, passages, codings, color].join(" "),
      ),
      [
        "0 care theme 2 3 4 #123456",
        "1 wait category 2 2 3 #123456",
        "2 long code 2 2 2 #123456",
        "2 short code 1 1 1 #123456",
        "0 loose code 1 1 1 #767676",
        "0 nowhere unknown 1 1 1 #8c6d62",
        "0 unused theme 0 0 0 #006cb4",
        "1 never code 0 0 0 #006cb4",
      ],
    );
  });

  it("give the size of the study", async () => {
    const found = await findingsOf(studyFrom(STUDY).study, { picture: "recurrence" });
    const { title, failure, cases, transcripts, words, picture } = found;
    assert.deepEqual(
      { title, failure, cases, transcripts, words, picture },
      {
        title: "Waiting",
        failure: null,
        cases: 3,
        transcripts: 3,
        // "We waited long and stayed Odd", "We waited too And so on", "Nobody said what".
        words: 15,
        picture: { picture: "recurrence" },
      },
    );
  });

  it("of a study without anything are empty", async () => {
    const { study } = studyFrom("//- codebook.yaml\n");
    const { nodes, picture, cases } = await findingsOf(study, COVERAGE);
    assert.deepEqual([nodes, cases], [[], 0]);
    assert.deepEqual(picture, { picture: "coverage", node: null, offset: 0, total: 0, strips: [] });
  });

  it("say that the codebook does not parse", async () => {
    const { study } = studyFrom("//- codebook.yaml\nthemes: [\n", {
      lastGood: "codes: { old: x }",
    });
    const { failure, nodes } = await findingsOf(study, { picture: "recurrence" });
    assert.match(failure ?? "", /stays in force/);
    assert.deepEqual(
      nodes.map(({ id }) => id),
      ["old"],
    );
  });
});

describe("coverage by transcript", () => {
  it("has the united passages of any code, with their codes and their words in the file", async () => {
    const fixture = studyFrom(STUDY);
    const { total, strips } = await coverageOf(fixture.study, COVERAGE);
    assert.equal(total, 3);
    const [a, b, c] = strips;
    // "We waited long and stayed. Odd"
    assert.deepEqual(
      [a?.file, a?.case, a?.length, a?.passages, a?.others],
      ["a.transcript", "K1", 30, 3, []],
    );
    assert.deepEqual(
      a?.stretches.map(({ start, end, codes }) => `${start} ${end} ${codes.join(" ")}`),
      ["0 14 short long", "19 25 care", "27 30 nowhere"],
    );
    assert.deepEqual(
      a?.stretches.map(({ range }) => textIn(fixture.textOf("a.transcript"), range)),
      ["We waited [long]{.long}", "stayed", "Odd"].map((text) => text.replace("]{.long}", "")),
    );
    assert.deepEqual([b?.words, b?.codedWords, b?.coverage], [6, 3, 0.5]);
    assert.deepEqual([c?.passages, c?.stretches, c?.coverage], [0, [], 0]);
  });

  it("tells the passages of a node and of all below it from what else is coded", async () => {
    const { study } = studyFrom(STUDY);
    const { node, strips } = await coverageOf(study, { ...COVERAGE, node: "wait" });
    assert.equal(node, "wait");
    assert.deepEqual(
      strips.map(({ passages, stretches, others }) => [
        passages,
        stretches.map(({ start, end }) => [start, end]).join(" "),
        others.join(" "),
      ]),
      [
        [1, "0,14", "0 14 19 25 27 30"],
        // "We waited too. And so on"
        [1, "19,24", "3 9 19 24"],
        [0, "", ""],
      ],
    );
  });

  it("gives transcripts page by page, in the order of the files", async () => {
    const { study } = studyFrom(STUDY);
    const filesOn = async (offset: number, limit: number): Promise<string> => {
      const { strips, total } = await coverageOf(study, { ...COVERAGE, offset, limit });
      return `${strips.map(({ file }) => file[0]).join("")} of ${total}`;
    };
    assert.equal(await filesOn(0, 2), "ab of 3");
    assert.equal(await filesOn(2, 2), "c of 3");
    assert.equal(await filesOn(9, 2), " of 3");
    assert.equal(await filesOn(-1, NaN), " of 3");
  });

  it("of a node that is gone is that of any code", async () => {
    const { study } = studyFrom(STUDY);
    const found = await coverageOf(study, { ...COVERAGE, node: "__proto__" });
    assert.deepEqual([found.node, found.strips[0]?.passages], [null, 3]);
  });

  it("of a node without codings has no passages", async () => {
    const { study } = studyFrom(STUDY);
    const { node, strips } = await coverageOf(study, { ...COVERAGE, node: "unused" });
    assert.deepEqual([node, strips.map(({ passages }) => passages)], ["unused", [0, 0, 0]]);
  });

  it("counts all passages of a transcript and gives the first thousand", async () => {
    const text = "P1: [So]{.x} it goes\n\n".repeat(1001);
    const { study } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
    const { strips } = await coverageOf(study, COVERAGE);
    assert.deepEqual([strips[0]?.passages, strips[0]?.stretches.length], [1001, 1000]);
  });

  it("lets others have their turn after each transcript", async () => {
    const { study } = studyFrom(STUDY);
    let turns = 0;
    await findingsOf(study, COVERAGE, () => {
      turns++;
      return undefined;
    });
    assert.equal(turns, 3);
  });
});

async function coverageOf(study: StudySnapshot, wish: CoverageWish): Promise<CoveragePicture> {
  const { picture }: FindingsResult = await findingsOf(study, wish);
  if (picture.picture !== "coverage") throw new Error("Another picture was given.");
  return picture;
}

describe("compared findings", () => {
  const LEVELS = STUDY.replace("case: K1\n", "case: K1\nattributes: { level: local, age: 30 }\n");

  it("are by what was asked for, or by the first attribute that there is", async () => {
    const { study } = studyFrom(LEVELS);
    const wish = { picture: "crosstab", measure: "cases", nodes: { which: "top" } } as const;
    const by = async (asked: string | null) => {
      const { picture } = await findingsOf(study, { ...wish, by: asked });
      return picture.picture === "crosstab" ? picture : undefined;
    };
    const found = await by("level");
    assert.deepEqual(found?.attributes, ["age", "level"]);
    assert.deepEqual(found.crosstab.columns, ["local", "(none)"]);
    assert.deepEqual(
      found.crosstab.rows.map(({ id, cells }) => `${id} ${cells.join(" ")}`),
      ["unused 0 0", "care 1 1", "loose 0 1", "nowhere 1 0"],
    );
    assert.equal((await by(null))?.crosstab.by, "age");
    assert.equal((await by("gone"))?.crosstab.by, "age");
    assert.equal((await by("file"))?.crosstab.by, "file");
  });

  it("are of the top, of everything, or of a node and all below it", async () => {
    const { study } = studyFrom(STUDY);
    const idsOf = async (nodes: NodesWish) => {
      const wish = { picture: "crosstab", measure: "cases", by: null, nodes } as const;
      const { picture } = await findingsOf(study, wish);
      return picture.picture === "crosstab" ? picture.crosstab.rows.map(({ id }) => id) : [];
    };
    assert.equal((await idsOf({ which: "all" })).length, 8);
    assert.deepEqual(await idsOf({ which: "below", node: "wait" }), ["wait", "long", "short"]);
    const top = ["unused", "care", "loose", "nowhere"];
    assert.deepEqual(await idsOf({ which: "below", node: "gone" }), top);
  });

  it("pair what stands side by side, never a node with what is below it", async () => {
    const { study } = studyFrom(STUDY);
    const pairsOf = async (nodes: NodesWish) => {
      const wish = { picture: "cooccurrence", kind: "paragraph", nodes } as const;
      const { picture } = await findingsOf(study, wish);
      if (picture.picture !== "cooccurrence") return [];
      return picture.pairs.map(({ a, b, count }) => `${a} ${b} ${count}`);
    };
    assert.deepEqual(await pairsOf({ which: "top" }), ["care loose 1", "care nowhere 1"]);
    assert.deepEqual(await pairsOf({ which: "below", node: "wait" }), ["long short 1"]);
    assert.equal((await pairsOf({ which: "all" })).includes("long short 1"), true);
  });

  it("give every pair of the nodes that are drawn, however rarely it occurs", async () => {
    const all = await cooccurrenceOf(CROWDED);
    // 46 codes meet twice each, and the two most recurrent ones only once: the last of all pairs.
    assert.deepEqual([all.total, all.pairs.length], [1036, 1000]);
    assert.equal(all.pairs.map(pairText).includes("often much 1"), false);
    assert.deepEqual(all.drawn.slice(0, 2), ["much", "often"]);
    assert.deepEqual([all.drawn.length, all.nodes], [40, 48]);
    assert.deepEqual(all.drawnPairs.map(pairText).slice(-1), ["often much 1"]);
    assert.equal(all.drawnPairs.length, 1 + (38 * 37) / 2);
  });

  it("give new codes page by page, and cases by attributes that there are", async () => {
    const { study } = studyFrom(LEVELS);
    const page = { picture: "newCodes", order: "file", offset: 1, limit: 1 } as const;
    const { picture: brought } = await findingsOf(study, page);
    assert.ok(brought.picture === "newCodes");
    assert.deepEqual(
      brought.rows.map(({ uri, newCodes, codes }) => [uri, newCodes, codes]),
      [[study.uriOf("b.transcript"), 1, 5]],
    );
    assert.equal(brought.total, 3);
    const cases = {
      picture: "cases",
      of: "cases",
      rows: "level",
      nested: null,
      columns: "level",
    } as const;
    const { picture } = await findingsOf(study, cases);
    assert.ok(picture.picture === "cases");
    assert.deepEqual(picture.table?.by, ["level"]);
    assert.deepEqual(
      picture.table.rows.map(({ value, total }) => `${value} ${total}`),
      ["local 1", "(none) 2"],
    );
  });

  it("by several attributes hold rows below rows, with columns or without", async () => {
    const { study } = studyFrom(`//- codebook.yaml
codes: { a: x }
//- one.transcript
---
case: K1
attributes: { level: local, region: north, sector: public }
---
P1: Yes.
//- two.transcript
---
case: K2
attributes: { level: local, region: south }
---
P2: No.
//- three.transcript
---
case: K3
attributes: { level: central, region: north, sector: public }
---
P3: Well.
`);
    const table = async (columns: string | null) => {
      const by = { rows: "level", nested: "region", columns } as const;
      const { picture } = await findingsOf(study, { picture: "cases", of: "cases", ...by });
      assert.ok(picture.picture === "cases");
      return picture.table;
    };
    const list = await table(null);
    assert.deepEqual(list?.by, ["level", "region"]);
    assert.deepEqual(list.columns, []);
    assert.deepEqual(list.rows, [
      {
        value: "central",
        cells: [],
        total: 1,
        rows: [{ value: "north", cells: [], total: 1 }],
      },
      {
        value: "local",
        cells: [],
        total: 2,
        rows: [
          { value: "north", cells: [], total: 1 },
          { value: "south", cells: [], total: 1 },
        ],
      },
    ]);
    const grid = await table("sector");
    assert.deepEqual(grid?.columns, ["public", "(none)"]);
    assert.deepEqual(
      grid.rows.map(({ cells, rows = [] }) => [cells, rows.map((row) => row.cells)]),
      [
        [[1, 0], [[1, 0]]],
        [
          [1, 1],
          [
            [1, 0],
            [0, 1],
          ],
        ],
      ],
    );
  });

  it("by attributes have no table in a study without any", async () => {
    const { study } = studyFrom(STUDY);
    const wish = {
      picture: "cases",
      of: "cases",
      rows: null,
      nested: null,
      columns: null,
    } as const;
    const { picture } = await findingsOf(study, wish);
    assert.deepEqual(picture.picture === "cases" && picture.table, null);
  });
});
