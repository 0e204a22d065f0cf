import type { Attribute, Block, Span, Transcript } from "../markup/model";
import { sealStateOf } from "../markup/seal";
import { firstWordSpan } from "../markup/speechProblems";
import { touches, uniteStretches } from "../markup/stretches";
import { annotationFacts } from "./annotations";
import { cutsOf } from "./cuts";
import {
  CODING,
  FLAG,
  PARAGRAPH,
  type AttributeFact,
  type FileFacts,
  type Lines,
  type ProblemFact,
  type SpeakerFact,
} from "./facts";
import { lineAt, lineIndexOf, type LineIndex } from "./lineIndex";
import { freeMemoFacts, noteFacts } from "./memos/notes";

/**
 * Draws the facts from a transcript. `path` is the file's path in its study, with `/`; the name at
 * its end is the case of a file that names none.
 */
export function readFacts(
  transcript: Transcript,
  path: string,
  index: LineIndex = lineIndexOf(transcript.text),
): FileFacts {
  const { frontMatter, headings, words } = transcript;
  const codes = createTable();
  const coders = createTable();
  const rows = codingRows(index, transcript, { codes, coders });
  const exemplars = exemplarRows(transcript);
  const otherCodes = codesWithoutCoding(transcript, codes.values);
  const annotations = annotationFacts(transcript);
  const notes = noteFacts(index, transcript);
  const freeMemos = freeMemoFacts(index, transcript);
  return {
    case: frontMatter.case?.value || caseFromPath(path),
    attributes: attributeFacts(index, frontMatter.attributes),
    speakers: speakerFacts(index, transcript),
    status: frontMatter.status?.value,
    seal: sealStateOf(transcript),
    date: frontMatter.date?.value,
    paragraphs: paragraphRows(index, transcript),
    codings: rows,
    codes: codes.values,
    ...(exemplars.length > 0 ? { exemplars } : {}),
    ...(otherCodes.length > 0 ? { otherCodes } : {}),
    coders: coders.values,
    headings: headings.map((heading) => heading.text),
    ...(annotations.length > 0 ? { annotations } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...(freeMemos.length > 0 ? { freeMemos } : {}),
    words: words.starts.length,
    problems: problemFacts(index, transcript),
  };
}

/** The file's name without `.md` or `.txt`, then without `.transcript`. */
export function caseFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/\.(md|txt)$/, "").replace(/\.transcript$/, "");
}

/** The lines of a stretch of offsets. */
export function linesOf(index: LineIndex, { start, end }: Span): Lines {
  const startLine = lineAt(index, start);
  const endLine = lineAt(index, end, startLine);
  return {
    startLine,
    startCharacter: start - index.starts[startLine],
    endLine,
    endCharacter: end - index.starts[endLine],
  };
}

interface Table {
  readonly values: string[];
  readonly indexOf: (value: string) => number;
}

