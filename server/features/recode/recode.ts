import { normalizeId } from "../../codebook/ids";
import { recodeMany, type Recoding } from "../../markup/edits/recodeMany";
import { keyOfCoding, type CodingKey } from "../../markup/edits/verify";
import type { Transcript } from "../../markup/model";
import type { RefusedHit } from "../../protocol/find";
import type { RecodeDecision, RecodeParams } from "../../protocol/recode";
import { codebookWith } from "../newCodes";
import { toFileEdits, type FileEdits, type ReadNow } from "../rename/rename";
import { transcriptToChange } from "../transcriptsNow";
import { wordsOf } from "./recodeList";

/** The edits that recode passages, and what was left out; or why nothing is to be changed. */
export type Recoded =
  | {
      readonly files: readonly FileEdits[];
      readonly changed: number;
      readonly refused: readonly RefusedHit[];
    }
  | { readonly problem: string };

/**
 * Recodes passages in all their files, and adds the new codes that they get to the codebook. Each is
 * told by its file, place, code, coder and words, and looked up in the texts as they are now: one
 * that is not there any more is left out, with the reason, and nothing is guessed.
 */
export async function recodePassages(
  { code: rawCode, decisions, newCodes }: Omit<RecodeParams, "uri">,
  read: ReadNow,
): Promise<Recoded> {
  const code = normalizeId(rawCode);
  const files: FileEdits[] = [];
  const refused: RefusedHit[] = [];
  for (const [path, numbered] of byFile(decisions)) {
    const file = await transcriptToChange(read, path);
    if (typeof file === "string") {
      for (const { index } of numbered) refused.push({ index, reason: file });
      continue;
    }
    const result = recodeInFile(file.transcript(), numbered, code);
    refused.push(...result.refused);
    if (result.edits.length > 0) files.push(toFileEdits(file, file.lines, result.edits));
  }
  refused.sort((a, b) => a.index - b.index);
  const left = new Set(refused.map(({ index }) => index));
  const done = decisions.filter((_, index) => !left.has(index));
  const used = new Set(done.map(({ to }) => to));
  const codebook = await codebookWith(
    newCodes.filter(({ id }) => used.has(id)),
    read,
  );
  if ("problem" in codebook) return codebook;
  return { files: [...codebook.files, ...files], changed: done.length, refused };
}

interface Numbered {
  readonly decision: RecodeDecision;
  readonly index: number;
}

function byFile(decisions: readonly RecodeDecision[]): ReadonlyMap<string, readonly Numbered[]> {
  const files = new Map<string, Numbered[]>();
  decisions.forEach((decision, index) => {
    const numbered = files.get(decision.file);
    if (numbered === undefined) files.set(decision.file, [{ decision, index }]);
    else numbered.push({ decision, index });
  });
  return files;
}

function recodeInFile(transcript: Transcript, numbered: readonly Numbered[], code: string) {
  const listed = listedCodings(transcript, code);
  const recodings: Recoding[] = [];
  const indexes: number[] = [];
  const refused: RefusedHit[] = [];
  for (const { decision, index } of numbered) {
    const key = keyNow(listed, decision);
    if (key === undefined) refused.push({ index, reason: GONE });
    else {
      recodings.push(recodingOf(key, decision));
      indexes.push(index);
    }
  }
  const result = recodeMany(transcript, recodings);
  for (const { index, reason } of result.refused) refused.push({ index: indexes[index], reason });
  return { edits: result.edits, refused };
}

const GONE = "This passage is not in the text any more, or its words have changed.";

type Listed = Pick<RecodeDecision, "before" | "text" | "after"> & { readonly key: CodingKey };

/** The codings of a code with their words, as they are listed, by place and coder. */
function listedCodings(transcript: Transcript, code: string): ReadonlyMap<string, Listed> {
  const codings = transcript.codings.filter((coding) => coding.code === code);
  return new Map(
    codings.map((coding) => {
      const key = keyOfCoding(coding);
      const by = key.by ?? null;
      return [placeOf({ ...key, by }), { ...wordsOf(transcript, coding), key }];
    }),
  );
}

function placeOf({ start, end, by }: Pick<RecodeDecision, "start" | "end" | "by">): string {
  return JSON.stringify([start, end, by]);
}

/**
 * Which coding a decision is about: that at its place with its words, else, where words were put in
 * somewhere before it, the only one with its words and those around them.
 */
function keyNow(
  listed: ReadonlyMap<string, Listed>,
  decision: RecodeDecision,
): CodingKey | undefined {
  const there = listed.get(placeOf(decision));
  if (there?.text === decision.text) return there.key;
  const like = [...listed.values()].filter(
    ({ key, before, text, after }) =>
      (key.by ?? null) === decision.by &&
      text === decision.text &&
      before === decision.before &&
      after === decision.after,
  );
  return like.length === 1 ? like[0].key : undefined;
}

function recodingOf(key: CodingKey, { action, to }: RecodeDecision): Recoding {
  if (action === "remove" || to === null) return { ...key, action: "remove" };
  return { ...key, action, to: normalizeId(to) };
}
