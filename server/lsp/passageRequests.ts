import type { TranscriptContext } from "../features/context";
import { codesOf, passagesAt } from "../features/passagesAt";
import { offsetOf, rangeOf } from "../features/positions";
import { shorten } from "../features/shorten";
import { changePassage } from "../markup/edits/changePassage";
import type { PassageChange } from "../markup/edits/passageChange";
import { coderOf, entryOf } from "../markup/edits/request";
import type { Passage } from "../markup/model";
import { sentenceAt } from "../markup/sentences";
import { offsetOfPlace, wordingBetween } from "../markup/wording";
import type { EditResult } from "../protocol";
import {
  changePassageRequest,
  passagesAtRequest,
  sentenceAtRequest,
  type ChangePassageParams,
  type PassageAction,
  type PassageAt,
} from "../protocol/passages";
import { createAnswers } from "./answers";
import { refuse, toResult } from "./codingRequests";
import { openContext } from "./contexts";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

/** What stands at a place of an open transcript, and changes of single passages. */
export function registerPassageRequests(parts: ServerParts): void {
  const { connection, workspace, documents } = parts;
  const { at } = createAnswers(workspace);
  connection.onRequest(passagesAtRequest, ({ uri, position }, token) =>
    at({ textDocument: { uri }, position }, token, (context, offset) => {
      const passages = passagesAt(context.transcript, offset);
      const version = documents.get(uri)?.version ?? 0;
      return { version, passages: passages.map((passage) => describe(context, passage)) };
    }),
  );
  connection.onRequest(sentenceAtRequest, ({ uri, position }, token) =>
    at({ textDocument: { uri }, position }, token, ({ transcript, lines }, offset) => {
      const sentence = sentenceAt(transcript, offset);
      if (sentence === undefined) return undefined;
      const start = offsetOfPlace(transcript.wordingMap, sentence.start);
      const end = offsetOfPlace(transcript.wordingMap, sentence.end - 1) + 1;
      return rangeOf(lines, { start, end });
    }),
  );
  connection.onRequest(changePassageRequest, async (params, token) => {
    await whenReady(workspace, token);
    return changeOf(parts, params);
  });
}

/** Works a change out for the version that it was asked for. */
export function changeOf(
  { workspace, documents }: ServerParts,
  { uri, version, index, action }: ChangePassageParams,
): EditResult {
  const context = openContext(workspace, uri);
  if (context === undefined) return refuse("This file is not a transcript of a study.");
  if (documents.get(uri)?.version !== version) {
    return refuse("The text has changed in the meantime. Try again.");
  }
  const change = toChange(context, action);
  return toResult(context, changePassage(context.transcript, index, change));
}

function toChange({ lines }: TranscriptContext, action: PassageAction): PassageChange {
  const span = (range: PassageAt["range"]) => ({
    start: offsetOf(lines, range.start),
    end: offsetOf(lines, range.end),
  });
  switch (action.kind) {
    case "setEnds":
      return { kind: "setEnds", selection: span(action.range) };
    case "toWords": {
      const { kind, code, range } = action;
      return { kind, code, ...(range === undefined ? {} : { selection: span(range) }) };
    }
    case "split":
      return { kind: "split", offset: offsetOf(lines, action.position) };
    default:
      return action;
  }
}

const LONGEST_TEXT = 80;

function describe({ transcript, lines }: TranscriptContext, passage: Passage): PassageAt {
  const { start, end, words, form, block } = passage;
  return {
    index: transcript.passages.indexOf(passage),
    range: rangeOf(lines, words),
    text: shorten(wordingBetween(transcript, start, Math.min(end, start + 200)), LONGEST_TEXT),
    form,
    codes: codesOf(block),
    by: coderOf(transcript, block) ?? null,
    memo: entryOf(block, "memo") ?? null,
    id: block.id?.id ?? null,
  };
}
