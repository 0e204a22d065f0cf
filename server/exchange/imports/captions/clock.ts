const CLOCK = /^\s*(?:(?:(\d{1,4}):)?(\d{1,2}):)?(\d{1,9})(?:[.,](\d{1,9}))?\s?s?\s*$/;

/** Seconds of a time in words: `01:02:03.5`, `02:03,5`, `123.5` or `123.5s`; undefined for all else. */
export function clockSeconds(text: string): number | undefined {
  const found = CLOCK.exec(text);
  if (found === null) return undefined;
  const [, hours = "0", minutes = "0", seconds, fraction = "0"] = found;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole + Number(`0.${fraction}`);
}
