import { NEUTRAL_COLOR, PALETTE } from "../../codebook/colors";
import { nameFromId } from "../../codebook/ids";
import type { Codebook } from "../../codebook/model";
import { figuresOf, unknownCodes } from "../../counts/themes";
import { codebookInText } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { counted } from "../markdown";
import type { CodebookPlace } from "./place";

/** Something that may be written in the codebook. */
export interface Offer {
  readonly label: string;
  readonly detail: string;
  /** What else it is found by. */
  readonly alias?: string;
  readonly kind?: "key" | "id" | "color";
  /** What a key is followed by where its line is its own; absent: a blank. */
  readonly block?: string;
  /** The same between braces. */
  readonly flow?: string;
}

export const TOP_KEYS: readonly Offer[] = [
  key("title", "What the study is called"),
  key("themes", "Themes, and their codes below them", "\n  $1", " { $1 }"),
  key("codes", "Codes outside themes", "\n  $1", " { $1 }"),
  key("interviewers", "Labels of those who ask", " [$1]", " [$1]"),
  key("transcripts", "Which files are transcripts, as globs", "\n  - $1", " [$1]"),
  key("queries", "Queries by name", "\n  $1", " { $1 }"),
  key("tables", "Tables of the report by name", "\n  $1", " { $1 }"),
];

export const NODE_KEYS: readonly Offer[] = [
  key("name", "What people read in place of the id"),
  key("definition", "What it means, in a sentence"),
  key("include", "When to use it"),
  key("exclude", "When not to use it"),
  key("example", "A typical passage; several as a list"),
  key("color", "#rrggbb in quotes; without it, the colour of its theme"),
  key("status", "draft, active or retired"),
  key("replacedBy", "The code to use in its place"),
  key("attributes", "What it is grouped by", "\n  $1", " { $1 }"),
  key("codes", "The codes below it", "\n  $1", " { $1 }"),
  key("illustration", "Your own one-line paraphrase for tables"),
  key("memo", "Analytic notes on it"),
];

export const STATUSES: readonly Offer[] = [
  { label: "draft", detail: "Still being worked out" },
  { label: "active", detail: "In use; the same as no status" },
  { label: "retired", detail: "No longer used; replacedBy names its successor" },
];

/** The ids of all themes and codes but the entry's own, those in use first. */
export function replacementOffers(study: StudySnapshot, { owner }: CodebookPlace): Offer[] {
  const others = [...codebookInText(study).nodes.values()].filter(({ id }) => id !== owner);
  const rank = (status: string) => (status === "retired" ? 1 : 0);
  return others
    .sort((a, b) => rank(a.status) - rank(b.status))
    .map(({ id, name, status }) => ({
      label: id,
      detail: status === "active" ? name : `${name} · ${status}`,
      alias: name,
      kind: "id",
    }));
}

/** The codes of the transcripts that the codebook lacks: each is an entry to be written. */
export function unknownIdOffers({ figures }: StudySnapshot): Offer[] {
  const { tally, study } = figures;
  return unknownCodes(study.codebook, tally).map((id) => ({
    label: id,
    detail: `${counted(figuresOf(tally, id).passages, "passage")}, not in the codebook yet`,
    alias: nameFromId(id),
    kind: "id",
  }));
}

/** The attributes of other entries, those of most entries first. */
export function attributeOffers(study: StudySnapshot, { owner }: CodebookPlace): Offer[] {
  const counts = new Map<string, number>();
  for (const node of nodesBut(codebookInText(study), owner)) {
    for (const name of node.attributes.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return byCount(counts).map((offer) => ({ ...offer, kind: "key" }));
}

/** The values that an attribute has in other entries. */
export function attributeValueOffers(study: StudySnapshot, place: CodebookPlace): Offer[] {
  const counts = new Map<string, number>();
  for (const node of nodesBut(codebookInText(study), place.owner)) {
    const value = node.attributes.get(place.key ?? "");
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return byCount(counts);
}

/** The palette with those who have a colour of it, then the other colours of the codebook. */
export function colorOffers(study: StudySnapshot, { owner }: CodebookPlace): Offer[] {
  const users = new Map<string, string[]>(PALETTE.map((color) => [color, []]));
  for (const { color, name } of nodesBut(codebookInText(study), owner)) {
    if (color !== undefined) users.set(color, [...(users.get(color) ?? []), name]);
  }
  users.set(NEUTRAL_COLOR, [...(users.get(NEUTRAL_COLOR) ?? []), "codes outside themes"]);
  return [...users].map(([label, names]) => ({
    label,
    detail: names.length === 0 ? "Of the palette" : `Colour of ${names.slice(0, 3).join(", ")}`,
    kind: "color",
  }));
}

function key(label: string, detail: string, block?: string, flow?: string): Offer {
  return { label, detail, kind: "key", block, flow };
}

function nodesBut({ nodes }: Codebook, owner: string | undefined) {
  return [...nodes.values()].filter(({ id }) => id !== owner);
}

function byCount(counts: ReadonlyMap<string, number>): Offer[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => ({ label, detail: `In ${counted(count, "entry", "entries")}` }));
}
