import assert from "node:assert/strict";
import { examplesOf } from "../../../server/features/codebookPage/examples";
import { codebookPageOf } from "../../../server/features/codebookPage/page";
import { studyFrom, transcriptIn } from "./fixture";
import { textIn } from "./ranges";

const STUDY = `//- codebook.yaml
title: Waiting
themes:
  care:
    name: Care
    color: "#123456"
    codes:
      wait: { codes: { long: A year or more. } }
codes:
  loose:
    definition: Outside.
    include: This.
    exclude: That.
    example: [One., Two.]
    illustration: In short.
    memo: To do.
    attributes: { model: a }
    status: retired
    replacedBy: long
//- a.transcript
---
case: K1
---
P1: [We waited for more than a whole year]{.long} and [stayed]{.care}. [Odd one]{.nowhere}
`;

describe("the codebook's page", () => {
  it("lists every entry with all of its parts, themes first, each below its own", () => {
    const { study } = studyFrom(STUDY);
    const { entries } = codebookPageOf(study, { now: 7, known: null });
    assert.deepEqual(
      entries?.map(({ id, kind, depth, path, color }) => [id, kind, depth, path.join("/"), color]),
      [
        ["care", "theme", 0, "", "#123456"],
        ["wait", "category", 1, "Care", "#123456"],
        ["long", "code", 2, "Care/Wait", "#123456"],
        ["loose", "code", 0, "", "#767676"],
      ],
    );
    assert.deepEqual(entries?.[3], {
      id: "loose",
      name: "Loose",
      kind: "code",
      depth: 0,
      path: [],
      definition: "Outside.",
      include: "This.",
      exclude: "That.",
      examples: ["One.", "Two."],
      illustration: "In short.",
      memo: "To do.",
      attributes: [{ key: "model", value: "a" }],
      status: "retired",
      replacedBy: "long",
      color: "#767676",
    });
  });

  it("has the figures of each entry in the same order, and unknown codes apart", () => {
    const { study } = studyFrom(STUDY);
    const page = codebookPageOf(study, { now: 7, known: null });
    assert.deepEqual(
      page.figures.map(({ cases, passages, codings, words }) => [cases, passages, codings, words]),
      [
        [1, 2, 2, 9],
        [1, 1, 1, 8],
        [1, 1, 1, 8],
        [0, 0, 0, 0],
      ],
    );
    assert.deepEqual(
      page.unknown.map(({ id, passages, words }) => [id, passages, words]),
      [["nowhere", 1, 2]],
    );
    assert.deepEqual(
      [page.title, page.failure, page.cases, page.transcripts, page.revision],
      ["Waiting", null, 1, 1, 7],
    );
  });

  it("leaves out the entries that the page has", () => {
    const { study } = studyFrom(STUDY);
    assert.equal(codebookPageOf(study, { now: 7, known: 7 }).entries, null);
    assert.equal(codebookPageOf(study, { now: 7, known: 6 }).entries?.length, 4);
  });

  it("says that a codebook does not parse, and shows the last good one", () => {
    const broken = studyFrom("//- codebook.yaml\nthemes: [\n", { lastGood: "codes: { old: x }" });
    const page = codebookPageOf(broken.study, { now: 1, known: null });
    assert.match(page.failure ?? "", /stays in force/);
    assert.deepEqual(
      page.entries?.map(({ id }) => id),
      ["old"],
    );
  });
});

const EXAMPLES = `//- codebook.yaml
themes: { care: { codes: { wait: Having to wait., other: x } } }
//- a.transcript
---
case: K1
speakers: { Int: { role: interviewer }, P1: }
---
Int: [one two three four five six seven eight nine]{.wait}

P1: [one two three four five six seven eight nine ten]{.wait} and [one two three four five six seven eight]{.wait .other}

P1: [short]{.wait} and [one two three]{.wait exemplar=yes}
//- b.transcript
---
case: K2
---
P2: [one two three four five six seven eight nine ten eleven twelve]{.wait exemplar=other} and [a b c d e f g h i j k l m]{.wait exemplar="wait"}
`;

describe("examples of a node", () => {
  it("exemplars, then telling passages of participants case by case, then the rest", async () => {
    assert.deepEqual(await shown("wait", 10), [
      "K1 exemplar: one two three",
      "K2 exemplar: a b c d e f g h i j k l m",
      "K1: one two three four five six seven eight",
      "K2: one two three four five six seven eight nine ten eleven twelve",
      "K1: one two three four five six seven eight nine ten",
      "K1: short",
      "nobody: one two three four five six seven eight nine",
    ]);
  });

  it("as many as are wanted, and whether there are more", async () => {
    const { study, read } = readable(EXAMPLES);
    const some = await examplesOf(study, { node: "wait", limit: 2 }, read);
    assert.deepEqual([some.examples.length, some.hasMore], [2, true]);
    const all = await examplesOf(study, { node: "wait", limit: 7 }, read);
    assert.deepEqual([all.examples.length, all.hasMore], [7, false]);
    for (const limit of [0, -1, NaN])
      assert.equal((await examplesOf(study, { node: "wait", limit }, read)).examples.length, 0);
  });

  it("of a theme, words with two of its codes once", async () => {
    const all = await shown("care", 100);
    assert.equal(all.length, 7);
    assert.deepEqual(await shown("other", 9), ["K1: one two three four five six seven eight"]);
    assert.deepEqual(await shown("__proto__", 9), []);
  });

  it("never more than 48, however many are asked for", async () => {
    const text = "P1: [So it goes]{.x}\n\n".repeat(60);
    const { study, read } = readable(`//- codebook.yaml\n//- a.transcript\n${text}`);
    const { examples, hasMore } = await examplesOf(study, { node: "x", limit: 1e9 }, read);
    assert.deepEqual([examples.length, hasMore], [48, false]);
  });

  it("reads only the files of what it gives, each once, and gives the place of the words", async () => {
    const { study, textOf } = studyFrom(EXAMPLES);
    const paths: string[] = [];
    const { examples } = await examplesOf(study, { node: "wait", limit: 1 }, (path) => {
      paths.push(path);
      return transcriptIn(study, path, textOf(path));
    });
    assert.deepEqual(paths, ["a.transcript"]);
    const [{ file, range }] = examples;
    assert.equal(textIn(textOf(file), range), "one two three");
  });

  function readable(text: string) {
    const { study, textOf } = studyFrom(text);
    return { study, read: (path: string) => transcriptIn(study, path, textOf(path)) };
  }

  async function shown(node: string, limit: number): Promise<string[]> {
    const { study, read } = readable(EXAMPLES);
    const { examples } = await examplesOf(study, { node, limit }, read);
    return examples.map(
      ({ case: name, isExemplar, text }) =>
        `${name ?? "nobody"}${isExemplar ? " exemplar" : ""}: ${text}`,
    );
  }
});
