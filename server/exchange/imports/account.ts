// The account that every import and export gives: what came over, what was changed, what was left out
// and why. Nothing is lost in silence.

export interface AccountItem {
  readonly fate: "kept" | "changed" | "left out";
  /** What it is about, in a researcher's words and in the plural, as in "cues without words". */
  readonly what: string;
  /** How many there are. */
  readonly count: number;
  /** Why it was changed or left out, and what to do about it; undefined for what was kept. */
  readonly why: string | undefined;
  /** Where, as in "line 12" or "cue 3": the first places, a few. */
  readonly places: readonly string[];
}
