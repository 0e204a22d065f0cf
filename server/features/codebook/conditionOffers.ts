import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
} from "vscode-languageserver-types";
import { sortTextOf } from "../completion/codes";
import type { StudySnapshot } from "../context";
import { rangeOf } from "../positions";
import { attributeOffers, attributeValueOffers, type Offer } from "./offers";
import type { CodebookPlace } from "./place";

/** What may follow in the condition of a table that is written as one text: names, values, operators. */
export function completionsInCondition(
  study: StudySnapshot,
  place: CodebookPlace,
  offset: number,
): CompletionItem[] {
  const { text, lines } = study.codebook;
  const quote = /^["']/.exec(place.typed)?.[0] ?? "";
  const part = partAt(place.typed.slice(quote.length));
  const range = rangeOf(lines, { start: offset - part.typed.length, end: offset });
  const blank = text[offset - 1] === ":" ? " " : "";
  return offersFor(study, place, part)
    .filter(({ label }) => quote !== "" || !/:(?:\s|$)|\s#/.test(label))
    .map(({ label, detail, kind }, index) => {
      const isName = kind === "key";
      const written = isName ? `${nameText(label, part)}=` : label;
      return {
        label,
        detail,
        kind: isName ? CompletionItemKind.Property : CompletionItemKind.Value,
        filterText: label,
        sortText: sortTextOf(0, index),
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: { range, newText: blank + inQuotes(written, quote) },
      };
    });
}

interface Part {
  /** What is typed of the name, the value or the operator. */
  readonly typed: string;
  readonly isFirst: boolean;
  /** The attribute whose value is typed. */
  readonly attribute?: string;
  /** The value before a blank, behind which an operator may stand. */
  readonly value?: string;
}

function partAt(condition: string): Part {
  const parts = condition.split(/(?<=^|[\s(])(?:AND|OR|NOT)\s+|\(/);
  const last = parts[parts.length - 1];
  const isFirst = parts.length === 1;
  const [, name, written] = /^\s*("[^"]*"|[^=!]*?)\s*!?=\s*(.*)$/s.exec(last) ?? [];
  if (name === undefined) return { typed: last.trimStart(), isFirst };
  const [, value, operator] = /^(.*\S)\s+(\S*)$/s.exec(written) ?? [];
  return {
    typed: operator !== undefined && /^[ANDOR]*$/.test(operator) ? operator : written,
    isFirst,
    attribute: name.replace(/^"(.*)"$/, "$1"),
    value,
  };
}

function offersFor(study: StudySnapshot, place: CodebookPlace, part: Part): readonly Offer[] {
  const { attribute, typed, value } = part;
  if (attribute === undefined) return [...attributeOffers(study, place), NEGATION];
  const values = attributeValueOffers(study, { ...place, key: attribute });
  const isWhole = value !== undefined && values.some(({ label }) => label === unquoted(value));
  if (isWhole && /^[ANDOR]*$/.test(typed)) return OPERATORS;
  return values.map((one) => ({ ...one, label: valueText(one.label) }));
}

const NEGATION: Offer = { label: "NOT", detail: "What does not have it" };
const OPERATORS: readonly Offer[] = [
  { label: "AND", detail: "What has both" },
  { label: "OR", detail: "What has either" },
];

function unquoted(value: string): string {
  return value.replace(/^"(.*)"$/s, "$1");
}

/** Only the first name may hold blanks without quotes. */
function nameText(name: string, { isFirst }: Part): string {
  const isPlain = isFirst ? !/[()"=!]/.test(name) : !/[\s()"=!]/.test(name);
  return isPlain ? name : conditionQuoted(name);
}

function valueText(value: string): string {
  return /[()"]|\b(?:AND|OR|NOT)\b/.test(value) ? conditionQuoted(value) : value;
}

function conditionQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** Between the quotes of YAML. */
function inQuotes(text: string, quote: string): string {
  if (quote === "'") return text.replaceAll("'", "''");
  return quote === '"' ? text.replace(/["\\]/g, "\\$&") : text;
}
