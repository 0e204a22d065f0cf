import type { Range } from "vscode-languageserver-types";
import { neighbourOf } from "../markup/edits/change/unite";
import type { Passage } from "../markup/model";
import { paragraphOfPlace } from "../markup/paragraphs";
import { firstAbove } from "../markup/search";
import { placeOfOffset, wordingBetween } from "../markup/wording";
import { PASSAGE_COMMANDS, type PassageAction } from "../protocol/passages";
import type { TranscriptContext } from "./context";
import { codesOf, passagesAt } from "./passagesAt";
import { offsetOf } from "./positions";

/** One entry of the menu of a passage. */
export interface PassageMenuItem {
  readonly title: string;
  readonly kind: string;
  /** The passage's index in the transcript. */
  readonly index: number;
  /** What it does by itself; absent where something has to be asked for first. */
  readonly action?: PassageAction;
  /** The client's command, and what it is told besides the passage. */
  readonly command: { readonly id: string; readonly arguments: readonly unknown[] };
}

const REWRITE = "refactor.rewrite";
const MOVE = "refactor.move";

/**
 * Everything that can be done with the passages at a place: all of it for the innermost one, and for
 * those around it what one needs to get at them. What cannot work there is left out; no edit is made
 * yet, because each would have to be tried out on the whole text.
 */
export function passageActionsAt(
  context: TranscriptContext,
  range: Range,
): readonly PassageMenuItem[] {
  const { transcript, lines } = context;
  const offset = offsetOf(lines, range.start);
  const passages = passagesAt(transcript, offset);
  return passages.flatMap((passage, depth) => {
    const index = transcript.passages.indexOf(passage);
    const items = depth === 0 ? allItems(context, passage, range) : outerItems(passage);
    return items.map((item) => ({ ...item, index }));
  });
}

type Item = Omit<PassageMenuItem, "index">;

function allItems(context: TranscriptContext, passage: Passage, range: Range): Item[] {
  if (passage.endWord === passage.firstWord) return [removal(passage)];
  return [
    ...codeItems(passage),
    ...endItems(context, passage),
    ...formItems(context, passage, range),
    ...splitItems(context, passage, range),
    ...uniteItems(context, passage),
    removal(passage),
  ];
}

function outerItems(passage: Passage): Item[] {
  return [...codeItems(passage), removal(passage)].map((item) => ({
    ...item,
    title: `${item.title} (around it: ${nameOf(passage)})`,
  }));
}

function codeItems({ block }: Passage): Item[] {
  const codes = codesOf(block);
  const hasMemo = block.entries.some(({ key }) => key === "memo");
  return [
    asking("Add another code…", PASSAGE_COMMANDS.addCode),
    ...codes.map((code) => asking(`Replace “${code}”…`, PASSAGE_COMMANDS.replaceCode, code)),
    ...(codes.length > 1
      ? codes.map((code) => doing(`Remove “${code}”`, REWRITE, { kind: "removeCode", code }))
      : []),
    asking(hasMemo ? "Edit the memo…" : "Write a memo…", PASSAGE_COMMANDS.editMemo),
  ];
}

function endItems({ transcript }: TranscriptContext, { start, end }: Passage): Item[] {
  const isFirst = start === 0;
  const isLast = end === transcript.wordingMap.length;
  const ends = [
    ...(isLast ? [] : move("grow", "end")),
    ...move("shrink", "end"),
    ...(isFirst ? [] : move("grow", "start")),
    ...move("shrink", "start"),
  ];
  return [asking("Move its ends with the arrow keys…", PASSAGE_COMMANDS.adjust), ...ends];
}

const VERBS = { grow: "Grow", shrink: "Shrink" } as const;
const ENDS = { start: "at the start", end: "at the end" } as const;

function move(kind: "grow" | "shrink", end: "start" | "end"): Item[] {
  return (["word", "sentence"] as const).map((unit) =>
    doing(`${VERBS[kind]} ${ENDS[end]} by a ${unit}`, MOVE, { kind, end, unit }),
  );
}

function formItems(context: TranscriptContext, passage: Passage, range: Range): Item[] {
  if (passage.form !== "paragraph") {
    const paragraph = paragraphOfPlace(context.transcript, passage.start);
    if (paragraph === undefined || passage.end > paragraph.wordingEnd) return [];
    return [doing("Move to the whole paragraph", MOVE, { kind: "toParagraph" })];
  }
  const isEmpty =
    range.start.line === range.end.line && range.start.character === range.end.character;
  return isEmpty
    ? [doing("Move from the paragraph to its words", MOVE, { kind: "toWords" })]
    : [doing("Move from the paragraph to the selected words", MOVE, { kind: "toWords", range })];
}

function splitItems(context: TranscriptContext, passage: Passage, range: Range): Item[] {
  const { transcript, lines } = context;
  const { words, wordingMap } = transcript;
  const place = placeOfOffset(wordingMap, offsetOf(lines, range.start));
  const word = firstAbove(words.ends, place);
  if (word <= passage.firstWord || word >= passage.endWord) return [];
  const next = wordingBetween(transcript, words.starts[word], words.ends[word]);
  const action = { kind: "split", position: range.start } as const;
  return [doing(`Split before “${next}”`, MOVE, action)];
}

function uniteItems({ transcript }: TranscriptContext, passage: Passage): Item[] {
  return (["next", "previous"] as const)
    .filter((side) => neighbourOf(transcript, passage, { with: side }) !== undefined)
    .map((side) =>
      doing(`Unite with the ${side} passage of the same code`, MOVE, { kind: "unite", with: side }),
    );
}

function removal(passage: Passage): Item {
  const { block } = passage;
  const notes = block.entries.some(({ key }) => key === "memo") ? " and its memo" : "";
  return doing(`Remove ${nameOf(passage)}${notes}`, REWRITE, { kind: "remove" });
}

/** `“money”`, `“money” and “time”`, `3 codes`, or what a passage without codes is called. */
function nameOf({ block }: Passage): string {
  const codes = codesOf(block);
  if (codes.length === 0) return "the annotation";
  return codes.length > 2 ? `${codes.length} codes` : codes.map((id) => `“${id}”`).join(" and ");
}

function doing(title: string, kind: string, action: PassageAction): Item {
  return { title, kind, action, command: { id: PASSAGE_COMMANDS.change, arguments: [action] } };
}

function asking(title: string, id: string, ...args: readonly unknown[]): Item {
  return { title, kind: REWRITE, command: { id, arguments: args } };
}
