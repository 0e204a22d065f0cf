/** A small reader of XML that forgives nothing, so that a test finds what Office would not open. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlElement | string)[];
}

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Throws at whatever is not well-formed, or is a character that XML does not have. */
export function readXml(text: string): XmlElement {
  const head = /^<\?xml version="1\.0" encoding="UTF-8"[^?]*\?>\s*/.exec(text);
  if (head === null) throw new Error("There is no XML declaration");
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new Error("There is a character that XML does not have");
  const top: Growing = { name: "", attributes: {}, children: [] };
  const open: Growing[] = [top];
  let at = head[0].length;
  const part = /<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (at < text.length) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (found === null) throw new Error(`Not well-formed: ${text.slice(at, at + 60)}`);
    at = part.lastIndex;
    const [, end, start, attributes, isEmpty, words] = found;
    const inside = open[open.length - 1];
    if (words !== undefined) inside.children.push(plain(words));
    else if (end !== undefined) {
      if (open.pop()?.name !== end) throw new Error(`</${end}> closes another element`);
    } else if (start !== undefined) {
      const element: Growing = { name: start, attributes: read(attributes ?? ""), children: [] };
      inside.children.push(element);
      if (isEmpty === "") open.push(element);
    }
  }
  const [only, ...others] = top.children;
  if (open.length !== 1 || typeof only !== "object" || others.length > 0)
    throw new Error("There is not one element around all");
  return only;
}

export function textOfXml(element: XmlElement | undefined): string {
  const children = element?.children ?? [];
  return children.map((one) => (typeof one === "string" ? one : textOfXml(one))).join("");
}

function read(attributes: string): Record<string, string> {
  const found = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)];
  const names = found.map(([, name]) => name);
  if (new Set(names).size < names.length) throw new Error(`Twice the same attribute:${attributes}`);
  return Object.fromEntries(found.map(([, name, value]) => [name, plain(value ?? "")]));
}

function plain(text: string): string {
  return text.replace(/&([^;]*);|&/g, (_, name: string | undefined) => {
    const code = /^#(\d+)$/.exec(name ?? "")?.[1];
    const known = NAMES[name ?? ""];
    if (code !== undefined) return String.fromCodePoint(Number(code));
    if (known === undefined) throw new Error(`&${name ?? ""} is no character`);
    return known;
  });
}

const NAMES: Readonly<Record<string, string | undefined>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
