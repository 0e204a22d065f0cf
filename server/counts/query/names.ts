import { comparableLabel } from "../../markup/labelRules";
import type { FileFacts } from "../../study/facts";
import type { Study } from "../../study/study";
import type { Voices } from "../../study/voices";
import { NONE } from "../comparisons";
import { comparableHeading, namesOfFile } from "./speech";
import type { Operand } from "./syntax";

/** What operands can name. */
export type NameKind =
  "code" | "attribute" | "case" | "speaker" | "role" | "heading" | "file" | "by" | "annotation";

/** The names of one kind: as they are compared → as they are shown. */
export type Names = ReadonlyMap<string, string>;

/** Everything of a study that a query can name. */
export interface StudyNames {
  readonly names: Readonly<Record<NameKind, Names>>;
  /** By the name of an attribute its values, in NFC. */
  readonly attributeValues: ReadonlyMap<string, ReadonlySet<string>>;
  readonly annotationValues: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is read of a study to know its names. */
export interface NamesSource {
  readonly study: Pick<Study, "codebook" | "cases" | "files">;
  readonly voices: ReadonlyMap<string, Voices>;
  readonly pause: () => Promise<void> | undefined;
}

/** The name that an operand means, as it is compared. */
export function comparableName(kind: NameKind, name: string): string {
  const written = name.normalize("NFC");
  if (kind === "speaker") return comparableLabel(written);
  return kind === "heading" ? comparableHeading(written) : written;
}

/** Which names the operand is looked up in; quoted words name nothing. */
export function kindOfName({ kind }: Operand): NameKind | undefined {
  if (kind === "words") return undefined;
  return kind === "theme" ? "code" : kind;
}

/**
 * Collects what queries can name in a study: codes of the codebook and of the transcripts,
 * attributes of files, speakers and `cases.csv`, and so on. Linear in the size of the study.
 */
export async function namesOfStudy({ study, voices, pause }: NamesSource): Promise<StudyNames> {
  const found = emptyNames();
  for (const id of [...study.codebook.nodes.keys()]) found.add("code", id);
  for (const role of ["participant", "interviewer"]) found.add("role", role);
  for (const [name, values] of study.cases) {
    found.add("case", name);
    for (const [key, value] of values) found.addValue("attribute", key, value);
  }
  for (const [path, facts] of study.files) {
    addFile(found, path, facts);
    for (const name of voices.get(path)?.cases ?? []) found.add("case", name);
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  return found.names();
}

/** The value of `level=(none)`, as it is written. */
export const NO_VALUE = NONE;

interface Collector {
  readonly add: (kind: NameKind, name: string) => void;
  readonly addValue: (kind: "attribute" | "annotation", key: string, value: string) => void;
  readonly names: () => StudyNames;
}

/** Names are compared only once each, for a study repeats them in every file. */
function emptyNames(): Collector {
  const raw = new Map<NameKind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  const values = { attribute: new Map(), annotation: new Map() } as Record<
    "attribute" | "annotation",
    Map<string, Set<string>>
  >;
  const add: Collector["add"] = (kind, name) => void raw.get(kind)?.add(name);
  return {
    add,
    addValue(kind, key, value) {
      add(kind, key);
      const known = values[kind].get(key);
      if (known === undefined) values[kind].set(key, new Set([value]));
      else known.add(value);
    },
    names: () => ({
      names: Object.fromEntries(
        KINDS.map((kind) => [kind, comparable(kind, raw.get(kind) ?? [])]),
      ) as Record<NameKind, Names>,
      attributeValues: inNfc(values.attribute),
      annotationValues: inNfc(values.annotation),
    }),
  };
}

const KINDS: readonly NameKind[] = [
  ...(["code", "attribute", "case", "speaker", "role"] as const),
  ...(["heading", "file", "by", "annotation"] as const),
];

function addFile(found: Collector, path: string, facts: FileFacts): void {
  for (const code of facts.codes) found.add("code", code);
  for (const { key, value } of facts.attributes) found.addValue("attribute", key, value);
  for (const { label, role, attributes } of facts.speakers) {
    found.add("speaker", label);
    if (role !== undefined) found.add("role", role);
    for (const { key, value } of attributes) found.addValue("attribute", key, value);
  }
  for (const heading of facts.headings) found.add("heading", heading);
  for (const coder of facts.coders) found.add("by", coder);
  for (const name of namesOfFile(path)) found.add("file", name);
  for (const { key, value } of facts.annotations ?? []) found.addValue("annotation", key, value);
}

function comparable(kind: NameKind, names: Iterable<string>): Names {
  const compared = new Map<string, string>();
  for (const name of names) {
    const key = comparableName(kind, name);
    if (!compared.has(key)) compared.set(key, name.normalize("NFC"));
  }
  return compared;
}

function inNfc(values: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const composed = new Map<string, Set<string>>();
  for (const [key, own] of values) {
    const name = key.normalize("NFC");
    const into = composed.get(name) ?? new Set();
    composed.set(name, into);
    for (const value of own) into.add(value.normalize("NFC"));
  }
  return composed;
}
