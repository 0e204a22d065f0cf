// The files of a picture: made here of what is shown, and saved by the extension.
import { csvText } from "../../text/csv";
import { FONT, framed } from "./drawing/framed";
import { measuredIn, pngBytes } from "./drawing/pngBytes";
import { svgText } from "./drawing/svgText";
import type { FileType } from "./messages";
import type { Picture } from "./picture";

/** As wide as a page of a journal is in print, at the size of its text. */
const WIDTH = 760;

/** What is in the file: text, or bytes in base64. Undefined where it would be too large. */
export function fileOf(picture: Picture, type: FileType): string | undefined {
  const { title, table, draw } = picture;
  if (type === "csv") return csvText([table.columns.map(({ name }) => name), ...table.rows]);
  if (!draw) return undefined;
  const drawing = framed(draw({ width: WIDTH, measure: measuredIn(FONT) }, "paper"), title);
  return type === "svg" ? svgText(drawing, picture) : pngBytes(drawing);
}
