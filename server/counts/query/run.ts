import type { Transcript } from "../../markup/model";
import { sortedPaths, type Study } from "../../study/study";
import type { Voices } from "../../study/voices";
import { limitedFrom } from "../scope/limited";
import { codesBelowIn } from "./codesBelow";
import { evaluate, type Evaluation } from "./evaluate";
import { countStretches, type QueryFigures } from "./figures";
import { phraseOf, type Phrase } from "./phrases";
import { createStages, type Found, type Inputs, type Stage, type StageEntry } from "./stages";
import { resultOf } from "./stretches";
import { nodesOf, type QueryNode, type WordsOperand } from "./syntax";

/** A query that can be run again and again; what it found in files that did not change is kept. */
export interface KeptQuery {
  readonly query: QueryNode;
  readonly stages: readonly Stage[];
}

/** The study that is queried. */
export interface QuerySource {
  readonly study: Pick<Study, "codebook" | "cases" | "files">;
  readonly voices: ReadonlyMap<string, Voices>;
  /** Called after each file, so that others get their turn; a rejected one ends the run. */
  readonly pause: () => Promise<void> | undefined;
  /** Reads a transcript, undefined where it cannot be read; called for queries with words alone. */
  readonly read: (path: string) => Promise<Transcript | undefined>;
}

/** The stretches of one file, at least one, and what they add to the figures. */
export interface FoundFile extends Found, Pick<StageEntry, "facts" | "voices"> {
  readonly path: string;
}

export interface QueryResult {
  readonly figures: QueryFigures;
  /** In the order of their paths. */
  readonly files: readonly FoundFile[];
  /** Files whose text could not be read to look for words, or is not what was counted. */
  readonly unread: readonly string[];
}

export function keepQuery(query: QueryNode): KeptQuery {
  return { query, stages: createStages(query) };
}

/**
 * Runs a query over a study (counting rules, section 4). What its operands name is to be checked
 * before; an unknown name finds nothing. A file is evaluated anew only when it changed, or when
 * what the query looks up elsewhere did. Linear in the size of the study.
 */
export async function runQuery(kept: KeptQuery, source: QuerySource): Promise<QueryResult> {
  const paths = sortedPaths(source.study.files.keys());
  const unread = new Set<string>();
  let scopes: Inputs["scopes"] = new Map();
  for (const stage of kept.stages.slice(0, -1)) {
    scopes = await lookUp(stage, {
      source,
      paths,
      unread,
      inputs: inputsFor(stage, source, scopes),
    });
  }
  const last = kept.stages[kept.stages.length - 1];
  const files: FoundFile[] = [];
  const pass = { source, paths, unread, inputs: inputsFor(last, source, scopes) };
  await visitFiles(last, pass, (path, { facts, voices, found: [found] }) => {
    if (found.stretches.length > 0) files.push({ path, facts, voices, ...found });
  });
  return { figures: sumOf(files), files, unread: sortedPaths(unread) };
}

/** The inputs of the last run, if they are the same still. */
function inputsFor(stage: Stage, { study }: QuerySource, scopes: Inputs["scopes"]): Inputs {
  const { inputs: last } = stage;
  const isSame =
    last?.codebook === study.codebook &&
    last.cases === study.cases &&
    areSameScopes(last.scopes, scopes);
  if (isSame) return last;
  return (stage.inputs = { codebook: study.codebook, cases: study.cases, scopes });
}

function areSameScopes(a: Inputs["scopes"], b: Inputs["scopes"]): boolean {
  if (a.size !== b.size) return false;
  for (const [scope, names] of a) {
    const others = b.get(scope);
    if (others === undefined || others.size !== names.size) return false;
    for (const name of names) if (!others.has(name)) return false;
  }
  return true;
}

/** One pass over all files. */
interface Pass {
  readonly source: QuerySource;
  readonly paths: readonly string[];
  readonly inputs: Inputs;
  readonly unread: Set<string>;
}

