import type { Transcript } from "../model";
import { wordingOf } from "../wording";
import { wordingChanges, type WordingChange } from "../wordingChanges";
import { inTextOrder, type EditResult, type TextEdit } from "./edit";
import { isRestored } from "./restoreCheck";
import { restoringEdits, type Restoring } from "./restoreStretch";
import { slidChanges } from "./slidChanges";
import { wordByWord } from "./wordByWord";

/**
 * Gives back the words of an earlier version of the file (section 7 of the markup): all of them,
 * or those of one change that `changesToRestore` told of. What stays keeps its codes and speakers;
 * words that come back are escaped where they would become markup. The wording afterwards is the
 * earlier one to the byte; where that cannot be reached without touching anything else, the answer
 * says so.
 */
export function restoreWords(
  transcript: Transcript,
  earlier: Transcript,
  only?: WordingChange,
): EditResult {
  const changes = only === undefined ? changesToRestore(transcript, earlier) : [only];
  if (changes.length === 0) return { edits: [] };
  const [before, now] = [wordingOf(earlier), wordingOf(transcript)];
  const wanted = withChanges(now, before, changes);
  const single = wordByWord(changes, before, now);
  for (const alike of [single, slidChanges(single, { before, now }), changes]) {
    for (const way of WAYS) {
      const edits = editsFor({ ...way, transcript, earlier }, alike);
      if (!edits) continue;
      if (isRestored({ transcript, earlier, changes: alike, wanted }, edits)) return { edits };
    }
  }
  return { reason: CANNOT };
}

/** Every change of the words, two forms of one character included: what is to be given back. */
export function changesToRestore(
  transcript: Transcript,
  earlier: Transcript,
): readonly WordingChange[] {
  return wordingChanges(wordingOf(earlier), wordingOf(transcript), { isExact: true });
}

const CANNOT =
  "The sealed words cannot be put back here without touching a code, a heading or a speaker. " +
  "Undo what was changed, or correct the words by hand.";

/** From the plainest way to the most careful one. */
const WAYS: readonly Pick<Restoring, "escaping" | "byLines">[] = [
  { escaping: "none", byLines: true },
  { escaping: "markup", byLines: true },
  { escaping: "all", byLines: true },
  { escaping: "none", byLines: false },
  { escaping: "markup", byLines: false },
  { escaping: "all", byLines: false },
];

/** The edits in the order of the text; undefined where some of them get in each other's way. */
function editsFor(
  restoring: Restoring,
  changes: readonly WordingChange[],
): readonly TextEdit[] | undefined {
  const all = new Map<string, TextEdit>();
  for (const change of changes) {
    const edits = restoringEdits(restoring, change);
    if (edits === undefined) return undefined;
    for (const edit of edits) all.set(`${edit.span.start} ${edit.span.end} ${edit.newText}`, edit);
  }
  const ordered = inTextOrder([...all.values()]);
  const isApart = ordered.every(
    ({ span }, at) => at === 0 || ordered[at - 1].span.end <= span.start,
  );
  return isApart ? united(ordered) : undefined;
}

/** Edits that touch are one: words are replaced, not put in beside those that go. */
function united(ordered: readonly TextEdit[]): readonly TextEdit[] {
  const all: TextEdit[] = [];
  for (const edit of ordered) {
    const last = all.at(-1);
    if (last?.span.end !== edit.span.start) all.push(edit);
    else {
      const span = { start: last.span.start, end: edit.span.end };
      all[all.length - 1] = { span, newText: last.newText + edit.newText };
    }
  }
  return all;
}

function withChanges(now: string, before: string, changes: readonly WordingChange[]): string {
  const parts: string[] = [];
  let place = 0;
  for (const change of changes) {
    parts.push(now.slice(place, change.now.start));
    parts.push(before.slice(change.before.start, change.before.end));
    place = change.now.end;
  }
  parts.push(now.slice(place));
  return parts.join("");
}
