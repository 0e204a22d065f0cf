import type { Table } from "../documents/table";

/** What a column of a codebook says of a code. */
export type Role =
  | "id"
  | "name"
  | "path"
  | "parent"
  | "theme"
  | "definition"
  | "include"
  | "exclude"
  | "example"
  | "illustration"
  | "memo"
  | "color"
  | "status";

export interface CodebookColumns {
  /** The numbers of the columns by what they say; the first of several that say the same. */
  readonly at: ReadonlyMap<Role, number>;
  /** The names of columns that codebook.yaml has no place for. */
  readonly others: readonly string[];
}

/**
 * The columns of a codebook, or undefined for another table. A file that is named as a codebook needs a
 * column of names; of another one the columns must say so themselves, and most of them.
 */
export function codebookColumns(file: string, { rows }: Table): CodebookColumns | undefined {
  const titles = [...(rows[0] ?? [])];
  const at = new Map<Role, number>();
  const others: string[] = [];
  let sayingCode = false;
  for (const [index, title] of titles) {
    const words = wordsOf(title);
    const role = ROLES.find(([, names]) => names.includes(words))?.[0];
    if (role === undefined || at.has(role)) others.push(title);
    else at.set(role, index);
    sayingCode ||= SAYING_CODE.test(words);
  }
  takeIdForName(at);
  if (!at.has("name") && !at.has("path")) return undefined;
  const isNamed = isCodebookName(file);
  const isClear = sayingCode && at.size >= 2 && others.length < at.size && saysMore(at);
  return isNamed || isClear ? { at, others } : undefined;
}

/** Whether a file is named as a codebook is. */
export function isCodebookName(file: string): boolean {
  return /(?:^|[\W_])(?:code[\s_-]?book|code[\s_-]?system|code[\s_-]?list|codes|tags|themes)(?:[\W_]|$)/i.test(
    file,
  );
}

/** By the way that programs and people call them, in small letters with blanks for other signs. */
const ROLES: readonly (readonly [Role, readonly string[]])[] = [
  ["id", ["id", "code id", "identifier", "key", "code key", "tag id", "number", "no"]],
  ["name", ["name", "code", "code name", "codename", "tag", "tag name", "label", "title"]],
  ["path", ["path", "tag path", "code path", "full name"]],
  [
    "parent",
    [
      "parent",
      "parent code",
      "parent id",
      "parentid",
      "parent name",
      "category",
      "group",
      "code group",
    ],
  ],
  ["theme", ["theme", "theme name", "top level"]],
  [
    "definition",
    [
      "definition",
      "description",
      "code description",
      "code definition",
      "meaning",
      "tag description",
    ],
  ],
  ["include", ["include", "inclusion", "inclusion criteria", "when to use", "use when"]],
  ["exclude", ["exclude", "exclusion", "exclusion criteria", "when not to use"]],
  [
    "example",
    ["example", "examples", "typical example", "anchor example", "quote", "quotation", "exemplar"],
  ],
  ["illustration", ["illustration", "paraphrase"]],
  ["memo", ["memo", "memos", "note", "notes", "comment", "comments"]],
  ["color", ["color", "colour", "code color", "code colour", "fillcolor"]],
  ["status", ["status"]],
];

const SAYING_CODE = /\b(?:code|codename|tag|theme|parentid)\b/;

/** A code and its number alone may be anything. */
function saysMore(at: ReadonlyMap<Role, number>): boolean {
  return (["path", "parent", "theme", "definition", "include", "exclude", "color"] as const).some(
    (role) => at.has(role),
  );
}

function wordsOf(title: string): string {
  return title
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A codebook with nothing but ids calls its codes by them. */
function takeIdForName(at: Map<Role, number>): void {
  const id = at.get("id");
  if (id === undefined || at.has("name") || at.has("path")) return;
  at.delete("id");
  at.set("name", id);
}
