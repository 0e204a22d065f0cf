import { PARAGRAPH, rowCount } from "../../study/facts";
import { voiceOf } from "../../study/voices";
import type { ComparedFile } from "../compared";
import { wordsOf } from "../fileCoverage";
import type { Columns } from "./columns";

/**
 * One file cut into columns. Most crosstabs have one layer a file, in which every paragraph belongs
 * to one column or to none; by coder, a file has a layer for each of its coders.
 */
export interface Layer {
  readonly file: ComparedFile;
  /** By paragraph the index of its slot; -1 where no word is said or the speech has no column. */
  readonly slotOf: Int32Array;
  readonly slots: readonly Slot[];
  /** Who of the columns takes part in the file, as numbers of columns and of cases. */
  readonly members: readonly Member[];
  /** The index of the one coder whose codings count, -1 for codings without; absent: all do. */
  readonly coder?: number;
  /** Whether it holds words that have no column: interviewers', where columns are of cases. */
  readonly hasOutsiders: boolean;
}

/** The speech of one case in one column. */
export interface Slot {
  readonly column: number;
  /** The number of the case; -1 for interviewers. */
  readonly case: number;
  words: number;
}

export interface Member {
  readonly column: number;
  readonly case: number;
}

/** The layers of one file. */
export function layersOf(columns: Columns, file: ComparedFile): readonly Layer[] {
  return columns.partsOf(file).map(({ columnAt, membersOf, coder }) => {
    const speech = cutSpeech(columns, file, columnAt);
    return { ...speech, file, coder, members: membersOf(speech.slots) };
  });
}

type ColumnAt = (paragraph: number, voice: number) => number;

function cutSpeech(
  columns: Columns,
  { facts, voices }: ComparedFile,
  columnAt: ColumnAt,
): Pick<Layer, "slotOf" | "slots" | "hasOutsiders"> {
  const slots: Slot[] = [];
  const indexes = new Map<number, number>();
  const caseOf = voices.caseOf.map((name, voice) =>
    voices.isParticipant[voice] ? columns.cases.numberOf(name) : -1,
  );
  const slotOf = new Int32Array(rowCount(facts.paragraphs, PARAGRAPH)).fill(-1);
  let hasOutsiders = false;
  for (let paragraph = 0; paragraph < slotOf.length; paragraph++) {
    const words = wordsOf(facts, paragraph);
    if (words === 0) continue;
    const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
    const voice = voiceOf(voices, speaker);
    const column = columnAt(paragraph, voice);
    if (column < 0) {
      hasOutsiders = true;
      continue;
    }
    const key = (caseOf[voice] + 1) * MOST_COLUMNS + column;
    const known = indexes.get(key);
    const slot = known ?? slots.push({ column, case: caseOf[voice], words: 0 }) - 1;
    if (known === undefined) indexes.set(key, slot);
    slots[slot].words += words;
    slotOf[paragraph] = slot;
  }
  return { slotOf, slots, hasOutsiders };
}

/** Columns and cases in one number that is exact: no study has as many columns. */
const MOST_COLUMNS = 2 ** 26;
