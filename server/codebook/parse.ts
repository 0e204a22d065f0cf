import { isMap, isScalar, type YAMLMap } from "yaml";
import { INTERVIEWER_NAMES } from "../markup/labelRules";
import type { Span } from "../markup/model";
import { readFields, readList, readMapOfTexts, readText } from "./fields";
import type { Field, Item, KnownKeys } from "./fields";
import { checkGlobs } from "./globs";
import type { Codebook, CodebookReading } from "./model";
import { emptyTree, readRoots, type DraftNode, type Tree } from "./nodes";
import { orderedProblems, problem } from "./problems";
import type { Reading } from "./reading";
import { checkReplacements } from "./replacements";
import { MAX_ALIASES } from "./limits";
import { checkTableIds, readTables, type TablesReading } from "./tables";
import { readYaml } from "./yamlText";

/**
 * Reads codebook.yaml (specification of the codebook, section 2). Offsets count UTF-16 units.
 *
 * An empty file is a valid codebook without codes. Where the text does not parse, is no map at the
 * top, or passes a limit of the whole file, the codebook is absent and the last good one stays in
 * force. Everything else that is wrong is a problem at its place, and the rest is read. Never
 * throws, whatever the text; the time is linear in its length.
 */
export function readCodebook(text: string): CodebookReading {
  const yaml = readYaml(text);
  if (yaml.document === undefined) return { problems: orderedProblems(yaml.problems) };
  const root = yaml.document.contents;
  const reading: Reading = { text, root, problems: [...yaml.problems], aliasesLeft: MAX_ALIASES };
  if (root !== null && !isMap(root) && !(isScalar(root) && root.value === null)) {
    return { problems: orderedProblems([...reading.problems, notAMap(reading)]) };
  }
  const codebook = readTop(reading, isMap(root) ? (root as YAMLMap) : undefined);
  return { codebook, problems: orderedProblems(reading.problems) };
}

const TOP_KEYS: KnownKeys = {
  owner: "a codebook",
  keys: new Set([
    ...["title", "interviewers", "transcripts", "themes", "codes", "queries", "tables"],
  ]),
  synonyms: new Map([
    ["name", "title"],
    ["interviewer", "interviewers"],
    ["files", "transcripts"],
    ["categories", "themes"],
  ]),
  repeatable: new Set(["themes", "codes"]),
};

/** The codebook while its top-level keys are read one after the other. */
interface Draft {
  title?: string;
  interviewers: readonly string[];
  transcripts?: readonly string[];
  queries: ReadonlyMap<string, string>;
  readonly querySpans: Map<string, Span>;
  tables: TablesReading;
  readonly roots: DraftNode[];
  readonly nodes: ReadonlyMap<string, DraftNode>;
}

function readTop(reading: Reading, root: YAMLMap | undefined): Codebook {
  const tree = emptyTree(reading);
  const codebook: Draft = {
    interviewers: INTERVIEWER_NAMES,
    queries: new Map(),
    querySpans: new Map(),
    tables: { tables: new Map(), ids: [] },
    roots: [],
    nodes: tree.nodes,
  };
  const fields = root === undefined ? [] : readFields(reading, root, TOP_KEYS);
  for (const field of fields) readField(tree, codebook, field);
  checkReplacements(tree);
  const { tables, ids } = codebook.tables;
  checkTableIds(reading, ids, tree.nodes);
  return { ...codebook, tables };
}

function readField(tree: Tree, codebook: Draft, field: Field): void {
  const { reading } = tree;
  switch (field.key) {
    case "themes":
    case "codes":
      for (const node of readRoots(tree, field)) codebook.roots.push(node);
      return;
    case "title":
      return setIfGiven(codebook, "title", readText(reading, field));
    case "interviewers":
      return setIfGiven(codebook, "interviewers", readList(reading, field)?.map(textOfItem));
    case "transcripts":
      return setIfGiven(codebook, "transcripts", readGlobs(reading, field));
    case "queries":
      return setIfGiven(codebook, "queries", readMapOfTexts(reading, field, codebook.querySpans));
    case "tables":
      return setIfGiven(codebook, "tables", readTables(reading, field));
  }
}

function setIfGiven<Key extends keyof Draft>(
  codebook: Draft,
  key: Key,
  value: Draft[Key] | undefined,
): void {
  if (value !== undefined) codebook[key] = value;
}

function textOfItem(item: Item): string {
  return item.text;
}

/** The globs that can be used. Without any, the default rule holds, so that no file disappears. */
function readGlobs(reading: Reading, field: Field): readonly string[] | undefined {
  const { globs, problems } = checkGlobs(readList(reading, field) ?? []);
  reading.problems.push(...problems);
  return globs.length === 0 ? undefined : globs;
}

function notAMap(reading: Reading) {
  const [start, end] = reading.root?.range ?? [0, 0];
  const line = reading.text.indexOf("\n", start);
  return problem(
    "invalid-value",
    { start, end: line < 0 ? end : Math.min(end, line) },
    'A codebook is a map of keys such as "themes:" and "codes:". Start with one of them.',
  );
}
