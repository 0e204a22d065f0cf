// The places where names were missed, as rows of a list that is read aloud as well as seen.
import type { MissedName, MissedNamesResult } from "../../../server/protocol/pseudonyms";
import { countOf, numberText } from "../../text/figures";
import { withoutIcons } from "../../text/plain";

export interface MissedItem {
  readonly what: "place" | "unread" | "closely";
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly alwaysShow?: boolean;
  /** What is opened; without a range the file alone. */
  readonly uri?: string;
  readonly range?: MissedName["range"];
}

type Places = Pick<MissedNamesResult, "places" | "count" | "unread">;

/** Files that could not be looked at come first, for they may hold any name. */
export function itemsOf(
  { places, unread }: Places,
  how: "as written" | "closely",
): readonly MissedItem[] {
  return [
    ...unread.map(({ uri, file, reason }): MissedItem => {
      const label = `Not looked at: ${withoutIcons(file)}`;
      return { what: "unread", label, detail: withoutIcons(reason), uri };
    }),
    ...places.map(itemOf),
    ...(how === "closely" ? [] : [CLOSELY]),
  ];
}

const CLOSELY: MissedItem = {
  what: "closely",
  label: "Look more closely",
  description: "names in whatever case, and words that begin with one",
  alwaysShow: true,
};

function itemOf({ uri, file, range, before, written, after, message }: MissedName): MissedItem {
  const line = range ? `:${range.start.line + 1}` : "";
  return {
    what: "place",
    label: withoutIcons(`${before}${written}${after}`),
    // Words fill the first line, so that the place has to stand in the second to be seen.
    detail: withoutIcons(`${file}${line} · ${message}`),
    uri,
    range,
  };
}

/** "Names that were missed: 12 places". */
export function listTitle({ places, count, unread }: Places): string {
  const all = countOf(count, "place");
  const shown = places.length < count ? `the first ${numberText(places.length)} of ${all}` : all;
  const rest = unread.length === 0 ? "" : `, ${countOf(unread.length, "file")} not looked at,`;
  return `Names that were missed: ${shown}${rest}`;
}
