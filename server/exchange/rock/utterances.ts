import { nameFromId } from "../../codebook/ids";
import { CLOSE, OPEN, type Mark } from "../imports/coded/marks";
import type { Ledger, LedgerEntry } from "../refi/ledger";
import type { CodeTree } from "./codeTree";
import type { SourceLine } from "./fragments";
import { isComment, readRockLine, type RockLine, type RockMark } from "./lineMarks";

/** A line of a source as it is understood. */
export interface Utterance {
  readonly number: number;
  /** `marks` is a line with nothing but marks. */
  readonly kind: "words" | "empty" | "marks" | "heading";
  /** With the signs of its passage; empty where nobody says anything. */
  readonly text: string;
  /** The level of a heading. */
  readonly level: number;
  /** The case that utters it. */
  readonly case: string | undefined;
}

export interface Utterances {
  readonly lines: readonly Utterance[];
  /** The passages by the signs in the lines. */
  readonly marks: readonly Mark[];
  /** Class-instance ids that have one value in the whole source. */
  readonly constants: ReadonlyMap<string, string>;
}

/** What stands in the lines of a source; what of it is no words, or means nothing to ROCK, is accounted for. */
export function utterancesIn(
  lines: readonly SourceLine[],
  tree: CodeTree,
  ledger: Ledger,
): Utterances {
  const read = lines.map((line) => ({ ...line, rock: readRockLine(line.text) }));
  const constants = constantsIn(read.map(({ rock }) => rock));
  const state: State = { ids: new Map(), constants, tree, ledger, marks: [], utterances: [] };
  for (const [at, { number, text, rock }] of read.entries()) {
    if (isComment(text)) tellComment(state, { number, text }, read[at - 1]?.rock);
    else tellLine(state, { number, text }, rock);
  }
  reportClashes(
    read.map(({ rock }) => rock),
    ledger,
  );
  return { lines: state.utterances, marks: state.marks, constants };
}

interface State {
  /** Class-instance ids hold until another value comes. */
  readonly ids: Map<string, string>;
  readonly constants: ReadonlyMap<string, string>;
  readonly tree: CodeTree;
  readonly ledger: Ledger;
  readonly marks: Mark[];
  readonly utterances: Utterance[];
}

const CASE = /^(?:cid|caseId)$/i;
const CODER = /^coderId$/i;

/** Ids with one value in a source say what the whole of it is. */
function constantsIn(lines: readonly RockLine[]): ReadonlyMap<string, string> {
  const values = new Map<string, Set<string>>();
  for (const mark of lines.flatMap(({ marks }) => marks))
    if (mark.kind === "id" && !CASE.test(mark.name) && !CODER.test(mark.name))
      values.set(mark.name, (values.get(mark.name) ?? new Set()).add(mark.value));
  return new Map(
    [...values].flatMap(([name, all]) => (all.size === 1 ? [[name, [...all][0]] as const] : [])),
  );
}

