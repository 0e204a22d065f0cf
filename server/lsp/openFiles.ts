import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Transcript } from "../markup/model";
import { parseTranscript } from "../markup/parse";
import type { FileFacts } from "../study/facts";
import { lineIndexOf, type LineIndex } from "../study/lineIndex";
import { readMemo, type MemoReading } from "../study/memos/readMemo";
import { readFacts } from "../study/readFacts";

/** An open document as it was read: once for each version. */
export interface OpenTranscript {
  readonly version: number;
  readonly transcript: Transcript;
  readonly lines: LineIndex;
  readonly facts: FileFacts;
}

const readings = new WeakMap<TextDocument, OpenTranscript>();

/** Reads an open document, or gives what was read of this version before. */
export function readOpen(document: TextDocument, path: string): OpenTranscript {
  const known = readings.get(document);
  if (known !== undefined && known.version === document.version) return known;
  const text = document.getText();
  const transcript = parseTranscript(text);
  const lines = lineIndexOf(text);
  const facts = readFacts(transcript, path, lines);
  const reading = { version: document.version, transcript, lines, facts };
  readings.set(document, reading);
  return reading;
}

/** An open memo as it was read: once for each version. */
export interface OpenMemo {
  readonly version: number;
  readonly text: string;
  readonly memo: MemoReading;
  readonly lines: LineIndex;
}

const memoReadings = new WeakMap<TextDocument, OpenMemo>();

/** Reads an open memo, or gives what was read of this version before. */
export function readOpenMemo(document: TextDocument): OpenMemo {
  const known = memoReadings.get(document);
  if (known !== undefined && known.version === document.version) return known;
  const text = document.getText();
  const { version } = document;
  const reading = { version, text, memo: readMemo(text), lines: lineIndexOf(text) };
  memoReadings.set(document, reading);
  return reading;
}
