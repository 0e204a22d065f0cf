import assert from "node:assert/strict";
import fc from "fast-check";
import { pieceCutter } from "../../../../server/exchange/coded/pieces";
import { runs } from "../../../support/runs";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const WIDTH = 6;
const PARAGRAPHS = 4;
const LENGTH = (WIDTH + 1) * PARAGRAPHS - 1;

/** Ends of a passage are never in the gap between two paragraphs. */
const arbitraryStretch = fc
  .tuple(fc.nat(LENGTH - 1), fc.nat(LENGTH - 1))
  .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) + 1 }))
  .filter(({ start, end }) => start % (WIDTH + 1) !== WIDTH && (end - 1) % (WIDTH + 1) !== WIDTH);

const arbitraryPassages = fc
  .array(arbitraryStretch, { maxLength: 8 })
  .map((list) => list.sort((a, b) => a.start - b.start || b.end - a.end));

describe("the pieces of any passages", () => {
  it("say at every character which passages it is in, and which of them began last", () => {
    const property = (passages: readonly Stretch[]): void => {
      const cutter = pieceCutter(passages);
      const open = new Set<number>();
      for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
        const start = paragraph * (WIDTH + 1);
        const text = "abcdefghijklmnopqrstuvwxyz".repeat(2).slice(start, start + WIDTH);
        assert.deepEqual(cutter.goingOn(), around(passages, start - 1));
        let place = start;
        for (const piece of cutter.cut({ text, start })) {
          if (piece.kind === "words") {
            for (const letter of piece.text) {
              assert.equal(letter, text[place - start]);
              const expected = around(passages, place++);
              assert.deepEqual([...open].sort(byNumber), expected);
              assert.equal(piece.inner, expected.at(-1));
            }
          } else if (piece.kind === "start") {
            assert.equal(passages[piece.passage].start, place);
            open.add(piece.passage);
          } else {
            assert.equal(passages[piece.passage].end, place);
            assert.ok(open.delete(piece.passage));
          }
        }
        assert.equal(place, start + WIDTH);
      }
      assert.equal(open.size, 0);
    };
    fc.assert(fc.property(arbitraryPassages, property), { numRuns: runs(500) });
  });

  it("end at one place in the order in which they nest, and others begin behind them", () => {
    const cutter = pieceCutter([
      { start: 0, end: 3 },
      { start: 0, end: 2 },
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ]);
    const said = cutter.cut({ text: "abc", start: 0 }).map((piece) => {
      if (piece.kind === "words") return piece.text;
      return `${piece.kind === "start" ? "[" : "]"}${piece.passage}`;
    });
    assert.equal(said.join(" "), "[0 [1 a [2 b ]2 ]1 [3 c ]3 ]0");
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}

/** The passages that a place is in. */
function around(passages: readonly Stretch[], place: number): readonly number[] {
  return [...passages.keys()].filter(
    (at) => passages[at].start <= place && passages[at].end > place,
  );
}
