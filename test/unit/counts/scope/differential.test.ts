import assert from "node:assert/strict";
import fc from "fast-check";
import { coverageOf } from "../../../../server/counts/coverage";
import { dropFacts, putFacts, type Figures } from "../../../../server/counts/figures";
import { keepQuery } from "../../../../server/counts/query/run";
import { createScoped } from "../../../../server/counts/scope/scopedFigures";
import { figuresOf } from "../../../../server/counts/themes";
import { arbitraryStudy } from "../../../reference/arbitrary";
import { arbitraryQuery } from "../../../reference/arbitraryQuery";
import { runQuery, writeQuery, type ReferenceQuery } from "../../../reference/query";
import { recountInScope, recountSpeech } from "../../../reference/scope";
import { CODERS } from "../../../reference/samples";
import { runs } from "../../../support/runs";
import { queryOf, run } from "../query/study";
import { countStudy } from "../study";
import { limited, update } from "./study";

/** A list of speakers is read otherwise on purpose; see `differential.test.ts` of the figures. */
const comparableStudy = arbitraryStudy.filter(
  (files) => ![...files.values()].some((text) => /speakers:\s*(\[|-\s)/.test(text)),
);

/** Outermost, coders and annotations say which codings count, and not which words. */
const scopeOfWords = arbitraryQuery.filter((query) => !namesCodings(query));

function namesCodings(query: ReferenceQuery): boolean {
  if (query.is === "and") return namesCodings(query.a) || namesCodings(query.b);
  return query.is === "by" || query.is === "annotation";
}

function codesBelow({ study }: Figures, id: string): string[] {
  const children = study.codebook.nodes.get(id)?.children ?? [];
  return [id, ...children.flatMap((child) => codesBelow({ study } as Figures, child.id))];
}

describe("figures in a scope and the independent reading of the rule", () => {
  it("agree on every node, whatever limits the words and whoever has coded", function () {
    this.timeout(120_000);
    const coder = fc.option(fc.constantFrom(...CODERS), { nil: undefined });
    return fc.assert(
      fc.asyncProperty(comparableStudy, scopeOfWords, coder, async (files, words, by) => {
        const scope = by === undefined ? words : ({ is: "and", a: words, b: byOf(by) } as const);
        const { figures } = await limited(await countStudy(files), writeQuery(scope));
        for (const id of new Set([...figures.tally.nodes.keys(), "money", "A"])) {
          const expected = recountInScope(files, { words, by }, codesBelow(figures, id));
          assert.deepEqual(figuresOf(figures.tally, id), expected, `${writeQuery(scope)}: ${id}`);
        }
      }),
      { numRuns: runs(120) },
    );
  });

  it("agree on words, coded words, cases and transcripts", function () {
    this.timeout(120_000);
    return fc.assert(
      fc.asyncProperty(comparableStudy, scopeOfWords, async (files, words) => {
        const { figures } = await limited(await countStudy(files), writeQuery(words));
        const expected = recountSpeech(files, words);
        const coverage = coverageOf(figures);
        assert.equal(coverage.words, expected.words);
        assert.equal(coverage.codedWords, recountInScope(files, { words }).words);
        assert.equal(coverage.cases.filter((one) => one.words > 0).length, expected.cases);
        assert.equal(coverage.files.length, expected.transcripts);
      }),
      { numRuns: runs(120) },
    );
  });

  it("are those of the same query joined to the scope by AND", function () {
    this.timeout(120_000);
    return fc.assert(
      fc.asyncProperty(comparableStudy, scopeOfWords, async (files, scope) => {
        const counted = await limited(await countStudy(files), writeQuery(scope));
        for (const id of ["money", "A", "x_1"]) {
          const theme = { is: "theme", value: id } as const;
          const both = runQuery(files, { is: "and", a: theme, b: scope }).figures;
          const { words, cases, transcripts } = figuresOf(counted.figures.tally, id);
          assert.deepEqual(
            { ...both, words, cases, transcripts },
            both,
            `${writeQuery(scope)}: ${id}`,
          );
          const asked = await run(counted, keepQuery(queryOf(writeQuery(theme))));
          assert.deepEqual(
            asked.figures,
            { passages: figuresOf(counted.figures.tally, id).passages, words, cases, transcripts },
            `theme:${id} in ${writeQuery(scope)}`,
          );
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it("are the same whether they were kept up to date or counted at once", function () {
    this.timeout(120_000);
    return fc.assert(
      fc.asyncProperty(comparableStudy, comparableStudy, scopeOfWords, async (a, b, scope) => {
        const text = writeQuery(scope);
        const [first, second] = [await countStudy(a), await countStudy(b)];
        const kept = createScoped(queryOf(text));
        await update(kept, first);
        const { figures } = first;
        figures.study.codebook = second.figures.study.codebook;
        for (const path of [...figures.study.files.keys()]) dropFacts(figures, path);
        for (const [path, facts] of second.figures.study.files) putFacts(figures, path, facts);
        figures.study.cases = second.figures.study.cases;
        const after = await update(kept, { figures, transcripts: second.transcripts });
        const fresh = await update(createScoped(queryOf(text)), second);
        assert.deepEqual(coverageOf(after), coverageOf(fresh));
        assert.deepEqual(sorted(after), sorted(fresh));
        assert.equal(await update(kept, { figures, transcripts: second.transcripts }), after);
      }),
      { numRuns: runs(60) },
    );
  });
});

function byOf(value: string): ReferenceQuery {
  return { is: "by", value };
}

function sorted({ tally }: Figures) {
  return [...tally.nodes.keys()].sort().map((id) => [id, figuresOf(tally, id)]);
}
