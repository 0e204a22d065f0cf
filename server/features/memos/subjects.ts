import { nearestIds } from "../../codebook/ids";
import type { NoteFact } from "../../study/memos/notes";
import { sortedPaths } from "../../study/study";
import { caseNamesOf } from "../problems/cases";
import type { StudySnapshot } from "../context";

/** What a name in `about:` stands for. */
export type Subject =
  | { readonly kind: "code"; readonly id: string }
  | { readonly kind: "case"; readonly name: string }
  | { readonly kind: "passage"; readonly path: string; readonly note: NoteFact };

/** Looks names of `about:` up in a study, as it is now; made anew for each answer. */
export interface Subjects {
  /** Undefined where the study has nothing of that name. A code comes before a case. */
  readonly find: (name: string) => Subject | undefined;
  /** Names that this one may be a slip of, the nearest first. */
  readonly nearest: (name: string) => readonly string[];
}

export function createSubjects(study: StudySnapshot): Subjects {
  let known: ReadonlySet<string> | undefined;
  const cases = () => (known ??= allCases(study));
  const find: Subjects["find"] = (name) => {
    if (isCode(study, name)) return { kind: "code", id: name };
    if (cases().has(name)) return { kind: "case", name };
    return findPassage(study, name);
  };
  return { find, nearest: (name) => nearestNames(study, cases(), name) };
}

/** Every case of the study: of those who speak in it, and of `cases.csv`. */
export function allCases({ figures }: StudySnapshot): ReadonlySet<string> {
  const names = new Set<string>(figures.study.cases.keys());
  for (const [path, facts] of figures.study.files) {
    const voices = figures.voices.get(path);
    if (voices === undefined) continue;
    for (const name of caseNamesOf(facts, voices)) names.add(name);
  }
  return names;
}

/** The passages of a file that have a name, in the order of the text; of two alike, the first. */
export function namedPassages(
  { figures }: StudySnapshot,
  path: string,
): ReadonlyMap<string, NoteFact> {
  const named = new Map<string, NoteFact>();
  for (const note of figures.study.files.get(path)?.notes ?? []) {
    if (note.id !== undefined && !named.has(note.id)) named.set(note.id, note);
  }
  return named;
}

/** Whether the codebook has a code of that id, or a transcript uses one. */
export function isCode({ figures }: StudySnapshot, id: string): boolean {
  return figures.study.codebook.nodes.has(id) || figures.study.uses.has(id);
}

/** Both a path and a passage's name may hold the sign, so that each of them may be the border. */
function findPassage(study: StudySnapshot, name: string): Subject | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  for (let at = name.indexOf("#"); at > 0; at = name.indexOf("#", at + 1)) {
    const path = pathOf(study, name.slice(0, at));
    const note =
      path === undefined ? undefined : namedPassages(study, path).get(name.slice(at + 1));
    if (path !== undefined && note !== undefined) return { kind: "passage", path, note };
  }
  return undefined;
}

/** A file by its path in the study; by its name alone where only one has it. */
function pathOf({ figures }: StudySnapshot, written: string): string | undefined {
  const { files } = figures.study;
  if (files.has(written)) return written;
  if (written.includes("/")) return undefined;
  const found = [...files.keys()].filter((path) => path.endsWith(`/${written}`));
  return found.length === 1 ? found[0] : undefined;
}

const LONGEST_NAME = 2_000;
const MOST_SUGGESTED = 3;

function nearestNames(
  study: StudySnapshot,
  cases: ReadonlySet<string>,
  name: string,
): readonly string[] {
  const limit = { limit: MOST_SUGGESTED };
  const { codebook, files } = study.figures.study;
  const border = name.lastIndexOf("#");
  if (border <= 0) return nearestIds(name, new Set([...codebook.nodes.keys(), ...cases]), limit);
  const [file, id] = [name.slice(0, border), name.slice(border + 1)];
  const path = pathOf(study, file);
  if (path === undefined) {
    return nearestIds(file, sortedPaths(files.keys()), limit).map((near) => `${near}#${id}`);
  }
  return nearestIds(id, namedPassages(study, path).keys(), limit).map((near) => `${file}#${near}`);
}
