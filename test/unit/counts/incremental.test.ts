import assert from "node:assert/strict";
import type { Codebook } from "../../../server/codebook/model";
import { readCodebook } from "../../../server/codebook/parse";
import { coverageOf } from "../../../server/counts/coverage";
import { createFigures, dropFacts, putFacts, recount } from "../../../server/counts/figures";
import { themesOf } from "../../../server/counts/themes";
import { parseTranscript } from "../../../server/markup/parse";
import type { FileFacts } from "../../../server/study/facts";
import { readFacts } from "../../../server/study/readFacts";

describe("figures that are kept up to date", () => {
  const codebook = codebookOf("themes: { care: { codes: { waiting: x, blame: y } } }");
  const texts = new Map([
    ["a.transcript", "P1: We [waited]{.waiting} for [years]{.blame}, they said.\n"],
    ["b.transcript", "P2: They [blamed us]{.blame} for waiting.\n"],
    ["c.transcript", "P3: Nothing to tell you about that.\n"],
  ]);

  it("are what they were after a file was put in its own place", () => {
    const figures = figuresFor(texts);
    const before = resultsOf(figures);
    for (const [path, text] of texts) putFacts(figures, path, factsOf(path, text));
    assert.deepEqual(resultsOf(figures), before);
  });

  it("are empty again when all files are gone", () => {
    const figures = figuresFor(texts);
    for (const path of texts.keys()) dropFacts(figures, path);
    assert.deepEqual(resultsOf(figures), resultsOf(figuresFor(new Map())));
    assert.equal(figures.tally.nodes.size, 0);
    assert.equal(figures.tally.cases.size, 0);
    assert.equal(figures.study.uses.size, 0);
  });

  it("count a file once that is edited while everything is counted anew", async () => {
    const figures = figuresFor(texts);
    const other = codebookOf("themes: { one: { codes: { waiting: x } } }\ncodes: { blame: y }");
    const edited = "P1: We [waited]{.waiting} for [years]{.waiting}, they said.\n";
    await recount(figures, { codebook: other }, () => {
      putFacts(figures, "a.transcript", factsOf("a.transcript", edited));
      putFacts(figures, "c.transcript", factsOf("c.transcript", edited));
      dropFacts(figures, "b.transcript");
      return undefined;
    });
    const rebuilt = figuresFor(
      new Map([
        ["a.transcript", edited],
        ["c.transcript", edited],
      ]),
      other,
    );
    assert.deepEqual(resultsOf(figures), resultsOf(rebuilt));
    assert.deepEqual([...figures.voices.keys()].sort(), ["a.transcript", "c.transcript"]);
  });

  function figuresFor(files: ReadonlyMap<string, string>, book = codebook) {
    const figures = createFigures(book, 5);
    for (const [path, text] of files) putFacts(figures, path, factsOf(path, text));
    return figures;
  }
});

function resultsOf(figures: ReturnType<typeof createFigures>) {
  return {
    themes: themesOf(figures.study.codebook, figures.tally),
    coverage: coverageOf(figures),
  };
}

function factsOf(path: string, text: string): FileFacts {
  return readFacts(parseTranscript(text), path);
}

function codebookOf(text: string): Codebook {
  const { codebook } = readCodebook(text);
  assert.ok(codebook, "The codebook parses");
  return codebook;
}
