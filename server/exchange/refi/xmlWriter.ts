/** An element to be written: with elements in it, or with a text. */
export interface XmlNode {
  readonly name: string;
  /** In the order in which they are written; what is undefined is left out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly content?: string | readonly XmlNode[];
}

/** The pieces of an XML file in UTF-8, each element on a line of its own. */
export function* xmlPieces(root: XmlNode): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>';
  yield* elementPieces(root, "");
}

/** How many characters of a text XML does not have; they are written as `U+FFFD`. */
export function unwritableIn(text: string): number {
  return text.match(UNWRITABLE)?.length ?? 0;
}

const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function* elementPieces(element: XmlNode, indent: string): Generator<string> {
  const { name, attributes = {}, content = "" } = element;
  const start = `\n${indent}<${name}${attributesText(attributes)}`;
  if (content.length === 0) return void (yield `${start}/>`);
  if (typeof content === "string") return void (yield `${start}>${escaped(content)}</${name}>`);
  yield `${start}>`;
  for (const child of content) yield* elementPieces(child, `${indent}  `);
  yield `\n${indent}</${name}>`;
}

function attributesText(attributes: NonNullable<XmlNode["attributes"]>): string {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escaped(value).replace(/[\t\n]/g, reference)}"`],
  );
  return written.join("");
}

/** A reader turns a bare carriage return into a line feed, and in attributes white space into blanks. */
function escaped(text: string): string {
  return text.replace(UNWRITABLE, "\ufffd").replace(/[&<>"\r]/g, reference);
}

function reference(sign: string): string {
  return `&#${sign.charCodeAt(0)};`;
}
