// What the page is told of a reading: what changed since the one that it has.
import type { ReadingCode, ReadingResult } from "../../../server/protocol/reading";
import { isHexColor, readableLine, type Background } from "../../decorations/color";
import { changeOf } from "../../pages/coding/listChange";
import type { ReadingChange, ShownCode } from "../../pages/coding/messages";
import { oneLine } from "../../text/plain";

export function changeSince(
  before: ReadingResult | undefined,
  after: ReadingResult,
  background: Background,
): ReadingChange {
  const { version, head, codes } = after;
  return {
    version,
    head,
    blocks: changeOf(before?.blocks ?? [], after.blocks),
    passages: changeOf(before?.passages ?? [], after.passages),
    codes: codes.map((code) => shownCode(code, background)),
  };
}

/** The colour gets into style rules: nothing but a colour may get there. */
export function shownCode(code: ReadingCode, background: Background): ShownCode {
  const color = isHexColor(code.color) ? code.color : "#808080";
  return { ...code, name: oneLine(code.name), color, line: readableLine(color, background) };
}
