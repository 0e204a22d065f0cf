import { valueOfVoice } from "../../counts/attributeValues";
import { fileCasesOf } from "../../counts/caseFigures";
import type { ReadFile } from "../../counts/codingRows";
import { withShare } from "../../counts/coverage";
import type { CoverageShare } from "../../counts/fileCoverage";
import { countNode, type NodeShare } from "../../counts/fileFigures";
import type { CoverageFigures } from "../../counts/results";
import type { FrontMatter } from "../../markup/model";
import type { CaseTable } from "../../study/study";
import { keyedColumns } from "./attributeColumns";
import { column, listValue, type ColumnOf, type TableOf } from "./declare";
import { countOf, idOf, listOf, nameOf, SECTION, SHARE, textOf } from "./kinds";

/** What one row of `transcripts` is made of. */
export interface TranscriptSource {
  readonly path: string;
  readonly case: string;
  readonly cases: readonly string[];
  readonly participants: readonly string[];
  readonly interviewers: readonly string[];
  readonly head: Pick<FrontMatter, "date" | "source" | "coder" | "status">;
  readonly allWords: number;
  readonly coverage: CoverageFigures;
  readonly share: NodeShare;
  readonly valueOf: (key: string) => string | undefined;
}

export function transcriptSourceOf(
  file: ReadFile,
  coverage: CoverageShare,
  cases: CaseTable,
): TranscriptSource {
  const { path, transcript, facts, voices } = file;
  const labels = (isParticipant: boolean): readonly string[] =>
    facts.speakers
      .filter((_, index) => voices.isParticipant[index] === isParticipant)
      .map(({ label }) => label);
  // Speech without a label has what holds for the whole file, and nothing of a single speaker.
  const wholeFile = voices.caseOf.length - 1;
  return {
    path,
    case: facts.case,
    cases: fileCasesOf(facts, voices).map((one) => one.case),
    participants: labels(true),
    interviewers: labels(false),
    head: transcript.frontMatter,
    allWords: facts.words,
    coverage: withShare(coverage),
    share: countNode({ facts, voices }, [...transcript.codings.keys()]),
    valueOf: (key) => valueOfVoice({ facts, voices }, wholeFile, { key, cases }),
  };
}

const { counting, markup, data } = SECTION;

const COLUMNS: readonly ColumnOf<TranscriptSource>[] = [
  column("transcript", idOf(data), "Its path in the study.", (s) => s.path),
  column(
    "case",
    idOf(counting),
    "The case of the file: case: of its front matter, else its name.",
    (s) => s.case,
  ),
  column("cases", listOf("ids", counting), "All cases that take part in it.", (s) =>
    listValue(s.cases),
  ),
  column("participants", listOf("names", markup), "Labels of participants.", (s) =>
    listValue(s.participants),
  ),
  column("interviewers", listOf("names", markup), "Labels of interviewers.", (s) =>
    listValue(s.interviewers),
  ),
  column(
    "date",
    textOf(markup),
    "date: of the front matter, as written.",
    (s) => s.head.date?.value ?? null,
  ),
  column(
    "source",
    textOf(markup),
    "source: of the front matter, as written.",
    (s) => s.head.source?.value ?? null,
  ),
  column(
    "coder",
    nameOf(markup),
    "coder: of the front matter.",
    (s) => s.head.coder?.value ?? null,
  ),
  column(
    "status",
    nameOf(markup),
    "status: of the front matter.",
    (s) => s.head.status?.value ?? null,
  ),
  column("all_words", countOf("words"), "Words, whoever says them.", (s) => s.allWords),
  column("words", countOf("words"), "Participants' words.", (s) => s.coverage.words),
  column(
    "coded_words",
    countOf("words"),
    "Participants' words in any coding.",
    (s) => s.coverage.codedWords,
  ),
  column(
    "coverage",
    SHARE,
    "Coded words ÷ participants' words; nothing where no word is said.",
    (s) => s.coverage.coverage,
  ),
  column(
    "uncoded_paragraphs",
    countOf("paragraphs"),
    "Participants' paragraphs that nobody has coded or marked as read.",
    (s) => s.coverage.uncodedParagraphs,
  ),
  column("codings", countOf("codings"), "Its rows in passages.", (s) => s.share.codings),
  column(
    "passages",
    countOf("passages"),
    "Passages of all codes, united where they share a character.",
    (s) => s.share.passages,
  ),
];

/** `keys` are those of all attributes in the study. */
export function transcriptsTable(keys: readonly string[]): TableOf<TranscriptSource> {
  const attributes = keyedColumns<TranscriptSource>(
    { prefix: "attribute_", whose: "of the transcript, else what cases.csv says of its case" },
    keys,
    (source, key) => source.valueOf(key),
  );
  return {
    name: "transcripts",
    meaning: "A transcript of the study, in the order of the paths.",
    columns: [...COLUMNS, ...attributes],
  };
}
