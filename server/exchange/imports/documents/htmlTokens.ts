export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "tag";
      readonly name: string;
      readonly isEnd: boolean;
      /** The tag as it is written, as far as it is not too long. */
      readonly written: string;
    };

/**
 * Cuts HTML into tags and texts, as tolerant as browsers are and in one pass: nothing is run or
 * fetched. What is in scripts, styles and the like is passed over.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const finder = newFinder(html);
  let at = 0;
  while (at < html.length) {
    const open = finder.next("<", at);
    if (open > at) yield { kind: "text", text: withoutEntities(html.slice(at, open)) };
    if (open >= html.length) return;
    const end = endOfMarkup(html, open, finder);
    const tag = tagAt(html, open);
    if (end === undefined) {
      yield { kind: "text", text: "<" };
      at = open + 1;
      continue;
    }
    at = end;
    if (!tag) continue;
    if (!tag.isEnd && PASSED_OVER.test(tag.name)) at = behindElement(html, end, tag.name);
    else
      yield { kind: "tag", ...tag, written: html.slice(open, Math.min(end, open + LONGEST_TAG)) };
  }
}

const LONGEST_TAG = 4_000;

const PASSED_OVER =
  /^(?:script|style|title|noscript|template|textarea|select|svg|math|iframe|object|audio|video|canvas)$/;

interface Finder {
  /** Where a text comes next; the length of the whole where it does not. */
  next(text: string, from: number): number;
}

/** Looks no place up twice, so that what never comes is looked for once. */
function newFinder(html: string): Finder {
  const known = new Map<string, number>();
  return {
    next(text, from) {
      const last = known.get(text);
      if (last !== undefined && last >= from) return last;
      const found = html.indexOf(text, from);
      const place = found < 0 ? html.length : found;
      known.set(text, place);
      return place;
    },
  };
}

/** Where a tag, a comment or a declaration ends; undefined for a sign that starts none. */
function endOfMarkup(html: string, open: number, finder: Finder): number | undefined {
  if (html.startsWith("<!--", open)) return finder.next("-->", open + 4) + 3;
  if (/[!?]/.test(html[open + 1] ?? "")) return finder.next(">", open) + 1;
  if (!/^<\/?[A-Za-z]/.test(html.slice(open, open + 3))) return undefined;
  let at = open;
  for (;;) {
    const close = finder.next(">", at);
    const quote = Math.min(finder.next('"', at), finder.next("'", at));
    if (quote >= close || close >= html.length) return close + 1;
    // A `>` in the value of an attribute ends no tag, unless the quotation mark never comes again.
    const again = finder.next(html[quote]!, quote + 1);
    if (again >= html.length) return close + 1;
    at = again + 1;
  }
}

function tagAt(html: string, open: number): { name: string; isEnd: boolean } | undefined {
  const found = /^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,40})/.exec(html.slice(open, open + 50));
  return found ? { name: found[2]!.toLowerCase(), isEnd: found[1] === "/" } : undefined;
}

/** Behind the end of an element whose inside is no text of the page. */
function behindElement(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}(?![A-Za-z0-9])[^>]*>?`, "gi");
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

export function withoutEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));?/g,
    (all, ...found) => {
      const [decimal, hexadecimal, name] = found as (string | undefined)[];
      if (name !== undefined) return NAMED.get(name) ?? all;
      const code = decimal ? Number(decimal) : parseInt(hexadecimal!, 16);
      return isCharacter(code) ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

/** The names of the characters from U+00A0 on, and of the signs of writing. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(" ").map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    lsaquo: "‹",
    rsaquo: "›",
    bull: "•",
    euro: "€",
    oelig: "œ",
    OElig: "Œ",
    scaron: "š",
    Scaron: "Š",
    trade: "™",
    ensp: "\u2002",
    emsp: "\u2003",
    thinsp: "\u2009",
    zwnj: "\u200c",
    zwj: "\u200d",
  }),
]);
