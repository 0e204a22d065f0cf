import assert from "node:assert/strict";
import fc from "fast-check";
import type { CooccurrenceKind } from "../../../../server/counts/comparisons";
import { placesOfPair } from "../../../../server/counts/cooccurrence/pairPlaces";
import { arbitraryComparedStudy } from "../../../reference/arbitraryComparison";
import { comparedStudy } from "../../../reference/comparedStudy";
import { recountPairPlaces } from "../../../reference/pairPlaces";
import { runs } from "../../../support/runs";
import { countStudy } from "../study";

const KINDS: readonly CooccurrenceKind[] = ["overlap", "paragraph", "case"];

const STUDY = new Map([
  ["codebook.yaml", "themes: { t: { codes: { a: x, b: x } } }\ncodes: { c: x }\n"],
  [
    "1.transcript",
    "---\ncase: K1\n---\nP1: [one [two]{.b}]{.a} and [three]{.c}\n\nP1: [four]{.a}\n",
  ],
  ["2.transcript", "---\ncase: K1\n---\nP1: [five]{.b}\n"],
  ["3.transcript", "---\ncase: K2\n---\nP2: [six]{.a}\n"],
]);

describe("the passages in which two nodes occur together", () => {
  const places = async (kind: CooccurrenceKind, a: string, b: string, isOwn = true) => {
    const { figures } = await countStudy(STUDY);
    const found = await placesOfPair(figures, { kind, a, b, isOwn });
    return found.map(({ file, start, end }) => `${file.path[0]} ${start}–${end}`);
  };

  it("share a character, touch a paragraph, or are of a case that has both", async () => {
    // The wording of the first: "one two and three", then "four" from 18 on.
    assert.deepEqual(await places("overlap", "a", "b"), ["1 0–7", "1 4–7"]);
    assert.deepEqual(await places("paragraph", "a", "c"), ["1 0–7", "1 12–17"]);
    assert.deepEqual(await places("case", "a", "b"), ["1 0–7", "1 4–7", "1 18–22", "2 0–4"]);
    assert.deepEqual(await places("overlap", "a", "c"), []);
  });

  it("are those of all below the nodes, or of the nodes alone", async () => {
    assert.deepEqual(await places("paragraph", "t", "c", false), ["1 0–7", "1 12–17"]);
    assert.deepEqual(await places("paragraph", "t", "c"), []);
    assert.deepEqual(await places("paragraph", "gone", "c", false), []);
  });

  it("are those of a recount by the specification", () =>
    fc.assert(
      fc.asyncProperty(arbitraryComparedStudy, fc.constantFrom(...KINDS), async (files, kind) => {
        const { figures } = await countStudy(files);
        const recounted = comparedStudy(files);
        const nodes = recounted.nodes.slice(0, 5);
        for (const [at, a] of nodes.entries()) {
          for (const b of nodes.slice(at + 1)) {
            const pair = { kind, a: a.id, b: b.id, isOwn: false };
            const found = await placesOfPair(figures, pair);
            assert.deepEqual(
              found.map(({ file, start, end }) => ({ file: file.path, start, end })),
              recountPairPlaces(recounted, kind, [a, b]),
            );
          }
        }
      }),
      { numRuns: runs(150) },
    ));
});
