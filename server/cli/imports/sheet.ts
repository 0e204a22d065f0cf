import type { Cell, Sheet } from "../formats";
import type { ImportRow } from "./importFiles";

/** The account as rows: what became of each file, who speaks in it, and what came over. */
export function sheetOf(rows: readonly ImportRow[]): Sheet {
  return {
    columns: ["file", "what", "name", "count", "where", "why"],
    rows: rows.flatMap(rowsOf),
    notes: [],
  };
}

function rowsOf(row: ImportRow): readonly Cell[][] {
  const { file, result, path, message, speakers, begins = [], account } = row;
  return [
    [file, result, path ?? "", null, "", message],
    ...speakers.map(({ name, role, turns, words }): Cell[] => {
      return [
        file,
        role === "interviewer" ? role : "speaker",
        name,
        turns,
        "",
        turnsOf(turns, words),
      ];
    }),
    ...begins.map((text): Cell[] => [file, "begins", text, null, "", ""]),
    ...account.map(({ fate, what, count, places, why }): Cell[] => {
      const more = places.length > 0 && count > places.length ? ", …" : "";
      return [file, fate, what, count, places.join(", ") + more, why ?? ""];
    }),
  ];
}

function turnsOf(turns: number, words: number): string {
  return `${turns === 1 ? "turn" : "turns"} with ${words.toLocaleString("en-US")} words`;
}
