import { colorOf, UNKNOWN_COLOR } from "../codebook/colors";
import { isMemoPath } from "../codebook/match";
import type { Codebook, CodebookNode } from "../codebook/model";
import { withShare } from "../counts/coverage";
import { figuresOf, unknownCodes } from "../counts/themes";
import type { NodeInfo, StudyOverview, TranscriptInfo } from "../protocol";
import { caseFromPath } from "../study/readFacts";
import { sortedPaths } from "../study/study";
import { lineAt } from "../study/lineIndex";
import type { StudySnapshot } from "./context";
import { caseInfosOf } from "./overview/cases";

/** One study as the three views show it: its codes, its transcripts and its cases. */
export function overviewOf(study: StudySnapshot): StudyOverview {
  const { figures } = study;
  return {
    ...withShare(figures.tally.coverage),
    uri: study.uri,
    title: titleOfStudy(study),
    codebookUri: study.codebook.uri,
    codebookFailure: codebookFailure(study),
    nodes: nodesOf(study),
    transcripts: transcriptsOf(study),
    cases: caseInfosOf(study),
  };
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

/** In the order of the paths, files that could not be read among them. */
function transcriptsOf(study: StudySnapshot): readonly TranscriptInfo[] {
  const { files } = study.figures.study;
  const unread = [...study.failures.keys()].filter((path) => !isOtherFile(study, path));
  const paths = unread.length === 0 ? files.keys() : new Set([...files.keys(), ...unread]);
  return sortedPaths(paths).map((file) => transcriptInfo(study, file));
}

const NO_WORDS = { words: 0, codedWords: 0, uncodedParagraphs: 0 };

function transcriptInfo(study: StudySnapshot, file: string): TranscriptInfo {
  const { figures, failures } = study;
  const facts = figures.study.files.get(file);
  return {
    ...withShare(figures.shares.get(file)?.coverage ?? NO_WORDS),
    uri: study.uriOf(file),
    file,
    case: facts?.case ?? caseFromPath(file),
    status: facts?.status ?? null,
    seal: facts?.seal ?? "unsealed",
    failure: failures.get(file) ?? null,
  };
}

/** The codebook, the table of cases and memos are no transcripts, even where they cannot be read. */
function isOtherFile({ uriOf, codebook, cases }: StudySnapshot, path: string): boolean {
  const uri = uriOf(path);
  return uri === codebook.uri || uri === cases?.uri || path === "cases.csv" || isMemoPath(path);
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

/** The codebook's title, or else the name of the study's folder. */
export function titleOfStudy({ figures, uri }: StudySnapshot): string {
  return figures.study.codebook.title ?? folderName(uri);
}

function folderName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name) || uri;
  } catch {
    return name;
  }
}
