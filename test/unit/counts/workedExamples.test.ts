import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { coverageOf } from "../../../server/counts/coverage";
import type { NodeFigures } from "../../../server/counts/results";
import { row, rowsOf } from "./rows";
import { codingsOfStudy, countStudy } from "./study";

interface Example {
  readonly name: string;
  readonly text: string;
  readonly uncoded: number;
  readonly figures: Readonly<Record<string, NodeFigures>>;
  readonly codings: readonly {
    readonly code: string;
    readonly text: string;
    readonly speaker: string;
    readonly cases: readonly string[];
  }[];
}

describe("counting: worked examples", () => {
  const path = resolve(process.cwd(), "../shared/spec/worked-examples.json");
  if (!existsSync(path)) {
    it.skip(`${path} is not there`);
    return;
  }
  const { examples } = JSON.parse(readFileSync(path, "utf8")) as { examples: Example[] };
  for (const example of examples) {
    it(example.name, async () => {
      const codes = Object.keys(example.figures).map((code) => `  ${code}: x\n`);
      const study = await countStudy(
        new Map([
          ["codebook.yaml", `codes:${codes.length === 0 ? " {}\n" : `\n${codes.join("")}`}`],
          ["x.transcript.md", example.text],
        ]),
      );
      const expected = Object.entries(example.figures).map(([id, own]) => `${id}: ${row(own)}`);
      assert.deepEqual(rowsOf(study).sort(), expected.sort());
      assert.equal(coverageOf(study.figures).uncodedParagraphs, example.uncoded);
      const voices = (one: { code: string; text: string; speaker: string | null }, name: unknown) =>
        JSON.stringify([one.code, one.text, one.speaker, name ?? null]);
      assert.deepEqual(
        codingsOfStudy(study)
          .map((one) => voices(one, one.case))
          .sort(),
        example.codings.map((one) => voices(one, one.cases[0])).sort(),
      );
    });
  }
});
