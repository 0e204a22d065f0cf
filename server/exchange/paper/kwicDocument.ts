import { kwicOf, kwicRowsOf, type KwicLines, type KwicWish } from "../../features/query/kwic";
import { KWIC_RULE, kwicLimits } from "../../protocol/kwicRule";
import type { Block } from "../report/model";
import { noteOf } from "../report/notes";
import type { Paper } from "./papers";
import type { PaperSource } from "./source";
import type { Refusal } from "./wish";

export const KWIC_WIDTH = 80;

/** Words wherever they are said, as a table; all of them. */
export async function kwicPaper(
  source: PaperSource,
  wish: Omit<KwicWish, "limit">,
): Promise<Paper | Refusal> {
  const found = await kwicOf(source, { ...wish, limit: Infinity });
  if ("problem" in found) return found;
  const title = `“${wish.words.trim()}” in context`;
  return {
    result: kwicRowsOf(found),
    document: () => ({ title, blocks: blocksOf(wish, found) }),
  };
}

function blocksOf(wish: Omit<KwicWish, "limit">, { lines, unread }: KwicLines): Block[] {
  const rows = lines.map(({ file, line, speaker, case: name, before, match, after }) => {
    return [file, line, speaker, name, before, match, after];
  });
  const notes = [
    KWIC_RULE,
    ...kwicLimits(wish),
    ...(unread.length === 0 ? [] : [`Files that could not be read: ${unread.join(", ")}.`]),
  ];
  return [{ kind: "table", columns: COLUMNS, rows }, noteOf(notes.join(" "))];
}

const COLUMNS = ["File", "Line", "Speaker", "Case", "Before", "Words", "After"];
