import type { ForeignFile, ReadFile } from "../imported";
import { openArchive, type Archive } from "./archive";
import { readPart, type ArchiveSource } from "./archivePart";
import { docxListener, headingLevel } from "./docxBody";
import { newDraft, paragraphsOf, type Draft } from "./draft";
import { draftAccount, nothingLeftOut, type LeftOut } from "./leftOut";
import { refused, type Refused } from "./refused";
import { transcriptOf } from "./transcriptOf";
import type { XmlListener } from "./xml";

export interface DocumentWishes {
  /** Highlighted words get a code that is named after their colour. */
  readonly hasHighlightCodes?: boolean;
}

/** Reads a document of Word: its paragraphs, with comments as memos of what they are about. */
export function readDocx(
  file: ForeignFile,
  { hasHighlightCodes = false }: DocumentWishes = {},
): ReadFile {
  const archive = openArchive(file);
  if ("refusal" in archive) return archive;
  const main = mainPartOf(file, archive);
  if (typeof main !== "string") return main;
  const draft = newDraft();
  const leftOut = nothingLeftOut();
  const refusal = readParts({ file, archive, main, draft, leftOut });
  if (refusal) return refusal;
  return transcriptOf({
    file: file.name,
    paragraphs: paragraphsOf(draft, { hasHighlightCodes }),
    account: draftAccount(draft, leftOut, { hasHighlightCodes }),
  });
}

/** The part that holds the text; it nearly always has one name, but any is allowed. */
function mainPartOf(file: ForeignFile, archive: Archive): string | Refused {
  let main: string | undefined;
  const refusal = readPart({ file, archive }, "_rels/.rels", {
    start({ attributes }) {
      if (attributes.get("Type")?.endsWith("/officeDocument"))
        main ??= attributes.get("Target")?.replace(/^\//, "");
    },
  });
  if (refusal) return refusal;
  const name = main ?? "word/document.xml";
  if (archive.sizeOf(name) !== undefined) return name;
  return refused(file.name, "it is no document of Word, or its text is missing.");
}

interface Reading extends ArchiveSource {
  readonly main: string;
  readonly draft: Draft;
  readonly leftOut: LeftOut;
}

function readParts(reading: Reading): Refused | undefined {
  const { main, draft, leftOut } = reading;
  const folder = main.replace(/[^/]*$/, "");
  const headings = new Map<string, number>();
  leftOut.headers = headersWithWords(reading, folder);
  return (
    readPart(reading, `${folder}comments.xml`, commentListener(draft)) ??
    readPart(reading, `${folder}styles.xml`, styleListener(headings)) ??
    readPart(reading, main, docxListener({ draft, leftOut, headings }))
  );
}

/** How many headers and footers hold words; most that are there hold none. */
function headersWithWords(reading: Reading, folder: string): number {
  const names = reading.archive.names.filter(
    (name) => name.startsWith(folder) && /\/(header|footer)\d*\.xml$/.test(name),
  );
  return names.slice(0, MOST_HEADERS).filter((name) => {
    let isText = false;
    let hasWords = false;
    readPart(reading, name, {
      start: (element) => void (isText = element.name === "t"),
      text: (words) => void (hasWords ||= isText && words.trim() !== ""),
      end: () => void (isText = false),
    });
    return hasWords;
  }).length;
}

/** Each section may have three of both; nobody needs to know of more. */
const MOST_HEADERS = 60;

/** Collects comments: their paragraphs are lines. */
function commentListener({ memos }: Draft): XmlListener {
  let id: string | undefined;
  let author: string | undefined;
  let lines: string[] = [];
  let isText = false;
  return {
    start({ name, attributes }) {
      if (name === "comment") {
        id = attributes.get("id");
        author = attributes.get("author") || undefined;
        lines = [];
      }
      if (name === "p") lines.push("");
      isText = name === "t" && lines.length > 0;
      if ((name === "br" || name === "tab") && lines.length > 0) lines[lines.length - 1] += " ";
    },
    text(words) {
      if (isText) lines[lines.length - 1] += words;
    },
    end({ name }) {
      isText = false;
      const text = lines.filter((line) => line.trim() !== "").join("\n");
      if (name === "comment" && id !== undefined && text !== "") memos.set(id, { text, author });
    },
  };
}

interface Style {
  readonly level: number | undefined;
  readonly basedOn: string | undefined;
}

/** Finds the styles that are headings: by their level, by their name, or by what they are based on. */
function styleListener(headings: Map<string, number>): XmlListener {
  const styles = new Map<string, Style>();
  let id = "";
  return {
    start({ name, attributes }) {
      const value = attributes.get("val");
      if (name === "style") styles.set((id = attributes.get("styleId") ?? ""), NO_STYLE);
      const style = styles.get(id) ?? NO_STYLE;
      if (name === "name") styles.set(id, { ...style, level: namedLevel(value) ?? style.level });
      if (name === "basedOn") styles.set(id, { ...style, basedOn: value });
      if (name === "outlineLvl") styles.set(id, { ...style, level: headingLevel(value) });
    },
    end({ name }) {
      if (name !== "styles") return;
      for (const [id, style] of styles) {
        const level = levelOf(style, styles);
        if (level !== undefined) headings.set(id, level);
      }
    },
  };
}

const NO_STYLE: Style = { level: undefined, basedOn: undefined };

function namedLevel(name: string | undefined): number | undefined {
  if (name && /^title$/i.test(name)) return 1;
  const level = /^heading (\d)$/i.exec(name ?? "")?.[1];
  return level === undefined ? undefined : headingLevel(String(Number(level) - 1));
}

/** How far styles are followed that are based on each other. */
const LONGEST_CHAIN = 20;

function levelOf(style: Style, styles: ReadonlyMap<string, Style>): number | undefined {
  let current: Style | undefined = style;
  for (let step = 0; current && step < LONGEST_CHAIN; step++) {
    if (current.level !== undefined) return current.level;
    current = styles.get(current.basedOn ?? "");
  }
  return undefined;
}