/** A comment behind the section break of a heading is its text, as our own export writes it. */
function tellComment(
  state: State,
  { number, text }: SourceLine,
  before: RockLine | undefined,
): void {
  const section = before?.marks.find((mark) => mark.kind === "section");
  const last = state.utterances.at(-1);
  const words = text.replace(/^\s*#+/, "").trim();
  if (section && HEADING.test(section.name) && last?.kind === "heading" && words !== "")
    state.utterances[state.utterances.length - 1] = { ...last, text: words };
  else state.ledger.add(COMMENT, `line ${number}`);
}

const HEADING = /^heading_([1-6])$/;

function tellLine(state: State, { number, text }: SourceLine, rock: RockLine): void {
  const { ledger } = state;
  const place = `line ${number}`;
  for (const mark of rock.marks) tellMark(state, mark, number);
  for (const written of rock.ignored) ledger.add(IGNORED, `${place}: ${short(written)}`);
  for (const written of rock.inThree) ledger.add(IN_THREE, `${place}: [${short(written)}]`);
  if (rock.isNested) ledger.add(NESTED, place);
  if (isOddRule(text)) {
    ledger.add(RULE, `${place}: ${short(text.trim())}`);
    return push(state, { number, kind: "empty", text: "" });
  }
  const mark = passageOf(state, rock, number);
  if (rock.words === "") {
    if (mark !== undefined) ledger.add(WORDLESS, place);
    if (state.utterances.at(-1)?.number === number) return;
    const isBlank = rock.marks.every(({ kind }) => kind === "uid");
    return push(state, { number, kind: isBlank ? "empty" : "marks", text: "" });
  }
  if (mark !== undefined) state.marks.push(mark);
  push(state, { number, kind: "words", text: mark ? OPEN + rock.words + CLOSE : rock.words });
}

/** `--- ` and `---paragraph-break---` look like fragments and sections, and are neither. */
function isOddRule(line: string): boolean {
  return /^\s*---(?:-*|[^-].*---)\s*$/.test(line) && !/---<<\s*[a-zA-Z]\w*\s*>>---/.test(line);
}

function push(state: State, line: Omit<Utterance, "level" | "case">): void {
  const name = [...state.ids].find(([id]) => CASE.test(id))?.[1];
  state.utterances.push({ ...line, level: 0, case: name });
}

function tellMark(state: State, mark: RockMark, number: number): void {
  const { ledger, ids, constants } = state;
  const place = `line ${number}`;
  if (mark.kind === "uid") ledger.add(UID);
  else if (mark.kind === "anchor") ledger.add(ANCHOR, place);
  else if (mark.kind === "network") ledger.add(NETWORK, place);
  else if (mark.kind === "code") {
    state.tree.addPath(mark.path, place);
    if (mark.hasRange) ledger.add(RANGE, place);
  } else if (mark.kind === "section") {
    const level = Number(HEADING.exec(mark.name)?.[1] ?? 2);
    ledger.add(SECTION);
    heading(state, { number, level, text: nameFromId(mark.name) });
  } else if (mark.kind === "id") {
    const isNew = ids.get(mark.name) !== mark.value;
    ids.set(mark.name, mark.value);
    if (CASE.test(mark.name) || CODER.test(mark.name) || constants.has(mark.name) || !isNew) return;
    ledger.add(ID_HEADING, place);
    heading(state, { number, level: 2, text: `${mark.name}: ${mark.value}` });
  }
}

function heading(
  state: State,
  { number, level, text }: Pick<Utterance, "number" | "level" | "text">,
): void {
  state.utterances.push({ number, kind: "heading", level, text, case: undefined });
}

/** The codes and values of a line, by the coder whose id holds there. */
function passageOf({ ids, ledger }: State, { marks }: RockLine, number: number): Mark | undefined {
  const codes = new Set<string>();
  const values = new Map<string, string>();
  for (const mark of marks) {
    if (mark.kind === "code") codes.add(mark.path[mark.path.length - 1]);
    if (mark.kind === "value")
      addValue(values, mark, (entry) => ledger.add(entry, `line ${number}`));
  }
  if (codes.size === 0 && values.size === 0) return undefined;
  const coder = [...ids].find(([id]) => CODER.test(id))?.[1];
  const memo = values.get("memo");
  values.delete("memo");
  return {
    codes: [...codes],
    isClosed: true,
    coder,
    memo,
    values: values.size === 0 ? undefined : values,
  };
}

/** A name that cannot be a key gives the last part of its path, if that can. */
function addValue(
  values: Map<string, string>,
  { name, value }: { readonly name: string; readonly value: string },
  tell: (entry: LedgerEntry) => void,
): void {
  const key = name.split(">").findLast((part) => part !== "") ?? "";
  if (!/^[a-zA-Z]/.test(key) || key === "by") tell(NO_KEY);
  else if (values.has(key)) tell(SECOND_VALUE);
  else {
    values.set(key, value);
    tell({ fate: "kept", what: "value codes, as values of their passages" });
  }
}

/** A name that has values and is a code besides makes ROCK stop. */
function reportClashes(lines: readonly RockLine[], ledger: Ledger): void {
  const marks = lines.flatMap(({ marks }) => marks);
  const codes = new Set(marks.flatMap((mark) => (mark.kind === "code" ? mark.path.slice(-1) : [])));
  const names = new Set(marks.flatMap((mark) => (mark.kind === "value" ? mark.name : [])));
  for (const name of names) if (codes.has(name)) ledger.add(CLASH, `“${name}”`);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const left = (what: string, why: string): LedgerEntry => ({ fate: "left out", what, why });

const COMMENT = left("lines that start with #", "ROCK passes over them, so nobody says them.");
const UID = left(
  "identifiers of lines (uid)",
  "They tell sources of several coders apart in ROCK alone.",
);
const ANCHOR = left("anchors", "Verbatim has one stream, the transcript.");
const NETWORK = left(
  "network codes",
  "They join two codes, and a passage has codes one by one. A memo can say how they belong together.",
);
const NESTED = left(
  "marks of nesting (~)",
  "A transcript has no trees of utterances; the words are kept.",
);
const RANGE = left(
  "ranges in codes, as in [[code 12-30]]",
  "ROCK reads and does not use them: a code is one of its whole line.",
);
const WORDLESS = left(
  "codes and values on lines without words",
  "A passage needs words. ROCK counts an empty utterance.",
);
const RULE = left(
  "lines of dashes that ROCK does not read",
  "It takes them for words; a fragment is between two lines of exactly ---, a section is ---<<name>>---.",
);
const SECOND_VALUE = left("second values of a name on one line", "ROCK takes the first one, too.");
const NO_KEY = left(
  "value codes whose name is no key",
  "A key starts with a letter, and “by” names the coder.",
);
const IGNORED: LedgerEntry = {
  fate: "kept",
  what: "marks that ROCK does not read, as words",
  why: "ROCK leaves them among the words, too: its codes have letters without accents, digits and _ alone.",
};
const IN_THREE: LedgerEntry = {
  fate: "changed",
  what: "codes in three brackets",
  why: "ROCK reads them as codes. If they mark speech that overlaps, take the codes out.",
};
const SECTION: LedgerEntry = { fate: "kept", what: "section breaks, as headings" };
const ID_HEADING: LedgerEntry = {
  fate: "changed",
  what: "class-instance ids that change",
  why: "Each new value is a heading, since it holds for all lines below.",
};
const CLASH: LedgerEntry = {
  fate: "changed",
  what: "names that are codes and have values",
  why: "ROCK stops with an error here. Both are kept.",
};
