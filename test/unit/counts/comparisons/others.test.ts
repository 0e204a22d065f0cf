import assert from "node:assert/strict";
import { attributeNames, attributeToCompare } from "../../../../server/counts/attributeValues";
import { comparedOf } from "../../../../server/counts/compared";
import { casesBy } from "../../../../server/counts/casesBy";
import type { CasesRow, CooccurrenceKind } from "../../../../server/counts/comparisons";
import { cooccurrenceOf } from "../../../../server/counts/cooccurrence/cooccurrence";
import { newCodesOf } from "../../../../server/counts/newCodes";
import { placesOfRival, rivalPassagesOf } from "../../../../server/counts/rivalPlaces";
import { rivalsOf } from "../../../../server/counts/rivals";
import { readSections } from "../../../support/sections";
import { row } from "../rows";
import { countStudy } from "../study";

async function figuresOf(source: string) {
  return (await countStudy(readSections(source).files)).figures;
}

describe("what occurs together", () => {
  const STUDY = `
//- codebook.yaml
themes: { t: { codes: { b: x, a: x } } }
//- one.transcript
---
case: K
---
P1: [One [two]{.b} three]{.a} four [five]{.t}.

Int: [Six]{.a} [seven]{.new}?

P1: [Eight]{.b} nine, multi-[agen]{.a}[cy]{.t}.
//- two.transcript
P2: [Ten]{.a .t}.
`;

  async function pairs(kind: CooccurrenceKind, nodes?: readonly string[]): Promise<string[]> {
    const found = await cooccurrenceOf(await figuresOf(STUDY), { kind, nodes });
    return found.map(({ a, b, count, share }) => `${a} ${b} ${count} ${share?.toFixed(3) ?? "-"}`);
  }

  it("overlap: by characters of passages; shares by participants' words", async () => {
    // t: five, multi-agency, ten; a: one two three, multi-agency, ten; b: two, eight.
    assert.deepEqual(await pairs("overlap"), ["t a 1 0.333", "b a 1 0.167"]);
  });

  it("paragraph: whoever speaks in it", async () => {
    assert.deepEqual(await pairs("paragraph"), [
      "t a 3 0.750",
      "t b 2 0.667",
      "b a 2 0.500",
      "a new 1 0.250",
    ]);
  });

  it("case: by participants' words, wherever they are", async () => {
    assert.deepEqual(await pairs("case"), ["t a 2 1.000", "t b 1 0.500", "b a 1 0.500"]);
  });

  it("nodes with all that is below them", async () => {
    assert.deepEqual(await pairs("case", ["a", "t"]), ["t a 2 1.000"]);
    assert.deepEqual(await pairs("overlap", ["t", "new"]), []);
  });

  it("has no share where only interviewers speak", async () => {
    const source = `
//- codebook.yaml
codes: { a: x, b: x }
//- one.transcript
Int: [How long]{.a .b}?
`;
    const found = await cooccurrenceOf(await figuresOf(source), { kind: "overlap" });
    assert.deepEqual(found, [{ a: "a", b: "b", count: 1, share: null }]);
  });
});

describe("cases by attributes", () => {
  const STUDY = `
//- codebook.yaml
codes: {}
//- cases.csv
case,sector
K2,voluntary
Nobody,statutory
//- a.transcript
---
case: K1
attributes: { level: central, sector: statutory, region: north }
---
P1: One.
//- b.transcript
---
case: K1
attributes: { level: local, sector: statutory }
---
P1: Two.
//- c.transcript
---
case: K2
attributes: { level: central }
---
P1: Three.
//- d.transcript
P1: Four.
`;

  const show = ({ value, cells, total, rows }: CasesRow): string =>
    [
      `${value}: ${cells.join(" ")} = ${total}`,
      ...(rows ?? []).map((one) => `  ${show(one)}`),
    ].join("\n");

  async function table(by: readonly string[], of?: "transcripts"): Promise<string[]> {
    const { columns, rows, total } = await casesBy(await figuresOf(STUDY), { by, of });
    return [columns.join(" "), ...rows.map(show), `all: ${total}`];
  }

  it("one attribute: a case with two values stands under both, and counts once", async () => {
    assert.deepEqual(await table(["level"]), [
      "",
      "central:  = 2",
      "local:  = 1",
      "(none):  = 1",
      "all: 3",
    ]);
  });

  it("two: the first gives the rows; cases.csv adds what the transcripts do not say", async () => {
    assert.deepEqual(await table(["level", "sector"]), [
      "statutory voluntary (none)",
      "central: 1 1 0 = 2",
      "local: 1 0 0 = 1",
      "(none): 0 0 1 = 1",
      "all: 3",
    ]);
  });

  it("three: rows in rows", async () => {
    assert.deepEqual(await table(["level", "sector", "region"]), [
      "north (none)",
      "central: 1 1 = 2\n  statutory: 1 0 = 1\n  voluntary: 0 1 = 1",
      "local: 1 0 = 1\n  statutory: 1 0 = 1",
      "(none): 0 1 = 1\n  (none): 0 1 = 1",
      "all: 3",
    ]);
  });

  it("with fewer columns, says how many it leaves out", async () => {
    const request = { by: ["level", "sector"], mostColumns: 1 };
    const { columns, rows, columnsLeftOut } = await casesBy(await figuresOf(STUDY), request);
    assert.deepEqual([columns, columnsLeftOut], [["statutory"], 2]);
    assert.deepEqual(rows[0], { value: "central", cells: [1], total: 2 });
  });

  it("transcripts in the place of cases", async () => {
    assert.deepEqual(await table(["sector"], "transcripts"), [
      "",
      "statutory:  = 2",
      "voluntary:  = 1",
      "(none):  = 1",
      "all: 4",
    ]);
  });
});

