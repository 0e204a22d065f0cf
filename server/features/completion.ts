import type { CompletionItem } from "vscode-languageserver-types";
import { cardOf } from "./card";
import { blockAt, type OpenBlock } from "./completion/blockAt";
import { codeItems, type CodeItemData } from "./completion/codes";
import { keyItems, markItems, valueItems } from "./completion/entries";
import { frontMatterItems } from "./completion/frontMatter";
import { isInFrontMatter } from "./completion/frontMatterAt";
import { labelItems } from "./completion/labels";
import type { StudySnapshot, TranscriptContext } from "./context";
import { markdown } from "./markdown";

export interface Completions {
  readonly items: readonly CompletionItem[];
  /** Whether the editor should ask again as more is typed. */
  readonly isIncomplete: boolean;
}

/**
 * What may be written at `offset`: codes, keys and values in an attribute block, also an unfinished
 * one; keys and values in the front matter; speakers where a line starts. Plain speech stays quiet.
 */
export function completionsAt(context: TranscriptContext, offset: number): Completions {
  const { transcript } = context;
  if (isInFrontMatter(transcript, offset)) return complete(frontMatterItems(context, offset));
  if (isOutsideSpeech(context, offset)) return NOTHING;
  const block = blockAt(transcript, offset);
  return block === undefined
    ? complete(labelItems(context, offset))
    : itemsInBlock(context, block, offset);
}

/** Adds the card of a code to its item; other items come back as they are. */
export function resolveCompletion(study: StudySnapshot, item: CompletionItem): CompletionItem {
  const data = item.data as CodeItemData | undefined;
  if (typeof data?.id !== "string") return item;
  return { ...item, documentation: markdown(cardOf(study, data.id)) };
}

const NOTHING: Completions = { items: [], isIncomplete: false };

function complete(items: readonly CompletionItem[]): Completions {
  return { items, isIncomplete: false };
}

/** Codes in headings and comments do not count, so none are offered there. */
function isOutsideSpeech({ transcript }: TranscriptContext, offset: number): boolean {
  const isInside = ({ start, end }: { readonly start: number; readonly end: number }) =>
    start < offset && offset < end;
  if (transcript.comments.some(isInside)) return true;
  return transcript.headings.some(({ start, end }) => start < offset && offset <= end);
}

/** The list of codes depends on what is typed: an id that is new can be added to the codebook. */
function itemsInBlock(context: TranscriptContext, block: OpenBlock, offset: number): Completions {
  const { typed } = block;
  if (typed.includes("=")) return complete(valueItems(context, block, offset));
  if (!MAY_BE_ID.test(typed)) return NOTHING;
  const codes = codeItems(context, block, offset);
  if (typed.startsWith(".")) return { items: codes, isIncomplete: true };
  const others = [...keyItems(context, block, offset), ...markItems(context, block, offset)];
  return { items: [...codes, ...others], isIncomplete: true };
}

/** The start of a code, with or without its dot, or of a key. */
const MAY_BE_ID = /^\.?(?:\p{L}[\p{L}\p{M}\p{N}_-]*)?$/u;
