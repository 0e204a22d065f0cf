import { oneLine, shortened } from "../../text/plain";

const MOST_SHOWN = 100;

/** A name of a foreign file as it can be shown: one line, not endless, and in its own direction. */
export function shownName(name: string): string {
  return shortened(oneLine(name), MOST_SHOWN);
}
