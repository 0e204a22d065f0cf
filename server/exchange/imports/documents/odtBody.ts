import {
  addWords,
  endMemo,
  endParagraph,
  endRow,
  memoAtPlace,
  PLAIN,
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

/** Where the reading of a document's content stands. */
interface Body {
  readonly draft: Draft;
  readonly leftOut: LeftOut;
  readonly path: string[];
  /** The looks of the styles, by name. */
  readonly styles: Map<string, Look>;
  style: string;
  /** The looks of the paragraph and of the spans in it that are open. */
  readonly looks: Look[];
  note: OpenNote | undefined;
}

/** A comment stands in the middle of the words that it is about. */
interface OpenNote {
  readonly id: string;
  readonly hasEnd: boolean;
  author: string;
  text: string;
}

/** Tells the content of a document of LibreOffice to a draft. */
export function odtListener(draft: Draft, leftOut: LeftOut): XmlListener {
  const body: Body = {
    draft,
    leftOut,
    path: [],
    styles: new Map(),
    style: "",
    looks: [],
    note: undefined,
  };
  return pathListener(body.path, {
    nameOf,
    isPassedOver: (name) => isPassedOver(body, name),
    start: (name, attributes) => startElement(body, name, attributes),
    text: (words) => addText(body, words),
    end: (name) => endElement(body, name),
  });
}

/** The name with the last word of its namespace, as in `text:p`. */
function nameOf({ name, namespace }: XmlElement): string {
  const space =
    /xmlns:([\w-]+):/.exec(namespace)?.[1] ?? (/\/dc\//.test(namespace) ? "dc" : "other");
  return `${space}:${name}`;
}

const PASSED_OVER: ReadonlyMap<string, keyof LeftOut | undefined> = new Map([
  ["text:note", "notes"],
  ["text:ruby-text", "readings"],
  ["text:hidden-text", "hidden"],
  ["text:tracked-changes", undefined],
  ["office:forms", undefined],
  ["other:math", "formulas"],
]);

function isPassedOver({ leftOut }: Body, name: string): boolean {
  if (!PASSED_OVER.has(name)) return false;
  const what = PASSED_OVER.get(name);
  if (what) leftOut[what]++;
  return true;
}

type Attributes = XmlElement["attributes"];

const STARTS: Readonly<Record<string, (body: Body, attributes: Attributes) => void>> = {
  "style:style": (body, attributes) => void (body.style = attributes.get("name") ?? ""),
  "style:text-properties": setLook,
  "text:p": (body, attributes) => startText(body, attributes),
  "text:h": (body, attributes) =>
    startText(body, attributes, numberIn(attributes.get("outline-level"), 6)),
  "text:span": (body, attributes) => pushLook(body, attributes.get("style-name")),
  "text:tab": (body) => add(body, "\t"),
  "text:line-break": (body) => add(body, "\n"),
  "text:s": (body, attributes) => add(body, " ".repeat(numberIn(attributes.get("c"), 1_000))),
  "office:annotation": startNote,
  "office:annotation-end": ({ draft }, attributes) => endMemo(draft, attributes.get("name") ?? ""),
  "table:table-row": ({ draft }) => startRow(draft),
  "table:table-cell": ({ draft }) => startCell(draft),
  "table:covered-table-cell": ({ draft }) => startCell(draft),
  "draw:text-box": ({ leftOut }) => void leftOut.boxes++,
  "draw:image": ({ leftOut }) => void leftOut.pictures++,
  "text:change-start": ({ leftOut }) => void leftOut.insertions++,
  "text:change": ({ leftOut }) => void leftOut.deletions++,
};

function startElement(body: Body, name: string, attributes: Attributes): void {
  if (!body.note) {
    if (Object.hasOwn(STARTS, name)) STARTS[name]!(body, attributes);
    return;
  }
  // The paragraphs of a comment are its lines.
  const isLine = /^text:(p|h|line-break)$/.test(name);
  if (isLine && body.note.text !== "") body.note.text += "\n";
}

function endElement(body: Body, name: string): void {
  if (name === "office:annotation") endNote(body);
  else if (body.note) return;
  else if (name === "text:p" || name === "text:h") {
    endParagraph(body.draft);
    body.looks.pop();
  } else if (name === "text:span") body.looks.pop();
  else if (name === "table:table-row") endRow(body.draft);
}

/** Word processors name colours by six digits; a code needs a word. */
function setLook({ styles, style }: Body, attributes: Attributes): void {
  if (style === "") return;
  const background = attributes.get("background-color") ?? "transparent";
  const color = background.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const highlight =
    color === "transparent" || color === "" ? undefined : (COLORS.get(color) ?? color);
  styles.set(style, { isBold: attributes.get("font-weight") === "bold", highlight });
}

/** The colours of the pens of word processors. */
const COLORS: ReadonlyMap<string, string> = new Map([
  ["ffff00", "yellow"],
  ["00ff00", "green"],
  ["00ffff", "cyan"],
  ["ff00ff", "magenta"],
  ["0000ff", "blue"],
  ["ff0000", "red"],
  ["000080", "dark-blue"],
  ["008080", "dark-cyan"],
  ["008000", "dark-green"],
  ["800080", "dark-magenta"],
  ["800000", "dark-red"],
  ["808000", "dark-yellow"],
  ["808080", "dark-gray"],
  ["c0c0c0", "light-gray"],
  ["000000", "black"],
]);

function startText(body: Body, attributes: Attributes, heading?: number): void {
  startParagraph(body.draft, heading);
  pushLook(body, attributes.get("style-name"));
}

function pushLook({ looks, styles }: Body, style: string | undefined): void {
  const outer = looks.at(-1) ?? PLAIN;
  const own = styles.get(style ?? "");
  const highlight = own?.highlight ?? outer.highlight;
  looks.push(own ? { isBold: own.isBold || outer.isBold, highlight } : outer);
}

function numberIn(text: string | undefined, most: number): number {
  const number = Math.trunc(Number(text ?? 1));
  return number >= 1 ? Math.min(number, most) : 1;
}

function startNote(body: Body, attributes: Attributes): void {
  const name = attributes.get("name");
  const id = name ?? `comment ${body.draft.memos.size}`;
  body.note = { id, hasEnd: name !== undefined, author: "", text: "" };
}

function endNote(body: Body): void {
  const { draft, note } = body;
  body.note = undefined;
  if (!note || note.text.trim() === "") return;
  draft.memos.set(note.id, { text: note.text.trim(), author: note.author.trim() || undefined });
  // Where no end follows, the comment is about its paragraph.
  if (note.hasEnd) startMemo(draft, note.id);
  else memoAtPlace(draft, note.id);
}

function addText(body: Body, words: string): void {
  const { note, path } = body;
  if (!note) return add(body, words.replace(/[\t\n\r ]+/g, " "));
  const name = path.at(-1);
  if (name === "dc:creator") note.author += words;
  else if (/^text:/.test(name ?? "") && name !== "text:sender-initials") note.text += words;
}

function add({ draft, looks }: Body, words: string): void {
  addWords(draft, words, looks.at(-1) ?? PLAIN);
}
