import { COUNTINGS, positionsIn, type Counting, type SourceText, type Stretch } from "./positions";

/** A selection as its program wrote it. */
export interface RawSelection extends Stretch {
  /** Often the words of the selection, or their beginning. */
  readonly name: string | undefined;
}

/** What speaks for one way of counting. */
export interface Score {
  readonly counting: Counting;
  /** Selections whose words are what their name says. */
  readonly named: number;
  /** Ends of selections that stand at the end of a word, and of starts at its start. */
  readonly clean: number;
  /** Selections that end behind the text. */
  readonly outside: number;
  /** The same in all ways of counting that give every selection the same words. */
  readonly reading: number;
}

export interface Evidence {
  /** Adds the selections of one source. */
  add(source: SourceText, selections: readonly RawSelection[]): void;
  /** In the order of `COUNTINGS`. */
  readonly scores: readonly Score[];
  /** Whether some ways of counting give different words, the end apart. */
  readonly isContested: boolean;
  /** Whether line breaks of two characters were seen. */
  readonly hasWideBreaks: boolean;
}

export function gatherEvidence(): Evidence {
  const scores = COUNTINGS.map((counting) => ({
    counting,
    named: 0,
    clean: 0,
    outside: 0,
    reading: 0,
  }));
  let hasWideBreaks = false;
  return {
    scores,
    get isContested() {
      const exclusive = scores.filter(({ counting }) => counting.end === "exclusive");
      return new Set(exclusive.map(({ reading }) => reading)).size > 1;
    },
    get hasWideBreaks() {
      return hasWideBreaks;
    },
    add(source, all) {
      // Of what ends where it starts, nobody knows whether it is empty or one character.
      const selections = all.filter(({ start, end }) => start !== end);
      hasWideBreaks ||= source.hasWideBreaks;
      const readings = scores.map((score) => {
        const { at, length } = positionsIn(source, score.counting);
        const stretches = selections.map(at);
        for (const [index, stretch] of stretches.entries()) {
          const selection = selections[index];
          if (isNamed(source.text, stretch, selection.name)) score.named++;
          score.clean += cleanEnds(source.text, stretch);
          const last = score.counting.end === "inclusive" ? length - 1 : length;
          if (selection.end > last) score.outside++;
        }
        return JSON.stringify([score.reading, stretches]);
      });
      for (const [at, score] of scores.entries()) score.reading = readings.indexOf(readings[at]);
    },
  };
}

/**
 * The way of counting that the program is known for, unless another one fits clearly better: words that
 * are what the name of the selection says count most, then whole words.
 */
export function bestCounting(evidence: Evidence, origin: string): Counting {
  const known = usualCounting(origin, evidence.hasWideBreaks);
  const usual = evidence.scores.find(({ counting }) => isSameCounting(counting, known));
  const best = evidence.scores.reduce((one, other) => (weight(other) > weight(one) ? other : one));
  if (usual === undefined) return best.counting;
  // People select parts of words, too: one such selection is no proof.
  const margin = Math.max(1, Math.abs(weight(usual)) * 0.05);
  return weight(best) - weight(usual) > margin ? best.counting : known;
}

export function isSameCounting(one: Counting, other: Counting): boolean {
  return one.unit === other.unit && one.breaks === other.breaks && one.end === other.end;
}

export function weight({ named, clean, outside }: Score): number {
  return named * 4 + clean - outside * 4;
}

/** Measured on files of these programs; for all others, as the standard has it, the end apart. */
function usualCounting(origin: string, hasWideBreaks: boolean): Counting {
  const unit = /nvivo/i.test(origin) ? "UTF-16 unit" : "code point";
  const isNarrow = !hasWideBreaks || /atlas|qualcoder/i.test(origin);
  return { unit, breaks: isNarrow ? 1 : 2, end: "exclusive" };
}

function isNamed(text: string, { start, end }: Stretch, name: string | undefined): boolean {
  const wanted = name === undefined ? "" : onOneLine(name);
  if (wanted === "" || end <= start) return false;
  const shortened = /^(.*?)(?:…|\.\.\.)$/su.exec(wanted)?.[1];
  const most = start + wanted.length * 2 + 200;
  const words = onOneLine(text.slice(start, Math.min(end, most)));
  const isWhole = end <= most && words === wanted;
  return isWhole || (shortened !== undefined && shortened !== "" && words.startsWith(shortened));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** 0 to 2: whether a stretch starts at the start of a word or sign, and ends at the end of one. */
function cleanEnds(text: string, { start, end }: Stretch): number {
  if (end <= start) return 0;
  const first = characterAt(text, start);
  const last = characterBefore(text, end);
  const startsClean = isShown(first) && !(isWord(characterBefore(text, start)) && isWord(first));
  const endsClean = isShown(last) && !(isWord(last) && isWord(characterAt(text, end)));
  return Number(startsClean) + Number(endsClean);
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : "";
}

function characterBefore(text: string, at: number): string {
  if (at === 0) return "";
  const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
  return isPair ? text.slice(at - 2, at) : text[at - 1];
}

/** Half a character is no good end either. */
function isShown(character: string): boolean {
  return character !== "" && !/^(?:\s|\p{Cs})/u.test(character);
}

function isWord(character: string): boolean {
  return /^[\p{L}\p{M}\p{N}]/u.test(character);
}