describe("new codes by transcript", () => {
  const STUDY = `
//- codebook.yaml
themes: { t: { codes: { a: x } }, u: { codes: { c: { codes: { d: x } } } } }
codes: { b: x }
//- a.transcript
---
date: 2009-07-10
---
P1: [One]{.a} [two]{.b} [three]{.new}.
//- b.transcript
P2: [One]{.d}.
//- c.transcript
---
date: 2009-7-6
---
P3: [One]{.b} [two]{.t}.
//- d.transcript
---
date: 2009-08-01
---
P4: Nothing.
`;

  async function order(by: "date" | "file"): Promise<string[]> {
    const rows = await newCodesOf(await figuresOf(STUDY), by);
    return rows.map(
      ({ file, newCodes, codes, newThemes, themes }) =>
        `${file[0]} +${newCodes}=${codes} +${newThemes}=${themes}`,
    );
  }

  it("by date: transcripts without one come last", async () => {
    assert.deepEqual(await order("date"), [
      "c +2=2 +1=1",
      "a +2=4 +0=1",
      "d +0=4 +0=1",
      "b +1=5 +1=2",
    ]);
  });

  it("by file", async () => {
    assert.deepEqual(await order("file"), [
      "a +3=3 +1=1",
      "b +1=4 +1=2",
      "c +1=5 +0=2",
      "d +0=5 +0=2",
    ]);
  });
});

