import assert from "node:assert/strict";
import fc from "fast-check";
import {
  everyCoding,
  stretchesOf,
  wordingLength,
  type StripStretches,
} from "../../../server/counts/strips";
import { CODING, type FileFacts } from "../../../server/study/facts";
import { arbitraryStudy } from "../../reference/arbitrary";
import { readStudy } from "../../reference/readStudy";
import { unitedStretches } from "../../reference/strips";
import { runs } from "../../support/runs";
import { countStudy } from "./study";

const ALL = 1e9;

/** A list of speakers is read otherwise on purpose: see the comparison of figures. */
const comparableStudy = arbitraryStudy.filter(
  (files) => ![...files.values()].some((text) => /speakers:\s*(\[|-\s)/.test(text)),
);

async function factsOf(text: string): Promise<FileFacts> {
  const { figures } = await countStudy(
    new Map([
      ["codebook.yaml", "codes: { a: x, b: x }"],
      ["t.transcript", text],
    ]),
  );
  const facts = figures.study.files.get("t.transcript");
  if (facts === undefined) throw new Error("The transcript was not read.");
  return facts;
}

function shown({ stretches }: StripStretches, { codes }: FileFacts): string[] {
  return stretches.map(
    ({ start, end, codes: own }) => `${start}–${end} ${own.map((code) => codes[code]).join("+")}`,
  );
}

describe("where passages lie along a text", () => {
  it("united where they share a character, apart where they only touch", async () => {
    // The wording is "one two three" and "four": 13 units, a line feed, 4 units.
    const facts = await factsOf("P1: [one [two]{.b}]{.a} [three]{.a}\n\nP1: [fo]{.a}[ur]{.b}\n");
    const found = stretchesOf(facts, everyCoding(facts), ALL);
    assert.deepEqual(shown(found, facts), ["0–7 a+b", "8–13 a", "14–16 a", "16–18 b"]);
    assert.deepEqual([found.passages, wordingLength(facts)], [4, 18]);
  });

  it("from the first word of the first to the last word of the one that ends last", async () => {
    const facts = await factsOf("P1: [1>]one [2>]two[<1]{.a}\n\nP1: three[<2]{.b} [four]{.a}\n");
    const { stretches } = stretchesOf(facts, everyCoding(facts), ALL);
    assert.deepEqual(
      stretches.map(({ lines }) => lines),
      [
        { startLine: 0, startCharacter: 8, endLine: 2, endCharacter: 9 },
        { startLine: 2, startCharacter: 19, endLine: 2, endCharacter: 23 },
      ],
    );
  });

  it("as many as are wanted; all are counted", async () => {
    const facts = await factsOf("P1: [one]{.a} [two]{.a} [three]{.a}\n");
    const found = stretchesOf(facts, everyCoding(facts), 2);
    assert.deepEqual([found.passages, shown(found, facts)], [3, ["0–3 a", "4–7 a"]]);
  });

  it("nowhere in a text without codings, and a text without words has no length", async () => {
    const plain = await factsOf("P1: Nothing here.\n");
    assert.deepEqual(stretchesOf(plain, everyCoding(plain), ALL), { passages: 0, stretches: [] });
    assert.equal(wordingLength(await factsOf("")), 0);
  });

  it("as a recount of single characters finds them", () => {
    return fc.assert(
      fc.asyncProperty(comparableStudy, fc.boolean(), async (files, isOfOne) => {
        const { figures } = await countStudy(files);
        for (const [path, reading] of readStudy(files).readings) {
          const facts = figures.study.files.get(path);
          if (facts === undefined) throw new Error(`${path} was not read.`);
          const [first] = facts.codes;
          const isWanted = (code: string): boolean => !isOfOne || code === first;
          const rows = everyCoding(facts).filter((row) =>
            isWanted(facts.codes[facts.codings[row * CODING.width + CODING.code]] ?? ""),
          );
          const { stretches, passages } = stretchesOf(facts, rows, ALL);
          const found = stretches.map(({ start, end, codes }) => {
            return { start, end, codes: codes.map((code) => facts.codes[code]).sort() };
          });
          assert.deepEqual(found, unitedStretches(reading, isWanted));
          assert.equal(passages, found.length);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
