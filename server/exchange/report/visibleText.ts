/**
 * The text without what no document can hold or show: control characters, halves of surrogate pairs
 * and characters that are none become `U+FFFD`, as do those that turn the direction of everything
 * behind them. Tabs stay; every line break becomes one line feed.
 */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(/\r\n?/g, "\n").replace(HIDDEN, "\ufffd");
}

/** The same on one line: every run of white space that breaks a line becomes one blank. */
export function lineText(text: string): string {
  return visibleText(text).replace(/\s+/g, (run) =>
    /[\n\u2028\u2029]/.test(run) ? " " : run.replace(/[\t\v\f]/g, " "),
  );
}

const PLAIN = /^[\x20-\x7e\xa0-\u200d\u2010-\u2027\u2030-\u205f]*$/;
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;
