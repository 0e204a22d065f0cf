import type { Codebook } from "../../codebook/model";
import { quoteIfNeeded } from "../../counts/query/check";
import { NO_VALUE, type StudyNames } from "../../counts/query/names";
import { PREFIXES, type Prefix } from "../../counts/query/syntax";
import type { CompleteQueryResult, QueryCompletion } from "../../protocol/query";
import { wordAt, type WordAt } from "./wordAt";

/** Where a query is written, and what it may name. */
export interface CompletingQuery {
  readonly names: StudyNames;
  readonly codebook: Codebook;
  readonly text: string;
  readonly offset: number;
}

/**
 * What may be written at an offset of a query: operators behind something complete; else codes, the
 * names and values of attributes, and so on. What begins with the typed text comes before what only
 * holds it. The list is cut at 200, and says how many there are.
 */
export function completionsInQuery(given: CompletingQuery): CompleteQueryResult {
  const word = wordAt(given.text, given.offset);
  const { offers, wanted } = offersFor(given, word);
  const found = matching(offers, wanted);
  const items = found.slice(0, MOST_ITEMS).map(({ keys: _, ...offer }): QueryCompletion => ({
    ...offer,
    start: word.start,
    end: word.end,
  }));
  return { items, total: found.length };
}

const MOST_ITEMS = 200;

interface Offer extends Omit<QueryCompletion, "start" | "end"> {
  /** What it is found by, besides its label. */
  readonly keys?: readonly string[];
}

interface Offers {
  readonly offers: readonly Offer[];
  /** What was typed of it. */
  readonly wanted: string;
}

function offersFor(given: CompletingQuery, { typed, followsOperand }: WordAt): Offers {
  const annotation = /^@([^=]*)(=?)(.*)$/su.exec(typed);
  if (annotation !== null) return annotationOffers(given.names, annotation);
  const attribute = /^(?:"((?:[^"\\]|\\.)*)"|([^":=]+))=(.*)$/su.exec(typed);
  if (attribute !== null) return attributeOffers(given.names, attribute);
  const named = /^([a-z]+):(.*)$/su.exec(typed);
  const prefix = PREFIXES.find((known) => known === named?.[1]);
  if (prefix !== undefined) return nameOffers(given, prefix, named?.[2] ?? "");
  if (typed.startsWith('"')) return { offers: [], wanted: "" };
  return { offers: followsOperand ? OPERATORS : operandOffers(given), wanted: typed };
}

function annotationOffers({ names, annotationValues }: StudyNames, match: RegExpExecArray): Offers {
  const [, key, sign, value] = match;
  if (sign === "") {
    const keys = [...names.annotation.values()].map((name) => annotationOffer(name));
    return { offers: keys, wanted: `@${key}` };
  }
  const values = [...(annotationValues.get(key.normalize("NFC")) ?? [])];
  return { offers: values.map((one) => valueOffer(`@${key}=`, one)), wanted: bare(value) };
}

function attributeOffers({ attributeValues }: StudyNames, match: RegExpExecArray): Offers {
  const [, quoted, plain, value] = match;
  const key = quoted === undefined ? plain : quoted.replace(/\\(.)/gsu, "$1");
  const values = [...(attributeValues.get(key.normalize("NFC")) ?? [])].filter((one) => one !== "");
  const none = {
    ...valueOffer(`${quoteIfNeeded(key)}=`, NO_VALUE),
    newText: `${quoteIfNeeded(key)}=${NO_VALUE}`,
    detail: "without a value",
  };
  const offers = [...values.map((one) => valueOffer(`${quoteIfNeeded(key)}=`, one)), none];
  return { offers, wanted: bare(value) };
}

function nameOffers({ names, codebook }: CompletingQuery, prefix: Prefix, typed: string): Offers {
  if (prefix === "theme") {
    const offers = [...codebook.nodes.values()].map(({ id, name, kind }) => ({
      ...offer(id, "code", `${name}, ${kind} with all below it`, `theme:${id}`),
      keys: [name],
    }));
    return { offers, wanted: bare(typed) };
  }
  const known = names.names[prefix];
  const offers = [...known.values()].map((name) => valueOffer(`${prefix}:`, name));
  return { offers, wanted: bare(typed) };
}

/** Everything that may stand by itself: codes first, for they are what is mostly looked for. */
function operandOffers({ names, codebook }: CompletingQuery): readonly Offer[] {
  const codes = [...names.names.code.values()].map((id) => {
    const node = codebook.nodes.get(id);
    const detail = node === undefined ? "not in the codebook" : node.name;
    return { ...offer(id, "code", detail, id), keys: [detail] };
  });
  const attributes = [...names.names.attribute.values()].map((name) => ({
    ...offer(`${name}=`, "name", "attribute", `${quoteIfNeeded(name)}=`),
    goesOn: true,
  }));
  const annotations = [...names.names.annotation.values()].map((name) => annotationOffer(name));
  const prefixes = PREFIXES.map((prefix) => ({
    ...offer(`${prefix}:`, "name", DETAILS[prefix], `${prefix}:`),
    goesOn: true,
  }));
  return [...codes, ...attributes, ...prefixes, ...annotations, ...SCOPES];
}

const DETAILS: Readonly<Record<Prefix, string>> = {
  theme: "a theme, category or code with all below it",
  by: "what somebody has coded",
  case: "what a case says",
  speaker: "what is said under a label",
  role: "interviewer, participant or another role",
  heading: "what is said under a heading",
  file: "one transcript",
};

const SCOPES: readonly Offer[] = [
  { ...offer("NOT", "operator", "participants’ speech without it", "NOT "), goesOn: true },
  {
    ...offer("cases(…)", "operator", "all speech of the cases in which it occurs", "cases("),
    goesOn: true,
  },
  {
    ...offer("files(…)", "operator", "all speech of the files in which it occurs", "files("),
    goesOn: true,
  },
];

const OPERATORS: readonly Offer[] = [
  { ...offer("AND", "operator", "what both have in common", "AND "), goesOn: true },
  { ...offer("OR", "operator", "what either has", "OR "), goesOn: true },
  { ...offer("AND NOT", "operator", "without what follows", "AND NOT "), goesOn: true },
];

function offer(
  label: string,
  kind: QueryCompletion["kind"],
  detail: string,
  newText: string,
): Offer {
  return { label, kind, detail, newText, goesOn: false };
}

function valueOffer(before: string, value: string): Offer {
  return offer(value, "value", before, `${before}${quoteIfNeeded(value)}`);
}

function annotationOffer(key: string): Offer {
  return { ...offer(`@${key}=`, "name", "annotation of a passage", `@${key}=`), goesOn: true };
}

/** A value that is being written, without its quotes. */
function bare(value: string): string {
  return value.replace(/^"/, "").replace(/\\(.)/gsu, "$1").replace(/"$/, "");
}

/** Ranked by how they match, and in their own order where they match alike. */
function matching(offers: readonly Offer[], wanted: string): readonly Offer[] {
  const folded = fold(wanted);
  const ranks = new Map<Offer, number>();
  for (const one of offers) {
    const rank = rankOf([one.label, ...(one.keys ?? [])].map(fold), folded);
    if (rank !== undefined) ranks.set(one, rank);
  }
  return [...ranks.keys()].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function rankOf([label, ...keys]: readonly string[], wanted: string): number | undefined {
  if (label.startsWith(wanted)) return 0;
  if (keys.some((key) => key.startsWith(wanted))) return 1;
  return [label, ...keys].some((key) => key.includes(wanted)) ? 2 : undefined;
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
