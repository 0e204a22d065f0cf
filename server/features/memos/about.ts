import { normalizeId } from "../../codebook/ids";
import { sortedPaths } from "../../study/study";
import type { MemoFacts } from "../../study/memos/memoFacts";
import type { StudySnapshot } from "../context";
import { createSubjects, isCode } from "./subjects";

/** A memo and where it says that it is about something. */
export interface MemoAbout {
  readonly path: string;
  readonly facts: MemoFacts;
}

/** The memos whose `about:` names a code, newest first. */
export function memosAboutCode(study: StudySnapshot, id: string): readonly MemoAbout[] {
  const wanted = normalizeId(id);
  return memosThat(study, ({ about }) => about.some(({ name }) => name === wanted));
}

/** The memos about a case, newest first; a name that is also that of a code means the code. */
export function memosAboutCase(study: StudySnapshot, name: string): readonly MemoAbout[] {
  return isCode(study, name) ? [] : memosAboutCode(study, name);
}

/** The memos about a passage that has a name, newest first. */
export function memosAboutPassage(
  study: StudySnapshot,
  path: string,
  id: string,
): readonly MemoAbout[] {
  if (study.figures.study.memos.size === 0) return [];
  const { find } = createSubjects(study);
  return memosThat(study, ({ about }) =>
    about.some(({ name }) => {
      if (!name.endsWith(`#${id}`)) return false;
      const subject = find(name);
      return subject?.kind === "passage" && subject.path === path && subject.note.id === id;
    }),
  );
}

/** What a memo is called: its heading, else its first words, else its file’s name. */
export function nameOfMemo({ path, facts }: MemoAbout): string {
  return facts.title || path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}

function memosThat(
  { figures }: StudySnapshot,
  isWanted: (facts: MemoFacts) => boolean,
): readonly MemoAbout[] {
  const { memos } = figures.study;
  const found: MemoAbout[] = [];
  for (const path of sortedPaths(memos.keys())) {
    const facts = memos.get(path);
    if (facts !== undefined && isWanted(facts)) found.push({ path, facts });
  }
  return found.sort((a, b) => compareDates(b.facts.date, a.facts.date));
}

function compareDates(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
