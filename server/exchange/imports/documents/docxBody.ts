import {
  addWords,
  endMemo,
  endParagraph,
  endRow,
  memoAtPlace,
  PLAIN,
  setHeading,
  startCell,
  startMemo,
  startParagraph,
  startRow,
  type Draft,
  type Look,
} from "./draft";
import type { LeftOut } from "./leftOut";
import { pathListener } from "./pathListener";
import type { XmlElement, XmlListener } from "./xml";

export interface DocxRules {
  readonly draft: Draft;
  readonly leftOut: LeftOut;
  /** The levels of the styles that are headings. */
  readonly headings: ReadonlyMap<string, number>;
}

/** Where the reading of a document's body stands. */
interface Body extends DocxRules {
  /** The names of the open elements. */
  readonly path: string[];
  look: Look & { readonly isHidden: boolean };
}

const NO_LOOK = { ...PLAIN, isHidden: false };

/** Tells the body of a document of Word to a draft. */
export function docxListener(rules: DocxRules): XmlListener {
  const body: Body = { ...rules, path: [], look: NO_LOOK };
  return pathListener(body.path, {
    nameOf,
    isPassedOver: (name) => isPassedOver(body, name),
    start: (name, attributes) => startElement(body, name, attributes),
    text: (words) => {
      if (body.path.at(-1) === "t") addSaid(body, words);
    },
    end: (name) => endElement(body, name),
  });
}

/** Words of drawings and formulas have other namespaces: their names do not mean the same. */
function nameOf({ name, namespace }: XmlElement): string {
  if (/wordprocessingml/.test(namespace)) return name;
  if (/markup-compatibility/.test(namespace)) return `mc:${name}`;
  if (/math/.test(namespace)) return `m:${name}`;
  return `other:${name}`;
}

/** Elements that hold no words of the text, or the same words once more. */
const PASSED_OVER: ReadonlyMap<string, keyof LeftOut | undefined> = new Map([
  ["del", "deletions"],
  ["moveFrom", undefined],
  ["mc:Fallback", undefined],
  ["rt", "readings"],
  ["m:oMath", "formulas"],
  ["rPrChange", undefined],
  ["pPrChange", undefined],
  ["tblPrChange", undefined],
  ["trPrChange", undefined],
  ["tcPrChange", undefined],
  ["sectPr", undefined],
]);

function isPassedOver(body: Body, name: string): boolean {
  if (!PASSED_OVER.has(name)) return false;
  // In the properties of a paragraph, a run or a row the same names say what became of its mark.
  if (name === "del" && /Pr$/.test(body.path.at(-2) ?? "")) return true;
  const what = PASSED_OVER.get(name);
  if (what) body.leftOut[what]++;
  return true;
}

type Attributes = XmlElement["attributes"];

const STARTS: Readonly<Record<string, (body: Body, attributes: Attributes) => void>> = {
  p: ({ draft }) => startParagraph(draft),
  tr: ({ draft }) => startRow(draft),
  tc: ({ draft }) => startCell(draft),
  r: (body) => void (body.look = NO_LOOK),
  // A tab in the properties of a paragraph is where a tab would stop.
  tab: (body) => void (inRun(body) && addSaid(body, "\t")),
  ptab: (body) => addSaid(body, "\t"),
  br: (body, attributes) =>
    void (/^(page|column)$/.test(attributes.get("type") ?? "") || addSaid(body, "\n")),
  cr: (body) => addSaid(body, "\n"),
  noBreakHyphen: (body) => addSaid(body, "\u2011"),
  sym: (body) => void (body.leftOut.symbols++, addSaid(body, "\ufffd")),
  ins: (body) => void (isMark(body) || body.leftOut.insertions++),
  footnoteReference: ({ leftOut }) => void leftOut.notes++,
  endnoteReference: ({ leftOut }) => void leftOut.notes++,
  txbxContent: ({ leftOut }) => void leftOut.boxes++,
  "other:pic": ({ leftOut }) => void leftOut.pictures++,
  "other:imagedata": ({ leftOut }) => void leftOut.pictures++,
  commentRangeStart: ({ draft }, attributes) => startMemo(draft, attributes.get("id") ?? ""),
  commentRangeEnd: ({ draft }, attributes) => endMemo(draft, attributes.get("id") ?? ""),
  commentReference: ({ draft }, attributes) => memoAtPlace(draft, attributes.get("id") ?? ""),
  pStyle: ({ draft, headings }, attributes) =>
    setHeading(draft, headings.get(attributes.get("val") ?? "")),
  outlineLvl: ({ draft }, attributes) => setHeading(draft, headingLevel(attributes.get("val"))),
  b: (body, attributes) =>
    void (ofRun(body) && (body.look = { ...body.look, isBold: isOn(attributes) })),
  vanish: (body, attributes) =>
    void (ofRun(body) && (body.look = { ...body.look, isHidden: isOn(attributes) })),
  highlight: (body, attributes) =>
    void (ofRun(body) && (body.look = { ...body.look, highlight: colorIn(attributes) })),
};

const ENDS: Readonly<Record<string, (body: Body) => void>> = {
  p: ({ draft }) => endParagraph(draft),
  tr: ({ draft }) => endRow(draft),
};

function startElement(body: Body, name: string, attributes: Attributes): void {
  if (Object.hasOwn(STARTS, name)) STARTS[name]!(body, attributes);
}

function endElement(body: Body, name: string): void {
  if (Object.hasOwn(ENDS, name)) ENDS[name]!(body);
}

function addSaid({ draft, leftOut, look }: Body, words: string): void {
  if (!look.isHidden) addWords(draft, words, look);
  else if (words.trim() !== "") leftOut.hidden++;
}

function inRun({ path }: Body): boolean {
  return path.at(-2) === "r";
}

/** Whether the element stands in the properties of a run, and not in those of a paragraph's mark. */
function ofRun({ path }: Body): boolean {
  return path.at(-2) === "rPr" && path.at(-3) === "r";
}

/** Whether an insertion is that of a mark or a row, which holds no words. */
function isMark({ path }: Body): boolean {
  return /Pr$/.test(path.at(-2) ?? "");
}

function isOn(attributes: Attributes): boolean {
  return !/^(0|false|off)$/.test(attributes.get("val") ?? "1");
}

function colorIn(attributes: Attributes): string | undefined {
  const color = (attributes.get("val") ?? "none").replace(/[^A-Za-z]/g, "");
  const words = color.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  return words === "" || words === "none" ? undefined : words;
}

/** Word counts from 0, and 9 is none. */
export function headingLevel(outline: string | undefined): number | undefined {
  const level = Number(outline) + 1;
  return level >= 1 && level <= 9 ? Math.min(6, level) : undefined;
}
