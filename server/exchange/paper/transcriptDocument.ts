import type { TranscriptContext } from "../../features/context";
import { readingOf } from "../../features/reading/reading";
import { sourceInStudy } from "../../features/reading/source";
import type {
  ReadingBlock,
  ReadingParagraph,
  ReadingPassage,
  ReadingResult,
} from "../../protocol/reading";
import { whoSpeaks } from "../coded/whoSpeaks";
import type { Block, Cell, ReportDocument } from "../report/model";
import { noteOf } from "../report/notes";

/** A transcript as one reads it, and the codes of its passages. */
export type CodedTranscript = Omit<ReadingResult, "version" | "marks" | "map">;

export function codedTranscriptOf(context: TranscriptContext): CodedTranscript {
  const { head, blocks, passages, codes } = readingOf(sourceInStudy(context), 0);
  return { head, blocks, passages, codes };
}

/**
 * The transcript with its codes in the margin: a row for each paragraph, on the left the words, in
 * which each passage stands between numbered brackets, on the right the codes by these numbers.
 */
export function transcriptDocument(transcript: CodedTranscript): ReportDocument {
  const { head, blocks } = transcript;
  const attributes = head.attributes.map(({ key, value }) => `${key}: ${value}`).join(" · ");
  const found: Block[] = [];
  if (attributes !== "") found.push(noteOf(attributes));
  const rowOf = rowWriter(transcript);
  let rows: Cell[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) found.push({ kind: "table", columns: COLUMNS, rows });
    rows = [];
  };
  for (const block of blocks) {
    if (block.kind === "heading") {
      endTable();
      found.push({ kind: "heading", level: 1, text: block.text });
    } else rows.push(rowOf(block));
  }
  endTable();
  return { title: head.case, blocks: [...found, NOTE] };
}

const COLUMNS = ["Words", "Codes"];
const NOTE = noteOf(
  "Brackets with the same number enclose a passage; its codes stand in the margin. Codes that go " +
    "on from a paragraph above follow an ellipsis.",
);

type Row = Exclude<ReadingBlock, { kind: "heading" }>;

/** Gives the rows one after the other, and walks once along the passages meanwhile. */
function rowWriter({ passages, codes }: CodedTranscript): (block: Row) => Cell[] {
  const names = new Map(codes.map(({ id, name }) => [id, name]));
  const coded = passages
    .filter((passage) => passage.codes.length > 0 || passage.memo !== null)
    .map((passage, at): Numbered => ({ ...passage, number: at + 1 }));
  let open: Numbered[] = [];
  let next = 0;
  return (block) => {
    if (block.kind === "note") return [`${block.isMemo ? "Memo" : "Comment"}: ${block.text}`, null];
    const end = block.start + block.text.length;
    open = open.filter((passage) => passage.end > block.start);
    while (next < coded.length && coded[next].start < end) open.push(coded[next++]);
    const lines = open.map((passage) => marginText(passage, block.start, names));
    return [`${whoSpeaks(block)}${bracketed(block, open)}`, { lines }];
  };
}

interface Numbered extends ReadingPassage {
  readonly number: number;
}

function marginText(
  { number, start, codes, by, memo }: Numbered,
  paragraph: number,
  names: ReadonlyMap<string, string>,
): string {
  const goesOn = start < paragraph ? "… " : "";
  const text = codes.map((id) => names.get(id) ?? id).join(" + ");
  const coder = by === null ? "" : ` (${by})`;
  const note = memo === null ? "" : ` – ${memo}`;
  return `${goesOn}${number} ${text}${coder}${note}`;
}

/** The words of a paragraph, with a bracket and a raised number at each end of a passage. */
function bracketed({ text, start }: ReadingParagraph, here: readonly Numbered[]): string {
  const end = start + text.length;
  const marks: { readonly at: number; readonly mark: string }[] = [];
  // At one place those end first that began last; then others begin, the longest first.
  for (const { end: at, number } of [...here].reverse()) {
    if (at <= end) marks.push({ at: at - start, mark: `]${raised(number)}` });
  }
  for (const { start: at, number } of here) {
    if (at >= start) marks.push({ at: at - start, mark: `[${raised(number)}` });
  }
  marks.sort((a, b) => a.at - b.at);
  const parts: string[] = [];
  let done = 0;
  for (const { at, mark } of marks) {
    parts.push(text.slice(done, at), mark);
    done = at;
  }
  return [...parts, text.slice(done)].join("");
}

function raised(number: number): string {
  return String(number).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
}
