import { stripTranscript } from "../../markup/edits/strip";
import type { Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import type { AccountItem } from "../imports/account";
import { itemOf } from "../imports/placesOf";

/**
 * A transcript without its codes, as `verbatim strip` writes it: the words are the same to the byte.
 * The account counts what is left out, and what could not be taken out without changing a word.
 */
export function withoutCodes(transcript: Transcript): {
  readonly text: string;
  readonly account: readonly AccountItem[];
} {
  const text = stripTranscript(transcript.text);
  const account = FIGURES.flatMap(({ what, why, count }) => {
    const stays = count(parseTranscript(text));
    return [
      ...itemOf({ fate: "left out", what, why }, count(transcript) - stays),
      ...itemOf({ fate: "changed", what: `${what} that stay in the text`, why: STAYS }, stays),
    ];
  });
  return { text, account };
}

const STAYS = "Words beside them would have become markup. Take them out by hand.";
const UNCODED = "A transcript without codes holds what was said, and by whom.";

const FIGURES: readonly {
  readonly what: string;
  readonly why: string;
  readonly count: (transcript: Transcript) => number;
}[] = [
  { what: "passages", why: UNCODED, count: ({ passages }) => passages.length },
  { what: "marks “nothing to code”", why: UNCODED, count: ({ marks }) => marks.length },
  {
    what: "memos in comments",
    why: UNCODED,
    count: ({ comments }) => comments.filter(({ memo }) => memo !== undefined).length,
  },
];
