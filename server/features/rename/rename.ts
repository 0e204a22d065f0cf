import type { TextEdit as ProtocolEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { CodebookChange } from "../../codebook/edits";
import { normalizeId } from "../../codebook/ids";
import { renameCodeEdits } from "../../codebook/renameCode";
import { MAX_BLOCK_LENGTH } from "../../markup/block";
import { inTextOrder, type TextEdit } from "../../markup/edits/edit";
import type { Passage, Transcript } from "../../markup/model";
import { lineIndexOf, type LineIndex } from "../../study/lineIndex";
import type { StudySnapshot } from "../context";
import { rangeOf } from "../positions";
import { pathsNaming, problemOfRename, typedId } from "./ids";
import { memoRenameEdits, memosNaming } from "./memos";
import { renameEdits } from "./mentions";

/** A file as it is now: in its editor, else on the disk. */
export interface FileNow {
  readonly uri: string;
  /** The version of the document; null for a file that is not open. */
  readonly version: number | null;
}

export interface TranscriptNow extends FileNow {
  readonly transcript: Transcript;
  readonly lines: LineIndex;
}

export interface TextNow extends FileNow {
  readonly text: string;
}

/** Reads the files of a study again; undefined where one cannot be read. */
export interface ReadNow {
  readonly transcript: (path: string) => Promise<TranscriptNow | undefined>;
  readonly codebook: () => Promise<TextNow | undefined>;
  /** A file of `memos/`. */
  readonly memo: (path: string) => Promise<TextNow | undefined>;
}

export interface FileEdits extends FileNow {
  readonly edits: readonly ProtocolEdit[];
}

/** The edits of all files, or why nothing is to be changed. */
export type StudyChange = { readonly files: readonly FileEdits[] } | { readonly problem: string };

/**
 * Gives a code another id everywhere: in all transcripts that name it, as they are now, and in the
 * codebook, and in what memos say that they are about. Nothing is changed if one of these files
 * cannot be read.
 */
export async function renameCode(
  study: StudySnapshot,
  { id: rawId, newId: rawNewId }: { readonly id: string; readonly newId: string },
  read: ReadNow,
): Promise<StudyChange> {
  const id = normalizeId(rawId);
  const newId = typedId(rawNewId);
  const problem = problemOfRename(study, id, newId);
  if (problem !== undefined) return { problem };
  if (id === newId) return { files: [] };
  return changeStudy(study, read, {
    ids: [id],
    inTranscript: (transcript) => renameEdits(transcript, id, newId),
    inCodebook: (text) => renameCodeEdits(text, id, newId),
    inMemo: (text) => memoRenameEdits(text, id, newId),
  });
}

/** A change of all files that name some codes. */
export interface Change {
  readonly ids: readonly string[];
  readonly inTranscript: (transcript: Transcript) => readonly TextEdit[];
  readonly inCodebook: (text: string) => CodebookChange;
  /** Absent where memos stay as they are. */
  readonly inMemo?: (text: string) => readonly TextEdit[];
}

export async function changeStudy(
  study: StudySnapshot,
  read: ReadNow,
  change: Change,
): Promise<StudyChange> {
  const codebook = await changeCodebook(study, read, change);
  if ("problem" in codebook) return codebook;
  const files = [...codebook.files];
  const paths = pathsNaming(study, change.ids);
  for (let index = 0; index < paths.length; index += READ_AT_ONCE) {
    const batch = paths.slice(index, index + READ_AT_ONCE);
    const found = await Promise.all(batch.map((path) => read.transcript(path)));
    for (let at = 0; at < batch.length; at++) {
      const file = found[at];
      if (file === undefined) return { problem: unreadable(batch[at]) };
      const edits = change.inTranscript(file.transcript);
      if (hasOverlongBlock(file.transcript.passages, edits)) return { problem: tooLong(batch[at]) };
      if (edits.length > 0) files.push(toFileEdits(file, file.lines, edits));
    }
  }
  const memos = await changeMemos(study, read, change);
  return "problem" in memos ? memos : { files: [...files, ...memos.files] };
}

async function changeMemos(
  study: StudySnapshot,
  read: ReadNow,
  { ids, inMemo }: Change,
): Promise<StudyChange> {
  const files: FileEdits[] = [];
  for (const path of inMemo === undefined ? [] : memosNaming(study, ids)) {
    const now = await read.memo(path);
    if (now === undefined) return { problem: unreadable(path) };
    const edits = inMemo?.(now.text) ?? [];
    if (edits.length > 0) files.push(toFileEdits(now, lineIndexOf(now.text), edits));
  }
  return { files };
}

/** The edits for clients that check versions, or for those that do not know how. */
export function toWorkspaceEdit(
  files: readonly FileEdits[],
  { isVersioned }: { readonly isVersioned: boolean },
): WorkspaceEdit {
  if (!isVersioned) {
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  }
  const documentChanges = files.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits: [...edits],
  }));
  return { documentChanges };
}

/** Many at once, for files that come from the client; not all, for they are held in memory. */
const READ_AT_ONCE = 16;

async function changeCodebook(
  { codebook }: StudySnapshot,
  read: ReadNow,
  change: Change,
): Promise<StudyChange> {
  const now = await read.codebook();
  if (now === undefined) return { problem: unreadable("codebook.yaml") };
  const changed = change.inCodebook(now.text);
  if ("problem" in changed) return changed;
  if (changed.edits.length === 0) return { files: [] };
  const lines = now.text === codebook.text ? codebook.lines : lineIndexOf(now.text);
  return { files: [toFileEdits(now, lines, changed.edits)] };
}

function toFileEdits(
  { uri, version }: FileNow,
  lines: LineIndex,
  edits: readonly TextEdit[],
): FileEdits {
  const inOrder = inTextOrder(edits);
  const written = inOrder.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  return { uri, version, edits: written };
}

/** A longer id may make a block longer than is read: its passage would become text. */
function hasOverlongBlock(passages: readonly Passage[], edits: readonly TextEdit[]): boolean {
  const growth = edits.reduce((sum, { span, newText }) => {
    return sum + Math.max(0, newText.length - (span.end - span.start));
  }, 0);
  if (growth === 0) return false;
  return passages.some(({ block }) => {
    const length = block.end - block.start;
    // Only a block that is nearly too long is looked at closely.
    if (length + growth <= MAX_BLOCK_LENGTH) return false;
    return length + growthIn(block, edits) > MAX_BLOCK_LENGTH;
  });
}

function growthIn({ start, end }: Passage["block"], edits: readonly TextEdit[]): number {
  const inside = edits.filter(({ span }) => span.start >= start && span.end <= end);
  return inside.reduce((sum, { span, newText }) => {
    return sum + newText.length - (span.end - span.start);
  }, 0);
}

function unreadable(path: string): string {
  return `${path} cannot be read at the moment, so nothing was changed. Look at the file, then try again.`;
}

function tooLong(path: string): string {
  return (
    `In ${path}, an attribute block would become longer than 10,000 characters (the limit), so ` +
    "nothing was changed. Choose a shorter id, or shorten the notes in the block."
  );
}
