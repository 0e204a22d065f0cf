import assert from "node:assert/strict";
import { themeTableOf } from "../../../server/exchange/paper/themeTable";
import { tableWish } from "../../../server/exchange/paper/wish";
import { sampleSource } from "./source";

/**
 * Worked out by hand from the codebook and the transcripts: in how many cases each category occurs,
 * and the last words of the first exemplar of its most recurrent code, with who says them.
 */
const INTENDED: Readonly<Record<string, readonly (readonly [string, number, string, string])[]>> = {
  "What holds the centre back": [
    [
      "competing-priorities",
      9,
      "very large spending departments, it's not us",
      "C01, central, statutory",
    ],
    [
      "refusal-of-responsibility",
      7,
      "It isn't the thing we're here about",
      "C02, central, statutory",
    ],
    [
      "limited-resources",
      5,
      "The half is on maternity leave from next month",
      "C01, central, statutory",
    ],
    [
      "politics-of-the-day",
      3,
      "on proper arguments and it was the athletics",
      "C03, central, voluntary",
    ],
  ],
  "Why local agencies work together": [
    ["pooling", 11, "at two hours' notice, beds and all", "L06, local, voluntary"],
    ["levering-in", 9, "which not one of us would have been given alone", "L01, local, voluntary"],
    [
      "rationalising-funding",
      7,
      "visiting three people in the same house",
      "L05, local, statutory",
    ],
    [
      "risk-protection",
      5,
      "the probation officer following him round",
      "L03, local, accommodation provider",
    ],
    ["client-benefit", 3, "he got a bit worse. Now he tells it once", "L01, local, voluntary"],
  ],
  "What makes it difficult locally": [
    ["no-lead", 10, "it isn't me and it isn't them", "L02, local, statutory"],
    ["free-riders", 8, "I'm told it's not a priority for the district", "L06, local, voluntary"],
    [
      "conflicting-priorities",
      7,
      "and he's the one they're thinking about",
      "L04, local, statutory",
    ],
    ["felt-as-threat", 4, "handed over your diary to your mother-in-law", "L01, local, voluntary"],
    ["dominance", 3, "asked to comment on has already been to cabinet", "L06, local, voluntary"],
  ],
  "The conditions": [
    [
      "competitive-funding",
      12,
      "I've run tenders myself, but eleven pence",
      "L09, local, accommodation provider",
    ],
    ["scarcity", 10, "and the phone rings twice as often", "L02, local, statutory"],
    [
      "targets-and-paperwork",
      9,
      "that's a zero. It's as though they'd never come",
      "L04, local, statutory",
    ],
    ["funding-rules", 5, "You can support him to find a mattress", "L05, local, statutory"],
  ],
};

describe("the theme tables of the sample", () => {
  const source = sampleSource();
  const { codebook } = source.study.figures.study;

  it("are one for each research question", () => {
    assert.deepEqual([...codebook.tables.keys()], Object.keys(INTENDED));
  });

  for (const [name, intended] of Object.entries(INTENDED)) {
    it(`has in “${name}” its categories, most recurrent first, each with its example`, async () => {
      const wish = tableWish(codebook, { name });
      assert.ok(!("problem" in wish));
      const { rows } = await themeTableOf(source, wish);
      assert.deepEqual(
        rows.map(({ id, cases, quotation }) => {
          const said = quotation?.said ?? [];
          const words = said.map((one) => one.words).join(" ");
          const ending = intended.find(([own]) => own === id)?.[2] ?? "";
          const source = said.map((one) => one.source).join("; ");
          return [id, cases, words.endsWith(ending) ? ending : words, source];
        }),
        intended,
      );
      assert.ok(rows.every(({ quotation }) => quotation?.from === "exemplar"));
    });
  }
});
