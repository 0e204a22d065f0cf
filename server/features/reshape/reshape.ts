import { deleteCodeEdits, goneWith, liftChildrenEdits } from "../../codebook/reshape/deleteCodes";
import { cannotBeRead, type CodebookChange } from "../../codebook/edits";
import { normalizeId } from "../../codebook/ids";
import { mergeCodeEdits } from "../../codebook/mergeCodes";
import type { Codebook } from "../../codebook/model";
import { moveCodeEdits, newThemeEdits } from "../../codebook/reshape/moveCodes";
import { retireCodeEdits, unretireCodeEdits } from "../../codebook/reshape/retireCode";
import { inSteps } from "../../codebook/reshape/steps";
import type { PassagesOfDeleted, Reshaping } from "../../protocol/reshape";
import { lineAt, lineIndexOf } from "../../study/lineIndex";
import type { TextEdit } from "../../markup/edits/edit";
import type { Transcript } from "../../markup/model";
import type { StudySnapshot } from "../context";
import { isTaken } from "../rename/ids";
import { memoRenameEdits } from "../rename/memos";
import { mergeCodes } from "../rename/merge";
import { changeStudy, renameCode, type ReadNow } from "../rename/rename";
import type { StudyChange } from "../rename/rename";
import { takeOff } from "./takeOff";
import { replaceCodes } from "./unite";

/**
 * Works out a change of the codebook and of all transcripts that it concerns, as they are now.
 * Nothing is changed if one of the files cannot be read or changed safely.
 */
export async function reshapeStudy(
  study: StudySnapshot,
  change: Reshaping,
  read: ReadNow,
): Promise<StudyChange> {
  switch (change.kind) {
    case "rename":
      return renameCode(study, change, read);
    case "merge":
      return mergeCodes(study, change, read);
    case "applyReplacements":
      return applyReplacements(study, change.ids, read);
    case "delete":
      return deleteCode(study, change, read);
    default:
      return changeStudy(study, read, {
        ids: [],
        inTranscript: () => [],
        inCodebook: (text) => codebookChange(text, change),
      });
  }
}

type InCodebook = Extract<Reshaping, { kind: "move" | "newTheme" | "retire" | "unretire" }>;

function codebookChange(text: string, change: InCodebook): CodebookChange {
  switch (change.kind) {
    case "move":
      return moveCodeEdits(text, change.ids, change.to);
    case "newTheme":
      return newThemeEdits(text, change.ids, change);
    case "retire":
      return retireCodeEdits(text, change.id, change.replacedBy ?? undefined);
    case "unretire":
      return unretireCodeEdits(text, change.id);
  }
}

/** Which code replaces which in the end, for retired codes whose replacement is not retired. */
export function replacementsIn(
  { nodes }: Codebook,
  ids: readonly string[] | null,
): ReadonlyMap<string, string> {
  const wanted = ids === null ? undefined : new Set(ids.map(normalizeId));
  const found = new Map<string, string>();
  for (const node of nodes.values()) {
    if (node.status !== "retired" || wanted?.has(node.id) === false) continue;
    let last = node;
    for (;;) {
      const next = last.status === "retired" ? nodes.get(last.replacedBy ?? "") : undefined;
      if (next === undefined) break;
      last = next;
    }
    if (last !== node && last.status !== "retired") found.set(node.id, last.id);
  }
  return found;
}

async function applyReplacements(
  study: StudySnapshot,
  ids: readonly string[] | null,
  read: ReadNow,
): Promise<StudyChange> {
  const { codebook, problems } = study.codebook.reading;
  if (codebook === undefined) return { problem: cannotBeRead(study.codebook.text, problems) };
  const replacements = replacementsIn(codebook, ids);
  if (replacements.size === 0) return { problem: NO_REPLACEMENT };
  return changeStudy(study, read, {
    ids: [...replacements.keys()],
    inTranscript: (transcript) => replaceCodes(transcript, replacements),
    inCodebook: () => ({ edits: [] }),
  });
}

const NO_REPLACEMENT =
  "No retired code has a replacement in use. Retire a code with a replacement first.";

type Deletion = Extract<Reshaping, { kind: "delete" }>;

async function deleteCode(
  study: StudySnapshot,
  { id: rawId, passages, below }: Deletion,
  read: ReadNow,
): Promise<StudyChange> {
  const id = normalizeId(rawId);
  const { codebook, problems } = study.codebook.reading;
  if (codebook === undefined) return { problem: cannotBeRead(study.codebook.text, problems) };
  if (!isTaken(study, id)) return { problem: `There is no code "${id}" any more.` };
  const gone = goneWith(codebook, id, below);
  const into = typeof passages === "object" ? normalizeId(passages.into) : undefined;
  if (into !== undefined && gone.includes(into)) return { problem: goesToo(into) };
  if (into !== undefined && !isTaken(study, into)) {
    return { problem: `There is no code "${into}" any more.` };
  }
  return changeStudy(study, read, {
    ids: passages === "keep" ? [] : gone,
    inTranscript: (transcript) => withoutCodes(transcript, gone, passages),
    inCodebook: (text) =>
      into === undefined
        ? deleteCodeEdits(text, id, below)
        : mergeAll(text, { id, into, gone, isLifted: below === "moved up" }),
    ...(into === undefined ? {} : { inMemo: (text) => aboutInstead(text, gone, into) }),
  });
}

/** The ids that memos look for are those of `Change.ids`: all that go. */
function aboutInstead(text: string, gone: readonly string[], into: string): readonly TextEdit[] {
  const steps = gone.map((one) => (now: string) => memoRenameEdits(now, one, into));
  return inSteps(text, steps)?.edits ?? [];
}

function goesToo(into: string): string {
  return `"${into}" would be deleted as well. Choose another code for the passages.`;
}

function withoutCodes(
  transcript: Transcript,
  gone: readonly string[],
  passages: PassagesOfDeleted,
): readonly TextEdit[] | string {
  if (passages === "keep") return [];
  if (passages !== "remove") {
    const into = normalizeId(passages.into);
    return replaceCodes(transcript, new Map(gone.map((id) => [id, into])));
  }
  const ids = new Set(gone);
  const edits = takeOff(transcript, { isMeant: (_, { id }) => ids.has(id), exemplars: ids });
  if (!("failedAt" in edits)) return edits;
  const line = lineAt(lineIndexOf(transcript.text), edits.failedAt) + 1;
  return (
    `The code in line ${line.toLocaleString("en")} cannot be taken off without changing the text ` +
    "around it, so nothing was changed. Remove it there by hand first."
  );
}

interface MergeOfAll {
  readonly id: string;
  readonly into: string;
  readonly gone: readonly string[];
  readonly isLifted: boolean;
}

/** The entries go into comments above the one that stays, the deepest first. */
function mergeAll(text: string, { id, into, gone, isLifted }: MergeOfAll): CodebookChange {
  let problem: string | undefined;
  const take = (change: CodebookChange) => {
    if ("edits" in change) return change.edits;
    problem = change.problem;
    return undefined;
  };
  const lift = (now: string) => take(liftChildrenEdits(now, id));
  const merges = [...gone]
    .reverse()
    .map((one) => (now: string) => take(mergeCodeEdits(now, one, into)));
  const done = inSteps(text, [...(isLifted ? [lift] : []), ...merges]);
  return done ?? { problem: problem ?? "" };
}
