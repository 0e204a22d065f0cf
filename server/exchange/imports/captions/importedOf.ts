import type { AccountItem } from "../account";
import type { Imported } from "../imported";
import { itemOf } from "../placesOf";
import { turnsOf } from "../turns";
import type { Cue } from "./model";

/** A transcript of cues in the order of the file, and what the account says of them. */
export function importedOf({
  name,
  cues,
  account,
}: {
  readonly name: string;
  readonly cues: readonly Cue[];
  readonly account: readonly AccountItem[];
}): Imported {
  const { parts, account: ofTurns } = turnsOf(cues);
  const kept = itemOf({ fate: "kept", what: "cues", why: undefined }, cues.length);
  return {
    name,
    parts,
    attributes: new Map(),
    date: undefined,
    account: [...kept, ...ofTurns, ...account],
  };
}
