import { fileCasesOf, type FileCase } from "../../counts/caseFigures";
import { withShare } from "../../counts/coverage";
import type { Figures } from "../../counts/figures";
import type { CoverageFigures } from "../../counts/results";
import type { CaseInfo } from "../../protocol";
import { sortedPaths } from "../../study/study";
import type { StudySnapshot } from "../context";

/**
 * The cases of a study, also those that only stand in `cases.csv`, in natural order: P2 before P10.
 *
 * What the front matter says of a case wins over `cases.csv`. Where several transcripts say different
 * things of a case, as in a study over time, every value is given.
 */
export function caseInfosOf(study: StudySnapshot): readonly CaseInfo[] {
  const { figures } = study;
  const parts = partsByCase(study);
  const last = known.get(figures);
  const names = inNaturalOrder(parts, last?.names);
  const cases = new Map(
    names.map((name) => [name, caseOf(study, parts.get(name) ?? [], { name, last })]),
  );
  known.set(figures, { names, cases });
  return [...cases.values()].map(({ info }) => info);
}

/** What one transcript says of a case. */
interface Part {
  readonly share: FileCase;
  readonly transcript: { readonly uri: string; readonly file: string };
}

/** A file's shares are made anew whenever the file changes, never changed. */
const partOfShare = new WeakMap<FileCase, Part>();

function partsByCase(study: StudySnapshot): ReadonlyMap<string, readonly Part[]> {
  const { figures } = study;
  const parts = new Map<string, Part[]>();
  for (const path of sortedPaths(figures.study.files.keys())) {
    const facts = figures.study.files.get(path);
    const voices = figures.voices.get(path);
    if (facts === undefined || voices === undefined) continue;
    for (const share of fileCasesOf(facts, voices)) {
      const own = parts.get(share.case);
      const part = partOf(study, path, share);
      if (own === undefined) parts.set(share.case, [part]);
      else own.push(part);
    }
  }
  for (const name of figures.study.cases.keys()) if (!parts.has(name)) parts.set(name, []);
  return parts;
}

function partOf(study: StudySnapshot, file: string, share: FileCase): Part {
  const last = partOfShare.get(share);
  if (last !== undefined) return last;
  const part = { share, transcript: { uri: study.uriOf(file), file } };
  partOfShare.set(share, part);
  return part;
}

/** The cases as they were given last, and all that they were made of. */
interface KnownCases {
  readonly names: readonly string[];
  readonly cases: ReadonlyMap<string, KnownCase>;
}

interface KnownCase {
  readonly parts: readonly Part[];
  readonly row: Row | undefined;
  readonly info: CaseInfo;
}

type Row = ReadonlyMap<string, string>;

const known = new WeakMap<Figures, KnownCases>();

const NO_WORDS = { words: 0, codedWords: 0, uncodedParagraphs: 0 };

function caseOf(
  { figures }: StudySnapshot,
  parts: readonly Part[],
  { name, last }: { readonly name: string; readonly last: KnownCases | undefined },
): KnownCase {
  const row = figures.study.cases.get(name);
  const coverage = withShare(figures.tally.cases.get(name) ?? NO_WORDS);
  const before = last?.cases.get(name);
  if (before !== undefined && before.row === row && isSame(before, parts, coverage)) return before;
  return { parts, row, info: caseInfo(name, { parts, row, coverage }) };
}

function isSame(last: KnownCase, parts: readonly Part[], coverage: CoverageFigures): boolean {
  const { words, codedWords, uncodedParagraphs } = last.info;
  return (
    words === coverage.words &&
    codedWords === coverage.codedWords &&
    uncodedParagraphs === coverage.uncodedParagraphs &&
    parts.length === last.parts.length &&
    parts.every((part, index) => part === last.parts[index])
  );
}

interface CaseSource {
  readonly parts: readonly Part[];
  readonly row: Row | undefined;
  readonly coverage: CoverageFigures;
}

function caseInfo(name: string, { parts, row, coverage }: CaseSource): CaseInfo {
  return {
    ...coverage,
    case: name,
    codings: sum(parts.map(({ share }) => share.codings)),
    passages: sum(parts.map(({ share }) => share.passages)),
    attributes: attributesOf(parts, row),
    transcripts: parts.map(({ transcript }) => transcript),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The values by attribute, in the order of the files. */
function attributesOf(parts: readonly Part[], row: Row | undefined): CaseInfo["attributes"] {
  const values = new Map<string, Set<string>>();
  for (const { share } of parts) {
    for (const [key, value] of share.attributes) {
      const seen = values.get(key);
      if (seen === undefined) values.set(key, new Set([value]));
      else seen.add(value);
    }
  }
  for (const [key, value] of row ?? []) if (!values.has(key)) values.set(key, new Set([value]));
  return [...values].flatMap(([key, own]) => [...own].map((value) => ({ key, value })));
}

/** A collator takes a while to make, so that it waits until the first study is shown. */
let collator: Intl.Collator | undefined;

function inNaturalOrder(
  names: ReadonlyMap<string, unknown>,
  last: readonly string[] = [],
): readonly string[] {
  if (last.length === names.size && last.every((name) => names.has(name))) return last;
  const { compare } = (collator ??= new Intl.Collator("en", { numeric: true }));
  return [...names.keys()].sort((a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0));
}
