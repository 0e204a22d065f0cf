import type { AccountItem } from "./account";
import { dividedAtChevrons } from "./captions/chevrons";
import type { Cue } from "./captions/model";
import type { ImportedSpeech } from "./imported";
import { itemAt, itemOf } from "./placesOf";
import { findNames, namedStart, type NameFinding } from "./speakerNames";

/** Paragraphs as people read them, and what the account says of how they were made. */
export interface Turns {
  readonly parts: readonly ImportedSpeech[];
  readonly account: readonly AccountItem[];
}

/**
 * Makes one paragraph of everything that somebody says until another one speaks, however many cues
 * and pauses it has. A cue without a name goes on with the last speaker, unless the file says that
 * somebody else begins. What nobody is named for is cut at ends of sentences, since nothing else says
 * where one could.
 */
export function turnsOf(all: readonly Cue[]): Turns {
  const { cues, changes } = dividedAtChevrons(all);
  const isNamed = cues.some(({ speaker }) => speaker !== undefined);
  const finding: NameFinding = isNamed ? NOTHING : findNames(cues.map(({ text }) => text));
  const named = isNamed ? cues : cues.map((cue) => withNames(cue, finding));
  const others = isNamed || finding.names.size > 0 ? UNKNOWN : undefined;
  const turns: Turn[] = [];
  for (const cue of named) {
    const speaker = cue.speaker ?? (cue.isTurn === true ? others : undefined);
    addCue(turns, { ...cue, speaker });
  }
  const parts = turns.map(({ speaker, start, texts }): ImportedSpeech => {
    return { kind: "speech", speaker, start, text: texts.join(" "), stretches: [] };
  });
  return { parts, account: [...accountOf(parts, finding), ...marksOf(changes)] };
}

/** Where others have names, whoever begins without one is not the last one who has. */
const UNKNOWN = "Unknown speaker";

const NOTHING: NameFinding = { names: new Set(), others: [] };

interface Turn {
  readonly speaker: string | undefined;
  readonly start: number | undefined;
  readonly texts: string[];
  /** The length of its words so far. */
  length: number;
}

function withNames(cue: Cue, { names }: NameFinding): Cue {
  const found = namedStart(cue.text);
  if (found === undefined || !names.has(found.name)) return cue;
  return { ...cue, speaker: found.name, text: found.rest };
}

function addCue(turns: Turn[], { speaker, start, text, isTurn }: Cue): void {
  const lines = text.split("\n").map((line) => line.trim());
  const words = lines.filter((line) => line !== "").join(" ");
  const last = turns.at(-1);
  const isNew =
    last === undefined ||
    (isTurn === true && (speaker === undefined || speaker === UNKNOWN)) ||
    (speaker !== undefined && speaker !== last.speaker) ||
    (last.speaker === undefined && isLongEnough(last));
  if (isNew) turns.push({ speaker, start, texts: [], length: 0 });
  if (words === "") return;
  const turn = turns[turns.length - 1];
  turn.texts.push(words);
  turn.length += words.length + 1;
}

/** About a hundred words; where no sentence ends, a paragraph ends at twice as many. */
const ENOUGH = 600;

function isLongEnough({ texts, length }: Turn): boolean {
  if (length < ENOUGH) return false;
  return length >= ENOUGH * 2 || /[.?!…。？！]["'”’»)\]]?$/.test(texts[texts.length - 1]);
}

function accountOf(
  parts: readonly ImportedSpeech[],
  { others }: NameFinding,
): readonly AccountItem[] {
  const names = new Set(parts.flatMap(({ speaker }) => speaker ?? []));
  const quoted = (all: Iterable<string>): readonly string[] => [...all].map((one) => `“${one}”`);
  return [
    ...itemAt({ fate: "kept", what: "speakers", why: undefined }, quoted(names)),
    ...itemAt(
      {
        fate: "kept",
        what: "words before a colon",
        why: "They may be names, but nothing else in the file says so, so they stay words.",
      },
      quoted(others),
    ),
  ];
}

function marksOf(changes: number): readonly AccountItem[] {
  const what = "signs that somebody else speaks";
  const why = `Each “>>” begins a paragraph; where no name is behind it in a file that has names, the paragraph stands under “${UNKNOWN}”.`;
  return itemOf({ fate: "changed", what, why }, changes);
}
