import { fileCasesOf, type FileCase } from "../../counts/caseFigures";
import { withShare } from "../../counts/coverage";
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
  const sums = new Map<string, CaseSum>();
  for (const path of sortedPaths(figures.study.files.keys())) {
    const facts = figures.study.files.get(path);
    const voices = figures.voices.get(path);
    if (facts === undefined || voices === undefined) continue;
    const transcript = { uri: study.uriOf(path), file: path };
    for (const share of fileCasesOf(facts, voices)) {
      add(sumOf(sums, share.case), share);
      sumOf(sums, share.case).transcripts.push(transcript);
    }
  }
  for (const name of figures.study.cases.keys()) sumOf(sums, name);
  return inNaturalOrder([...sums.keys()]).map((name) => caseInfo(study, name, sumOf(sums, name)));
}

interface CaseSum {
  codings: number;
  passages: number;
  /** The values by attribute, in the order of the files. */
  readonly attributes: Map<string, string[]>;
  readonly transcripts: { readonly uri: string; readonly file: string }[];
}

const NO_WORDS = { words: 0, codedWords: 0, uncodedParagraphs: 0 };

function sumOf(sums: Map<string, CaseSum>, name: string): CaseSum {
  let sum = sums.get(name);
  if (sum === undefined) {
    sum = { codings: 0, passages: 0, attributes: new Map(), transcripts: [] };
    sums.set(name, sum);
  }
  return sum;
}

function add(sum: CaseSum, share: FileCase): void {
  sum.codings += share.codings;
  sum.passages += share.passages;
  for (const [key, value] of share.attributes) {
    const values = sum.attributes.get(key);
    if (values === undefined) sum.attributes.set(key, [value]);
    else if (!values.includes(value)) values.push(value);
  }
}

function caseInfo({ figures }: StudySnapshot, name: string, sum: CaseSum): CaseInfo {
  const row = figures.study.cases.get(name) ?? new Map<string, string>();
  const attributes = [...sum.attributes].flatMap(([key, values]) =>
    values.map((value) => ({ key, value })),
  );
  for (const [key, value] of row) {
    if (!sum.attributes.has(key)) attributes.push({ key, value });
  }
  return {
    ...withShare(figures.tally.cases.get(name) ?? NO_WORDS),
    case: name,
    codings: sum.codings,
    passages: sum.passages,
    attributes,
    transcripts: sum.transcripts,
  };
}

/** A collator takes a while to make, so that it waits until the first study is shown. */
let collator: Intl.Collator | undefined;

function inNaturalOrder(names: string[]): string[] {
  const { compare } = (collator ??= new Intl.Collator("en", { numeric: true }));
  return names.sort((a, b) => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0));
}
