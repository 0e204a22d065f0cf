import { codeSelection, toggleCode, type SelectionEdit } from "../features/codeSelection";
import type { TranscriptContext } from "../features/context";
import { passagesAt } from "../features/passagesAt";
import { offsetOf, rangeOf } from "../features/positions";
import { shorten } from "../features/shorten";
import { quotesOf } from "../features/quotation";
import { selectedWords } from "../features/selectedWords";
import { endOffsetOf, startOffsetOf, type Stretch } from "../markup/edits/stretch";
import type { Span } from "../markup/model";
import { wordingBetween } from "../markup/wording";
import type { SelectionParams } from "../protocol/coding";
import {
  codeSelectionRequest,
  selectedWordsRequest,
  toggleCodeRequest,
  type CodingResult,
  type SelectedWordsResult,
} from "../protocol/coding";
import { quotationRequest, type QuotationResult } from "../protocol/quotation";
import { openContext } from "./contexts";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

/** The requests about what is selected in an open transcript: its words, coding, quoting. */
export function registerSelectionRequests({ connection, workspace, documents }: ServerParts): void {
  connection.onRequest(selectedWordsRequest, async (params, token) => {
    await whenReady(workspace, token);
    const found = contextOf(params);
    return "reason" in found ? { stretches: [], reason: found.reason } : wordsOf(found, params);
  });
  connection.onRequest(codeSelectionRequest, async (params, token) => {
    await whenReady(workspace, token);
    const found = contextOf(params);
    if ("reason" in found) return toResult(undefined, found);
    const wish = { ...params, selections: spansOf(found, params.ranges) };
    const words = startOf(wordsOf(found, params));
    return { ...toResult(found, codeSelection(found.transcript, wish)), words };
  });
  connection.onRequest(toggleCodeRequest, async (params, token) => {
    await whenReady(workspace, token);
    const found = contextOf(params);
    if ("reason" in found) return { ...toResult(undefined, found), isAdded: false };
    const toggled = toggleCode(found.transcript, spansOf(found, params.ranges), params.code);
    const words = startOf(wordsOf(found, { ...params, target: "selection" }));
    return { ...toResult(found, toggled), isAdded: toggled.isAdded === true, words };
  });
  connection.onRequest(quotationRequest, async (params, token) => {
    await whenReady(workspace, token);
    const found = contextOf(params);
    return "reason" in found ? { quotes: [], reason: found.reason } : quoted(found, params.ranges);
  });

  function contextOf({
    uri,
    version,
  }: Pick<SelectionParams, "uri" | "version">): TranscriptContext | { readonly reason: string } {
    const context = openContext(workspace, uri);
    if (context === undefined) return { reason: NO_STUDY };
    if (documents.get(uri)?.version === version) return context;
    return { reason: "The text has changed in the meantime. Try again." };
  }
}

const NO_STUDY =
  "This file is not a transcript of a study: no folder above it has a codebook.yaml that takes it in.";

function spansOf({ lines }: TranscriptContext, ranges: SelectionParams["ranges"]): Span[] {
  return ranges.map(({ start, end }) => ({
    start: offsetOf(lines, start),
    end: offsetOf(lines, end),
  }));
}

function wordsOf(context: TranscriptContext, params: SelectionParams): SelectedWordsResult {
  const { transcript, lines } = context;
  const found = selectedWords(transcript, spansOf(context, params.ranges), params.target);
  if (found.reason !== undefined) return { stretches: [], reason: found.reason };
  const stretches = found.stretches.map((stretch) => ({
    range: rangeOf(lines, {
      start: startOffsetOf(transcript, stretch),
      end: endOffsetOf(transcript, stretch),
    }),
    words: wordingBetween(transcript, stretch.start, stretch.end),
  }));
  return { stretches, reason: null };
}

function toResult(context: TranscriptContext | undefined, change: SelectionEdit): CodingResult {
  if (context === undefined || change.reason !== undefined)
    return { edits: [], refused: [], reason: change.reason ?? NO_STUDY, words: "" };
  const edits = change.edits.map(({ span, newText }) => ({
    range: rangeOf(context.lines, span),
    newText,
  }));
  return { edits, refused: change.refused, reason: null, words: "" };
}

/** As much as there is room for in a status bar. */
const WORDS_SHOWN = 40;

function startOf({ stretches: [first] }: SelectedWordsResult): string {
  return shorten((first?.words ?? "").replace(/\s+/g, " "), WORDS_SHOWN);
}

/** A cursor quotes the passage that it stands in, else its sentence. */
function quoted(context: TranscriptContext, ranges: SelectionParams["ranges"]): QuotationResult {
  const { transcript } = context;
  const spans = spansOf(context, ranges);
  const passages = spans.map((span) => passageAt(context, span));
  const others = spans.filter((_, index) => passages[index] === undefined);
  const selected =
    others.length > 0 ? selectedWords(transcript, others, "selection") : { stretches: [] };
  const stretches = passages.filter((passage) => passage !== undefined);
  if (stretches.length === 0 && selected.reason !== undefined)
    return { quotes: [], reason: selected.reason.replace(/coded/g, "quoted") };
  const all = [...stretches, ...("stretches" in selected ? selected.stretches : [])];
  return { quotes: quotesOf(context, all), reason: null };
}

function passageAt({ transcript }: TranscriptContext, { start, end }: Span): Stretch | undefined {
  if (start < end) return undefined;
  return passagesAt(transcript, start).find((passage) => passage.endWord > passage.firstWord);
}
