/** Something said at one time, as captions have it: one or more lines of words by one speaker. */
export interface Cue {
  /** Where it stands in the file, as in "line 12" or "segment 3". */
  readonly place: string;
  /** Seconds from the start of the recording. */
  readonly start: number | undefined;
  /** As the format itself names the speaker; undefined where it names nobody. */
  readonly speaker: string | undefined;
  readonly text: string;
  /** Whether somebody else begins to speak, even where nothing says who. */
  readonly isTurn?: boolean;
}
