import { isScalar, isSeq, type Node } from "yaml";
import {
  entriesOf,
  openFrontMatter,
  readValue,
  report,
  resolve,
  scalarOf,
  spanOf,
  type Reader,
} from "./frontMatterReader";
import type { Attribute, DeclaredSpeaker, FrontMatter, FrontMatterValue, Span } from "./model";

/** Reads the YAML between the fences: its values, and every problem at its exact place. */
export function readFrontMatterYaml(text: string, inner: Span): FrontMatter {
  const reader = openFrontMatter(text, inner);
  if ("problem" in reader) return { ...NO_VALUES, problems: [reader.problem] };
  const values = reader.problems.length > 0 ? NO_VALUES : readTop(reader);
  return { ...values, problems: reader.problems };
}

type Values = Omit<FrontMatter, "span" | "problems">;
type MutableValues = { -readonly [Key in keyof Values]: Values[Key] };
const NO_VALUES: Values = { attributes: [], speakers: [] };
const PLAIN_KEYS = ["case", "coder", "date", "source", "status"] as const;

function readTop(reader: Reader): Values {
  const values: MutableValues = { attributes: [], speakers: [] };
  const top = reader.document.contents;
  if (top === null || (isScalar(top) && top.value === null)) return values;
  for (const { key, value } of entriesOf(reader, top, "The front matter")) {
    if (key.value === "attributes") values.attributes = readAttributes(reader, value);
    else if (key.value === "speakers") values.speakers = readSpeakers(reader, value);
    else if (key.value === "verbatim") values.seal = readValue(reader, value, "verbatim");
    else {
      const plain = PLAIN_KEYS.find((name) => name === key.value);
      if (plain !== undefined) values[plain] = readValue(reader, value, plain);
    }
  }
  return values;
}

function readAttributes(reader: Reader, node: Node | null): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (const { key, value } of entriesOf(reader, node, "attributes")) {
    const scalar = readValue(reader, value, `The attribute “${key.value}”`);
    if (scalar === undefined) continue;
    attributes.push({
      key: key.value,
      value: scalar.value,
      keySpan: { start: key.start, end: key.end },
      valueSpan: { start: scalar.start, end: scalar.end },
    });
  }
  return attributes;
}

function readSpeakers(reader: Reader, node: Node | null): readonly DeclaredSpeaker[] {
  const resolved = resolve(reader, node);
  if (isSeq(resolved)) return readSpeakerList(reader, resolved.items as readonly Node[]);
  return entriesOf(reader, node, "speakers").map(({ key, value }) =>
    readSpeaker(reader, key, value),
  );
}

function readSpeakerList(reader: Reader, items: readonly Node[]): readonly DeclaredSpeaker[] {
  const speakers: DeclaredSpeaker[] = [];
  for (const item of items) {
    const label = scalarOf(reader, item);
    if (label === undefined) report(reader, "A speaker must be a label.", spanOf(item));
    else
      speakers.push({ label: label.value, attributes: [], isListed: true, span: plainSpan(label) });
  }
  return speakers;
}

function readSpeaker(reader: Reader, key: FrontMatterValue, node: Node | null): DeclaredSpeaker {
  let role: string | undefined;
  let ownCase: string | undefined;
  let attributes: readonly Attribute[] = [];
  for (const entry of entriesOf(reader, node, `The speaker “${key.value}”`)) {
    const name = entry.key.value;
    if (name === "role") role = readValue(reader, entry.value, "role")?.value;
    if (name === "case") ownCase = readValue(reader, entry.value, "case")?.value;
    if (name === "attributes") attributes = readAttributes(reader, entry.value);
  }
  return { label: key.value, role, case: ownCase, attributes, span: plainSpan(key) };
}

function plainSpan({ start, end }: Span): Span {
  return { start, end };
}
