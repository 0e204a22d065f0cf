import { isCodeId, nameFromId } from "../../../codebook/ids";
import type { NodeStatus } from "../../../codebook/model";
import { colorOf } from "../../refi/foreignCodes";
import type { Ledger } from "../../refi/ledger";
import type { Table } from "../documents/table";
import type { CodebookColumns, Role } from "./columns";
import { codeCalled, type PlainCode } from "./plainCodes";

/** The codes of a table: a row each, in a tree by their paths, parents and themes. */
export function tableCodes(
  table: Table,
  columns: CodebookColumns,
  ledger: Ledger,
): readonly PlainCode[] {
  const rows = table.rows.slice(1).map((row, at) => rowOf(row, at + 2, columns));
  const tree: Tree = { roots: [], byPath: new Map(), byName: new Map(), ledger };
  const levelsOf = levelsIn(rows);
  const placed = rows.flatMap((row) => {
    const path = pathOf(row, levelsOf);
    const name = path.at(-1);
    if (name === undefined) {
      ledger.add(NAMELESS, row.place);
      return [];
    }
    return [{ row, path, code: codeOf(row, name, ledger) }];
  });
  for (const one of placed) note(tree, one);
  for (const one of placed) place(tree, one);
  return tree.roots.map(themeOf);
}

const NAMELESS = {
  fate: "left out",
  what: "rows without the name of a code",
  why: "Nobody knows which code they describe.",
} as const;

interface Row {
  readonly place: string;
  readonly value: (role: Role) => string | undefined;
}

function rowOf(
  row: ReadonlyMap<number, string>,
  at: number,
  { at: columns }: CodebookColumns,
): Row {
  return {
    place: `row ${at}`,
    value: (role) => row.get(columns.get(role) ?? -1)?.trim() || undefined,
  };
}

interface Code extends PlainCode {
  readonly children: Code[];
  above: Code | undefined;
  /** Whether it has its place already. */
  isPlaced: boolean;
}

interface Tree {
  readonly roots: Code[];
  /** Codes and groups by the names from the top to them. */
  readonly byPath: Map<string, Code>;
  /** Codes by their ids, names and paths, as others name them for their parents. */
  readonly byName: Map<string, Code>;
  readonly ledger: Ledger;
}

/** Signs that divide the levels of a path, the clearest first. */
const SEPARATORS = [" > ", ">", "::", "\\", "/", "|"];

/** Cuts paths into levels, by the sign that the paths of the table have. */
function levelsIn(rows: readonly Row[]): (path: string) => readonly string[] {
  const paths = new Set(rows.flatMap((row) => row.value("path") ?? []));
  const clear = SEPARATORS.find((sign) => [...paths].some((path) => path.includes(sign)));
  if (clear !== undefined) return (path) => path.split(clear);
  return (path) => dotLevels(path, paths);
}

/** As many levels as a codebook could have; a longer path ends there with all that is left of it. */
const MOST_LEVELS = 100;

/** A dot is a level only where what stands before it is a code of its own. */
function dotLevels(path: string, paths: ReadonlySet<string>): readonly string[] {
  const levels: string[] = [];
  let rest = path;
  while (levels.length < MOST_LEVELS) {
    const dot = rest.lastIndexOf(".");
    if (dot < 0 || !paths.has(rest.slice(0, dot))) break;
    levels.unshift(rest.slice(dot + 1));
    rest = rest.slice(0, dot);
  }
  return [rest, ...levels];
}

function pathOf(row: Row, levelsOf: (path: string) => readonly string[]): readonly string[] {
  const path = row.value("path");
  const theme = row.value("theme");
  const levels = path === undefined ? [] : levelsOf(path);
  const clean = levels.map((level) => level.trim()).filter((level) => level !== "");
  const last = row.value("name") ?? nameOfId(row.value("id")) ?? clean.at(-1);
  if (last === undefined) return [];
  const above = clean.slice(0, -1).slice(0, MOST_LEVELS);
  return [...(theme === undefined ? [] : [theme]), ...above, last];
}

/** A number says nothing that people could read. */
function nameOfId(id: string | undefined): string | undefined {
  return id !== undefined && isCodeId(id) ? id : undefined;
}

