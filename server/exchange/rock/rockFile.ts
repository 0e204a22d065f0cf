import type { TranscriptContext } from "../../features/context";
import { labelRules } from "../../markup/labelRules";
import type { AccountItem } from "../imports/account";
import { createLedger, type Ledger } from "../refi/ledger";
import { ownBlocks } from "../refi/ownSpeech";
import { plainTextOf } from "../refi/plainText";
import { describeSource } from "../refi/sourceDescription";
import { guarded } from "./guard";
import { lineCodes, type LineCodes } from "./lineCodes";
import { codeFragment, rockIds } from "./rockCodes";

export interface RockFile {
  readonly text: string;
  readonly account: readonly AccountItem[];
}

export interface RockWishes {
  /** Whether the account speaks of the codebook, too: each source of a study holds it. */
  readonly tellsCodebook: boolean;
}

/**
 * A transcript as a source of ROCK: a line for each paragraph with its codes behind it, and the codebook
 * and the attributes as YAML. What ROCK has no place for stands in a fragment that it passes over.
 */
export function rockFile(
  context: TranscriptContext,
  { tellsCodebook }: RockWishes = { tellsCodebook: true },
): RockFile {
  const ledger = createLedger();
  const { study, transcript, facts } = context;
  const { codebook } = study.figures.study;
  const used = transcript.codings.map(({ code }) => code);
  const ids = rockIds(new Set([...codebook.nodes.keys(), ...used]));
  const plain = plainTextOf(transcript, labelRules(transcript.frontMatter.speakers));
  const blocks = ownBlocks(plain.text).map(({ text }) => text);
  const starts = startsOf(blocks);
  const taken = new Set(ids.values());
  const coded = lineCodes(context, { plain, starts, taken }, ledger);
  reportOthers(context, ledger);
  const writing: Writing = { ids, coded, plain, path: context.path, ledger, coder: undefined };
  const head = [...ownLines(context, plain.wordsAt), ...attributeLines(context, ledger)];
  const lines = [
    ...head,
    ...codeFragment(codebook, ids, tellsCodebook ? ledger : createLedger()),
    "",
    `[[cid=${caseIdOf(facts.case)}]]`,
    ...blocks.flatMap((block, at) => ["", ...blockLines(block, at, writing)]),
    "",
  ];
  return { text: lines.join("\n"), account: ledger.items() };
}

const BREAK = 2;

function startsOf(blocks: readonly string[]): readonly number[] {
  let start = 0;
  return blocks.map((block) => {
    const at = start;
    start += block.length + BREAK;
    return at;
  });
}

interface Writing {
  readonly ids: ReadonlyMap<string, string>;
  readonly coded: ReadonlyMap<number, LineCodes>;
  readonly plain: ReturnType<typeof plainTextOf>;
  readonly path: string;
  readonly ledger: Ledger;
  /** Whose codings follow, until somebody else is named. */
  coder: string | undefined;
}

/** A heading is a section, and its text a comment: ROCK has no text of sections. */
function blockLines(block: string, at: number, writing: Writing): readonly string[] {
  const heading = writing.plain.wordsAt.has(at + 1) ? null : /^(#{1,6}) (.*)$/.exec(block);
  if (heading) {
    writing.ledger.add(HEADING);
    return [`---<<heading_${heading[1].length}>>---`, `# ${heading[2]}`];
  }
  const words = guarded(block);
  if (words !== block) writing.ledger.add(GUARDED, `${writing.path}: “${short(block)}”`);
  const line = writing.coded.get(at);
  return [[words, ...(line ? marksOf(line, writing) : [])].join(" ")];
}

function marksOf({ codes, values, coder }: LineCodes, writing: Writing): readonly string[] {
  const { ids, ledger, path } = writing;
  const marks: string[] = [];
  const isName = coder !== undefined && /^[a-zA-Z0-9_]+$/.test(coder);
  if (coder !== undefined && !isName) ledger.add(ODD_CODER, `${path}: “${coder}”`);
  if (isName && coder !== writing.coder) marks.push(`[[coderId=${coder}]]`);
  if (!isName && writing.coder !== undefined) ledger.add(NO_CODER, path);
  if (isName) writing.coder = coder;
  for (const code of codes) {
    marks.push(`[[${ids.get(code) ?? code}]]`);
    ledger.add({ fate: "kept", what: "codes on lines" });
  }
  for (const [name, value] of values) {
    marks.push(`[[${name}||${value}]]`);
    ledger.add({ fate: "kept", what: "memos and values of passages" });
  }
  return marks;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** What our own import reads again, to the letter; ROCK looks at no fragment of this name. */
function ownLines(
  context: TranscriptContext,
  wordsAt: ReadonlyMap<number, number>,
): readonly string[] {
  const description = describeSource(context, { wordsAt, memos: [] });
  const { frontMatter } = context.transcript;
  const named =
    frontMatter.case === undefined ? [] : [`  case: ${JSON.stringify(context.facts.case)}`];
  return ["---", "verbatim:", ...named, `  source: ${JSON.stringify(description)}`, "---"];
}

function attributeLines({ facts }: TranscriptContext, ledger: Ledger): readonly string[] {
  const id = caseIdOf(facts.case);
  if (id !== facts.case) ledger.add(CASE, `“${facts.case}” is “${id}”`);
  const attributes = facts.attributes.filter(({ key }) => key !== "caseId" && key !== "cid");
  ledger.add({ fate: "kept", what: "attributes of the case", count: attributes.length });
  if (attributes.length === 0) return [];
  const lines = attributes.map(
    ({ key, value }) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return ["---", "ROCK_attributes:", `  - caseId: ${JSON.stringify(id)}`, ...lines, "---"];
}

function caseIdOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-zA-Z0-9_]+/g, "_");
  return plain === "" || plain === "_" ? "case" : plain;
}

function reportOthers({ path, transcript }: TranscriptContext, ledger: Ledger): void {
  const { comments, marks, frontMatter } = transcript;
  ledger.add({ fate: "kept", what: "transcripts" });
  ledger.add({ ...STAYS, what: "comments and memos of transcripts", count: comments.length }, path);
  ledger.add({ ...STAYS, what: "marks that nothing is to be coded", count: marks.length }, path);
  const own = frontMatter.speakers.filter((speaker) => speaker.case !== undefined);
  ledger.add({ ...SPEAKERS, count: own.length }, path);
}

const STAYS = {
  fate: "left out",
  why: "ROCK has no place for them; they stay in the transcript.",
} as const;
const SPEAKERS = {
  fate: "changed",
  what: "cases of speakers",
  why: "A source is of one case here. They stand in a fragment that ROCK passes over, and come back from there.",
} as const;
const HEADING = {
  fate: "changed",
  what: "headings",
  why: "They are section breaks, with their text in a comment: ROCK has no text of sections.",
} as const;
const GUARDED = {
  fate: "changed",
  what: "words that look like marks of ROCK",
  why: "ROCK cannot say that a mark is none, so a backslash stands in it. Otherwise ROCK would lose these words or read a code.",
} as const;
const ODD_CODER = {
  fate: "left out",
  what: "names of coders",
  why: "In ROCK a coder has letters without accents, digits and _ alone; the codes are kept.",
} as const;
const NO_CODER = {
  fate: "changed",
  what: "codes by nobody below those of a coder",
  why: "In ROCK a coder holds for all lines below, so they count as theirs.",
} as const;
const CASE = {
  fate: "changed",
  what: "names of cases",
  why: "A case of ROCK has letters without accents, digits and _ alone.",
} as const;
