import assert from "node:assert/strict";
import fc from "fast-check";
import { coverageOf } from "../../../server/counts/coverage";
import { themesOf } from "../../../server/counts/themes";
import { arbitraryStudy } from "../../reference/arbitrary";
import { readStudy } from "../../reference/readStudy";
import { runs } from "../../support/runs";
import { codingsOfStudy, countStudy } from "./study";

/**
 * A list of speakers is read otherwise on purpose: the specification lets it close the circle of
 * participants, but podcasts list their guests alone, and their hosts speak too.
 */
const comparableStudy = arbitraryStudy.filter(
  (files) => ![...files.values()].some((text) => /speakers:\s*(\[|-\s)/.test(text)),
);

const RUNS = { numRuns: runs(300) };

describe("figures and the independent reading of the specification", () => {
  it("agree on themes", () => {
    return fc.assert(
      fc.asyncProperty(comparableStudy, async (files) => {
        const { figures } = await countStudy(files);
        const themes = themesOf(figures.study.codebook, figures.tally);
        assert.deepEqual(themes, readStudy(files).themes);
      }),
      RUNS,
    );
  });

  it("agree on codings", () => {
    return fc.assert(
      fc.asyncProperty(comparableStudy, async (files) => {
        assert.deepEqual(codingsOfStudy(await countStudy(files)), readStudy(files).codings);
      }),
      RUNS,
    );
  });

  it("agree on coverage", () => {
    return fc.assert(
      fc.asyncProperty(comparableStudy, async (files) => {
        assert.deepEqual(coverageOf((await countStudy(files)).figures), readStudy(files).coverage);
      }),
      RUNS,
    );
  });
});
