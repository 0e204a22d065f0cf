import { colorOf, UNKNOWN_COLOR } from "../codebook/colors";
import type { Codebook, CodebookNode } from "../codebook/model";
import { withShare } from "../counts/coverage";
import { figuresOf, unknownCodes } from "../counts/themes";
import { everyCoding } from "../counts/strips";
import { visitUnited } from "../counts/united";
import type { NodeInfo, StudyOverview } from "../protocol";
import type { ScopedOverview } from "../protocol/scope";
import type { FileFacts } from "../study/facts";
import { lineAt } from "../study/lineIndex";
import type { StudySnapshot } from "./context";
import { caseInfosOf } from "./overview/cases";
import { transcriptInfosOf } from "./overview/transcripts";

/**
 * One study as the three views show it: its codes, its transcripts and its cases. It is asked for
 * after every change, so that what did not change since is given again and not made anew.
 */
export function overviewOf(study: StudySnapshot): StudyOverview {
  const { figures } = study;
  return {
    ...withShare(figures.tally.coverage),
    uri: study.uri,
    title: titleOfStudy(study),
    codebookUri: study.codebook.uri,
    codebookFailure: codebookFailure(study),
    nodes: nodesOf(study),
    transcripts: transcriptInfosOf(study),
    cases: caseInfosOf(study),
  };
}

/** The same of a study that a scope limits, with how much is in it. */
export function scopedOverviewOf(study: StudySnapshot, query: string): ScopedOverview {
  const { tally, study: counted } = study.figures;
  let passages = 0;
  for (const facts of counted.files.values()) passages += passagesIn(facts);
  const figures = { cases: tally.cases.size, transcripts: counted.files.size, passages };
  return { ...overviewOf(study), query, figures };
}

/** Facts never change, and this is asked for after every key. */
const passagesOfFiles = new WeakMap<FileFacts, number>();

/** Codings of any code, united where they share a character. */
function passagesIn(facts: FileFacts): number {
  const known = passagesOfFiles.get(facts);
  if (known !== undefined) return known;
  let passages = 0;
  visitUnited(facts, everyCoding(facts), () => passages++);
  passagesOfFiles.set(facts, passages);
  return passages;
}

/** The codebook's nodes in its own order, and behind them the codes that it lacks. */
function nodesOf({ figures }: StudySnapshot): readonly NodeInfo[] {
  const { tally, study } = figures;
  const { codebook } = study;
  const known = codebook.roots.map((node) => nodeInfo(node, { codebook, tally, path: [] }));
  const unknown = unknownCodes(codebook, tally).map((id, index) => ({
    ...UNKNOWN,
    ...figuresOf(tally, id),
    id,
    name: id,
    order: codebook.nodes.size + index,
  }));
  return [...known, ...unknown];
}

interface NodeSource {
  readonly codebook: Codebook;
  readonly tally: StudySnapshot["figures"]["tally"];
  /** The names of the nodes above. */
  readonly path: readonly string[];
}

const UNKNOWN = {
  kind: "unknown",
  path: [],
  definition: null,
  include: null,
  exclude: null,
  example: null,
  status: "active",
  replacedBy: null,
  color: UNKNOWN_COLOR,
  children: [],
} as const;

function nodeInfo(node: CodebookNode, source: NodeSource): NodeInfo {
  const { id, name, kind, status, order } = node;
  const below = { ...source, path: [...source.path, name] };
  return {
    ...figuresOf(source.tally, id),
    id,
    name,
    kind,
    path: source.path,
    definition: node.definition ?? null,
    include: node.include ?? null,
    exclude: node.exclude ?? null,
    example: node.examples.length === 0 ? null : node.examples.join("\n"),
    status,
    replacedBy: node.replacedBy ?? null,
    color: colorOf(source.codebook, id),
    order,
    children: node.children.map((child) => nodeInfo(child, below)),
  };
}

/** Why the codebook in force is not the one in the file, in a sentence; null where it is. */
export function codebookFailure(study: StudySnapshot): string | null {
  for (const [path, reason] of study.failures) {
    if (study.uriOf(path) === study.codebook.uri) return reason;
  }
  const { reading, lines } = study.codebook;
  if (reading.codebook !== undefined) return null;
  const error = reading.problems.find(({ severity }) => severity === "error");
  const where = error === undefined ? "" : ` (line ${lineAt(lines, error.start) + 1})`;
  const reason = error?.message ?? "It cannot be read.";
  return `${reason}${where} ${LAST_GOOD}`;
}

const LAST_GOOD = "Until then, the last codebook that could be read stays in force.";

/** The codebook's title, or else the name of the study's folder; and what it is limited to. */
export function titleOfStudy({ figures, uri, scope }: StudySnapshot): string {
  const title = figures.study.codebook.title ?? folderName(uri);
  return scope === undefined ? title : `${title} (only ${scope})`;
}

function folderName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name) || uri;
  } catch {
    return name;
  }
}
