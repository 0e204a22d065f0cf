import type { AccountItem } from "../account";
import type { ImportedSpeaker, Part } from "../imported";
import { comparableLabel, isInterviewerName } from "../../../markup/labelRules";
import { cleanWords } from "./cleanWords";

/** Which labels the speakers of a transcript get, and what the account has to say of it. */
export interface Labels {
  /** The label of everybody whom the file names. */
  readonly byName: ReadonlyMap<string, string>;
  /** Every label once, in the order in which they first speak. */
  readonly labels: readonly string[];
  /** The label of what nobody says, where it needs one. */
  readonly nobody: string;
  readonly account: readonly AccountItem[];
}

export interface LabelWishes {
  /** New names for speakers, by the names that the file gives them. */
  readonly renames: ReadonlyMap<string, string>;
  /** Who is an interviewer, by the new name or by the file's. */
  readonly interviewers: readonly string[];
}

/** As long as the labels that programs for transcripts take. */
const LONGEST = 63;

/** The front matter declares every speaker, and it has a limit. */
const MOST_SPEAKERS = 500;

export function labelsOf(
  parts: readonly Part[],
  { renames }: LabelWishes,
  declared: readonly ImportedSpeaker[] = [],
): Labels {
  const byName = new Map<string, string>();
  const taken: Taken = new Map();
  const changed: string[] = [];
  let crowd = 0;
  for (const name of namesIn(parts, declared)) {
    const wanted = renames.get(name) ?? name;
    if (taken.size >= MOST_SPEAKERS) {
      crowd++;
      byName.set(name, OTHERS);
      continue;
    }
    const label = freeLabel(wanted, taken, comparableLabel(cleanWords(wanted).words));
    byName.set(name, label);
    if (label !== cleanWords(wanted).words) changed.push(`“${wanted}” is “${label}”`);
  }
  const labels = [...new Set(byName.values())];
  const nobody = freeLabel(NOBODY, taken, NO_NAME);
  return { byName, labels, nobody, account: [...changedNames(changed), ...crowdOf(crowd)] };
}

/** The labels of interviewers: those that the person named, and the names that always mean one. */
export function interviewersOf(
  { byName, labels }: Labels,
  { interviewers }: LabelWishes,
): ReadonlySet<string> {
  const known = new Set(interviewers.map(comparableLabel));
  const found = new Set(labels.filter(isInterviewerName));
  for (const [name, label] of byName) {
    const isNamed = known.has(comparableLabel(label)) || known.has(comparableLabel(name));
    if (isNamed) found.add(label);
  }
  return found;
}

const NOBODY = "Speaker";

/** No name looks like this. */
const NO_NAME = "\n";

const OTHERS = "Others";

function namesIn(
  parts: readonly Part[],
  declared: readonly ImportedSpeaker[],
): ReadonlySet<string> {
  const names = new Set(declared.map(({ label }) => label));
  for (const part of parts) {
    if (part.kind !== "speech" || part.speaker === undefined) continue;
    // A name without a sign is none.
    if (names.has(part.speaker) || cleanWords(part.speaker).words !== "") names.add(part.speaker);
  }
  return names;
}

/** Labels and the comparable names behind them, by the comparable form of the label. */
type Taken = Map<string, { readonly label: string; readonly name: string }>;

/** The label of a name; where another name has it already, it gets a number. */
function freeLabel(name: string, taken: Taken, sameAs: string): string {
  const label = labelOf(name);
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? label : `${label} ${number}`;
    const key = comparableLabel(numbered);
    const other = taken.get(key);
    if (other !== undefined && other.name !== sameAs) continue;
    if (other === undefined) taken.set(key, { label: numbered, name: sameAs });
    return other?.label ?? numbered;
  }
}

/** What of a name can be a label: no colon ends it early, and nothing in it is markup. */
function labelOf(name: string): string {
  const plain = name
    .replace(/[[{<]/g, "(")
    .replace(/[\]}>]/g, ")")
    .replace(/\\/g, "/")
    .replace(/[:：*#]/g, " ");
  const { words } = cleanWords(plain);
  const short = [...words.slice(0, LONGEST * 2)].slice(0, LONGEST).join("").trim();
  return short === "" ? NOBODY : short;
}

const SHOWN = 5;

function changedNames(changed: readonly string[]): readonly AccountItem[] {
  if (changed.length === 0) return [];
  const why = `A label has at most ${LONGEST} characters and no colon, bracket, asterisk or backslash, and upper and lower case make no other speaker.`;
  return [
    {
      fate: "changed",
      what: "names of speakers",
      count: changed.length,
      why,
      places: changed.slice(0, SHOWN),
    },
  ];
}

function crowdOf(count: number): readonly AccountItem[] {
  if (count === 0) return [];
  const why = `There are more than ${MOST_SPEAKERS} names, which is the limit. The further ones stand under “${OTHERS}”.`;
  return [{ fate: "changed", what: "names of speakers", count, why, places: [] }];
}
