import { blockLines, scalarText, quotedText, type NewEntry } from "./entryText";
import { nameFromId } from "./ids";
import { readCodebook } from "./parse";
import { isSameOutline, outlineOf, type Branch, type Outline } from "./reshape/outline";

/** A codebook that is to become a text. */
export interface NewCodebook extends Outline {
  readonly title?: string;
  /** Which of the two parts stands first. */
  readonly first: keyof Outline;
}

/**
 * The text of a new codebook.yaml. It is read again before it is given: it says what the outline
 * says, or it is undefined, as for a codebook that passes a limit.
 */
export function codebookText(codebook: NewCodebook): string | undefined {
  const { title, first } = codebook;
  const parts =
    first === "themes" ? (["themes", "codes"] as const) : (["codes", "themes"] as const);
  const lines = parts.flatMap((key) => partLines(key, codebook[key]));
  const text = [...(title ? [`title: ${scalarText(title)}`] : []), ...lines, ""].join("\n");
  const { codebook: read, problems } = readCodebook(text);
  const isWhole = problems.every(
    ({ severity, code }) => severity !== "error" && code !== "limit-reached",
  );
  return read && isWhole && isSameOutline(outlineOf(read), codebook) ? text : undefined;
}

const LAYOUT = { step: 2, lineBreak: "\n" } as const;

function partLines(key: keyof Outline, branches: readonly Branch[]): string[] {
  if (branches.length === 0) return [];
  return blockLines({ key, entries: branches.map(entryOf) }, 0, LAYOUT);
}

function entryOf({ id, content, children }: Branch): NewEntry {
  const entries = fieldsOf(content);
  if (children.length > 0) entries.push({ key: "codes", entries: children.map(entryOf) });
  if (entries.length === 0) return { key: id };
  const [only] = entries;
  const isShort = entries.length === 1 && only.key === "definition";
  return isShort ? { key: id, text: only.text } : { key: id, entries };
}

function fieldsOf(content: Branch["content"]): NewEntry[] {
  const { id, name, definition, include, exclude, examples, illustration, memo } = content;
  const { color, status, replacedBy, attributes } = content;
  const entries: NewEntry[] = [];
  const add = (key: string, text: string | undefined): void => {
    if (text !== undefined) entries.push({ key, text });
  };
  add("name", name === nameFromId(id) ? undefined : name);
  add("definition", definition);
  add("include", include);
  add("exclude", exclude);
  if (examples.length === 1) add("example", examples[0]);
  if (examples.length > 1) entries.push({ key: "example", list: examples });
  add("illustration", illustration);
  add("memo", memo);
  add("color", color);
  add("status", status === "active" ? undefined : status);
  add("replacedBy", replacedBy);
  const grouping = [...attributes].map(([key, text]) => ({ key: quotedText(key), text }));
  if (grouping.length > 0) entries.push({ key: "attributes", entries: grouping });
  return entries;
}
