import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery } from "../../../../server/counts/query/parse";
import { keepQuery } from "../../../../server/counts/query/run";
import { arbitraryStudy } from "../../../reference/arbitrary";
import { arbitraryQuery } from "../../../reference/arbitraryQuery";
import { runQuery, writeQuery } from "../../../reference/query";
import { runs } from "../../../support/runs";
import { countStudy } from "../study";
import { queryOf, rowsOf, run } from "./study";

/** A list of speakers is read otherwise on purpose; see `differential.test.ts` of the figures. */
const comparableStudy = arbitraryStudy.filter(
  (files) => ![...files.values()].some((text) => /speakers:\s*(\[|-\s)/.test(text)),
);

describe("queries and the independent reading of the specification", () => {
  it("agree on stretches, who speaks in them, and figures", function () {
    this.timeout(120_000);
    return fc.assert(
      fc.asyncProperty(comparableStudy, arbitraryQuery, async (files, query) => {
        const text = writeQuery(query);
        const counted = await countStudy(files);
        const expected = runQuery(files, query);
        const { figures, files: found } = await run(counted, keepQuery(queryOf(text)));
        const stretches = found.flatMap(({ path, stretches }) =>
          stretches.map(({ start, end }) => [path, start.at, end.at]),
        );
        assert.deepEqual(
          stretches,
          expected.stretches.map(({ file, start, end }) => [file, start, end]),
          text,
        );
        assert.deepEqual(figures, expected.figures, text);
        const rows = await rowsOf(counted, text);
        assert.deepEqual(
          rows.map((row) => [row.file, row.text, row.speaker, row.case, row.heading]),
          expected.stretches.map((row) => [row.file, row.text, row.speaker, row.case, row.heading]),
          text,
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it("keep what they found in files that did not change, and are right all the same", function () {
    this.timeout(120_000);
    return fc.assert(
      fc.asyncProperty(comparableStudy, comparableStudy, arbitraryQuery, async (a, b, query) => {
        const kept = keepQuery(queryOf(writeQuery(query)));
        await run(await countStudy(a), kept);
        const counted = await countStudy(b);
        const { figures } = await run(counted, kept);
        assert.deepEqual(figures, runQuery(b, query).figures);
        assert.deepEqual((await run(counted, kept)).figures, figures);
      }),
      { numRuns: runs(200) },
    );
  });

  it("can be of any text", () => {
    const crumb = fc.constantFrom(
      ...["(", ")", " ", "AND", "OR", "NOT", "cases(", "files (", '"', "\\", "=", ":", "@", "a"],
      ...["level=", "case:", "(none)", "and", "😀", "\ud83d", "\n", "theme:x", '"a b"', "é", "-"],
    );
    fc.assert(
      fc.property(fc.array(crumb, { maxLength: 30 }), (crumbs) => {
        const text = crumbs.join("");
        const parsed = parseQuery(text);
        if ("query" in parsed) return;
        const { start, end, message } = parsed.problem;
        assert.ok(0 <= start && start <= end && end <= text.length, `${text}: ${start} to ${end}`);
        assert.ok(start < end || text.trim() === "", `${text}: a place that can be seen`);
        assert.match(message, /[.?]$/);
      }),
      { numRuns: runs(5000) },
    );
  });
});
