import type { Codebook, CodebookNode } from "../../codebook/model";
import { codingRowsOf, type ReadFile } from "../../counts/codingRows";
import { countNode, type NodeShare } from "../../counts/fileFigures";
import type { CodingRow } from "../../counts/results";
import type { Coding } from "../../markup/model";
import { wordsOfCoding, type Lines } from "../../study/facts";
import { keyedColumns } from "./attributeColumns";
import { lineageOf } from "./codes";
import { column, listValue, type ColumnOf, type TableOf } from "./declare";
import { countOf, idOf, listOf, nameOf, SECTION, textOf } from "./kinds";

/** What one row of `passages` is made of: a coding, and the passage that it is of. */
export interface PassageSource {
  readonly row: CodingRow;
  readonly start: number;
  readonly end: number;
  /** The number of the passage in its transcript, from 1. */
  readonly number: number;
  readonly lines: Lines;
  readonly share: NodeShare;
  readonly annotations: ReadonlyMap<string, string>;
  readonly node: CodebookNode | undefined;
  readonly themeName: string | null;
  readonly path: string;
}

/** The rows of one transcript, in the order in which their words start. */
export function passageSourcesOf(file: ReadFile, codebook: Codebook): readonly PassageSource[] {
  const { transcript, facts, voices } = file;
  const rows = codingRowsOf(file);
  const numbers = passageNumbers(transcript.codings);
  return transcript.codings.map((coding, index) => {
    const node = codebook.nodes.get(coding.code);
    const theme = node?.theme === undefined ? undefined : codebook.nodes.get(node.theme);
    return {
      row: rows[index],
      start: coding.passage.start,
      end: coding.passage.end,
      number: numbers[index],
      lines: wordsOfCoding(facts, index),
      share: countNode({ facts, voices }, [index]),
      annotations: annotationsOf(coding),
      node,
      themeName: theme?.name ?? null,
      path: lineageOf(codebook, coding.code).join("/"),
    };
  });
}

/** Codings of stretches with the same ends stand side by side and share a number. */
function passageNumbers(codings: readonly Coding[]): readonly number[] {
  let number = 0;
  return codings.map(({ passage }, index) => {
    const before = codings.at(index - 1)?.passage;
    const isSame = index > 0 && before?.start === passage.start && before.end === passage.end;
    return isSame ? number : ++number;
  });
}

const WITH_COLUMNS: ReadonlySet<string> = new Set(["memo", "by"]);

/** Of several passages that are one coding, the first that says something holds. */
function annotationsOf({ passage, others = [] }: Coding): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { block } of [passage, ...others])
    for (const { key, value } of block.entries)
      if (!WITH_COLUMNS.has(key) && !found.has(key)) found.set(key, value);
  return found;
}

const { markup, codebook } = SECTION;
const place = countOf("UTF-16 units", SECTION.data);
const line = countOf("lines, from 1", SECTION.data);
const character = countOf("UTF-16 units, from 1", SECTION.data);

const COLUMNS: readonly ColumnOf<PassageSource>[] = [
  column(
    "transcript",
    idOf(SECTION.data),
    "The transcript: its path in the study.",
    (s) => s.row.file,
  ),
  column(
    "passage",
    countOf("number, from 1", SECTION.data),
    "The number of the passage in its transcript, in the order of the text. Codings of one stretch share it.",
    (s) => s.number,
  ),
  column(
    "passage_id",
    idOf(markup),
    "The stable name of the passage, without its #.",
    (s) => s.row.id,
  ),
  column("code", idOf(markup), "The id of the code.", (s) => s.row.code),
  column(
    "code_name",
    nameOf(codebook),
    "What people read for the code.",
    (s) => s.node?.name ?? null,
  ),
  column(
    "path",
    idOf(codebook),
    "The ids from the top of the codebook down to the code, joined by /.",
    (s) => s.path,
  ),
  column(
    "theme",
    idOf(codebook),
    "The id of the theme; nothing outside themes.",
    (s) => s.node?.theme ?? null,
  ),
  column("theme_name", nameOf(codebook), "What people read for the theme.", (s) => s.themeName),
  column("coder", nameOf(markup), "Who coded: by=, else the transcript's coder.", (s) => s.row.by),
  column(
    "speaker",
    nameOf(markup),
    "Who says it: the first participant with a word in it, else whoever says its first word.",
    (s) => s.row.speaker,
  ),
  column(
    "case",
    idOf(SECTION.counting),
    "The first case whose words it holds; nothing where only interviewers speak.",
    (s) => s.row.case,
  ),
  column("cases", listOf("ids", SECTION.counting), "All cases whose words it holds.", (s) =>
    listValue(s.share.cases),
  ),
  column("heading", textOf(markup), "The nearest heading above its start.", (s) => s.row.heading),
  column(
    "start",
    place,
    "Where it starts in the wording (the speech without markup), from 0. Adding or removing codes never moves it.",
    (s) => s.start,
  ),
  column(
    "end",
    place,
    "Where it ends in the wording: the place behind its last character.",
    (s) => s.end,
  ),
  column("line", line, "The line of the file on which its words start.", (s) => s.row.line),
  column("column", character, "The character of that line.", (s) => s.row.column),
  column(
    "end_line",
    line,
    "The line of the file on which its words end.",
    (s) => s.lines.endLine + 1,
  ),
  column(
    "end_column",
    character,
    "The character of that line behind its last one.",
    (s) => s.lines.endCharacter + 1,
  ),
  column("words", countOf("words"), "Participants' words in it.", (s) => s.share.words),
  column(
    "text",
    textOf(markup),
    "What is said, exactly, without markup; a line feed between two paragraphs.",
    (s) => s.row.text,
  ),
  column("memo", textOf(markup), "The note on the passage.", (s) => s.row.memo),
];

/** `keys` are those of all annotations in the study. */
export function passagesTable(keys: readonly string[]): TableOf<PassageSource> {
  const annotations = keyedColumns<PassageSource>(
    { prefix: "annotation_", whose: "of the passage" },
    keys,
    (source, key) => source.annotations.get(key),
  );
  return {
    name: "passages",
    meaning:
      "One code on one passage by one coder. A passage with two codes has two rows; the number of rows is the number of codings.",
    columns: [...COLUMNS, ...annotations],
  };
}
