import type { TranscriptContext } from "../../features/context";
import { readingOf } from "../../features/reading/reading";
import { sourceInStudy } from "../../features/reading/source";
import type { Passage } from "../../markup/model";
import type { ReadingBlock, ReadingCode, ReadingHead } from "../../protocol/reading";
import type { AccountItem } from "../imports/account";
import { itemOf } from "../imports/placesOf";

/** A transcript with its codes, for people who read it in another program. */
export interface CodedTranscript {
  readonly head: ReadingHead;
  readonly blocks: readonly ReadingBlock[];
  /** Those that have words, in the order in which these start; of two, the longer one first. */
  readonly passages: readonly CodedPassage[];
  readonly account: readonly AccountItem[];
}

/** Places count in the wording. */
export interface CodedPassage {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly ReadingCode[];
  readonly by: string | null;
  /** The name of the passage, without its sign. */
  readonly id: string | null;
  readonly memo: string | null;
  readonly annotations: readonly { readonly key: string; readonly value: string }[];
}

export function codedTranscriptOf(context: TranscriptContext): CodedTranscript {
  const { head, blocks, passages, marks, codes } = readingOf(sourceInStudy(context), 0);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const all = context.transcript.passages;
  const coded = passages.map(({ start, end, codes: ids, by, memo }, at): CodedPassage => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return { start, end, codes: own, by, memo, ...namesOf(all[marks[at].index]) };
  });
  return { head, blocks, passages: coded, account: accountOf(context, coded, blocks) };
}

const SHOWN_APART: ReadonlySet<string> = new Set(["memo", "by"]);

function namesOf({ block }: Passage): Pick<CodedPassage, "id" | "annotations"> {
  const annotations = block.entries.filter(({ key }) => !SHOWN_APART.has(key));
  return { id: block.id?.id ?? null, annotations };
}

/** What a passage says beyond its codes and its coder: a line for each of it. */
export function linesOfPassage({ id, memo, annotations }: CodedPassage): readonly string[] {
  const named = id === null ? [] : [`#${id}`];
  const more = annotations.map(({ key, value }) => `${key}: ${value}`);
  return [...(memo === null ? [] : [memo]), ...more, ...named];
}

function accountOf(
  { transcript: { passages, marks, frontMatter } }: TranscriptContext,
  { length }: readonly CodedPassage[],
  blocks: readonly ReadingBlock[],
): readonly AccountItem[] {
  const notes = blocks.filter(({ kind }) => kind === "note").length;
  const lost = (what: string, why: string) => ({ fate: "left out", what, why }) as const;
  return [
    ...itemOf({ fate: "kept", what: "passages", why: undefined }, length),
    ...itemOf({ fate: "kept", what: "memos and comments between them", why: undefined }, notes),
    ...itemOf(
      lost("passages without words", "There is nothing that they could be fixed to."),
      passages.length - length,
    ),
    ...itemOf(
      lost("dates, sources and states", "Only the case and its attributes stand above the words."),
      [frontMatter.date, frontMatter.source, frontMatter.status].filter(Boolean).length,
    ),
    ...itemOf(
      lost(
        "marks “nothing to code”",
        "They say how far somebody has read, and nothing of the words.",
      ),
      marks.length,
    ),
  ];
}
