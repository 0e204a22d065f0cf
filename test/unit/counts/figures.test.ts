import assert from "node:assert/strict";
import { coverageOf } from "../../../server/counts/coverage";
import { sortByRecurrence, themesOf } from "../../../server/counts/themes";
import { fileCasesOf } from "../../../server/counts/caseFigures";
import { readSections } from "../../support/sections";
import { row, rowsOf } from "./rows";
import { codingsOfStudy, countStudy } from "./study";

/** Every node that is used, as `id: codings passages words cases transcripts`, in their order. */
async function figures(source: string): Promise<string[]> {
  return rowsOf(await countStudy(readSections(source).files));
}

describe("the figures of a node", () => {
  it("unite passages that share a character, and keep those apart that only touch", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
themes: { t: { codes: { a: x, b: x } } }
//- one.transcript
P1: [One [two]{.b} three]{.a} four.

P1: [Ten]{.a}[ eleven]{.b} [twelve]{.a}.
`),
      ["t: 5 4 6 1 1", "a: 3 3 5 1 1", "b: 2 2 2 1 1"],
    );
  });

  it("count a word once that two passages cut", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
codes: { a: x }
//- one.transcript
P1: multi-[agen]{.a}[cy]{.a} work.
`),
      ["a: 2 2 1 1 1"],
    );
  });

  it("count interviewers' speech in codings and passages, not in words and cases", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
codes: { a: x, b: x }
//- one.transcript
Int: [How long did it take?]{.a}

Int: [1>]And then?

P1: Years and[<1]{.b} years.
`),
      ["b: 1 1 2 1 1", "a: 1 1 0 0 1"],
    );
  });

  it("follow the codebook's list of interviewers, and a declared role before it", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
interviewers: [Facilitator]
codes: { a: x }
//- one.transcript
Facilitator 2: [Not a word of it]{.a}.

Int: [Two words]{.a} here.
//- two.transcript
---
speakers: { Int: { role: interviewer }, Facilitator: { role: participant } }
---
Int: [Not these]{.a}.

Facilitator: [But these three]{.a}.
`),
      ["a: 4 4 5 2 2"],
    );
  });

  it("count the cases of all participants in a passage, in one file and in several", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
themes: { t: { codes: { a: x, b: x } } }
//- group.transcript
---
case: G
speakers: { Anna: , Ben: { case: B } }
---
Anna: [1>]We lost it.

Ben: All of it.[<1]{.a}
//- ben.transcript
---
case: B
---
P1: [All]{.b} of it.
`),
      ["t: 2 2 7 2 2", "a: 1 1 6 2 1", "b: 1 1 1 1 1"],
    );
  });

  it("take ids as the same that are so after NFC", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
codes: { école: x }
//- one.transcript
P1: [One]{.e\u0301cole} and [two]{.\u00e9cole}.
`),
      ["école: 2 2 2 1 1"],
    );
  });

  it("sum categories over all their descendants, and count the node's own codings", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
themes: { t: { codes: { category: { codes: { a: x, deep: { codes: { b: x } } } } } } }
//- one.transcript
P1: [One]{.t} [two]{.category} [three]{.a} [four]{.b} five.
`),
      ["t: 4 4 4 1 1", "category: 3 3 3 1 1", "a: 1 1 1 1 1", "deep: 1 1 1 1 1", "b: 1 1 1 1 1"],
    );
  });

  it("cut words of scripts without blanks", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
codes: { a: x }
//- one.transcript
P1: [我们没有钱]{.a} at 3.5 %.
`),
      ["a: 1 1 3 1 1"],
    );
  });

  it("leave out passages without words", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
codes: { a: x }
//- one.transcript
P1: [ … ]{.a} and [ ]{.a} so on.
`),
      [],
    );
  });
});

describe("the order of themes", () => {
  const node = (id: string, cases: number, passages: number, codings: number) => ({
    ...{ id, cases, passages, codings },
    ...{ words: 1, transcripts: 1 },
  });

  it("is by cases, then passages, then codings, then as it was", () => {
    const rows = [
      node("tie-1", 1, 1, 1),
      node("codings", 1, 1, 2),
      node("passages", 1, 2, 2),
      node("cases", 2, 1, 1),
      node("tie-2", 1, 1, 1),
    ];
    const before = rows.map(({ id }) => id);
    assert.deepEqual(
      sortByRecurrence(rows).map(({ id }) => id),
      ["cases", "passages", "codings", "tie-1", "tie-2"],
    );
    assert.deepEqual(
      rows.map(({ id }) => id),
      before,
      "The rows themselves stay in their order",
    );
  });

  it("puts unknown codes among the others by their figures, behind equal ones by id", async () => {
    assert.deepEqual(
      await figures(`
//- codebook.yaml
codes: { z: x, a: x }
//- one.transcript
P1: [One]{.c .b .a .z} [two]{.c}.
`),
      ["c: 2 2 2 1 1", "z: 1 1 1 1 1", "a: 1 1 1 1 1", "b: 1 1 1 1 1"],
    );
  });

  it("holds unused nodes too, with zeros", async () => {
    const study = await countStudy(new Map([["codebook.yaml", "codes: { a: x }\n"]]));
    const { nodes } = themesOf(study.figures.study.codebook, study.figures.tally);
    assert.deepEqual(
      nodes.map((one) => `${one.id}: ${row(one)}`),
      ["a: 0 0 0 0 0"],
    );
  });
});

describe("coverage", () => {
  const STUDY = `
//- codebook.yaml
codes: { a: x }
//- one.transcript
---
case: K1
---
P1: One two [three four]{.a} five.

P1: Nobody has asked us about this.

P1: Read it all and found nothing. []{-}

P1: Too short.
//- two.transcript
---
case: G
speakers: { Anna: { case: K1 }, Ben: }
---
Anna: [Six]{.a} words.

Ben: Nobody has asked us about that.

Int: What did they say to you then?
`;

  it("is counted by file, by case over all files, and for the study", async () => {
    const study = await countStudy(readSections(STUDY).files);
    const { files, cases, ...total } = coverageOf(study.figures);
    assert.deepEqual(
      files.map((one) => [one.file, one.case, one.words, one.codedWords, one.uncodedParagraphs]),
      [
        ["one.transcript", "K1", 19, 2, 1],
        ["two.transcript", "G", 8, 1, 1],
      ],
    );
    assert.deepEqual(
      cases.map((one) => [one.case, one.words, one.codedWords, one.uncodedParagraphs]),
      [
        ["K1", 21, 3, 1],
        ["G/Ben", 6, 0, 1],
      ],
    );
    assert.deepEqual(total, { words: 27, codedWords: 3, coverage: 3 / 27, uncodedParagraphs: 2 });
  });

  it("of nothing is null, not zero", async () => {
    const study = await countStudy(
      new Map([
        ["codebook.yaml", ""],
        ["one.transcript", ""],
      ]),
    );
    const { files, coverage } = coverageOf(study.figures);
    assert.equal(coverage, null);
    assert.equal(files[0].coverage, null);
  });

  it("counts each word once, however many passages cover it", async () => {
    const study = await countStudy(
      new Map([
        ["codebook.yaml", "codes: { a: x, b: x }\n"],
        ["one.transcript", "P1: [One [two]{.b} th]{.a}[ree]{.b} four.\n"],
      ]),
    );
    assert.equal(coverageOf(study.figures).codedWords, 3);
  });
});

describe("the cases of a file", () => {
  it("have the codings and the passages in which they say a word, and their attributes", async () => {
    const study = await countStudy(
      readSections(`
//- codebook.yaml
codes: { a: x, b: x }
//- one.transcript
---
case: G
attributes: { level: local, role: file }
speakers: { Anna: { attributes: { role: own } }, Ben: , Int: { role: interviewer } }
---
Anna: [1>]We [lost]{.b} it.

Ben: All of it.[<1]{.a}

Int: [Really]{.a}?
`).files,
    );
    const { figures: counted } = study;
    const facts = counted.study.files.get("one.transcript");
    const voices = counted.voices.get("one.transcript");
    assert.ok(facts && voices);
    assert.deepEqual(
      fileCasesOf(facts, voices).map((one) => [
        one.case,
        one.codings,
        one.passages,
        Object.fromEntries(one.attributes),
      ]),
      [
        ["G/Anna", 2, 1, { level: "local", role: "own" }],
        ["G/Ben", 1, 1, { level: "local", role: "file" }],
      ],
    );
  });
});

describe("the rows of codings", () => {
  it("name the place, the words, who speaks and under which heading", async () => {
    const study = await countStudy(
      readSections(`
//- codebook.yaml
codes: { a: x }
//- one.transcript
# Start

Int: [1>]How long?

P1: [Two years]{#q1 .a by=am memo="long"}, I think.[<1]{.a}
`).files,
    );
    assert.deepEqual(codingsOfStudy(study), [
      {
        ...{ file: "one.transcript", line: 3, column: 10, code: "a", speaker: "P1", case: "one" },
        ...{ text: "How long?\nTwo years, I think.", heading: "Start", memo: null, by: null },
        id: null,
      },
      {
        ...{ file: "one.transcript", line: 5, column: 6, code: "a", speaker: "P1", case: "one" },
        ...{ text: "Two years", heading: "Start", memo: "long", by: "am", id: "q1" },
      },
    ]);
  });

  it("name the interviewer, and no case, where no participant says a word", async () => {
    const study = await countStudy(
      new Map([
        ["codebook.yaml", ""],
        ["one.transcript", "Int: [How long?]{.a}\n\nP1: Years.\n"],
      ]),
    );
    const [{ speaker, case: name }] = codingsOfStudy(study);
    assert.deepEqual([speaker, name], ["Int", null]);
  });
});
