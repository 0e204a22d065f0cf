import type { AccountItem } from "../account";
import type { Draft } from "./draft";

/** What of a word processor's document is no speech, or was handled in its own way: how many. */
export interface LeftOut {
  deletions: number;
  insertions: number;
  hidden: number;
  notes: number;
  boxes: number;
  pictures: number;
  formulas: number;
  readings: number;
  symbols: number;
  headers: number;
  /** Comments whose place is not read. */
  comments: number;
}

export function nothingLeftOut(): LeftOut {
  return {
    deletions: 0,
    insertions: 0,
    hidden: 0,
    notes: 0,
    boxes: 0,
    pictures: 0,
    formulas: 0,
    readings: 0,
    symbols: 0,
    headers: 0,
    comments: 0,
  };
}

type Line = readonly [count: number, fate: AccountItem["fate"], what: string, why?: string];

export interface DraftAccountRules {
  readonly hasHighlightCodes: boolean;
}

/** What became of everything in a document that is more than words. */
export function draftAccount(
  draft: Draft,
  left: LeftOut,
  { hasHighlightCodes }: DraftAccountRules,
): readonly AccountItem[] {
  const lost = [...draft.memos.keys()].filter((id) => !draft.placed.has(id)).length;
  const lines: readonly Line[] = [
    [draft.placed.size, "kept", "comments, as memos of what they are about"],
    [
      lost,
      "left out",
      "comments on no words",
      "What they were about is deleted or no text, or its paragraph has more than 1,000 of them.",
    ],
    hasHighlightCodes
      ? [draft.highlights, "kept", "highlights, as codes named after their colours"]
      : [
          draft.highlights,
          "left out",
          "highlights",
          "They mark words in colour and say nothing else. They can become codes such as “highlight-yellow” if you ask for them.",
        ],
    [draft.tableRows, "changed", "rows of tables", "Each became a paragraph."],
    [left.insertions, "kept", "tracked insertions, as words"],
    [left.deletions, "left out", "tracked deletions", "Somebody deleted these words."],
    [left.hidden, "left out", "hidden stretches", "They are not seen in the document."],
    [left.notes, "left out", "footnotes and endnotes", "They are not what was said."],
    [
      left.boxes,
      "changed",
      "text boxes",
      "Each stands as paragraphs before the one it is fixed to.",
    ],
    [left.pictures, "left out", "pictures", "A transcript is text."],
    [left.formulas, "left out", "formulas", "A transcript is text."],
    [
      left.readings,
      "left out",
      "readings beside characters",
      "The characters themselves are kept.",
    ],
    [
      left.symbols,
      "changed",
      "signs of symbol fonts",
      "They are no letters of any script, so “\ufffd” stands for them.",
    ],
    [
      left.comments,
      "left out",
      "comments",
      "Save the document as DOCX or ODT to bring them along.",
    ],
    [left.headers, "left out", "headers and footers", "They are not what was said."],
  ];
  return lines.flatMap(([count, fate, what, why]) =>
    count === 0 ? [] : { fate, what, count, why, places: [] },
  );
}
