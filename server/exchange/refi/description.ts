import { isCodeId, normalizeId } from "../../codebook/ids";
import type { NodeStatus } from "../../codebook/model";

/** The parts of a codebook entry that stand in a code's one description, and are found there again. */
export interface Described {
  readonly definition?: string;
  readonly include?: string;
  readonly exclude?: string;
  readonly examples: readonly string[];
  readonly illustration?: string;
  readonly status?: NodeStatus;
  readonly replacedBy?: string;
  readonly attributes?: ReadonlyMap<string, string>;
  /** Where a code that passages are coded with is a theme. */
  readonly level?: "theme";
  /** The id, where the name does not give it. */
  readonly id?: string;
}

/**
 * The definition as it is, then each other part with its label, with empty lines between them:
 *
 *     Scarce money, staff or time named as a reason.
 *
 *     Include: Budgets, cuts, caseloads.
 *
 * A line of a part that looks like a label gets a backslash before it.
 */
export function describe(parts: Described): string {
  const { definition, include, exclude, examples, illustration, status, replacedBy } = parts;
  const { level, id, attributes = new Map<string, string>() } = parts;
  const described = [...attributes].filter(isDescribable);
  const blocks = [
    definition && guarded(definition),
    include && `Include: ${guarded(include)}`,
    exclude && `Exclude: ${guarded(exclude)}`,
    ...examples.map((example) => `Example: ${guarded(example)}`),
    illustration && `Illustration: ${guarded(illustration)}`,
    status && status !== "active" && `Status: ${status}`,
    replacedBy && `Replaced by: ${replacedBy}`,
    ...described.map(([key, value]) => `Attribute: ${key} = ${value}`),
    level && `Level: ${level}`,
    id && `Id: ${id}`,
  ];
  return blocks.filter(Boolean).join("\n\n");
}

/** Whether an attribute can be read again from its line. */
export function isDescribable([key, value]: readonly [string, string]): boolean {
  const { key: readKey, value: readValue } = attributeIn(`${key} = ${value}`) ?? {};
  return readKey === key && readValue === value;
}

function attributeIn(line: string): { readonly key: string; readonly value: string } | undefined {
  const [, key, value] = /^(\S(?:[^\r\n]*?\S)??) = (\S(?:[^\r\n]*\S)?)$/.exec(line) ?? [];
  return key === undefined || value === undefined ? undefined : { key, value };
}

/** The parts of a description, whoever wrote it: what has no label is the definition. */
export function readDescription(text: string): Described {
  const found: Growing = { examples: [] };
  let block: Block = { lines: [] };
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const next = startIn(line);
    if (next === undefined) {
      block.lines.push(unguarded(line));
      continue;
    }
    close(found, block);
    block = next;
  }
  close(found, block);
  return found;
}

type Growing = { -readonly [Key in keyof Described]: Described[Key] } & {
  examples: string[];
  attributes?: Map<string, string>;
};

interface Block {
  readonly label?: Label;
  readonly lines: string[];
}

const LABELS = {
  Include: "include",
  Exclude: "exclude",
  Example: "examples",
  Illustration: "illustration",
  Status: "status",
  "Replaced by": "replacedBy",
  Attribute: "attributes",
  Level: "level",
  Id: "id",
} as const;
type Label = keyof typeof LABELS;

const NAMES = Object.keys(LABELS).join("|");
const LABELLED_LINE = new RegExp(`^(${NAMES}):(?=\\s|$)`);
const GUARDED_LINE = new RegExp(`^\\\\(\\\\*(?:${NAMES}):(?=\\s|$))`);
const LINE_TO_GUARD = new RegExp(`^(?=\\\\*(?:${NAMES}):(?:\\s|$))`);

function guarded(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return lines.map((line) => line.replace(LINE_TO_GUARD, "\\")).join("\n");
}

function unguarded(line: string): string {
  return line.replace(GUARDED_LINE, "$1");
}

/** The block that a line starts; undefined for a line that goes on with the block before it. */
function startIn(line: string): Block | undefined {
  const label = LABELLED_LINE.exec(line)?.[1] as Label | undefined;
  if (label === undefined) return undefined;
  const rest = line.slice(label.length + 1).trim();
  return isFit(label, rest) ? { label, lines: [unguarded(rest)] } : undefined;
}

const STATUSES: readonly string[] = ["draft", "active", "retired"] satisfies NodeStatus[];

/** A status or an id that is none is somebody's words. */
function isFit(label: Label, rest: string): boolean {
  if (label === "Status") return STATUSES.includes(rest);
  if (label === "Attribute") return attributeIn(rest) !== undefined;
  if (label === "Level") return rest === "theme";
  return label === "Id" || label === "Replaced by" ? isCodeId(rest) : true;
}

function close(found: Growing, { label, lines }: Block): void {
  const text = lines.join("\n").trim();
  if (text === "") return;
  switch (label) {
    case "Example":
      return void found.examples.push(text);
    case "Status":
      return closeShort(found, lines, () => (found.status = lines[0] as NodeStatus));
    case "Attribute":
      return closeShort(found, lines, () => takeAttribute(found, lines[0]));
    case "Level":
      return closeShort(found, lines, () => (found.level = "theme"));
    case "Id":
      return closeShort(found, lines, () => (found.id = normalizeId(lines[0])));
    case "Replaced by":
      return closeShort(found, lines, () => (found.replacedBy = normalizeId(lines[0])));
    default:
      return addText(found, label === undefined ? "definition" : LABELS[label], text);
  }
}

function takeAttribute(found: Growing, line: string): void {
  const read = attributeIn(line);
  if (read !== undefined) (found.attributes ??= new Map()).set(read.key, read.value);
}

/** A status or an id is one line; what follows without a label belongs to the definition. */
function closeShort(found: Growing, [, ...rest]: readonly string[], take: () => void): void {
  take();
  addText(found, "definition", rest.join("\n").trim());
}

/** A label that stands there twice has one text of both. */
function addText(
  found: Growing,
  key: "definition" | "include" | "exclude" | "illustration",
  text: string,
): void {
  if (text !== "") found[key] = found[key] === undefined ? text : `${found[key]}\n\n${text}`;
}
