import assert from "node:assert/strict";
import fc from "fast-check";
import { casesBy } from "../../../../server/counts/casesBy";
import type { CooccurrenceKind, Measure } from "../../../../server/counts/comparisons";
import { cooccurrenceOf } from "../../../../server/counts/cooccurrence/cooccurrence";
import { crosstabOf } from "../../../../server/counts/crosstab/crosstab";
import { placesOfCell } from "../../../../server/counts/crosstab/places";
import { matrixOf } from "../../../../server/counts/framework/matrix";
import { newCodesOf } from "../../../../server/counts/newCodes";
import { placesOfRival, rivalPassagesOf } from "../../../../server/counts/rivalPlaces";
import { rivalsOf } from "../../../../server/counts/rivals";
import { arbitraryStudy } from "../../../reference/arbitrary";
import { arbitraryAnnotatedStudy } from "../../../reference/arbitraryAnnotations";
import { arbitraryComparedStudy, ATTRIBUTES } from "../../../reference/arbitraryComparison";
import { comparedStudy } from "../../../reference/comparedStudy";
import {
  recountCasesBy,
  recountCooccurrence,
  recountNewCodes,
} from "../../../reference/comparisons";
import { recountCrosstab, recountPlaces } from "../../../reference/crosstab";
import {
  annotationOfCodings,
  attributeOfCodes,
  recountMatrix,
  recountMatrixByHeading,
  recountRivals,
} from "../../../reference/rivals";
import { runs } from "../../../support/runs";
import { countStudy } from "../study";

