import {
  changesFigures,
  createFigures,
  dropFacts,
  putFacts,
  setCases,
  type Figures,
} from "../figures";
import { keepQuery, runQuery, type KeptQuery, type QuerySource } from "../query/run";
import type { QueryNode } from "../query/syntax";
import type { FileFacts } from "../../study/facts";
import type { Voices } from "../../study/voices";
import { limitFacts, type FileLimits } from "./limitFacts";
import { scopeOf, type StudyScope } from "./scope";

/** The figures of what lies in a scope, and what they were made of. */
export interface ScopedFigures {
  readonly scope: StudyScope;
  readonly words: KeptQuery | undefined;
  readonly sources: Map<string, Source>;
  cases: Figures["study"]["cases"] | undefined;
  figures: Figures | undefined;
}

interface Source {
  readonly facts: FileFacts;
  readonly voices: Voices;
  readonly stretches: FileLimits["stretches"];
}

/** Nothing is counted yet: `updateScoped` does that. */
export function createScoped(query: QueryNode): ScopedFigures {
  const scope = scopeOf(query);
  return {
    scope,
    words: scope.words && keepQuery(scope.words),
    sources: new Map(),
    cases: undefined,
    figures: undefined,
  };
}

/**
 * Brings the figures of a scope up to date with those of the whole study: only files that changed, or
 * in which the scope is another one by now, are counted again. Linear in the number of files. Runs
 * for one scope must follow one another.
 */
export async function updateScoped(
  scoped: ScopedFigures,
  whole: Figures,
  { pause, read }: Pick<QuerySource, "pause" | "read">,
): Promise<Figures> {
  const source = { study: whole.study, voices: whole.voices, pause, read };
  const found = scoped.words && (await runQuery(scoped.words, source)).files;
  const figures = figuresFor(scoped, whole);
  const stretches = found && new Map(found.map((file) => [file.path, file]));
  let hasChanged = scoped.cases !== whole.study.cases;
  for (const [path, facts] of whole.study.files) {
    const voices = whole.voices.get(path);
    const own = stretches === undefined ? undefined : (stretches.get(path)?.stretches ?? NOWHERE);
    // While others had their turn, the file may have changed; the next run counts it.
    const isStale = own !== undefined && own !== NOWHERE && stretches?.get(path)?.facts !== facts;
    if (voices === undefined || isStale) continue;
    if (takeFile(scoped, figures, { path, facts, voices, stretches: own })) hasChanged = true;
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  if (dropGone(scoped, figures, whole)) hasChanged = true;
  if (hasChanged) setCases(figures, casesIn(scoped, figures, whole));
  scoped.cases = whole.study.cases;
  return figures;
}

const NOWHERE: FileLimits["stretches"] = [];

/** Counts everything anew where the codebook or the settings say something else by now. */
function figuresFor(scoped: ScopedFigures, whole: Figures): Figures {
  const { codebook, memos } = whole.study;
  const last = scoped.figures;
  const isSame =
    last?.minWords === whole.minWords && !changesFigures(last.study.codebook, codebook);
  if (isSame) {
    last.study.codebook = codebook;
    return last;
  }
  scoped.sources.clear();
  scoped.cases = undefined;
  const fresh = createFigures(codebook, whole.minWords);
  // Memos are never limited.
  return (scoped.figures = { ...fresh, study: { ...fresh.study, memos } });
}

/** Takes files away that the study has no more; whether there were any. */
function dropGone({ sources }: ScopedFigures, figures: Figures, { study }: Figures): boolean {
  const gone = [...sources.keys()].filter((path) => !study.files.has(path));
  for (const path of gone) {
    sources.delete(path);
    dropFacts(figures, path);
  }
  return gone.length > 0;
}

/** Counts a file where it is another one than it was; whether it is. */
function takeFile(
  { scope, sources }: ScopedFigures,
  figures: Figures,
  { path, facts, voices, stretches }: Source & { readonly path: string },
): boolean {
  const last = sources.get(path);
  const isSame = last?.facts === facts && last.voices === voices && last.stretches === stretches;
  if (isSame) return false;
  sources.set(path, { facts, voices, stretches });
  const limited = limitFacts(facts, voices, { codings: scope.codings, stretches });
  if (limited === undefined) dropFacts(figures, path);
  else putFacts(figures, path, limited);
  return true;
}

/** `cases.csv` may name cases that are outside, or in no transcript at all. */
function casesIn({ words }: ScopedFigures, { tally }: Figures, { study }: Figures) {
  if (words === undefined) return study.cases;
  return new Map([...study.cases].filter(([name]) => tally.cases.has(name)));
}
