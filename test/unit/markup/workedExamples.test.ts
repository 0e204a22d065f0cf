import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween, wordingOf } from "../../../server/markup/wording";
import { problemsOf } from "./fixture";

/** The specification's worked examples. Run from the root of the repository. */

const EXAMPLES = resolve(process.cwd(), "../shared/spec/worked-examples.json");

interface ExampleCoding {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly by?: string;
}

interface Example {
  readonly name: string;
  readonly text: string;
  readonly wording: string;
  readonly codings: readonly ExampleCoding[];
  readonly problems: readonly string[];
}

describe("markup: worked examples", () => {
  if (!existsSync(EXAMPLES)) {
    it.skip(`${EXAMPLES} is not there`);
    return;
  }
  const { examples } = JSON.parse(readFileSync(EXAMPLES, "utf8")) as { examples: Example[] };
  for (const example of examples) it(example.name, () => checkExample(example));
});

function checkExample(example: Example): void {
  const transcript = parseTranscript(example.text);
  assert.equal(wordingOf(transcript), example.wording);
  const found = transcript.codings.map(({ code, by, passage: { start, end } }) =>
    line({ code, start, end, text: wordingBetween(transcript, start, end), by }),
  );
  assert.deepEqual(found.sort(), example.codings.map(line).sort());
  // Whether a paragraph is uncoded depends on the study.
  const expected = example.problems.filter((code) => code !== "uncoded");
  const codes = problemsOf(transcript).map((problem) => problem.code);
  assert.deepEqual(codes.sort(), [...expected].sort());
}

function line({ code, start, end, text, by = "-" }: ExampleCoding): string {
  return `${start}-${end} ${code} by ${by}: ${text}`;
}
