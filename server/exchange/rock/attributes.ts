import type { Ledger } from "../refi/ledger";
import { readSourceDescription, type SourceDescription } from "../refi/sourceDescription";
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

/** What our own export says of a transcript, in a fragment that ROCK does not look at. */
export interface OwnFragment {
  readonly case: string | undefined;
  readonly description: SourceDescription;
}

export function ownFragment(fragments: readonly Fragment[]): OwnFragment | undefined {
  const own = fragments.flatMap(({ content }) => mapsIn(content.get("verbatim"))).at(0);
  const source = own?.get("source");
  if (typeof source !== "string") return undefined;
  return { case: textOf(own?.get("case")), description: readSourceDescription(source) };
}
