import { valueOfVoice } from "../../counts/attributeValues";
import { fileCasesOf } from "../../counts/caseFigures";
import type { Compared, ComparedFile } from "../../counts/compared";
import { withShare } from "../../counts/coverage";
import type { CoverageFigures } from "../../counts/results";
import type { Tally } from "../../counts/tally";
import { takingPart } from "../../counts/takingPart";
import { keyedColumns } from "./attributeColumns";
import { column, listValue, type ColumnOf, type TableOf } from "./declare";
import { countOf, idOf, listOf, SECTION, SHARE } from "./kinds";

/** What one row of `cases` is made of. */
export interface CaseSource {
  readonly name: string;
  readonly transcripts: string[];
  readonly speakers: Set<string>;
  readonly attributes: Map<string, string>;
  /** Attributes of which the case has a second value somewhere. */
  readonly conflicts: Set<string>;
  codings: number;
  passages: number;
  readonly coverage: CoverageFigures;
}

/** Cases in the order in which they first take part. */
export function createCases(tally: Tally) {
  const cases = new Map<string, CaseSource>();
  const caseNamed = (name: string): CaseSource => {
    const known = cases.get(name);
    if (known !== undefined) return known;
    const found: CaseSource = {
      name,
      transcripts: [],
      speakers: new Set(),
      attributes: new Map(),
      conflicts: new Set(),
      codings: 0,
      passages: 0,
      coverage: withShare(tally.cases.get(name) ?? NO_WORDS),
    };
    cases.set(name, found);
    return found;
  };
  return {
    /** Adds what one transcript says of its cases. */
    take(file: ComparedFile, { cases: table }: Pick<Compared, "cases">, keys: readonly string[]) {
      for (const { case: name, codings, passages } of fileCasesOf(file.facts, file.voices)) {
        const found = caseNamed(name);
        found.transcripts.push(file.path);
        found.codings += codings;
        found.passages += passages;
      }
      for (const voice of takingPart(file.facts, file.voices)) {
        const found = caseNamed(file.voices.caseOf[voice]);
        const label = file.facts.speakers.at(voice)?.label;
        if (label !== undefined) found.speakers.add(label);
        takeAttributes(found, keys, (key) => valueOfVoice(file, voice, { key, cases: table }));
      }
    },
    sources: (): readonly CaseSource[] => [...cases.values()],
  };
}

const NO_WORDS = { words: 0, codedWords: 0, uncodedParagraphs: 0 };

/** The first value that is met holds. */
function takeAttributes(
  { attributes, conflicts }: CaseSource,
  keys: readonly string[],
  valueOf: (key: string) => string | undefined,
): void {
  for (const key of keys) {
    const value = valueOf(key);
    if (value === undefined) continue;
    const known = attributes.get(key);
    if (known === undefined) attributes.set(key, value);
    else if (known !== value) conflicts.add(key);
  }
}

const { counting } = SECTION;

const COLUMNS: readonly ColumnOf<CaseSource>[] = [
  column("case", idOf(counting), "The case.", (s) => s.name),
  column(
    "transcripts",
    countOf("transcripts"),
    "In how many transcripts it takes part.",
    (s) => s.transcripts.length,
  ),
  column("transcript_paths", listOf("paths", counting), "Which ones.", (s) =>
    listValue(s.transcripts),
  ),
  column("speakers", listOf("names", SECTION.markup), "The labels of its speakers.", (s) =>
    listValue([...s.speakers]),
  ),
  column("words", countOf("words"), "Words that it says.", (s) => s.coverage.words),
  column(
    "coded_words",
    countOf("words"),
    "Those of them that are in any coding.",
    (s) => s.coverage.codedWords,
  ),
  column(
    "coverage",
    SHARE,
    "Coded words ÷ words; nothing where no word is said.",
    (s) => s.coverage.coverage,
  ),
  column(
    "uncoded_paragraphs",
    countOf("paragraphs"),
    "Its paragraphs that nobody has coded or marked as read.",
    (s) => s.coverage.uncodedParagraphs,
  ),
  column("codings", countOf("codings"), "Codings that hold a word of it.", (s) => s.codings),
  column(
    "passages",
    countOf("passages"),
    "Passages that hold a word of it, those of all codes united in each transcript.",
    (s) => s.passages,
  ),
];

/** `keys` are those of all attributes in the study. */
export function casesTable(keys: readonly string[]): TableOf<CaseSource> {
  const attributes = keyedColumns<CaseSource>(
    {
      prefix: "attribute_",
      whose: "of the case: the speaker's, else the transcript's, else that of cases.csv",
    },
    keys,
    (source, key) => source.attributes.get(key),
  );
  return {
    name: "cases",
    meaning: "A case that takes part in at least one transcript.",
    columns: [...COLUMNS, ...attributes],
  };
}