function createTable(): Table {
  const values: string[] = [];
  const indexes = new Map<string, number>();
  return {
    values,
    indexOf(value) {
      const known = indexes.get(value);
      if (known !== undefined) return known;
      indexes.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}

function attributeFacts(index: LineIndex, attributes: readonly Attribute[]): AttributeFact[] {
  return attributes.map(({ key, value, valueSpan }) => ({
    key,
    value,
    at: linesOf(index, valueSpan),
  }));
}

function speakerFacts(index: LineIndex, { speakers }: Transcript): SpeakerFact[] {
  return speakers.map(({ label, declared }) => ({
    label,
    isDeclared: declared !== undefined,
    role: declared?.role,
    case: declared?.case,
    attributes: attributeFacts(index, declared?.attributes ?? []),
  }));
}

function problemFacts(index: LineIndex, { problems }: Transcript): ProblemFact[] {
  return problems.map((problem) => ({
    ...linesOf(index, problem),
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
  }));
}

function paragraphRows(index: LineIndex, transcript: Transcript): Int32Array {
  const { paragraphs, marks, codings } = transcript;
  const coded = uniteStretches(codings.map((coding) => coding.passage));
  const read = new Set(marks.map((mark) => mark.paragraph));
  const rows = new Int32Array(paragraphs.length * PARAGRAPH.width);
  let line = 0;
  paragraphs.forEach((paragraph, at) => {
    const row = at * PARAGRAPH.width;
    const isCoded = touches(coded, paragraph.wordingStart, paragraph.wordingEnd);
    const { start, end } = firstWordSpan(transcript, paragraph);
    line = lineAt(index, start, line);
    rows[row + PARAGRAPH.speaker] = paragraph.speaker;
    rows[row + PARAGRAPH.firstWord] = paragraph.firstWord;
    rows[row + PARAGRAPH.line] = line;
    rows[row + PARAGRAPH.character] = start - index.starts[line];
    rows[row + PARAGRAPH.length] = end - start;
    rows[row + PARAGRAPH.heading] = paragraph.heading;
    rows[row + PARAGRAPH.wordingStart] = paragraph.wordingStart;
    rows[row + PARAGRAPH.wordingEnd] = paragraph.wordingEnd;
    rows[row + PARAGRAPH.flags] =
      (isCoded ? FLAG.isCoded : 0) +
      (read.has(at) ? FLAG.isRead : 0) +
      (paragraph.wordingEnd > paragraph.wordingStart ? FLAG.hasSpeech : 0);
  });
  return rows;
}

/** The codings whose passage says `exemplar=yes`, or `exemplar=` and their code. */
function exemplarRows({ codings }: Transcript): number[] {
  return codings.flatMap(({ code, passage, others = [] }, coding) =>
    [passage, ...others].some(({ block }) => isExemplarOf(block, code)) ? [coding] : [],
  );
}

function isExemplarOf({ entries }: Block, code: string): boolean {
  return entries.some(
    ({ key, value }) => key === "exemplar" && (value === "yes" || value.normalize("NFC") === code),
  );
}

function codesWithoutCoding({ passages }: Transcript, codes: readonly string[]): string[] {
  const known = new Set(codes);
  const others = new Set<string>();
  for (const { block } of passages) {
    for (const { id } of block.codes) if (!known.has(id)) others.add(id);
    for (const { key, value } of block.entries) {
      const id = key === "exemplar" ? value.normalize("NFC") : "";
      if (id !== "" && id !== "yes" && !known.has(id)) others.add(id);
    }
  }
  return [...others];
}

function codingRows(
  index: LineIndex,
  transcript: Transcript,
  { codes, coders }: { readonly codes: Table; readonly coders: Table },
): Int32Array {
  const { codings } = transcript;
  const rows = new Int32Array(codings.length * CODING.width);
  let startLine = 0;
  codings.forEach(({ code, by, passage, token }, at) => {
    const row = at * CODING.width;
    startLine = lineAt(index, passage.words.start, startLine);
    const endLine = lineAt(index, passage.words.end, startLine);
    const tokenLine = lineAt(index, token.start, endLine);
    rows[row + CODING.code] = codes.indexOf(code);
    rows[row + CODING.by] = by === undefined ? -1 : coders.indexOf(by);
    rows[row + CODING.start] = passage.start;
    rows[row + CODING.end] = passage.end;
    rows[row + CODING.firstWord] = passage.firstWord;
    rows[row + CODING.endWord] = passage.endWord;
    rows[row + CODING.firstParagraph] = passage.firstParagraph;
    rows[row + CODING.lastParagraph] = passage.lastParagraph;
    rows[row + CODING.heading] = passage.heading;
    rows[row + CODING.startLine] = startLine;
    rows[row + CODING.startCharacter] = passage.words.start - index.starts[startLine];
    rows[row + CODING.endLine] = endLine;
    rows[row + CODING.endCharacter] = passage.words.end - index.starts[endLine];
    rows[row + CODING.tokenLine] = tokenLine;
    rows[row + CODING.tokenCharacter] = token.start - index.starts[tokenLine];
    rows[row + CODING.tokenLength] = token.end - token.start;
    rows[row + CODING.cuts] = cutsOf(transcript, passage);
  });
  return rows;
}
