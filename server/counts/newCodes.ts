import type { Codebook } from "../codebook/model";
import { byUnits, comparedOf, giveNoWay, type ComparedFile, type GiveWay } from "./compared";
import type { NewCodesRow } from "./comparisons";
import type { Figures } from "./figures";

/** In which order transcripts are read: by the front matter's date, or by their paths alone. */
export type TranscriptOrder = "date" | "file";

/**
 * How many codes and themes each transcript brings that none before it has (counting rules, section
 * 4), by the codebook as it is now. Every id that is applied is a code, also one that the codebook
 * lacks, and a theme's own; a theme is met with the first coding of it or of anything below it.
 *
 * A date is read as year, month and day (`2009-07-06`); files without one, and those with another
 * spelling, come last, by their paths.
 */
export async function newCodesOf(
  figures: Figures,
  order: TranscriptOrder,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly NewCodesRow[]> {
  const { files, codebook } = comparedOf(figures);
  const codes = new Set<string>();
  const themes = new Set<string>();
  const rows: NewCodesRow[] = [];
  for (const { path, facts } of order === "date" ? byDate(files) : files) {
    const before = { codes: codes.size, themes: themes.size };
    for (const code of facts.codes) {
      codes.add(code);
      const theme = themeOf(codebook, code);
      if (theme !== undefined) themes.add(theme);
    }
    rows.push({
      file: path,
      newCodes: codes.size - before.codes,
      codes: codes.size,
      newThemes: themes.size - before.themes,
      themes: themes.size,
    });
    await giveWay();
  }
  return rows;
}

function themeOf({ nodes }: Codebook, code: string): string | undefined {
  return nodes.get(code)?.theme;
}

/** Files of one day stay in the order of their paths. */
function byDate(files: readonly ComparedFile[]): readonly ComparedFile[] {
  const dated = files.map((file) => ({ file, date: sortableDate(file.facts.date) }));
  return [...dated].sort((a, b) => byUnits(a.date, b.date)).map(({ file }) => file);
}

const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)(.*)$/s;
/** Stands behind every date. */
const LAST = "~";

/** `2009-7-6` before `2009-07-10`; a time of the day, as `2009-07-06 14:00`, counts too. */
function sortableDate(date: string | undefined): string {
  const found = DATE.exec(date?.trim() ?? "");
  if (found === null) return LAST;
  const [, year, month = "", day = "", rest] = found;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}${rest}`;
}

function twoDigits(number: string): string {
  return number === "" ? "" : number.padStart(2, "0");
}
