import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ReadFile } from "../imported";
import { itemAt } from "../placesOf";
import { clockSeconds } from "./clock";
import { importedOf } from "./importedOf";
import type { Cue } from "./model";

const TIME = String.raw`(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}`;
const TIMED = new RegExp(String.raw`^[ \t]*\[(${TIME})[ \t]*-->[ \t]*${TIME}\](.*)$`);
const HEAD = /^start\tend\ttext[ \t]*(?:\r\n|\n|\r)/;

/** How many lines may stand before the first times: programs tell there what they do. */
const LOOKED_AT = 200;

/** What Whisper and whisper.cpp write on the screen: `[00:00.000 --> 00:04.000]  Words.` */
export function isWhisperLines({ bytes }: ForeignFile): boolean {
  const head = decode(bytes).text.slice(0, 50_000);
  return head.split(/\r\n|\n|\r/, LOOKED_AT).some((line) => TIMED.test(line));
}

export function readWhisperLines(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const cues: { place: string; start: number | undefined; speaker: undefined; text: string }[] = [];
  const astray: string[] = [];
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const timed = TIMED.exec(line);
    const place = `line ${at + 1}`;
    if (timed !== null) {
      cues.push({ place, start: clockSeconds(timed[1]), speaker: undefined, text: timed[2] });
    } else if (line.trim() === "") continue;
    else if (cues.length === 0) astray.push(place);
    else cues[cues.length - 1].text += `\n${line}`;
  }
  const why = "Nothing says when they were said, or whether they were.";
  const items = itemAt({ fate: "left out", what: "lines before the first times", why }, astray);
  return {
    transcripts: [importedOf({ name: nameOf(file.name), cues, account: items })],
    account,
  };
}

/** The table that Whisper writes: start and end in milliseconds, and the words. */
export function isWhisperTable({ bytes }: ForeignFile): boolean {
  return HEAD.test(decode(bytes).text.slice(0, 100));
}

export function readWhisperTable(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const broken: string[] = [];
  const cues = text.split(/\r\n|\n|\r/).flatMap((line, at): readonly Cue[] => {
    const row = /^(\d{1,12})\t\d{1,12}\t(.*)$/.exec(line);
    const place = `line ${at + 1}`;
    if (row !== null)
      return [{ place, start: Number(row[1]) / 1000, speaker: undefined, text: row[2] }];
    if (at > 0 && line.trim() !== "") broken.push(place);
    return [];
  });
  const why = "They have no start, end and words, as such a table has.";
  const items = itemAt({ fate: "left out", what: "rows that cannot be read", why }, broken);
  return {
    transcripts: [importedOf({ name: nameOf(file.name), cues, account: items })],
    account,
  };
}
