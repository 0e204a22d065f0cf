import type { ReportDocument } from "../../../server/exchange/report/model";

/** Texts of a study that try to be something else in some format. */
export const HOSTILE = [
  'a "quoted" | piped, comma',
  "<script>alert(1)</script> & <!-- /verbatim -->",
  "=cmd()",
  "+1",
  "@SUM(A1)",
  "＝cmd()",
  "\u0000nul\u001b[31m \ufffe\uffff",
  "half \ud800 a pair \udc00",
  "\u202eturned\u2066",
  "שלום עולם",
  "住房，人",
  "# heading",
  "1. list",
  "- list",
  "```js",
  "[link](https://evil.example) ![x](y) www.evil.example $x$ [@cite] {{< include x >}}",
  "_x0041_ stays",
  "]]> ${x} `code` *em* _em_ ~s~ ^s^",
  "two\nlines\r\nthree\rfour\ttab",
] as const;

/** Every hostile text everywhere. */
export function hostileDocument(): ReportDocument {
  const rows = HOSTILE.map((text, at) => [
    text,
    at,
    { share: at / HOSTILE.length },
    { said: [{ words: text, source: text }] },
    { lines: [text, text] },
    null,
  ]);
  const columns = ["Text", "Number", "Share", "Quotation", "Lines", "=Empty()"];
  return {
    title: HOSTILE[1],
    blocks: HOSTILE.flatMap((text) => [
      { kind: "heading", level: 1, text } as const,
      { kind: "paragraph", text, label: text } as const,
      { kind: "paragraph", text, isNote: true } as const,
      { kind: "quotation", quotation: { said: [{ words: text, source: text }] } } as const,
      { kind: "table", columns, rows } as const,
    ]),
  };
}
