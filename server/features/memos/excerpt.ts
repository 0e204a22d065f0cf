import type { KeptText } from "../../study/memos/keptText";
import type { StudySnapshot } from "../context";
import { counted, escapeMarkdown } from "../markdown";
import { shorten } from "../shorten";
import { nameOfMemo, type MemoAbout } from "./about";

/** The start of a memo as Markdown that shows exactly this text, and how much more there is. */
export function excerptOf({ text, length }: KeptText): string {
  const shown = shorten(text, LONGEST_EXCERPT);
  const more = length - Math.min(length, LONGEST_EXCERPT);
  const rest = more === 0 ? "" : ` *(${counted(more, "more character")})*`;
  return `${escapeMarkdown(shown)}${rest}`;
}

/** The memos about something, for its card: each with a link to its file, and how many more. */
export function memosCard(study: StudySnapshot, memos: readonly MemoAbout[]): string {
  if (memos.length === 0) return "";
  const shown = memos.slice(0, MOST_SHOWN).map((memo) => memoLine(study, memo));
  const more = memos.length - shown.length;
  const rest = more === 0 ? [] : [`*${counted(more, "more memo")}*`];
  return [...shown, ...rest].join("\n\n");
}

const LONGEST_EXCERPT = 300;
const MOST_SHOWN = 3;

/** The link leads to a file of the study and nowhere else: its address is ours, not the memo’s. */
function memoLine(study: StudySnapshot, memo: MemoAbout): string {
  const { date, text } = memo.facts;
  const name = `[${escapeMarkdown(shorten(nameOfMemo(memo), 80))}](${addressOf(study, memo.path)})`;
  const when = date === undefined ? "" : ` · ${escapeMarkdown(date)}`;
  const body = { text: withoutTitle(text.text, memo.facts.title), length: 0 };
  const cut = text.text.length - body.text.length;
  const excerpt = excerptOf({ text: body.text, length: text.length - cut });
  return `**Memo:** ${name}${when}${excerpt === "" ? "" : `  \n${excerpt}`}`;
}

function addressOf(study: StudySnapshot, path: string): string {
  return study.uriOf(path).replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** A heading that is shown as the name need not be read twice. */
function withoutTitle(text: string, title: string): string {
  const line = /^#{1,6}[ \t]+[^\r\n]*/.exec(text)?.[0];
  return line === undefined || title === "" ? text : text.slice(line.length).trimStart();
}