describe("rival explanations", () => {
  const STUDY = `
//- codebook.yaml
themes:
  t: { attributes: { model: rational }, codes: { a: x, b: { attributes: { model: political } } } }
codes: { c: x }
//- one.transcript
P1: [One [two]{.a} three]{.t model=first} and [four]{.b model=second}.
//- two.transcript
P2: [One]{.a} [two]{.c}.
//- three.transcript
P3: [One]{.c model=first}.
//- four.transcript
Int: [One]{.b}?

P4: Two.
`;

  it("by an attribute of codes, taken from the nodes above", async () => {
    const { rows, several, none } = await rivalsOf(await figuresOf(STUDY), "model");
    assert.deepEqual(
      rows.map(({ value, only, ...figures }) => `${value}: ${row(figures)} only ${only.join()}`),
      ["political: 2 2 1 1 2 only ", "rational: 3 2 4 2 2 only two", "(none): 2 2 2 2 2 only "],
    );
    assert.deepEqual(several, [{ case: "one", values: ["political", "rational"] }]);
    assert.deepEqual(none, ["four", "three"]);
  });

  it("by an annotation of single codings", async () => {
    const { rows, several, none } = await rivalsOf(await figuresOf(STUDY), "@model");
    assert.deepEqual(
      rows.map(({ value, only, ...figures }) => `${value}: ${row(figures)} only ${only.join()}`),
      ["first: 2 2 4 2 2 only three", "second: 1 1 1 1 1 only ", "(none): 4 4 3 2 3 only "],
    );
    assert.deepEqual(several, [{ case: "one", values: ["first", "second"] }]);
    assert.deepEqual(none, ["four", "two"]);
  });

  it("by an annotation: cases for one value, for several and for none", async () => {
    const figures = await figuresOf(`
//- codebook.yaml
codes: { c: x, d: x }
//- a-one.transcript
P1: [One two]{.c model=first} and [three]{.d model=first}.
//- b-both.transcript
P1: [One]{.c model=first} and [two]{.c model=second}.
//- c-both-at-once.transcript
P1: [[One]{.c model=first}]{.c model=second} two.
//- d-two-codes.transcript
P1: [[One]{.c model=first}]{.d} two.
//- e-nothing.transcript
P1: One two.
//- f-without.transcript
P1: [One]{.c weight=model} [two]{.d memo="model=first"}.
//- g-empty.transcript
P1: [One]{.c model=""} two.
//- h-without-code.transcript
P1: [One]{model=first} two.
//- i-interviewer.transcript
Int: [One two]{.c model=first}?

P1: Three.
`);
    const { rows, several, none } = await rivalsOf(figures, "@model");
    // First: 2 of a, 1 each of b, c, d and i; words 3 + 1 + 1 + 1 without the interviewer's.
    // None: d of d-two-codes, both of f, the one of g.
    assert.deepEqual(
      rows.map(({ value, only, ...figures }) => `${value}: ${row(figures)} only ${only.join()}`),
      [
        "first: 6 6 6 4 5 only a-one,d-two-codes",
        "second: 2 2 2 2 2 only ",
        "(none): 4 4 4 3 3 only ",
      ],
    );
    assert.deepEqual(several, [
      { case: "b-both", values: ["first", "second"] },
      { case: "c-both-at-once", values: ["first", "second"] },
    ]);
    assert.deepEqual(none, [
      "e-nothing",
      "f-without",
      "g-empty",
      "h-without-code",
      "i-interviewer",
    ]);
  });

  it("counts the passages of each value in each case", async () => {
    const passages = await rivalPassagesOf(await figuresOf(STUDY), "model");
    const counts = ["one", "two", "three", "four"].map((name) =>
      ["political", "rational", "(none)", "unheard"].map((value) => passages(name, value)),
    );
    assert.deepEqual(counts, [
      [1, 1, 0, 0],
      [0, 1, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ]);
  });

  it("leads to the passages of a value, in one case or whoever speaks", async () => {
    const figures = await figuresOf(STUDY);
    const find = async (value: string, name: string | null, by = "model") =>
      (await placesOfRival(figures, { by, value, case: name })).map(
        ({ file, start, end }) => `${file.path} ${start}-${end}`,
      );
    // "One two three and four.": the code a lies in the passage of t.
    assert.deepEqual(await find("rational", "one"), ["one.transcript 0-13"]);
    assert.deepEqual(await find("political", null), [
      "four.transcript 0-3",
      "one.transcript 18-22",
    ]);
    assert.deepEqual(await find("political", "four"), []);
    assert.deepEqual(await find("first", null, "@model"), [
      "one.transcript 0-13",
      "three.transcript 0-3",
    ]);
    assert.deepEqual(await find("unheard", null), []);
  });
});

describe("the names of attributes", () => {
  const STUDY = `
//- codebook.yaml
codes: { a: x }
//- cases.csv
case,size
one,3
two,4
//- one.transcript
---
attributes: { level: local }
---
P1: One.
//- two.transcript
---
speakers: { P1: { attributes: { age: 40 } } }
---
P1: One.
`;

  it("are those of files, speakers and cases", async () => {
    const compared = comparedOf(await figuresOf(STUDY));
    assert.deepEqual(await attributeNames(compared), ["age", "level", "size"]);
  });

  it("give way after each file and each case, and end when nobody waits any more", async () => {
    const compared = comparedOf(await figuresOf(STUDY));
    let times = 0;
    await attributeNames(compared, () => void times++);
    assert.equal(times, 4);
    const end = (): Promise<void> => Promise.reject(new Error("ended"));
    await assert.rejects(attributeNames(compared, end), /ended/);
  });
});

describe("the attribute to compare by", () => {
  const chosen = async (...rows: readonly string[]): Promise<string | undefined> => {
    const cases = rows.length === 0 ? "" : `//- cases.csv\n${rows.join("\n")}\n`;
    const study = `//- codebook.yaml\ncodes: { a: x }\n${cases}//- one.transcript\nP1: One.\n`;
    return attributeToCompare(comparedOf(await figuresOf(study)));
  };

  it("is the one with the fewest values that parts the cases", async () => {
    const head = "case,agency,country,level,region";
    const rows = ["k1,x,de,local,n", "k2,y,de,local,s", "k3,z,de,central,n", "k4,w,de,,n"];
    assert.equal(await chosen(head, ...rows), "level");
  });

  it("is, of those with equally many values, the one that parts them most evenly", async () => {
    const rows = ["k1,x,de", "k2,x,de", "k3,x,fr", "k4,y,fr"];
    assert.equal(await chosen("case,asked,country", ...rows), "country");
    assert.equal(await chosen("case,b,a", "k1,x,de", "k2,y,fr"), "a");
  });

  it("is the first one where none parts them, and none where there are none", async () => {
    assert.equal(await chosen("case,b,a", "k1,1,2", "k2,1,2"), "a");
    assert.equal(await chosen(), undefined);
  });
});
