import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ReadFile } from "../imported";
import { itemAt, itemOf } from "../placesOf";
import { importedOf } from "./importedOf";
import type { Cue } from "./model";
import { readCueText } from "./cueText";
import { unroll } from "./rolling";
import { readVtt, type RawCue, type VttFile } from "./vttCues";

/** WebVTT: what Zoom, Teams, Stream, YouTube, Whisper and podcasts write. */
export function isWebVtt({ bytes }: ForeignFile): boolean {
  return /^WEBVTT(?:[ \t\r\n]|$)/.test(decode(bytes).text.slice(0, 7));
}

export function readWebVtt(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const read = readVtt(text);
  if (read === undefined) return { refusal: "It does not start with WEBVTT, as such files do." };
  const { cues: raw, repeated } = unroll(read.cues);
  const cues = raw.flatMap(cuesOf);
  const wordless = raw.filter(({ text: words }) => words.trim() === "");
  const items = [...accountOf(read, wordless), ...rolled(repeated)];
  const imported = importedOf({ name: nameOf(file.name), cues, account: items });
  return { transcripts: [imported], account };
}

/** A cue in which two people speak is two. */
function cuesOf({ line, start, text }: RawCue): readonly Cue[] {
  return readCueText(text)
    .filter((said) => said.text.trim() !== "")
    .map((said) => ({ place: `line ${line}`, start, speaker: said.speaker, text: said.text }));
}

function accountOf({ notes, styles, broken }: VttFile, wordless: readonly RawCue[]) {
  const lines = (numbers: readonly number[]): readonly string[] =>
    numbers.map((line) => `line ${line}`);
  return [
    ...itemAt(
      {
        fate: "left out",
        what: "cues that cannot be read",
        why: "Their times are not as WebVTT writes them, so nobody can tell where they begin. Correct them in the file and bring it in again, or write their words into the transcript.",
      },
      lines(broken),
    ),
    ...itemAt(
      { fate: "left out", what: "cues without words", why: "Nothing is said in them." },
      lines(wordless.map(({ line }) => line)),
    ),
    ...itemAt(
      {
        fate: "left out",
        what: "notes",
        why: "Notes of such a file are about its making, as how sure a program was; nobody said them.",
      },
      lines(notes),
    ),
    ...itemAt(
      { fate: "left out", what: "styles and regions", why: "They say how captions look." },
      lines(styles),
    ),
  ];
}

function rolled(repeated: number) {
  const why = "These captions show each line twice, once above the next one. It stands here once.";
  return itemOf({ fate: "changed", what: "lines that were shown again", why }, repeated);
}
