import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ReadFile } from "../imported";
import { itemAt } from "../placesOf";
import { clockSeconds } from "./clock";
import { importedOf } from "./importedOf";
import type { Cue } from "./model";

/**
 * Text that was copied from a page with a transcript, as of Teams, YouTube or Trint: times stand alone
 * on lines, with a name on the line before or behind them, or on the same line, or with none.
 */
export function isTimeLines({ bytes }: ForeignFile): boolean {
  const { text } = decode(bytes);
  const head = text.slice(0, 5_000).split(/\r\n|\n|\r/);
  return head.some((line) => timeIn(line) !== null) && copiedIn(text) !== undefined;
}

export function readTimeLines(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const { cues, astray, again } = copiedIn(text) ?? { cues: [], astray: [], again: [] };
  const items = [
    ...itemAt({ fate: "left out", what: "lines before the first times", why: ASTRAY }, astray),
    ...itemAt({ fate: "left out", what: "times and names that come twice", why: AGAIN }, again),
  ];
  return {
    transcripts: [importedOf({ name: nameOf(file.name), cues, account: items })],
    account,
  };
}

const ASTRAY = "Nothing says when they were said, or whether they were.";
const AGAIN = "They say once more what stands beside them.";

interface Line {
  readonly text: string;
  readonly place: string;
  /** Where the line is a time, alone or before a name. */
  readonly start: number | undefined;
  /** The name behind the time. */
  readonly behind: string;
}

interface Copied {
  readonly cues: readonly Cue[];
  /** Lines that belong to no time. */
  readonly astray: readonly string[];
  /** Lines that only say again what others say. */
  readonly again: readonly string[];
}

const CLOCK = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)`;
const ALONE = new RegExp(String.raw`^\s*${CLOCK}\s*$`);
const BEFORE_NAME = new RegExp(String.raw`^\s*\[${CLOCK}\]\s+(\S.{0,62})$`);

function timeIn(line: string): RegExpExecArray | null {
  return ALONE.exec(line) ?? BEFORE_NAME.exec(line);
}

/** As many lines with times are no chance; and on a page with a transcript they are many. */
const LEAST = 3;
const MOST_BETWEEN = 5;

function copiedIn(text: string): Copied | undefined {
  const { lines, again } = linesIn(text);
  const times = lines.flatMap(({ start }, at) => (start === undefined ? [] : [at]));
  const isMany = times.length >= LEAST && times.length * MOST_BETWEEN >= lines.length;
  if (!isMany || !isInOrder(times.map((at) => lines[at].start ?? 0))) return undefined;
  for (const layout of LAYOUTS) {
    const names = times.map((at) => nameAt(lines, at, layout));
    if (isLayout(layout, names, lines))
      return { ...laidOut(lines, times, { layout, names }), again };
  }
  return undefined;
}

/** The lines that are not blank, without those of Teams that only say a time beside them in words. */
function linesIn(text: string): { readonly lines: readonly Line[]; readonly again: string[] } {
  const all = text.split(/\r\n|\n|\r/).flatMap((written, at): readonly Line[] => {
    const [, clock = "", behind = ""] = timeIn(written) ?? [];
    const place = `line ${at + 1}`;
    const line = { text: written.trim(), place, start: clockSeconds(clock), behind };
    return line.text === "" ? [] : [line];
  });
  const isAgain = (line: Line, at: number): boolean => {
    const said = timeInWords(line.text);
    if (said === undefined) return false;
    if (said.name === "") return all[at + 1]?.start === said.start;
    return all[at - 1]?.start === said.start;
  };
  const again = all.filter(isAgain).map(({ place }) => place);
  return { lines: all.filter((line, at) => !isAgain(line, at)), again };
}

/** `Ana 0 minutes 3 seconds`, as Teams has it for those who listen to a page. */
const IN_WORDS =
  /^(.{0,63}?)(?:^|\s)(?:(\d{1,3}) hours? )?(?:(\d{1,2}) minutes? )?(\d{1,2}) seconds?$/;

function timeInWords(line: string): { readonly name: string; readonly start: number } | undefined {
  const found = IN_WORDS.exec(line);
  if (found === null) return undefined;
  const [, name, hours = "0", minutes = "0", seconds] = found;
  return { name, start: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) };
}

function isInOrder(times: readonly number[]): boolean {
  const back = times.filter((time, index) => index > 0 && time < times[index - 1]);
  return back.length * 10 <= times.length;
}

/** Where the name of a time stands. */
type Layout = "same line" | "line before" | "line behind" | "nowhere";
const LAYOUTS: readonly Layout[] = ["same line", "line before", "line behind", "nowhere"];

type Names = readonly (string | undefined)[];

function nameAt(lines: readonly Line[], at: number, layout: Layout): string | undefined {
  if (layout === "nowhere") return undefined;
  if (layout === "same line") return lines[at].behind;
  const beside = lines[layout === "line before" ? at - 1 : at + 1];
  return beside?.start === undefined ? beside?.text : undefined;
}

/** Without names, only lines that take turns with times are surely what was said at them. */
function isLayout(layout: Layout, names: Names, lines: readonly Line[]): boolean {
  if (layout !== "nowhere") return areNames(names);
  return names.length * 3 >= lines.length && lines.every(({ behind }) => behind === "");
}

/** Names come again, and end as no sentence does. */
function areNames(names: Names): boolean {
  const isEach = names.every((name) => name !== undefined && isNameLike(name));
  return isEach && new Set(names).size * 3 <= names.length * 2;
}

function isNameLike(name: string): boolean {
  return name.length <= 63 && /^[\p{Lu}\p{Lo}\p{N}@]/u.test(name) && !/[.?!…,;:]$/.test(name);
}

function laidOut(
  lines: readonly Line[],
  times: readonly number[],
  { layout, names }: { readonly layout: Layout; readonly names: Names },
): Omit<Copied, "again"> {
  const before = layout === "line before" ? 1 : 0;
  const behind = layout === "line behind" ? 1 : 0;
  const cues = times.map((at, index): Cue => {
    const next = index + 1 < times.length ? times[index + 1] - before : lines.length;
    const words = lines.slice(at + 1 + behind, next).map(({ text }) => text);
    const { place, start } = lines[at];
    return { place, start, speaker: names[index], text: words.join("\n") };
  });
  return { cues, astray: lines.slice(0, times[0] - before).map(({ place }) => place) };
}
