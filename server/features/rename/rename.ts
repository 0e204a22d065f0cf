import type { TextEdit as ProtocolEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { CodebookChange } from "../../codebook/edits";
import { normalizeId } from "../../codebook/ids";
import { renameCodeEdits } from "../../codebook/renameCode";
import { MAX_BLOCK_LENGTH } from "../../markup/block";
import { inTextOrder, type TextEdit } from "../../markup/edits/edit";
import { readBlocks } from "../../markup/blocks";
import type { Block, Transcript } from "../../markup/model";
import { textHash } from "../../protocol/textHash";
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
  /** Whether the system says that it may not be written. */
  readonly isReadOnly?: boolean;
}

export interface TranscriptNow extends TextNow {
  /** Read only when it is asked for: a rename needs no more than the blocks. */
  readonly transcript: () => Transcript;
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
  /** A file that is missing has no text; undefined for one that cannot be read. */
  readonly framework: () => Promise<(TextNow & { readonly isMissing?: boolean }) | undefined>;
}

export interface FileEdits extends FileNow {
  readonly edits: readonly ProtocolEdit[];
  /** Of a file that is not open: a name for the text that the edits were made for. */
  readonly hash: string | null;
}

/** The edits of all files and how many passages they change, or why nothing is to be changed. */
export type StudyChange = StudyEdits | { readonly problem: string };

export interface StudyEdits {
  readonly files: readonly FileEdits[];
  readonly passages: number;
  readonly transcripts: number;
}

const NO_EDITS: StudyEdits = { files: [], passages: 0, transcripts: 0 };

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
  if (id === newId) return NO_EDITS;
  return changeStudy(study, read, {
    ids: [id],
    inBlocks: (text, blocks) => renameEdits(text, blocks, { id, newId }),
    inCodebook: (text) => renameCodeEdits(text, id, newId),
    inMemo: (text) => memoRenameEdits(text, id, newId),
  });
}

/** A change of all files that name some codes. */
export type Change = InEach & {
  readonly ids: readonly string[];
  readonly inCodebook: (text: string) => CodebookChange;
  /** Absent where memos stay as they are. */
  readonly inMemo?: (text: string) => readonly TextEdit[];
};

/** The edits of a transcript, or why it cannot be changed, in words. */
type InEach =
  | { readonly inBlocks: (text: string, blocks: readonly Block[]) => readonly TextEdit[] }
  | { readonly inTranscript: (transcript: Transcript) => readonly TextEdit[] | string };

export async function changeStudy(
  study: StudySnapshot,
  read: ReadNow,
  change: Change,
): Promise<StudyChange> {
  const codebook = await changeCodebook(study, read, change);
  if ("problem" in codebook) return codebook;
  const files = [...codebook.files];
  let passages = 0;
  const paths = pathsNaming(study, change.ids);
  for (let index = 0; index < paths.length; index += READ_AT_ONCE) {
    const batch = paths.slice(index, index + READ_AT_ONCE);
    const found = await Promise.all(batch.map((path) => read.transcript(path)));
    for (let at = 0; at < batch.length; at++) {
      const edited = changeTranscript(batch[at], found[at], change);
      if ("problem" in edited) return edited;
      if (edited.file === undefined) continue;
      files.push(edited.file);
      passages += edited.passages;
    }
  }
  const memos = await changeMemos(study, read, change);
  if ("problem" in memos) return memos;
  const transcripts = files.length - codebook.files.length;
  return { files: [...files, ...memos.files], passages, transcripts };
}

async function changeMemos(
  study: StudySnapshot,
  read: ReadNow,
  { ids, inMemo }: Change,
): Promise<Pick<StudyEdits, "files"> | { readonly problem: string }> {
  const files: FileEdits[] = [];
  for (const path of inMemo === undefined ? [] : memosNaming(study, ids)) {
    const now = await read.memo(path);
    if (now === undefined) return { problem: unreadable(path) };
    const edits = inMemo?.(now.text) ?? [];
    if (edits.length > 0 && now.isReadOnly) return { problem: readOnly(path) };
    if (edits.length > 0) files.push(toFileEdits(now, lineIndexOf(now.text), edits));
  }
  return { files };
}

