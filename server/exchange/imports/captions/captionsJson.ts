import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ReadFile } from "../imported";
import { itemAt } from "../placesOf";
import { clockSeconds } from "./clock";
import { importedOf } from "./importedOf";
import type { Cue } from "./model";

/** JSON, of which captions are the only kind that is read: of Whisper and its kin, and of podcasts. */
export function isCaptionsJson({ bytes }: ForeignFile): boolean {
  return START.test(decode(bytes).text);
}

const START = /^\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}"[^"\n]{0,200}"\s{0,100}:/;

export function readCaptionsJson(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const value = parse(text);
  if (value === undefined) {
    return { refusal: "It is not JSON that can be read: it may have been cut off." };
  }
  const found = segmentsOf(value);
  if (found === undefined) return { refusal: UNKNOWN_JSON };
  const read = cuesOf(found);
  const cues = read.filter((cue) => cue.text.trim() !== "");
  const wordless = read.filter((cue) => cue.text.trim() === "").map(({ place }) => place);
  const why = "They have no words, or none that can be read.";
  const items = itemAt({ fate: "left out", what: "segments without words", why }, wordless);
  return {
    transcripts: [importedOf({ name: nameOf(file.name), cues, account: items })],
    account,
  };
}

const UNKNOWN_JSON =
  "It is JSON, but not that of Whisper, WhisperX, whisper.cpp or a podcast. Save the transcript as WebVTT, SRT or a document in the program that made it.";

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Segments {
  readonly segments: readonly unknown[];
  /** How many of the numbers that say when are a second. */
  readonly perSecond: number;
}

/** The list of what is said, by the names that programs give it; the first one has most of it. */
function segmentsOf(value: unknown): Segments | undefined {
  if (Array.isArray(value)) {
    return value.some(hasWords) ? { segments: value, perSecond: 1 } : undefined;
  }
  const all = membersOf(value);
  const lists = [all.speakers, all.segments, all.chunks, all.transcription].filter(Array.isArray);
  const segments = lists.find((list) => list.some(hasWords));
  if (segments !== undefined) return { segments, perSecond: 1 };
  if (Array.isArray(all.utterances)) return { segments: all.utterances, perSecond: 1000 };
  // The only ones that have it all in one text are short answers of OpenAI.
  if (typeof all.text === "string") return { segments: [value], perSecond: 1 };
  return lists.length > 0 ? { segments: lists[0], perSecond: 1 } : undefined;
}

function hasWords(segment: unknown): boolean {
  return wordsOf(membersOf(segment)) !== "";
}

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null ? (value as Members) : {};
}

function cuesOf({ segments, perSecond }: Segments): readonly Cue[] {
  let isTurn = false;
  return segments.map((segment, index): Cue => {
    const members = membersOf(segment);
    const cue = {
      place: `segment ${index + 1}`,
      start: startOf(members, perSecond),
      speaker: speakerOf(members),
      text: wordsOf(members).replace(TURN_MARK, ""),
      ...(isTurn ? { isTurn } : {}),
    };
    // whisper.cpp hears that somebody else speaks next, but not who.
    isTurn = members.speaker_turn_next === true;
    return cue;
  });
}

const TURN_MARK = /\s*\[SPEAKER_TURN\]\s*$/;

function wordsOf({ text, body }: Members): string {
  return typeof text === "string" ? text : typeof body === "string" ? body : "";
}

/** Some programs count their speakers. */
function speakerOf({ speaker }: Members): string | undefined {
  if (typeof speaker === "number") return String(speaker);
  return typeof speaker === "string" && speaker.trim() !== "" ? speaker.trim() : undefined;
}

function startOf(members: Members, perSecond: number): number | undefined {
  const { start, startTime, offsets, timestamp, timestamps } = members;
  const first = Array.isArray(timestamp) ? timestamp[0] : undefined;
  const time = timeOf(start) ?? timeOf(startTime) ?? timeOf(first);
  if (time !== undefined) return time / perSecond;
  const milliseconds = timeOf(membersOf(offsets).from);
  return milliseconds === undefined ? timeOf(membersOf(timestamps).from) : milliseconds / 1000;
}

function timeOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" ? clockSeconds(value) : undefined;
}
