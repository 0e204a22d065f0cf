// What tests ask of a project that was read.
import assert from "node:assert/strict";
import type { ImportedSpeech } from "../../../server/exchange/imports/imported";
import {
  readProjectFile,
  type ProjectRead,
  type ProjectWishes,
} from "../../../server/exchange/refi/readProjectFile";

export function read(bytes: Uint8Array | string, wishes?: ProjectWishes): ProjectRead {
  const data = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const found = readProjectFile({ name: "p.qdpx", bytes: data }, wishes);
  assert.ok("transcripts" in found, JSON.stringify(found));
  return found;
}

export const lines = ({ account }: ProjectRead): string[] =>
  account.map(({ fate, count, what, places }) => [fate, count, what, ...places].join(" | "));

/** What is coded, as "words = codes (coder) memo". */
export function coded({ transcripts }: ProjectRead): string[] {
  const speech = transcripts.flatMap(({ parts }) =>
    parts.filter((part): part is ImportedSpeech => part.kind === "speech"),
  );
  return speech.flatMap(({ text, stretches }) =>
    stretches.map(({ start, end, codes, coder, memo }) =>
      [
        `${text.slice(start, end)} = ${codes.join(" ")}`,
        ...(coder ? [`(${coder})`] : []),
        ...(memo ? [memo] : []),
      ].join(" "),
    ),
  );
}
