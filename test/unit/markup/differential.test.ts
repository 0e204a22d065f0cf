import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTranscript } from "../../../server/markup/parse";
import { arbitraryNoise, arbitraryTranscript } from "../../reference/arbitrary";
import { readTranscript } from "../../reference/readTranscript";
import { runs } from "../../support/runs";
import { comparableProduct, comparableReference, isReadAlike } from "./compareReadings";

/** The product against an independent, slow reading of the specification. */

const numRuns = runs(1_000);

function assertReadAlike(text: string): void {
  const transcript = parseTranscript(text);
  fc.pre(isReadAlike(transcript));
  const reading = readTranscript(text, { fileName: "x.transcript.md" });
  assert.deepEqual(comparableProduct(transcript), comparableReference(reading));
}

describe("markup: the product reads as the reference does", () => {
  it("transcripts", () => {
    fc.assert(fc.property(arbitraryTranscript, assertReadAlike), { numRuns });
  }).timeout(600_000);

  it("noise", () => {
    fc.assert(fc.property(arbitraryNoise, assertReadAlike), { numRuns });
  }).timeout(600_000);
});

describe("markup: any string is read", () => {
  it("of any characters, lone surrogates too", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        assert.equal(parseTranscript(text).text, text);
      }),
      { numRuns },
    );
  });
});
