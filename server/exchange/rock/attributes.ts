import type { Ledger } from "../refi/ledger";
import { mapsIn, textOf, type Fragment } from "./fragments";

/** The attributes of the one case of a source; those of others are accounted for. */
export function attributesFor(
  fragments: readonly Fragment[],
  name: string | undefined,
  ledger: Ledger,
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const { content, place } of fragments) {
    if (content.has("metadata")) ledger.add(METADATA, place);
    for (const container of CONTAINERS)
      for (const row of mapsIn(content.get(container))) {
        const id = textOf(row.get("caseId")) ?? textOf(row.get("cid"));
        if (id === undefined) ledger.add(NO_CASE, place);
        else if (id !== name) ledger.add(OTHER_CASE, `case “${id}”`);
        else takeRow(row);
      }
  }
  return attributes;

  function takeRow(row: ReadonlyMap<string, unknown>): void {
    for (const [key, value] of row) {
      if (key === "caseId" || key === "cid") continue;
      const text = textOf(value);
      if (text === undefined) {
        ledger.add(NO_VALUE, `“${key}”`);
        continue;
      }
      attributes.set(key, text);
      ledger.add({ fate: "kept", what: "attributes of the case" });
    }
  }
}

const CONTAINERS = ["ROCK_attributes", "metadata"];

const METADATA = {
  fate: "kept",
  what: "attributes under “metadata”",
  why: "ROCK itself reads attributes under “ROCK_attributes” alone.",
} as const;
const NO_CASE = {
  fate: "left out",
  what: "attributes without a caseId",
  why: "Nobody knows whose they are.",
} as const;
const OTHER_CASE = {
  fate: "left out",
  what: "attributes of cases",
  why: "The source is not of this one case. Put them into cases.csv, with a column “case”.",
} as const;
const NO_VALUE = {
  fate: "left out",
  what: "attributes without a plain value",
  why: "A value is a text or a number.",
} as const;

/** What our own export adds for itself, in a fragment that ROCK does not look at. */
export interface OwnFragment {
  readonly case: string | undefined;
  readonly date: string | undefined;
  readonly speakers: readonly string[];
}

export function ownFragment(fragments: readonly Fragment[]): OwnFragment {
  const own = fragments.flatMap(({ content }) => mapsIn(content.get("verbatim"))).at(0);
  const speakers = own?.get("speakers");
  const date = textOf(own?.get("date"));
  return {
    case: textOf(own?.get("case")),
    date: date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined,
    speakers: Array.isArray(speakers) ? speakers.flatMap((one) => textOf(one) ?? []) : [],
  };
}
