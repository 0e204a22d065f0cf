import type { NameLine } from "../../exchange/pseudonyms/nameAccount";
import type { RefusedFile } from "../../exchange/pseudonyms/study";

/** What became of one name, or of what stands around names. */
export interface NameRow {
  readonly result:
    | "replaced"
    | "would be replaced"
    | "not replaced"
    | "passage made longer"
    | "left"
    | "refused"
    | "not found";
  readonly name: string;
  readonly pseudonym: string;
  readonly count: number;
  /** As in `transcripts/k1.md:12`. */
  readonly places: readonly string[];
  readonly message: string;
}

interface Outcome {
  readonly account: readonly NameLine[];
  readonly refused: readonly RefusedFile[];
}

/** The rows that are printed; `result` is what became of names that could be replaced. */
export function rowsOf(
  { account, refused }: Outcome,
  result: NameRow["result"],
): readonly NameRow[] {
  const rows = account.map(({ what, name, pseudonym, places }): NameRow => {
    const count = places.length;
    return {
      ...KINDS[what],
      ...(what === "replaced" && { result }),
      name,
      pseudonym,
      count,
      places,
    };
  });
  const refusals = refused.map(({ path, reason }): NameRow => {
    const places = path === "" ? [] : [path];
    return { result: "refused", name: "", pseudonym: "", count: 1, places, message: reason };
  });
  const isFound = (row: NameRow): boolean => row.result !== "not found";
  return [...rows.filter(isFound), ...refusals, ...rows.filter((row) => !isFound(row))];
}

const KINDS: Readonly<Record<NameLine["what"], Pick<NameRow, "result" | "message">>> = {
  replaced: { result: "replaced", message: "" },
  "passage made longer": {
    result: "passage made longer",
    message: "It began or ended inside of a name, and now holds all of the pseudonym.",
  },
  left: {
    result: "left",
    message:
      "It stands where none is replaced: in the codebook, a memo or an id, say. --notes replaces names in the codebook and in memos.",
  },
  "left in the name of a file": {
    result: "left",
    message: "It stands in the name of the file. Rename the file yourself.",
  },
  "not found": { result: "not found", message: "Nowhere in the study." },
};