/** Lists of speakers are read otherwise on purpose (see ../differential.test.ts). */
const study = fc
  .oneof({ weight: 4, arbitrary: arbitraryComparedStudy }, { weight: 1, arbitrary: arbitraryStudy })
  .filter((files) => ![...files.values()].some((text) => /speakers:\s*(\[|-\s)/.test(text)));

const MEASURES: readonly Measure[] = ["codings", "passages", "words", "cases", "transcripts"];
const KINDS: readonly CooccurrenceKind[] = ["overlap", "paragraph", "case"];
const PARTS = ["case", "speaker", "heading", "file", "coder"] as const;

const by = fc.constantFrom(...ATTRIBUTES, ...PARTS);
const rivals = fc.constantFrom("model", "@model");
const RUNS = { numRuns: runs(300) };

describe("comparisons and the recount by the specification", () => {
  it("agree on crosstabs", () =>
    fc.assert(
      fc.asyncProperty(study, by, fc.constantFrom(...MEASURES), async (files, part, measure) => {
        const { figures } = await countStudy(files);
        assert.deepEqual(
          await crosstabOf(figures, { by: part, measure }),
          recountCrosstab(comparedStudy(files), part, measure),
        );
      }),
      RUNS,
    ));

  it("agree on the passages of every cell, which are as many as the cell says", () =>
    fc.assert(
      fc.asyncProperty(study, by, async (files, part) => {
        const { figures } = await countStudy(files);
        const recounted = comparedStudy(files);
        const { columns, rows } = await crosstabOf(figures, { by: part, measure: "passages" });
        for (const [at, column] of columns.entries()) {
          for (const node of recounted.nodes.slice(0, 4)) {
            const found = await placesOfCell(figures, { by: part, node: node.id, column });
            const places = found.map(({ file, start, end }) => ({ file: file.path, start, end }));
            assert.deepEqual(places, recountPlaces(recounted, part, { node, column }));
            assert.equal(places.length, rows.find(({ id }) => id === node.id)?.cells[at]);
          }
        }
      }),
      { numRuns: runs(100) },
    ));

  it("agree on what occurs together", () =>
    fc.assert(
      fc.asyncProperty(study, fc.constantFrom(...KINDS), async (files, kind) => {
        const { figures } = await countStudy(files);
        assert.deepEqual(
          await cooccurrenceOf(figures, { kind }),
          recountCooccurrence(comparedStudy(files), kind),
        );
      }),
      RUNS,
    ));

  it("agree on which themes occur together", () =>
    fc.assert(
      fc.asyncProperty(study, fc.constantFrom(...KINDS), async (files, kind) => {
        const { figures } = await countStudy(files);
        const nodes = ["t1", "t2", "资源", "money"];
        assert.deepEqual(
          await cooccurrenceOf(figures, { kind, nodes }),
          recountCooccurrence(comparedStudy(files), kind, nodes),
        );
      }),
      RUNS,
    ));

  it("agree on cases and transcripts by attributes", () =>
    fc.assert(
      fc.asyncProperty(
        study,
        fc.array(fc.constantFrom(...ATTRIBUTES), { minLength: 1, maxLength: 3 }),
        fc.constantFrom("cases" as const, "transcripts" as const),
        async (files, keys, of) => {
          const { figures } = await countStudy(files);
          assert.deepEqual(
            await casesBy(figures, { by: keys, of }),
            recountCasesBy(comparedStudy(files), keys, of),
          );
        },
      ),
      RUNS,
    ));

  it("agree on new codes", () =>
    fc.assert(
      fc.asyncProperty(
        study,
        fc.constantFrom("date" as const, "file" as const),
        async (files, order) => {
          const { figures } = await countStudy(files);
          assert.deepEqual(
            await newCodesOf(figures, order),
            recountNewCodes(comparedStudy(files), order),
          );
        },
      ),
      RUNS,
    ));

  it("agree on rival explanations", () =>
    fc.assert(
      fc.asyncProperty(arbitraryComparedStudy, async (files) => {
        const { figures } = await countStudy(files);
        const valuesOf = attributeOfCodes(files.get("codebook.yaml") ?? "", "model");
        assert.deepEqual(
          await rivalsOf(figures, "model"),
          recountRivals(comparedStudy(files), "model", valuesOf),
        );
      }),
      RUNS,
    ));

  it("agree on rival explanations by an annotation of single codings", () =>
    fc.assert(
      fc.asyncProperty(arbitraryAnnotatedStudy, async (files) => {
        const { figures } = await countStudy(files);
        assert.deepEqual(
          await rivalsOf(figures, "@model"),
          recountRivals(comparedStudy(files), "@model", annotationOfCodings("model")),
        );
      }),
      RUNS,
    ));

  it("agree on the framework matrix", () =>
    fc.assert(
      fc.asyncProperty(study, async (files) => {
        const { figures } = await countStudy(files);
        const themes = ["t2", "t1", "资源", "a"];
        const { rows } = await matrixOf(figures, { by: "theme", nodes: themes });
        const places = rows.map(({ case: name, cells }) => ({
          case: name,
          cells: cells.map((cell) =>
            cell.map(({ file, start, end }) => ({ file: file.path, start, end })),
          ),
        }));
        assert.deepEqual(places, recountMatrix(comparedStudy(files), themes));
      }),
      RUNS,
    ));

  it("agree on the framework matrix by headings", () =>
    fc.assert(
      fc.asyncProperty(arbitraryComparedStudy, async (files) => {
        const { figures } = await countStudy(files);
        const { columns, rows } = await matrixOf(figures, { by: "heading" });
        const places = rows.map(({ case: name, cells }) => ({
          case: name,
          cells: cells.map((cell) =>
            cell.map(({ file, start, end }) => ({ file: file.path, start, end })),
          ),
        }));
        const found = { columns: columns.map(({ id }) => id), rows: places };
        assert.deepEqual(found, recountMatrixByHeading(comparedStudy(files)));
      }),
      RUNS,
    ));

  it("agree that a case speaks for what passages hold its words for", () =>
    fc.assert(
      fc.asyncProperty(arbitraryAnnotatedStudy, rivals, async (files, model) => {
        const { figures } = await countStudy(files);
        const { rows, several, none } = await rivalsOf(figures, model);
        const passages = await rivalPassagesOf(figures, model);
        const values = rows.map(({ value }) => value).filter((value) => value !== "(none)");
        const spoken = (name: string) => values.filter((value) => passages(name, value) > 0);
        for (const { value, only } of rows)
          for (const name of only) assert.deepEqual(spoken(name), [value]);
        for (const one of several) assert.deepEqual(spoken(one.case), one.values);
        for (const name of none) assert.deepEqual(spoken(name), []);
        for (const { value, passages: count } of rows) {
          const all = await placesOfRival(figures, { by: model, value, case: null });
          assert.equal(all.length, count);
        }
      }),
      RUNS,
    ));
});