/** The cases and files in which the queries of a stage occur, and those of earlier stages. */
async function lookUp(stage: Stage, pass: Pass): Promise<Inputs["scopes"]> {
  const scopes = new Map(pass.inputs.scopes);
  const names = stage.scopes.map((scope) => {
    const own = new Set<string>();
    scopes.set(scope, own);
    return own;
  });
  await visitFiles(stage, pass, (path, { found }) => {
    stage.scopes.forEach(({ kind }, index) => {
      const { cases, stretches } = found[index];
      if (kind === "cases") for (const name of cases) names[index].add(name.normalize("NFC"));
      else if (stretches.length > 0) names[index].add(path);
    });
  });
  return scopes;
}

/** Shows file after file as it is when it is its turn, for they come, go and change in between. */
async function visitFiles(
  stage: Stage,
  pass: Pass,
  visit: (path: string, entry: StageEntry) => void,
): Promise<void> {
  const { source, paths } = pass;
  const evaluateFile = evaluatorOf(stage, pass.inputs);
  for (const path of paths) {
    const known = knownEntry(stage, pass, path);
    const entry = known ?? (await makeEntry(stage, { ...pass, path, evaluateFile }));
    if (entry !== undefined) visit(path, entry);
    const turn = source.pause();
    if (turn !== undefined) await turn;
  }
  if (stage.entries.size > paths.length) forgetOthers(stage, paths);
}

function knownEntry(
  { entries }: Stage,
  { source, inputs }: Pass,
  path: string,
): StageEntry | undefined {
  const known = entries.get(path);
  const isCurrent =
    known !== undefined &&
    known.inputs === inputs &&
    known.facts === source.study.files.get(path) &&
    known.voices === source.voices.get(path);
  return isCurrent ? known : undefined;
}

interface Making extends Pass {
  readonly path: string;
  readonly evaluateFile: EvaluateFile;
}

async function makeEntry(
  { needsText, entries }: Stage,
  { path, source, inputs, unread, evaluateFile }: Making,
): Promise<StageEntry | undefined> {
  const read = needsText ? await source.read(path) : undefined;
  const facts = source.study.files.get(path);
  const voices = source.voices.get(path);
  if (facts === undefined || voices === undefined) return undefined;
  // A file may have changed since it was counted: wrong places are worse than none.
  const { words } = limitedFrom(facts)?.facts ?? facts;
  const transcript = read?.words.starts.length === words ? read : undefined;
  const found = evaluateFile({ path, facts, voices, cases: inputs.cases }, transcript);
  const entry = { facts, voices, inputs, found };
  // What could not be read is tried again the next time.
  if (needsText && transcript === undefined) unread.add(path);
  else entries.set(path, entry);
  return entry;
}

type EvaluateFile = (
  file: Evaluation["file"],
  transcript: Transcript | undefined,
) => readonly Found[];

function evaluatorOf({ queries }: Stage, { codebook, scopes }: Inputs): EvaluateFile {
  const codesBelow = codesBelowIn(codebook);
  const phrases = new Map<WordsOperand, Phrase>();
  for (const node of queries.flatMap((query) => [...nodesOf(query)])) {
    if (node.kind === "words") phrases.set(node, phraseOf(node.value));
  }
  return (file, transcript) =>
    queries.map((query) => {
      const given = { file, codesBelow, scopes, transcript, phrases };
      const stretches = resultOf(file.facts, evaluate(query, given));
      return { stretches, ...countStretches(file.facts, file.voices, stretches) };
    });
}

function forgetOthers({ entries }: Stage, paths: readonly string[]): void {
  const present = new Set(paths);
  for (const path of entries.keys()) if (!present.has(path)) entries.delete(path);
}

function sumOf(files: readonly FoundFile[]): QueryFigures {
  const cases = new Set<string>();
  let passages = 0;
  let words = 0;
  for (const file of files) {
    passages += file.stretches.length;
    words += file.words;
    for (const name of file.cases) cases.add(name);
  }
  return { passages, words, cases: cases.size, transcripts: files.length };
}
