import type { Codebook } from "../../../../server/codebook/model";
import { readCodebook } from "../../../../server/codebook/parse";
import { casesBy } from "../../../../server/counts/casesBy";
import { cooccurrenceOf } from "../../../../server/counts/cooccurrence/cooccurrence";
import { crosstabOf } from "../../../../server/counts/crosstab/crosstab";
import { createFigures, putFacts, type Figures } from "../../../../server/counts/figures";
import { newCodesOf } from "../../../../server/counts/newCodes";
import { parseTranscript } from "../../../../server/markup/parse";
import { readFacts } from "../../../../server/study/readFacts";
import { transcriptOf } from "../../../bench/generate";
import { assertLinear } from "../../../support/growth";

interface Size {
  readonly files: number;
  readonly codes: number;
}

function figuresOf({ files, codes }: Size): Figures {
  const ids = Array.from({ length: codes }, (_, code) => `  code-${code}: x\n`).join("");
  const figures = createFigures(readCodebook(`codes:\n${ids}`).codebook as Codebook, 5);
  const options = { transcripts: 0, bytes: 4_000, codings: 16, codes };
  for (let index = 0; index < files; index++) {
    const path = `${index}.transcript`;
    putFacts(figures, path, readFacts(parseTranscript(transcriptOf(index, options)), path));
  }
  return figures;
}

/** By `code-0: …` and so on, so that the pairs that can occur are soon all there. */
const CODES = 20;
const FEW = 25;

describe("the shape of the times of comparisons", () => {
  const tasks: readonly (readonly [string, (figures: Figures) => Promise<unknown>])[] = [
    [
      "a crosstab by attribute",
      (figures) => crosstabOf(figures, { by: "level", measure: "cases" }),
    ],
    ["a crosstab by coder", (figures) => crosstabOf(figures, { by: "coder", measure: "words" })],
    ["overlaps", (figures) => cooccurrenceOf(figures, { kind: "overlap" })],
    ["paragraphs", (figures) => cooccurrenceOf(figures, { kind: "paragraph" })],
    ["cases together", (figures) => cooccurrenceOf(figures, { kind: "case" })],
    ["cases by attributes", (figures) => casesBy(figures, { by: ["level"] })],
    ["new codes", (figures) => newCodesOf(figures, "date")],
  ];
  for (const [name, run] of tasks) {
    it(`of ${name}: as the number of transcripts`, async () => {
      const taskOf = (files: number) => {
        const figures = figuresOf({ files, codes: CODES });
        return () => run(figures);
      };
      await assertLinear({ taskOf, size: FEW });
    });
  }

  it("of a crosstab of many codes and five hundred cases: as the number of codes", async () => {
    const taskOf = (codes: number) => {
      const figures = figuresOf({ files: 500, codes });
      return () => crosstabOf(figures, { by: "case", measure: "passages" });
    };
    await assertLinear({ taskOf, size: 125 });
  });

  it("of the words of one file with ranges over all of it: as its length", async () => {
    const taskOf = (paragraphs: number) => {
      const starts = Array.from({ length: 40 }, (_, at) => `[${at + 1}>]`).join("");
      const ends = Array.from({ length: 40 }, (_, at) => `[<${at + 1}]{.c${at}}`).join("");
      const text = `P1: ${starts}One.\n\n${"P2: two.\n\nInt: three?\n\n".repeat(paragraphs)}P1: four${ends}.\n`;
      const figures = createFigures(readCodebook("codes: {}").codebook as Codebook, 5);
      putFacts(figures, "a.transcript", readFacts(parseTranscript(text), "a.transcript"));
      return async () => {
        await crosstabOf(figures, { by: "speaker", measure: "words" });
        await cooccurrenceOf(figures, { kind: "overlap" });
        await cooccurrenceOf(figures, { kind: "paragraph" });
      };
    };
    await assertLinear({ taskOf, size: 200 });
  });
});
