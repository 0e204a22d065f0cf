import type { NodeFigures } from "../../counts/results";
import { codebookPageOf } from "../../features/codebookPage/page";
import type { StudySnapshot } from "../../features/context";
import type { CodebookEntry } from "../../protocol/codebookPage";
import type { Block, ReportDocument } from "../report/model";
import { noteOf } from "../report/notes";
import { COUNTING_RULE } from "./rules";

/** An entry of the codebook with its figures. */
export interface CountedEntry extends CodebookEntry, NodeFigures {}

/** The codebook: themes with all that is below them, then codes outside themes. */
export function codebookEntriesOf(study: StudySnapshot): readonly CountedEntry[] {
  const { entries, figures } = codebookPageOf(study, { now: 0, known: null });
  return (entries ?? []).map((entry, at) => ({ ...entry, ...figures[at] }));
}

/** As one reads it: a heading for each entry, its parts and its figures below. */
export function codebookDocument(title: string, entries: readonly CountedEntry[]): ReportDocument {
  return { title, blocks: [...entries.flatMap(blocksOf), RULE] };
}

/** As a table, for formats that hold nothing else. */
export function codebookTable(title: string, entries: readonly CountedEntry[]): ReportDocument {
  const rows = entries.map((entry) => [
    ...[entry.id, entry.name, entry.kind, entry.path.join(" › "), entry.definition],
    ...[entry.include, entry.exclude, { lines: entry.examples }, entry.illustration, entry.memo],
    ...[{ lines: attributesOf(entry) }, entry.status, entry.replacedBy],
    ...[entry.cases, entry.passages, entry.codings, entry.words, entry.transcripts],
  ]);
  return { title, blocks: [{ kind: "table", columns: COLUMNS, rows }, RULE] };
}

const RULE = noteOf(COUNTING_RULE);

const COLUMNS = [
  ...["Id", "Name", "Kind", "In", "Definition", "Use it for", "Not for", "Examples"],
  ...["Illustration", "Memo", "Attributes", "Status", "Replaced by"],
  ...["Cases", "Passages", "Codings", "Words", "Transcripts"],
];

function blocksOf(entry: CountedEntry): Block[] {
  const status = entry.status === "active" ? "" : ` · ${entry.status}`;
  const successor = entry.replacedBy === null ? "" : `, use ${entry.replacedBy}`;
  const parts: readonly (readonly [string, string | null])[] = [
    ["Definition", entry.definition],
    ["Use it for", entry.include],
    ["Not for", entry.exclude],
    ...entry.examples.map((text) => ["Example", text] as const),
    ["Illustration", entry.illustration],
    ["Memo", entry.memo],
    ["Attributes", attributesOf(entry).join("; ") || null],
    ["Figures", figuresText(entry)],
  ];
  return [
    { kind: "heading", level: entry.depth + 1, text: entry.name },
    noteOf(`${KIND_NAMES[entry.kind]} · ${entry.id}${status}${successor}`),
    ...parts.flatMap(([label, text]): Block[] =>
      text === null ? [] : [{ kind: "paragraph", label, text }],
    ),
  ];
}

const KIND_NAMES = { theme: "Theme", category: "Category", code: "Code" } as const;

function attributesOf({ attributes }: CountedEntry): string[] {
  return attributes.map(({ key, value }) => `${key}: ${value}`);
}

function figuresText(figures: NodeFigures): string {
  if (figures.codings === 0) return "unused";
  const { cases, passages, codings, words, transcripts } = figures;
  return [
    ...[counted(cases, "case"), counted(passages, "passage"), counted(codings, "coding")],
    ...[counted(words, "word"), counted(transcripts, "transcript")],
  ].join(" · ");
}

function counted(value: number, noun: string): string {
  return `${value} ${value === 1 ? noun : `${noun}s`}`;
}
