import { codedTranscript } from "../imports/coded/codedTranscript";
import { markedByNames, withoutSigns } from "../imports/coded/marks";
import { decode } from "../imports/decode";
import type { Paragraph } from "../imports/documents/paragraph";
import { speechFromParagraphs } from "../imports/documents/speechFromParagraphs";
import type { ForeignFile, ReadFile } from "../imports/imported";
import { createLedger } from "../refi/ledger";
import { attributesFor, ownFragment } from "./attributes";
import { codeTree } from "./codeTree";
import { sourceIn } from "./fragments";
import { utterancesIn, type Utterance } from "./utterances";

/**
 * Reads a source of ROCK. A line is an utterance there, and its codes are those of the whole line; lines
 * between empty ones are one paragraph here, in which each coded line is a passage.
 */
export function readRock(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const ledger = createLedger();
  const source = sourceIn(withoutSigns(text), ledger);
  const tree = codeTree(source.fragments, ledger);
  const utterances = utterancesIn(source.lines, tree, ledger);
  const own = ownFragment(source.fragments);
  const people = peopleIn(utterances.lines, own.speakers);
  if (people.unused) ledger.add({ ...CASES, count: people.cases.length });
  const only = own.case ?? (people.cases.length === 1 ? people.cases[0] : undefined);
  const attributes = new Map([
    ...utterances.constants,
    ...attributesFor(
      source.fragments,
      people.cases.length === 1 ? people.cases[0] : undefined,
      ledger,
    ),
  ]);
  const paragraphs = markedByNames(people.paragraphs, utterances.marks, ledger);
  const codes = { codes: tree.roots(), keyOf: tree.keyOf };
  const found = codedTranscript(
    { file: file.name, paragraphs, attributes, date: own.date, declared: people.declared, account },
    ledger,
    codes,
  );
  if ("refusal" in found || only === undefined) return found;
  return { ...found, transcripts: found.transcripts.map((one) => ({ ...one, case: only })) };
}

const CASES = {
  fate: "left out",
  what: "cases of speakers",
  why: "The transcript has labels of speakers, so these say who speaks. Declare their cases in its front matter.",
} as const;

interface People {
  readonly paragraphs: readonly Paragraph[];
  readonly cases: readonly string[];
  readonly declared: readonly string[];
  /** Whether labels say who speaks, and several cases are not needed for it. */
  readonly unused: boolean;
}

/** Several cases in a source without labels are the speakers. */
function peopleIn(lines: readonly Utterance[], speakers: readonly string[]): People {
  const cases = [...new Set(lines.flatMap(({ case: name }) => name ?? []))];
  const plain = paragraphsOf(lines);
  if (cases.length < 2) return { paragraphs: plain, cases, declared: speakers, unused: false };
  const spoken = speechFromParagraphs(plain.map(unsigned), { declared: speakers });
  const hasLabels = spoken.parts.some(
    (part) => part.kind === "speech" && part.speaker !== undefined,
  );
  if (hasLabels) return { paragraphs: plain, cases, declared: speakers, unused: true };
  return {
    paragraphs: paragraphsOf(lines, labelOf),
    cases,
    declared: cases.map(labelOf),
    unused: false,
  };
}

function labelOf(name: string): string {
  return /^\d/.test(name) ? `Case ${name}` : name;
}

function unsigned({ text, ...paragraph }: Paragraph): Paragraph {
  return { ...paragraph, text: withoutSigns(text) };
}

/** Lines between empty ones; where no line is empty, each line. With labels, a case has its own. */
function paragraphsOf(
  lines: readonly Utterance[],
  label?: (name: string) => string,
): readonly Paragraph[] {
  const isOneEach = !lines.slice(0, -1).some(({ kind }) => kind === "empty");
  const paragraphs: Paragraph[] = [];
  let block: Utterance[] = [];
  const close = (): void => {
    const [first] = block;
    if (first === undefined) return;
    const named = label && first.case !== undefined ? `${label(first.case)}: ` : "";
    const text = named + block.map(({ text }) => text).join("\n");
    paragraphs.push({ text, place: `line ${first.number}` });
    block = [];
  };
  for (const line of lines) {
    if (line.kind !== "words" || (label && block[0] && block[0].case !== line.case)) close();
    if (line.kind === "words") block.push(line);
    if (line.kind === "heading") {
      const place = `line ${line.number}`;
      paragraphs.push({ text: line.text, heading: line.level, place });
    }
    if (isOneEach) close();
  }
  close();
  return paragraphs;
}
