import { createLedger, type Ledger } from "../../refi/ledger";
import { decode } from "../decode";
import { htmlDocument, htmlText } from "../documents/html";
import { withoutEntities, type HtmlToken } from "../documents/htmlTokens";
import { markdownDocument } from "../documents/markdown";
import type { ForeignFile, ReadFile } from "../imported";
import { codedTranscript } from "./codedTranscript";
import { CLOSE, markedByNames, OPEN, withoutSigns, type Mark } from "./marks";

/**
 * Whether a page or a Markdown text is coded: by `<mark class="code">words</mark>`, as Anselm does it,
 * or by the highlights of a document that Taguette exported.
 */
export function isMarkedPage(file: ForeignFile): boolean {
  const text = isMarkdown(file) ? decode(file.bytes).text : htmlText(file.bytes).text;
  if (isMarkdown(file)) return MARK.test(text);
  return isPage(file, text) && (MARK.test(text) || HIGHLIGHT.test(text));
}

/** Reads such a page; classes are names of codes, and so are the tags behind a highlight. */
export function readMarkedPage(file: ForeignFile): ReadFile {
  const ledger = createLedger();
  const marking = newMarking();
  const document = isMarkdown(file)
    ? markedMarkdown(file, marking)
    : htmlDocument(file, (token) => signOf(token, marking));
  const marks = marking.marks;
  reportMarks(marking, ledger);
  const paragraphs = markedByNames(document.paragraphs, marks, ledger);
  return codedTranscript({ ...document, paragraphs }, ledger);
}

const MARK = /<mark\s[^>]{0,400}?class\s*=/i;
const HIGHLIGHT = /<span\s+class="highlight">/;

function isMarkdown({ name }: ForeignFile): boolean {
  return /\.(?:md|markdown|qmd|rmd)$/i.test(name);
}

function isPage({ name }: ForeignFile, text: string): boolean {
  return /\.x?html?$/i.test(name) || /^\s*<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 2_000));
}

type Growing = { -readonly [Key in keyof Mark]: Mark[Key] };

/** What is open while a page is read. */
interface Marking {
  readonly marks: Growing[];
  /** Elements that are open, by their kind: `undefined` is one that marks nothing. */
  readonly spans: (Growing | "tags" | undefined)[];
  readonly elements: (Growing | undefined)[];
  /** Highlights whose tags have not come yet. */
  untagged: Growing[];
  /** The words of a list of tags that is open. */
  tags: string | undefined;
}

function newMarking(): Marking {
  return { marks: [], spans: [], elements: [], untagged: [], tags: undefined };
}

/** The sign for a tag or a text that is no words of the page; undefined for all else. */
function signOf(token: HtmlToken, marking: Marking): string | undefined {
  if (token.kind === "text") return signOfText(token.text, marking);
  if (token.name === "mark")
    return token.isEnd ? endMark(marking) : startMark(token.written, marking);
  if (token.name !== "span") return undefined;
  return token.isEnd ? endSpan(marking) : startSpan(token.written, marking);
}

function signOfText(text: string, marking: Marking): string | undefined {
  if (marking.tags === undefined) return undefined;
  marking.tags += text;
  return "";
}

function startMark(written: string, marking: Marking): string {
  const codes = classesIn(written);
  if (codes.length === 0) {
    marking.elements.push(undefined);
    return "";
  }
  const mark = { codes, isClosed: false };
  marking.elements.push(mark);
  marking.marks.push(mark);
  return OPEN;
}

function endMark({ elements }: Marking): string {
  return closed(elements.pop());
}

function closed(mark: Growing | undefined): string {
  if (mark === undefined) return "";
  mark.isClosed = true;
  return CLOSE;
}

function startSpan(written: string, marking: Marking): string {
  const classes = classesIn(written);
  if (classes.includes("taglist")) {
    marking.tags = "";
    marking.spans.push("tags");
    return "";
  }
  const mark = classes.includes("highlight") ? { codes: [], isClosed: false } : undefined;
  marking.spans.push(mark);
  if (mark === undefined) return "";
  marking.marks.push(mark);
  marking.untagged.push(mark);
  return OPEN;
}

function endSpan(marking: Marking): string {
  const span = marking.spans.pop();
  if (span !== "tags") return closed(span);
  const names = tagsIn(marking.tags ?? "");
  for (const mark of marking.untagged) mark.codes = names;
  marking.untagged = [];
  marking.tags = undefined;
  return "";
}

/** `[one, other]`, with blanks around it. */
function tagsIn(text: string): readonly string[] {
  const inside = text.trim().replace(/^\[|\]$/g, "");
  return [...new Set(inside.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
}

function classesIn(written: string): readonly string[] {
  const found = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(written);
  const classes = withoutEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? "").split(/\s+/);
  return [...new Set(classes)].filter((one) => one !== "");
}

const NO_TAGS = {
  fate: "left out",
  what: "highlights without a tag",
  why: "This export does not say which tags they have. Export the document with its tags, or the highlights.",
} as const;
const NO_END = {
  fate: "left out",
  what: "marks that never end",
  why: "Nobody knows which words are meant.",
} as const;

function reportMarks({ marks }: Marking, ledger: Ledger): void {
  for (const [at, { codes, isClosed }] of marks.entries()) {
    if (!isClosed) ledger.add(NO_END, `mark ${at + 1}`);
    else if (codes.length === 0) ledger.add(NO_TAGS, `mark ${at + 1}`);
  }
}

const TAGS = /<mark(?:\s[^<>]{0,1000})?>|<\/mark\s*>/gi;

/** Markdown keeps tags as they are written, so its marks are found in the text. */
function markedMarkdown({ name, bytes }: ForeignFile, marking: Marking) {
  const { text, account } = decode(bytes);
  const signed = withoutSigns(text).replace(TAGS, (tag) => {
    return tag.startsWith("</") ? endMark(marking) : startMark(tag, marking);
  });
  return markdownDocument(name, { text: signed, account });
}