function codeOf(row: Row, name: string, ledger: Ledger): Code {
  const written = row.value("id");
  const id =
    written !== undefined && isCodeId(written) ? written : isCodeId(name) ? name : undefined;
  const color = row.value("color");
  const known = color === undefined ? undefined : colorOf(color);
  if (color !== undefined && known === undefined) ledger.add(ODD_COLOR, row.place);
  const example = row.value("example");
  return {
    name: id === name ? nameFromId(name) : name,
    ...(id !== undefined && { id }),
    parts: {
      definition: row.value("definition"),
      include: row.value("include"),
      exclude: row.value("exclude"),
      illustration: row.value("illustration"),
      status: statusOf(row, ledger),
      examples: example === undefined ? [] : [example],
    },
    color: known,
    memo: row.value("memo"),
    isGroup: false,
    children: [],
    above: undefined,
    isPlaced: false,
  };
}

const ODD_COLOR = {
  fate: "left out",
  what: "colours",
  why: "They are none that is known here; the code has that of its theme.",
} as const;

function statusOf(row: Row, ledger: Ledger): NodeStatus | undefined {
  const status = row.value("status")?.toLowerCase();
  if (status === undefined) return undefined;
  if (status === "draft" || status === "active" || status === "retired") return status;
  ledger.add(ODD_STATUS, row.place);
  return undefined;
}

const ODD_STATUS = {
  fate: "left out",
  what: "values of the column of status",
  why: "A code is draft, active or retired.",
} as const;

/** The first code that is called so is the one that others mean. */
function note({ byName, byPath }: Tree, { row, code, path }: Placed): void {
  for (const key of [row.value("id"), row.value("path"), path.at(-1)])
    if (key !== undefined && !byName.has(comparable(key))) byName.set(comparable(key), code);
  const key = keyOf(path);
  if (!byPath.has(key)) byPath.set(key, code);
}

function comparable(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function keyOf(path: readonly string[]): string {
  return path.map(comparable).join("\n");
}

interface Placed {
  readonly row: Row;
  readonly code: Code;
  /** The names from the top to the code. */
  readonly path: readonly string[];
}

/** A parent that is a code of the table goes before the path. */
function place(tree: Tree, { row, code, path }: Placed): void {
  const parent = row.value("parent");
  const known = parent === undefined ? undefined : tree.byName.get(comparable(parent));
  const groups = path.slice(0, -1);
  const above = known ?? groupAt(tree, parent === undefined ? groups : [...groups, parent]);
  if (above === undefined || !isBelow(above, code)) return put(tree, code, above);
  tree.ledger.add(CIRCLE, row.place);
  put(tree, code, undefined);
}

const CIRCLE = {
  fate: "changed",
  what: "codes below themselves or too many others",
  why: "They stand at the top. A code cannot be its own parent, and a codebook has at most 90 levels.",
} as const;

/** Looks no further up than a codebook is deep. */
function isBelow(code: Code, other: Code): boolean {
  let at: Code | undefined = code;
  for (let level = 0; at !== undefined && level < MOST_LEVELS; level++) {
    if (at === other) return true;
    at = at.above;
  }
  return at !== undefined;
}

/** The code or group at a path; what no row describes becomes a group. */
function groupAt(tree: Tree, path: readonly string[]): Code | undefined {
  let above: Code | undefined;
  for (let level = 1; level <= path.length; level++) {
    const key = keyOf(path.slice(0, level));
    const known = tree.byPath.get(key);
    const at = known ?? newGroup(path[level - 1]);
    if (known === undefined) {
      tree.byPath.set(key, at);
      tree.ledger.add(GROUP, `“${path[level - 1]}”`);
      put(tree, at, above);
    }
    above = at;
  }
  return above;
}

const GROUP = { fate: "kept", what: "groups that have no row of their own" } as const;

function newGroup(name: string): Code {
  return { ...codeCalled(name), children: [], above: undefined, isPlaced: false };
}

function put(tree: Tree, code: Code, above: Code | undefined): void {
  if (code.isPlaced) return;
  code.isPlaced = true;
  code.above = above;
  (above?.children ?? tree.roots).push(code);
}

/** What has codes below it at the top is a theme, which can be used as a code all the same. */
function themeOf(code: Code): PlainCode {
  return code.children.length > 0 ? { ...code, isGroup: true } : code;
}
