import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readStudy } from "./readStudy";
import type { ReferenceNode } from "./readStudy";
import { readTranscript } from "./readTranscript";
import type { ReferenceCoding } from "./readTranscript";

/** The reference reader against the specification's worked examples. Run from the root of the repository. */

const EXAMPLES = resolve(process.cwd(), "../shared/spec/worked-examples.json");

interface ExampleCoding {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string;
  readonly cases: readonly string[];
  readonly by?: string;
}

interface Figures {
  readonly codings: number;
  readonly passages: number;
  readonly words: number;
  readonly cases: number;
  readonly transcripts: number;
}

interface Example {
  readonly name: string;
  readonly text: string;
  readonly wording: string;
  readonly codings: readonly ExampleCoding[];
  readonly uncoded: number;
  readonly figures: Readonly<Record<string, Figures>>;
  readonly problems: readonly string[];
}

const FILE = "x.transcript.md";

describe("reference reader: worked examples", () => {
  if (!existsSync(EXAMPLES)) {
    it.skip(`${EXAMPLES} is not there`);
    return;
  }
  const { examples } = JSON.parse(readFileSync(EXAMPLES, "utf8")) as {
    examples: readonly Example[];
  };
  for (const example of examples) {
    it(example.name, () => {
      checkReading(example);
      checkFigures(example);
    });
  }
});

function checkReading(example: Example): void {
  const reading = readTranscript(example.text, { fileName: FILE });
  assert.equal(reading.wording, example.wording);
  assert.deepEqual(
    sorted(reading.codings.map(shown)),
    sorted(example.codings.map((coding) => ({ ...coding }))),
  );
  assert.equal(reading.uncodedParagraphs, example.uncoded);
  const codes = reading.problems
    .filter((problem) => !(problem.code === "unknown-speaker" && problem.severity === "hint"))
    .map((problem) => problem.code);
  assert.deepEqual(codes.sort(), [...example.problems].sort());
}

function shown(coding: ReferenceCoding): ExampleCoding {
  const { code, start, end, text, speaker, cases, by } = coding;
  return {
    code,
    start,
    end,
    text,
    speaker: speaker ?? "",
    cases,
    ...(by === undefined ? {} : { by }),
  };
}

function sorted(codings: readonly ExampleCoding[]): ExampleCoding[] {
  return [...codings].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function checkFigures(example: Example): void {
  const codes = Object.keys(example.figures);
  const codebook = ["codes:", ...codes.map((code) => `  ${code}: a definition`)].join("\n");
  const study = readStudy(
    new Map([
      ["codebook.yaml", codes.length > 0 ? codebook : "codes: {}"],
      [FILE, example.text],
    ]),
  );
  const found = Object.fromEntries(study.themes.nodes.map((node) => [node.id, figuresOf(node)]));
  assert.deepEqual(found, example.figures);
}

function figuresOf({ codings, passages, words, cases, transcripts }: ReferenceNode): Figures {
  return { codings, passages, words, cases, transcripts };
}
