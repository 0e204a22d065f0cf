import { TABLE_COLUMNS, type TableColumn } from "../../codebook/model";
import { attributeKeys } from "../completion/studyValues";
import type { StudySnapshot } from "../context";
import { attributeOffers, attributeValueOffers, replacementOffers, type Offer } from "./offers";
import type { CodebookPlace, TablePart } from "./place";

/** What may be written in a table of the report: keys, or items and values where these have a list. */
export function tableOffers(study: StudySnapshot, place: CodebookPlace): readonly Offer[] {
  const part = place.part ?? (place.key as TablePart | undefined);
  if (part === undefined) return TABLE_KEYS;
  switch (part) {
    case "level":
      return LEVELS;
    case "columns":
      return COLUMNS;
    case "titles":
      return place.part !== undefined && place.key === undefined ? asKeys(COLUMNS) : [];
    case "nodes":
      return replacementOffers(study, place);
    case "attributes":
      return attributeKeys({ study, path: "" });
    case "where":
      if (place.part === undefined) return [];
      return place.key === undefined
        ? attributeOffers(study, place)
        : attributeValueOffers(study, place);
    default:
      return [];
  }
}

const TABLE_KEYS: readonly Offer[] = [
  key("title", "What stands above it; without it, its name"),
  key("level", "Whether its rows are themes, categories or codes"),
  key("columns", "What it shows, in this order", " [$1]", " [$1]"),
  key("titles", "What its columns are called", "\n  $1", " { $1 }"),
  key("where", "Attributes that its themes or codes have", " { $1 }", " { $1 }"),
  key("nodes", "Themes or codes, with all that is below them", " [$1]", " [$1]"),
  key("attributes", "Attributes of cases, in the sources of quotations", " [$1]", " [$1]"),
];

const LEVELS: readonly Offer[] = [
  { label: "theme", detail: "A row for each theme" },
  { label: "category", detail: "A row for each category" },
  { label: "code", detail: "A row for each code" },
];

const DETAILS: Readonly<Record<TableColumn, string>> = {
  theme: "The name of the theme",
  category: "The name of the category",
  code: "The name of the code",
  id: "The id in the codebook",
  definition: "What it means",
  illustration: "Your own one-line paraphrase",
  cases: "Cases whose words are in a passage",
  passages: "United passages",
  codings: "How many times it was applied",
  words: "Participants’ words in its passages",
  transcripts: "Transcripts with a passage",
  quotation: "The exemplar, else the example of the codebook",
};

const COLUMNS: readonly Offer[] = TABLE_COLUMNS.map((label) => ({ label, detail: DETAILS[label] }));

function asKeys(offers: readonly Offer[]): readonly Offer[] {
  return offers.map((offer) => ({ ...offer, kind: "key" }));
}

function key(label: string, detail: string, block?: string, flow?: string): Offer {
  return { label, detail, kind: "key", block, flow };
}
