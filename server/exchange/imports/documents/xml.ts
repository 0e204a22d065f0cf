import { SaxesParser, type SaxesTagNS } from "saxes";
import { refused, type Refused } from "./refused";

export interface XmlSource {
  /** The file as the person knows it. */
  readonly file: string;
  /** The part of the archive, where the file is one. */
  readonly part?: string;
  readonly bytes: Uint8Array;
}

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** The URI of its namespace, or "". */
  readonly namespace: string;
  /** By their names without prefix; of two with one name that without a prefix, else the first. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** What is told in the order of the file. */
export interface XmlListener {
  start(element: XmlElement): void;
  /** Text may come in several pieces. */
  text?(text: string): void;
  /** The end of the element that was started last and has not ended; every start has its end. */
  end?(element: XmlElement): void;
}

/** Deeper nesting than any program writes; code trees and tables in tables stay far below. */
export const DEEPEST_XML = 400;

/**
 * Reads XML that nobody vouches for, and gives a refusal where it cannot. Documents that define
 * entities or bring a DTD are refused, so that nothing can grow out of a few letters or be fetched.
 */
export function readXml(source: XmlSource, listener: XmlListener): Refused | undefined {
  const text = xmlTextOf(source.bytes);
  if (text === undefined) return refused(source.file, reasonAt(source, "", "has broken letters"));
  const parser = new SaxesParser({ xmlns: true });
  try {
    listen(parser, listener);
    parser.write(text).close();
    return undefined;
  } catch (error) {
    if (error instanceof Forbidden)
      return refused(source.file, reasonAt(source, placeIn(parser), error.message));
    if (!(error instanceof XmlError)) throw error;
    return refused(source.file, reasonAt(source, placeIn(parser), "is damaged"));
  }
}

/** Thrown through the parser alone, which has no other way to stop. */
class Forbidden extends Error {}
class XmlError extends Error {}

function listen(parser: SaxesParser<{ xmlns: true }>, listener: XmlListener): void {
  const open: XmlElement[] = [];
  const add = (text: string) => listener.text?.(text);
  parser.on("doctype", () => {
    throw new Forbidden("brings definitions of its own (a DTD), which are not read");
  });
  parser.on("error", (error) => {
    throw new XmlError(error.message);
  });
  parser.on("opentag", (tag) => {
    if (open.length >= DEEPEST_XML)
      throw new Forbidden(`is nested deeper than the ${DEEPEST_XML} levels that are read`);
    const element = elementOf(tag);
    open.push(element);
    listener.start(element);
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    const element = open.pop();
    if (element) listener.end?.(element);
  });
}

function elementOf({ local, uri, attributes }: SaxesTagNS): XmlElement {
  const byName = new Map<string, string>();
  for (const { local: name, prefix, value } of Object.values(attributes))
    if (prefix === "" || !byName.has(name)) byName.set(name, value);
  return { name: local, namespace: uri, attributes: byName };
}

function placeIn(parser: SaxesParser<{ xmlns: true }>): string {
  return ` (line ${parser.line}, column ${parser.columnIndex})`;
}

function reasonAt({ part }: XmlSource, place: string, what: string): string {
  return `${part === undefined ? "it" : `its part “${part}”`} ${what}${place}.`;
}

/** XML is UTF-8, or UTF-16 with a mark or with every other byte of its first letter empty. */
function xmlTextOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  const encoding = isLittle ? "utf-16le" : isBig ? "utf-16be" : declaredIn(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The declared encoding; one that says UTF-16 where every letter is a byte cannot be meant. */
function declaredIn(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = DECLARATION.exec(head)?.[1] ?? "utf-8";
  return /^utf-?16/i.test(declared) ? "utf-8" : declared;
}

const DECLARATION = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/;