interface ChangedTranscript {
  readonly file?: FileEdits;
  readonly passages: number;
}

function changeTranscript(
  path: string,
  file: TranscriptNow | undefined,
  change: Change,
): ChangedTranscript | { readonly problem: string } {
  if (file === undefined) return { problem: unreadable(path) };
  const { edits, blocks } = editsOf(file, change);
  if (typeof edits === "string") return { problem: `${path}: ${edits}` };
  if (edits.length === 0) return { passages: 0 };
  if (file.isReadOnly) return { problem: readOnly(path) };
  if (hasOverlongBlock(blocks, edits)) return { problem: tooLong(path) };
  const ids = new Set(change.ids);
  const named = blocks.filter(({ codes }) => codes.some(({ id }) => ids.has(id)));
  return { file: toFileEdits(file, file.lines, edits), passages: named.length };
}

function editsOf(
  file: TranscriptNow,
  change: Change,
): { readonly edits: readonly TextEdit[] | string; readonly blocks: readonly Block[] } {
  if ("inBlocks" in change) {
    const blocks = readBlocks(file.text);
    return { edits: change.inBlocks(file.text, blocks), blocks };
  }
  const transcript = file.transcript();
  const blocks = transcript.passages.map(({ block }) => block);
  return { edits: change.inTranscript(transcript), blocks };
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
  if (changed.edits.length === 0) return NO_EDITS;
  if (now.isReadOnly) return { problem: readOnly("codebook.yaml") };
  const lines = now.text === codebook.text ? codebook.lines : lineIndexOf(now.text);
  return { ...NO_EDITS, files: [toFileEdits(now, lines, changed.edits)] };
}

/** The edits of a file in the order of its text, as the protocol writes them. */
export function toFileEdits(
  { uri, version, text }: TextNow,
  lines: LineIndex,
  edits: readonly TextEdit[],
): FileEdits {
  const inOrder = inTextOrder(edits);
  const written = inOrder.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  // An open file has a version, which says as much as the name of its text.
  return { uri, version, edits: written, hash: version === null ? textHash(text) : null };
}

/** A longer id may make a block longer than is read: its passage would become text. */
function hasOverlongBlock(blocks: readonly Block[], edits: readonly TextEdit[]): boolean {
  const growth = edits.reduce((sum, { span, newText }) => {
    return sum + Math.max(0, newText.length - (span.end - span.start));
  }, 0);
  if (growth === 0) return false;
  return blocks.some((block) => {
    const length = block.end - block.start;
    // Only a block that is nearly too long is looked at closely.
    if (length + growth <= MAX_BLOCK_LENGTH) return false;
    return length + growthIn(block, edits) > MAX_BLOCK_LENGTH;
  });
}

function growthIn({ start, end }: Block, edits: readonly TextEdit[]): number {
  const inside = edits.filter(({ span }) => span.start >= start && span.end <= end);
  return inside.reduce((sum, { span, newText }) => {
    return sum + newText.length - (span.end - span.start);
  }, 0);
}

/** Why nothing can be done: a file cannot be read. */
export function unreadable(path: string): string {
  return `${path} cannot be read at the moment, so nothing was changed. Look at the file, then try again.`;
}

/** Why nothing can be done: a file may not be written. */
export function readOnly(path: string): string {
  return `${path} is read-only, so nothing was changed. Allow changes to the file, then try again.`;
}

function tooLong(path: string): string {
  return (
    `In ${path}, an attribute block would become longer than 10,000 characters (the limit), so ` +
    "nothing was changed. Choose a shorter id, or shorten the notes in the block."
  );
}
