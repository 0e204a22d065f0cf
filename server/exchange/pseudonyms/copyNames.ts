import { isInterviewerName } from "../../markup/labelRules";
import type { Transcript } from "../../markup/model";
import { wordingOf } from "../../markup/wording";
import { createFinder } from "./finder";
import type { KeyEntry } from "./key";

/** A transcript with the name of its case, which is that of its file where it says none. */
export interface NamedTranscript {
  readonly transcript: Transcript;
  readonly path: string;
  readonly caseName: string;
}

export interface NamesOfStudy {
  readonly entries: readonly KeyEntry[];
  /** The labels that the codebook says are interviewers', in lower case. */
  readonly interviewers: ReadonlySet<string>;
}

/** Gathers who speaks in a study and how its words are written, transcript by transcript. */
export interface NameGatherer {
  readonly add: (transcript: NamedTranscript) => void;
  /**
   * Pseudonyms for speakers and cases that the key has none for: `P1`, `P2`, …, `C1`, … and
   * `Interviewer 1`. A name of a person is replaced wherever it is said; a label that is also a
   * common word, as “Daughter”, where it is a label alone. What looks like a pseudonym already, stays.
   */
  readonly newNames: (study: NamesOfStudy) => readonly KeyEntry[];
}

/** Who takes part in one transcript. */
interface People {
  readonly speakers: Transcript["speakers"];
  readonly declared: Transcript["frontMatter"]["speakers"];
  readonly caseName: string;
}

export function createNameGatherer(): NameGatherer {
  const people: People[] = [];
  const words = { all: new Set<string>(), lower: new Set<string>() };
  return {
    add({ transcript, caseName }) {
      const { speakers, frontMatter } = transcript;
      people.push({ speakers, declared: frontMatter.speakers, caseName });
      addWords(words, transcript);
    },
    newNames: (study) => namesFor(people, words, study),
  };
}

function namesFor(
  people: readonly People[],
  words: Words,
  { entries, interviewers }: NamesOfStudy,
): readonly KeyEntry[] {
  const finder = createFinder(entries);
  const given = new Set(entries.map(({ pseudonym }) => pseudonym));
  const taken = new Set([...words.all, ...given]);
  const found = new Map<string, KeyEntry>();
  const add = (name: string, prefix: string, label: "speaker" | "case"): void => {
    const key = oneLine(name);
    const isDone = found.has(key) || given.has(key) || looksGiven(key);
    if (isDone || finder.find(key, { case: label === "case" ? "case" : "label" }).length > 0)
      return;
    const isName = label === "speaker" && isSaidAsName(key, words.lower);
    const pseudonym = freeName(prefix, taken);
    found.set(key, { name: key, pseudonym, kind: isName ? "person" : label, line: 0 });
  };
  for (const { speakers, declared } of people) {
    for (const { label, declared: own } of speakers) {
      const asks =
        own?.role === undefined
          ? interviewers.has(label.toLowerCase())
          : own.role === "interviewer";
      add(label, asks ? "Interviewer " : "P", "speaker");
    }
    for (const { label, role } of declared)
      add(label, role === "interviewer" ? "Interviewer " : "P", "speaker");
  }
  for (const { declared, caseName } of people) {
    add(caseName, "C", "case");
    for (const speaker of declared) if (speaker.case !== undefined) add(speaker.case, "C", "case");
  }
  return [...found.values()];
}

/** Neutral names for everybody who coded. */
export function newCoders(
  coders: Iterable<string>,
  entries: readonly KeyEntry[],
): readonly KeyEntry[] {
  const known = new Map(
    entries.filter(({ kind }) => kind === "coder").map((entry) => [entry.name, entry]),
  );
  const taken = new Set([...known.values()].map(({ pseudonym }) => pseudonym));
  const found = new Map<string, KeyEntry>();
  for (const name of coders) {
    if (known.has(name) || found.has(name)) continue;
    found.set(name, { name, pseudonym: freeName("coder", taken), kind: "coder", line: 0 });
  }
  return [...found.values()];
}

/** The first of `P1`, `P2`, … that nobody has; it is taken from then on. */
export function freeName(prefix: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const name = `${prefix}${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** `P35`, `L 01`, `Int`, `Interviewer 2`: nobody is called so. */
export function looksGiven(name: string): boolean {
  return /^\p{L}{0,2}[ ._-]?\p{N}+$/u.test(name) || isInterviewerName(name);
}

function isSaidAsName(label: string, lower: ReadonlySet<string>): boolean {
  const words = label.match(/[\p{L}\p{M}]+/gu) ?? [];
  const isWritten = words.length > 0 && words.every((word) => /^\p{Lu}.{2}/u.test(word));
  return isWritten && words.some((word) => !lower.has(word.toLowerCase()));
}

interface Words {
  readonly all: Set<string>;
  /** Those that somebody says and that are written in lower case. */
  readonly lower: Set<string>;
}

function addWords({ all, lower }: Words, transcript: Transcript): void {
  for (const [word] of transcript.text.matchAll(WORD)) all.add(word);
  for (const [word] of wordingOf(transcript).matchAll(WORD))
    if (/^\p{Ll}/u.test(word)) lower.add(word);
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function oneLine(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
