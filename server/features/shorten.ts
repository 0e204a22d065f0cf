/** The text up to `limit` UTF-16 units, with an ellipsis where it is longer; no pair is torn. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isPairTorn = (text.charCodeAt(limit) & 0xfc00) === 0xdc00;
  return `${text.slice(0, isPairTorn ? limit - 1 : limit).trimEnd()}…`;
}
