import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
} from "vscode-languageserver-types";
import type { TranscriptContext } from "../context";
import { rangeOf } from "../positions";
import { frontMatterPlaceAt, type FrontMatterPlace } from "./frontMatterAt";
import { sortTextOf } from "./codes";
import { yamlScalar } from "./yamlScalar";
import {
  attributeKeys,
  attributeValues,
  caseNames,
  coderNames,
  labelsToDeclare,
  roles,
  type Offer,
} from "./studyValues";

/** The keys and values that fit where the cursor stands in the front matter. */
export function frontMatterItems(context: TranscriptContext, offset: number): CompletionItem[] {
  const place = frontMatterPlaceAt(context.transcript.text, offset);
  const isKey = place.key === undefined;
  const offers = isKey ? keysFor(context, place) : valuesFor(context, place);
  return itemsOf(context, { place, offset, offers });
}

/** What an item puts in: a key with its colon, a list item or a value. */
interface Offered extends Offer {
  /** Text with a snippet's tab stops; absent: the label, in quotes where YAML needs them. */
  readonly snippet?: string;
  readonly isKey?: boolean;
}

const TOP_KEYS: readonly Offered[] = [
  { label: "case", detail: "Whose words these are", snippet: "case: " },
  {
    label: "attributes",
    detail: "What groups the case: role, region, agency",
    snippet: "attributes: { $1 }",
  },
  { label: "speakers", detail: "Who speaks, and in which role", snippet: "speakers:\n  $1" },
  { label: "coder", detail: "Who codes, where no by= says otherwise", snippet: "coder: " },
  { label: "date", detail: "When the interview took place", snippet: "date: " },
  { label: "source", detail: "Where the transcript comes from", snippet: "source: " },
  { label: "status", detail: "reading, coded or checked", snippet: "status: " },
];

const SPEAKER_KEYS: readonly Offered[] = [
  { label: "role", detail: "interviewer, or anything else", snippet: "role: " },
  { label: "case", detail: "Their case, where it is not the file’s", snippet: "case: " },
  { label: "attributes", detail: "Their own attributes", snippet: "attributes: { $1 }" },
];

const STATUSES: readonly Offered[] = [
  { label: "reading", detail: "Still being read: uncoded paragraphs are no problem" },
  { label: "coded", detail: "Coded once" },
  { label: "checked", detail: "Coded and checked" },
];

function keysFor(context: TranscriptContext, { path }: FrontMatterPlace): readonly Offered[] {
  if (path.length === 0) return missing(TOP_KEYS, topKeysOf(context));
  if (isAttributes(path)) {
    return missing(attributeKeys(context), attributesAt(context, path)).map(asKey);
  }
  if (isSpeaker(path)) return SPEAKER_KEYS;
  const areSpeakers = path.length === 1 && path[0] === "speakers";
  return areSpeakers ? labelsToDeclare(context).map(asKey) : [];
}

function valuesFor(context: TranscriptContext, place: FrontMatterPlace): readonly Offered[] {
  const { path, key = "" } = place;
  if (isAttributes(path)) return attributeValues(context, key);
  if (path.length === 0 && key === "status") return STATUSES;
  if (path.length === 0 && key === "coder") return coderNames(context);
  const isCase = key === "case" && (path.length === 0 || isSpeaker(path));
  if (isCase) return caseNames(context);
  return key === "role" && isSpeaker(path) ? roles(context) : [];
}

function isAttributes(path: readonly string[]): boolean {
  if (path.length === 1) return path[0] === "attributes";
  return path.length === 3 && path[0] === "speakers" && path[2] === "attributes";
}

function isSpeaker(path: readonly string[]): boolean {
  return path.length === 2 && path[0] === "speakers";
}

function asKey(offer: Offer): Offered {
  return { ...offer, isKey: true };
}

function missing<Item extends Offer>(offers: readonly Item[], taken: ReadonlySet<string>): Item[] {
  return offers.filter(({ label }) => !taken.has(label));
}

/** The keys at the start of lines: also those of a front matter that is not YAML at the moment. */
function topKeysOf({ transcript }: TranscriptContext): Set<string> {
  const { text, frontMatter } = transcript;
  const lines = text.slice(0, frontMatter.span?.end ?? 2_000).split(/\r\n|\n|\r/);
  return new Set(lines.flatMap((line) => /^([\p{L}_-]+)[ \t]*:/u.exec(line)?.[1] ?? []));
}

function attributesAt({ transcript }: TranscriptContext, path: readonly string[]): Set<string> {
  const { attributes, speakers } = transcript.frontMatter;
  const own = speakers.find((speaker) => speaker.label === path[1]);
  const here = path.length === 1 ? attributes : (own?.attributes ?? []);
  return new Set(here.map(({ key }) => key));
}

interface Shape {
  readonly place: FrontMatterPlace;
  readonly offset: number;
  readonly offers: readonly Offered[];
}

function itemsOf(context: TranscriptContext, { place, offset, offers }: Shape): CompletionItem[] {
  const { lines, transcript } = context;
  const { typed } = place;
  const { text } = transcript;
  const quote = /^["']/.exec(typed)?.[0] ?? "";
  const end = quote !== "" && text[offset] === quote ? offset + 1 : offset;
  const range = rangeOf(lines, { start: offset - typed.length, end });
  const newText = writer(context, { place, offset });
  return offers.map((offer, index) => ({
    label: offer.label,
    kind: place.key === undefined ? CompletionItemKind.Property : CompletionItemKind.Value,
    detail: offer.detail,
    filterText: quote + offer.label,
    sortText: sortTextOf(0, index),
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: newText(offer) },
  }));
}

/** Writes an offer as a snippet: a key with its colon, unless there is one; a value behind a blank. */
function writer(
  context: TranscriptContext,
  { place, offset }: Omit<Shape, "offers">,
): (offer: Offered) => string {
  const { text } = context.transcript;
  const hasColon = /^[ \t]*:/.test(text.slice(offset, offset + 20));
  const isList = place.path.length === 1 && place.path[0] === "speakers" && isListed(context);
  const before = place.key !== undefined && text[offset - 1] === ":" ? " " : "";
  return ({ label, snippet, isKey }) => {
    const plain = before + escapeSnippet(yamlScalar(label));
    if (hasColon || isList) return plain;
    return snippet ?? (isKey ? `${plain}: ` : plain);
  };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** Whether the speakers are a list of labels, which have no colons. */
function isListed({ transcript }: TranscriptContext): boolean {
  const { text, frontMatter } = transcript;
  return /^speakers[ \t]*:[ \t]*(?:\[|\r?\n[ \t]*-)/m.test(
    text.slice(0, frontMatter.span?.end ?? 2_000),
  );
}
