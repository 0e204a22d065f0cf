import { xmlText } from "./xml";

/** The namespace of everything in a document of Word. */
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** `text` decides in which direction the paragraph runs. */
export function paragraph(style: string, runs: string, text: string, isRight = false): string {
  const bidi = startsRightToLeft(text) ? "<w:bidi/>" : "";
  const align = isRight ? '<w:jc w:val="right"/>' : "";
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${bidi}${align}</w:pPr>${runs}</w:p>`;
}

/** Words of one look; a line feed breaks the line. */
export function run(text: string, properties = ""): string {
  const rtl = startsRightToLeft(text) ? "<w:rtl/>" : "";
  const own = properties + rtl;
  const pieces = xmlText(text).split(/([\n\t])/);
  const inside = pieces.map((piece) => {
    if (piece === "\n") return "<w:br/>";
    if (piece === "\t") return "<w:tab/>";
    return piece === "" ? "" : `<w:t xml:space="preserve">${piece}</w:t>`;
  });
  return `<w:r>${own && `<w:rPr>${own}</w:rPr>`}${inside.join("")}</w:r>`;
}

/** By its first letter, as Unicode does. */
function startsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text.slice(0, 200))?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    letter,
  );
}
