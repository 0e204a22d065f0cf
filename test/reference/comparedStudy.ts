import { caseAttributes } from "./casesCsv";
import type { CaseAttributes } from "./casesCsv";
import { defaultName, readCodebook, withDescendants } from "./codebook";
import type { ReferenceNode } from "./readStudy";
import { readStudy } from "./readStudy";
import type { ReferenceCoding, ReferenceReading } from "./readTranscript";
import { shareCharacter } from "./wording";
import type { Place } from "./wording";

/** What the recounts of comparisons (section 4 of codebook-and-counts.md) have in common. */

export interface ComparedStudy {
  /** In file order. */
  readonly files: readonly ComparedFile[];
  /** "all nodes of the codebook, and unknown codes, in the codebook's order". */
  readonly nodes: readonly ComparedNode[];
  readonly cases: CaseAttributes;
}

export interface ComparedFile {
  readonly file: string;
  readonly reading: ReferenceReading;
}

export interface ComparedNode extends Pick<ReferenceNode, "id" | "name" | "kind"> {
  /** Its own id and those of all its descendants. */
  readonly codes: ReadonlySet<string>;
  /** The theme that it belongs to. */
  readonly theme: string | null;
}

export function comparedStudy(texts: ReadonlyMap<string, string>): ComparedStudy {
  const files = [...readStudy(texts).readings].map(([file, reading]) => ({ file, reading }));
  return {
    files,
    nodes: nodesOf(texts, files),
    cases: caseAttributes(texts.get("cases.csv") ?? ""),
  };
}

function nodesOf(
  texts: ReadonlyMap<string, string>,
  files: readonly ComparedFile[],
): ComparedNode[] {
  const known = readCodebook(texts.get("codebook.yaml") ?? "").nodes.flatMap((root) =>
    withDescendants(root).map((node) => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      codes: new Set(withDescendants(node).map(({ id }) => id)),
      theme: root.kind === "theme" ? root.id : null,
    })),
  );
  const used = new Set(files.flatMap(({ reading }) => reading.codings.map(({ code }) => code)));
  const unknown = [...used].filter((code) => !known.some(({ id }) => id === code)).sort(byUnits);
  return [
    ...known,
    ...unknown.map((id) => ({
      id,
      name: defaultName(id),
      kind: "unknown" as const,
      codes: new Set([id]),
      theme: null,
    })),
  ];
}

export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A word of a file, with all that a comparison may ask of it. */
export interface ComparedWord extends Place {
  readonly speaker: string | null;
  readonly isParticipants: boolean;
  /** Null for interviewers. */
  readonly case: string | null;
  readonly heading: string | null;
}

export function wordsOfFile({ reading }: ComparedFile): ComparedWord[] {
  return reading.paragraphs.flatMap((paragraph) =>
    paragraph.words.map(({ start, end }) => ({
      start,
      end,
      speaker: paragraph.speaker,
      isParticipants: !paragraph.isInterviewer,
      case: paragraph.isInterviewer ? null : (paragraph.cases[0] ?? null),
      heading: paragraph.heading,
    })),
  );
}

/** Somebody who takes part in a file. */
export interface Participant {
  readonly label: string | null;
  readonly case: string;
}

/**
 * Reading: participants that are declared take part, and others who say a word; where there is nobody, the file stands
 * for its own case.
 */
export function participantsOf(file: ComparedFile): Participant[] {
  const found = [
    ...file.reading.declaredParticipants.map((one) => ({ label: one.label, case: one.case })),
    ...wordsOfFile(file).flatMap((word) =>
      word.case === null ? [] : [{ label: word.speaker, case: word.case }],
    ),
  ];
  const different = found.filter(
    (one, at) => found.findIndex(({ label }) => label === one.label) === at,
  );
  return different.length > 0 ? different : [{ label: null, case: file.reading.fileCase }];
}

/**
 * "A file's `attributes` hold for all its participants; a speaker's own add to them and override them. Attributes of
 * cases may also stand in `cases.csv`"; the front matter wins. Reading: an empty value is none.
 */
export function valueFor(
  { cases }: Pick<ComparedStudy, "cases">,
  { reading }: ComparedFile,
  { participant, key }: { readonly participant: Participant; readonly key: string },
): string | null {
  const { frontMatter } = reading;
  const own = frontMatter.speakers.find(({ label }) => label === participant.label);
  const stated = own?.attributes.get(key) ?? frontMatter.attributes.get(key);
  const value = stated?.value ?? cases.get(participant.case)?.get(key) ?? "";
  return value === "" ? null : value;
}

/** "in each file, the node's passages are united where they share at least one character of the wording" */
export function unite(codings: readonly ReferenceCoding[]): Place[] {
  const united: Place[] = [];
  for (const { start, end } of codings) {
    let one: Place = { start, end };
    for (let at = united.length - 1; at >= 0; at--) {
      const other = united[at];
      if (other === undefined || !shareCharacter(one, other)) continue;
      one = { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
      united.splice(at, 1);
      // What was passed over may touch the longer one.
      at = united.length;
    }
    united.push(one);
  }
  return united.sort((a, b) => a.start - b.start);
}

export function codingsWith(
  { reading }: ComparedFile,
  codes: ReadonlySet<string>,
): ReferenceCoding[] {
  return reading.codings.filter(({ code }) => codes.has(code));
}
