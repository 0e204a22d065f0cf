import type { AccountItem } from "../imports/account";
import { codedParagraphs, codedTranscript, withCodebook } from "../imports/coded/codedTranscript";
import { markedByNames, withoutSigns } from "../imports/coded/marks";
import { decode } from "../imports/decode";
import type { Paragraph } from "../imports/documents/paragraph";
import { refused } from "../imports/documents/refused";
import { speechFromParagraphs } from "../imports/documents/speechFromParagraphs";
import { nameOf } from "../imports/fileName";
import type { ForeignFile, ReadFile } from "../imports/imported";
import { createLedger, type Ledger } from "../refi/ledger";
import { ownSpeech } from "../refi/ownSpeech";
import { attributesFor, ownFragment, type OwnFragment } from "./attributes";
import { codeTree, type CodeTree } from "./codeTree";
import { sourceIn, type Source } from "./fragments";
import { utterancesIn, type Utterance, type Utterances } from "./utterances";

/**
 * Reads a source of ROCK. A line is an utterance there, and its codes are those of the whole line; lines
 * between empty ones are one paragraph here, in which each coded line is a passage.
 */
export function readRock(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const ledger = createLedger();
  const source = sourceIn(withoutSigns(text), ledger);
  const tree = codeTree(source.fragments, ledger);
  const { lines: utterances, ...rest } = utterancesIn(source.lines, tree, ledger);
  const reading: Reading = {
    file: file.name,
    account,
    ...source,
    ...rest,
    utterances,
    tree,
    ledger,
  };
  const own = ownFragment(source.fragments);
  return own === undefined ? readForeign(reading) : readOwn(reading, own);
}

interface Reading extends Source, Omit<Utterances, "lines"> {
  readonly file: string;
  readonly account: readonly AccountItem[];
  readonly utterances: readonly Utterance[];
  readonly tree: CodeTree;
  readonly ledger: Ledger;
}

function readForeign({ file, account, tree, ledger, ...reading }: Reading): ReadFile {
  const people = peopleIn(reading.utterances);
  if (people.unused) ledger.add({ ...CASES, count: people.cases.length });
  const only = people.cases.length === 1 ? people.cases[0] : undefined;
  const own = attributesFor(reading.fragments, only, ledger);
  const attributes = new Map([...reading.constants, ...own]);
  const paragraphs = markedByNames(people.paragraphs, reading.marks, ledger);
  const document = { file, paragraphs, attributes, declared: people.declared, account };
  const codes = { codes: tree.roots(), keyOf: tree.keyOf };
  const found = codedTranscript(document, ledger, codes);
  if ("refusal" in found || only === undefined) return found;
  return { ...found, transcripts: found.transcripts.map((one) => ({ ...one, case: only })) };
}

/** A source that we wrote says itself who speaks in it. */
function readOwn({ file, account, tree, ledger, ...reading }: Reading, own: OwnFragment): ReadFile {
  const asWritten = paragraphsOf(reading.utterances).map(({ heading, ...one }) =>
    heading === undefined ? one : { ...one, text: `${"#".repeat(heading)} ${one.text}` },
  );
  const paragraphs = markedByNames(asWritten, reading.marks, ledger);
  const codes = { codes: tree.roots(), keyOf: tree.keyOf };
  const coded = codedParagraphs({ file, paragraphs }, ledger, codes);
  if ("refusal" in coded) return coded;
  const { front, date } = own.description;
  const parts = ownSpeech(coded.paragraphs, own.description);
  if (parts.length === 0) return refused(file, "it holds no words.");
  const [name] = reading.utterances.flatMap((line) => line.case ?? []);
  const attributes = attributesFor(reading.fragments, name, ledger);
  const known = { name: nameOf(file), parts, attributes, date, front, account };
  const transcript = { ...known, ...(own.case !== undefined && { case: own.case }) };
  return withCodebook({ transcripts: [transcript], account: [] }, coded, ledger);
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
function peopleIn(lines: readonly Utterance[]): People {
  const cases = [...new Set(lines.flatMap(({ case: name }) => name ?? []))];
  const plain = paragraphsOf(lines);
  if (cases.length < 2) return { paragraphs: plain, cases, declared: [], unused: false };
  const spoken = speechFromParagraphs(plain.map(unsigned));
  const hasLabels = spoken.parts.some(
    (part) => part.kind === "speech" && part.speaker !== undefined,
  );
  if (hasLabels) return { paragraphs: plain, cases, declared: [], unused: true };
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
