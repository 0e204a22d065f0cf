import { numberedId } from "../../codebook/ids";
import { cleanWords } from "../imports/writing/cleanWords";
import { createFreeIds } from "./freeIds";
import { unwritableIn } from "./xmlWriter";

/**
 * The key of the attribute that says of a code or a transcript that it belongs to a set: `set-` and
 * the name in lower case, with `-` for all that is no letter, mark or digit. The value is the name.
 */
export function setKey(name: string): string {
  const words = name.slice(0, MOST_READ).normalize("NFC").toLowerCase();
  const parts = words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? ["set"];
  // No half of a pair at the end.
  const slug = parts
    .join("-")
    .slice(0, MOST_OF_SLUG)
    .replace(/[\ud800-\udbff]$/, "");
  return `set-${slug.replace(/-$/, "")}`;
}

/** UTF-16 units. Keys stay short enough to be read, with a number behind them. */
const MOST_OF_SLUG = 60;
const MOST_READ = 1_000;

/** A key for each set, in the order of their names: one that is taken gets a number. */
export function setKeys(names: readonly string[], taken: ReadonlySet<string>): readonly string[] {
  const given = new Set(taken);
  const freeKey = createFreeIds((key) => given.has(key));
  return names.map((name) => {
    const key = freeKey(setKey(name));
    given.add(key);
    return key;
  });
}

/** The number of a key for a set of this name, 1 without one; undefined for any other attribute. */
export function numberOfSet(key: string, name: string): number | undefined {
  if (!key.startsWith("set-") || !isSetName(name)) return undefined;
  const plain = setKey(name);
  if (key === plain) return 1;
  const [, digits] = /-([1-9]\d{0,5})$/.exec(key) ?? [];
  const number = Number(digits);
  return number > 1 && numberedId(plain, number) === key ? number : undefined;
}

/** Whether a name comes back as it is: from XML, and from a line of front matter. */
function isSetName(name: string): boolean {
  return name !== "" && nameOfSet(name) === name && unwritableIn(name) === 0;
}

/** A name on one line; empty where nothing is left. Longer ones than anybody writes are cut. */
export function nameOfSet(written: string): string {
  return cleanWords(written.slice(0, MOST_READ).replace(/[\ud800-\udbff]$/, "")).words;
}
