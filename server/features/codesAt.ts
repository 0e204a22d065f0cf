import type { CodesAtResult } from "../protocol";
import type { TranscriptContext } from "./context";
import { codesOf, passagesAt } from "./passagesAt";
import { rangeOf } from "./positions";

/** The coded passages at an offset, the innermost first; on markup, the passage that it belongs to. */
export function codesAt({ transcript, lines }: TranscriptContext, offset: number): CodesAtResult {
  const coded = passagesAt(transcript, offset).filter(({ block }) => block.codes.length > 0);
  const passages = coded.map(({ words, block }) => ({
    range: rangeOf(lines, words),
    codes: codesOf(block),
  }));
  return { passages };
}
