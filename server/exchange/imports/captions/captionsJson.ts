import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ReadFile } from "../imported";
import { itemAt } from "../placesOf";
import { importedOf } from "./importedOf";
import type { Cue } from "./model";

/** Captions in JSON: of Whisper, WhisperX, whisper.cpp and podcasts. */
export function isCaptionsJson({ bytes }: ForeignFile): boolean {
  const { text } = decode(bytes);
  return /^\s{0,1000}\{/.test(text) && /"(?:segments|transcription|text)"\s{0,100}:/.test(text);
}

export function readCaptionsJson(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const value = parse(text);
  if (value === undefined) {
    return { refusal: "It is not JSON that can be read: it may have been cut off." };
  }
  const segments = segmentsOf(value);
  if (segments === undefined) {
    return { refusal: "It is JSON, but not that of Whisper, WhisperX, whisper.cpp or a podcast." };
  }
  const read = segments.map((segment, index) => cueOf(segment, `segment ${index + 1}`));
  const cues = read.filter((cue) => cue.text.trim() !== "");
  const wordless = read.filter((cue) => cue.text.trim() === "").map(({ place }) => place);
  const why = "They have no words, or none that can be read.";
  const items = itemAt({ fate: "left out", what: "segments without words", why }, wordless);
  return {
    transcripts: [importedOf({ name: nameOf(file.name), cues, account: items })],
    account,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The only ones that have it all in one text are short answers of OpenAI. */
function segmentsOf(value: unknown): readonly unknown[] | undefined {
  const { segments, transcription, text } = membersOf(value);
  if (Array.isArray(segments) && segments.length > 0) return segments;
  if (Array.isArray(transcription)) return transcription;
  if (typeof text === "string") return [value];
  return Array.isArray(segments) ? segments : undefined;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function cueOf(segment: unknown, place: string): Cue {
  const { text, body, speaker, start, startTime, offsets } = membersOf(segment);
  const words = typeof text === "string" ? text : typeof body === "string" ? body : "";
  const milliseconds = numberOf(membersOf(offsets).from);
  const seconds = milliseconds === undefined ? undefined : milliseconds / 1000;
  const name = typeof speaker === "string" && speaker.trim() !== "" ? speaker.trim() : undefined;
  const at = numberOf(start) ?? numberOf(startTime) ?? seconds;
  return { place, start: at, speaker: name, text: words };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
