// A quotation as text, by a template.
import type { Quote } from "../../server/protocol/quotation";

export interface QuotationStyle {
  /** Text with `${words}`, `${case}` and the like, each of which is replaced. */
  readonly template: string;
  /** What stands for words that are left out. */
  readonly ellipsis: string;
}

/** One line for each speaker in turn. */
export function quotationText(quotes: readonly Quote[], style: QuotationStyle): string {
  return quotes.map((quote) => filled(quote, style)).join("\n");
}

/**
 * Fills the template. What has no value goes together with the comma beside it, and brackets that
 * are left empty go, too. A placeholder that does not exist stays as it is written.
 */
function filled(quote: Quote, { template, ellipsis }: QuotationStyle): string {
  const words = quote.pieces.join(` ${ellipsis} `);
  const parts: Part[] = [{ literal: "" }];
  for (const [index, piece] of template.split(/\$\{([^{}]*)\}/).entries()) {
    const value = index % 2 === 0 ? undefined : valueOf(piece, quote, words);
    if (value) parts.push({ value }, { literal: "" });
    else append(parts, index % 2 === 0 ? piece : value === "" ? GONE : `\${${piece}}`);
  }
  return parts.map((part) => ("value" in part ? part.value : tidied(part.literal))).join("");
}

type Part = { readonly value: string } | { readonly literal: string };

/** Marks in a literal where a value was missing; no template can hold it. */
const GONE = "\u0000";

function append(parts: Part[], text: string): void {
  const last = parts.pop();
  parts.push({ literal: (last && "literal" in last ? last.literal : "") + text });
}

function tidied(literal: string): string {
  if (!literal.includes(GONE)) return literal;
  return literal
    .replace(/\s*[,;·|]?\s*\u0000(?=\s*[,;·|)\]\u0000])/g, "")
    .replace(/\u0000\s*[,;·|]?\s*/g, "")
    .replace(/\s*(?:\(\s*\)|\[\s*\])/g, "")
    .replace(/([([])\s*[,;·|]\s*/g, "$1")
    .replace(/[,;·|]\s*$/, (end) => (literal.endsWith(GONE) ? "" : end));
}

/** Undefined where there is no such placeholder; empty where there is no value. */
function valueOf(name: string, quote: Quote, words: string): string | undefined {
  const attribute = /^attribute:(.*)$/.exec(name);
  if (attribute) return quote.attributes.find(({ key }) => key === attribute[1])?.value ?? "";
  switch (name) {
    case "words":
      return words;
    case "case":
      // An interviewer is no case, and somebody has to have said it.
      return quote.case ?? quote.speaker ?? "";
    case "speaker":
    case "file":
    case "heading":
    case "timestamp":
      return quote[name] ?? "";
    case "attributes":
      return quote.attributes.map(({ value }) => value).join(", ");
    default:
      return undefined;
  }
}
