import assert from "node:assert/strict";
import { formatOf } from "../../../../server/exchange/imports/formats";
import type { ForeignFile, Imported } from "../../../../server/exchange/imports/imported";

export type ReadOne = Imported & { readonly format: string };

export const fileOf = (name: string, text: string): ForeignFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** The only transcript of a file, and the format that recognised it. */
export function readOne(file: ForeignFile): ReadOne {
  const format = formatOf(file);
  assert.ok(format, "no format recognises the file");
  const found = format.read(file);
  assert.ok("transcripts" in found, "refusal" in found ? found.refusal : "");
  assert.equal(found.transcripts.length, 1);
  return { ...found.transcripts[0], format: format.name };
}

/** `1.5 Name: words`, as short as a test wants it. */
export const said = ({ parts }: Imported): readonly string[] =>
  parts.map((part) =>
    part.kind === "heading"
      ? part.text
      : `${part.start ?? "-"} ${part.speaker ?? "-"}: ${part.text}`,
  );
