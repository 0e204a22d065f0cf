import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ReadFile } from "../imported";
import { itemAt } from "../placesOf";
import { readCueText } from "./cueText";
import { importedOf } from "./importedOf";
import type { Cue } from "./model";

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.:](\d{1,3}))?`;
const TIMES = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*--?>[ \t]*${TIME}(?:[ \t].*)?$`);

/** How many lines may stand before the first times of a file. */
const LOOKED_AT = 20;

/** SubRip, and whatever else has cues with times and no header. */
export function isSubRip({ bytes }: ForeignFile): boolean {
  const head = decode(bytes)
    .text.slice(0, 10_000)
    .split(/\r\n|\n|\r/);
  const at = head.slice(0, LOOKED_AT).findIndex((line) => TIMES.test(line));
  return at >= 0 && !(OF_TEAMS.test(head[at]) && !isNumberOfNext(head, at - 1));
}

/** Teams writes times so into documents, with a name below them: see `namesBehindRanges`. */
const OF_TEAMS = /^\s*\d{1,2}:\d:\d{1,2}\.\d{1,3} -->/;

export function readSubRip(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const { cues, astray, wordless } = readCues(text.split(/\r\n|\n|\r/));
  const lines = (numbers: readonly number[]): readonly string[] =>
    numbers.map((line) => `line ${line}`);
  const items = [
    ...itemAt(
      {
        fate: "left out",
        what: "lines before the first times",
        why: "Nothing says when they were said, or whether they were.",
      },
      lines(astray),
    ),
    ...itemAt(
      { fate: "left out", what: "cues without words", why: "Nothing is said in them." },
      lines(wordless),
    ),
  ];
  return {
    transcripts: [importedOf({ name: nameOf(file.name), cues, account: items })],
    account,
  };
}

interface Reading {
  readonly cues: readonly Cue[];
  readonly astray: readonly number[];
  readonly wordless: readonly number[];
}

/**
 * A cue begins with its times. Its number stands above them; between cues there is a blank line,
 * which files that were edited by hand often lack, or have inside of a cue.
 */
function readCues(lines: readonly string[]): Reading {
  const cues: Cue[] = [];
  const astray: number[] = [];
  const wordless: number[] = [];
  let open: { readonly line: number; readonly start: number; readonly texts: string[] } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const said = readCueText(open.texts.join("\n")).filter(({ text }) => text.trim() !== "");
    if (said.length === 0) wordless.push(open.line);
    for (const one of said) cues.push({ place: `line ${open.line}`, start: open.start, ...one });
  };
  for (let at = 0; at < lines.length; at++) {
    const times = TIMES.exec(lines[at]);
    if (times !== null) {
      close();
      open = { line: at + 1, start: secondsOf(times), texts: [] };
    } else if (!isNumberOfNext(lines, at) && lines[at].trim() !== "") {
      if (open === undefined) astray.push(at + 1);
      else open.texts.push(lines[at].replace(/\{\\[^{}]*\}/g, ""));
    }
  }
  close();
  return { cues, astray, wordless };
}

function isNumberOfNext(lines: readonly string[], at: number): boolean {
  return (
    /^\s*\d{1,9}\s*$/.test(lines[at] ?? "") && at + 1 < lines.length && TIMES.test(lines[at + 1])
  );
}

function secondsOf([, hours = "0", minutes, seconds, fraction = "0"]: RegExpExecArray): number {
  const part = Number(fraction) / 10 ** fraction.length;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + part;
}
