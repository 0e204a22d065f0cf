import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
} from "vscode-languageserver-types";
import { sortTextOf } from "../completion/codes";
import { yamlScalar } from "../completion/yamlScalar";
import type { StudySnapshot } from "../context";
import { rangeOf } from "../positions";
import {
  attributeOffers,
  attributeValueOffers,
  colorOffers,
  NODE_KEYS,
  replacementOffers,
  STATUSES,
  TOP_KEYS,
  unknownIdOffers,
  type Offer,
} from "./offers";
import { completionsInCondition } from "./conditionOffers";
import { tableOffers } from "./tableOffers";
import { codebookPlaceAt, type CodebookPlace } from "./place";

/**
 * What may be written at an offset of codebook.yaml: the keys that are missing, and values of those
 * keys that have a list of them. Works from the lines as they are, also while they are not YAML.
 */
export function completionsInCodebook(study: StudySnapshot, offset: number): CompletionItem[] {
  const place = codebookPlaceAt(study.codebook.text, offset);
  if (place === undefined) return [];
  if (place.kind === "table" && place.key === "where" && place.part === undefined) {
    return completionsInCondition(study, place, offset).slice(0, MOST_ITEMS);
  }
  const offers =
    place.key === undefined
      ? keysFor(study, place).filter(({ label }) => !place.siblings.has(label))
      : valuesFor(study, place);
  const write = writer(study, place, offset);
  return offers.slice(0, MOST_ITEMS).map(write);
}

const MOST_ITEMS = 1_000;

function keysFor(study: StudySnapshot, place: CodebookPlace): readonly Offer[] {
  switch (place.kind) {
    case "top":
      return TOP_KEYS;
    case "node":
      return NODE_KEYS;
    case "attributes":
      return attributeOffers(study, place);
    case "ids":
      return unknownIdOffers(study);
    case "table":
      return tableOffers(study, place);
  }
}

function valuesFor(study: StudySnapshot, place: CodebookPlace): readonly Offer[] {
  if (place.kind === "attributes") return attributeValueOffers(study, place);
  if (place.kind === "table") return tableOffers(study, place);
  if (place.kind !== "node") return [];
  if (place.key === "status") return STATUSES;
  if (place.key === "replacedBy") return replacementOffers(study, place);
  return place.key === "color" ? colorOffers(study, place) : [];
}

const KINDS = {
  key: CompletionItemKind.Property,
  id: CompletionItemKind.Class,
  color: CompletionItemKind.Color,
};

function writer({ codebook }: StudySnapshot, place: CodebookPlace, offset: number) {
  const { text, lines } = codebook;
  const { typed } = place;
  const quote = /^["']/.exec(typed)?.[0] ?? "";
  const end = quote !== "" && text[offset] === quote ? offset + 1 : offset;
  const range = rangeOf(lines, { start: offset - typed.length, end });
  const newText = textWriter(text, place, offset);
  return (offer: Offer, index: number): CompletionItem => ({
    label: offer.label,
    kind: offer.kind === undefined ? CompletionItemKind.Value : KINDS[offer.kind],
    detail: offer.detail,
    filterText: quote + [offer.label, offer.alias ?? ""].join(" ").trim(),
    sortText: sortTextOf(0, index),
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: { range, newText: newText(offer) },
    ...(SUGGESTING.has(offer.label) && offer.kind === "key" ? { command: SUGGEST } : {}),
  });
}

/** Keys whose values are a list to choose from. */
const SUGGESTING = new Set(["status", "replacedBy", "color", "level", "columns", "where", "nodes"]);
const SUGGEST = { title: "Suggest values", command: "editor.action.triggerSuggest" };

/** A key with its colon, unless there is one; a value behind a blank, colours always in quotes. */
function textWriter(text: string, place: CodebookPlace, offset: number): (offer: Offer) => string {
  const hasColon = /^[ \t]*:/.test(text.slice(offset, offset + 20));
  const blank = place.key !== undefined && text[offset - 1] === ":" ? " " : "";
  return ({ label, kind, block, flow }) => {
    if (kind === "color") return `${blank}"${label}"`;
    const plain = blank + yamlScalar(label).replace(/[\\$}]/g, "\\$&");
    const isItem = kind !== "key" && place.kind === "table";
    if (place.key !== undefined || hasColon || isItem) return plain;
    return `${plain}:${(place.isFlow ? flow : block) ?? " "}`;
  };
}
