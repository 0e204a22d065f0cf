/** A text on one line, cut where it would fill an account by itself. */
export function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  const signs = Array.from(line.slice(0, MOST * 2));
  return signs.length > MOST ? `${signs.slice(0, MOST).join("").trim()}…` : line;
}

/** Characters; enough to know a text again. */
const MOST = 100;
