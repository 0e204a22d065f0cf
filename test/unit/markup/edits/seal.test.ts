import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { applyEdits } from "../../../../server/markup/edits/edit";
import { sealTranscript } from "../../../../server/markup/edits/seal";
import { parseTranscript } from "../../../../server/markup/parse";
import { sealStateOf } from "../../../../server/markup/seal";
import { wordingOf } from "../../../../server/markup/wording";
import { arbitraryNoise, arbitraryTranscript } from "../../../reference/arbitrary";
import { runs } from "../../../support/runs";

/** Section 7 of the markup: the seal is the one thing that sealing writes. */

const numRuns = runs(500);

/** The same, by Node's own hash. */
function hashOf(wording: string): string {
  return `sha256-${createHash("sha256").update(wording.normalize("NFC")).digest("base64url")}`;
}

function sealed(text: string): string {
  const result = sealTranscript(parseTranscript(text));
  assert.ok("edits" in result, "reason" in result ? result.reason : "");
  return applyEdits(text, result.edits);
}

function refusal(text: string): string {
  const result = sealTranscript(parseTranscript(text));
  return "reason" in result ? result.reason : "";
}

const SEAL = hashOf("We waited.");
const OLD = hashOf("We ran.");

/** Before and after; `SEAL` stands for the seal of the words, `OLD` for another one. */
const CASES: readonly (readonly [what: string, before: string, after: string])[] = [
  ["no front matter", "P1: We waited.\n", "---\nverbatim: SEAL\n---\n\nP1: We waited.\n"],
  ["a blank first line", "\nWe waited.\n", "---\nverbatim: SEAL\n---\n\nWe waited.\n"],
  ["a byte order mark", "\ufeffWe waited.", "\ufeff---\nverbatim: SEAL\n---\n\nWe waited."],
  ["CRLF", "We\r\nwaited.\r\n", "---\r\nverbatim: SEAL\r\n---\r\n\r\nWe\r\nwaited.\r\n"],
  ["CR", "We\rwaited.", "---\rverbatim: SEAL\r---\r\rWe\rwaited."],
  [
    "front matter with comments",
    "---\n# who\ncase:   'P1' # them\n# end\n---\nWe waited.\n",
    "---\n# who\ncase:   'P1' # them\n# end\nverbatim: SEAL\n---\nWe waited.\n",
  ],
  ["empty front matter", "---\n---\nWe waited.", "---\nverbatim: SEAL\n---\nWe waited."],
  [
    "front matter with dots",
    "---\r\ncase: a\r\n...\r\nWe waited.",
    "---\r\ncase: a\r\nverbatim: SEAL\r\n...\r\nWe waited.",
  ],
  [
    "another seal",
    "---\nverbatim: OLD # ours\ncase: a\n---\nWe waited.",
    "---\nverbatim: SEAL # ours\ncase: a\n---\nWe waited.",
  ],
  [
    "another seal in quotes",
    "---\nverbatim: 'OLD'\n---\nWe waited.",
    "---\nverbatim: SEAL\n---\nWe waited.",
  ],
  [
    "no value",
    "---\nverbatim:\ncase: a\n---\nWe waited.",
    "---\nverbatim: SEAL\ncase: a\n---\nWe waited.",
  ],
  [
    "no value, a comment",
    "---\nverbatim: # seal\n---\nWe waited.",
    "---\nverbatim: SEAL # seal\n---\nWe waited.",
  ],
  [
    "indented keys",
    "---\n  case: a\n---\nWe waited.",
    "---\n  case: a\n  verbatim: SEAL\n---\nWe waited.",
  ],
  ["braces", "---\n{case: a}\n---\nWe waited.", "---\n{case: a, verbatim: SEAL }\n---\nWe waited."],
  ["empty braces", "---\n{}\n---\nWe waited.", "---\n{verbatim: SEAL}\n---\nWe waited."],
  [
    "a last value over lines",
    "---\nsource: |\n  a\n  b\n---\nWe waited.",
    "---\nsource: |\n  a\n  b\nverbatim: SEAL\n---\nWe waited.",
  ],
  [
    "a seal over lines",
    "---\nverbatim: |\n  OLD\ncase: a\n---\nWe waited.",
    "---\nverbatim: SEAL\ncase: a\n---\nWe waited.",
  ],
  ["a fence without an end", "***\nWe waited.", "---\nverbatim: SEAL\n---\n\n***\nWe waited."],
  [
    "words that are sealed",
    "---\nverbatim: SEAL\n---\n[We]{.a} waited.",
    "---\nverbatim: SEAL\n---\n[We]{.a} waited.",
  ],
];

describe("edits: sealing", () => {
  for (const [what, before, after] of CASES) {
    it(`writes the seal: ${what}`, () => {
      const written = (text: string) => text.replace("SEAL", SEAL).replace("OLD", OLD);
      assert.equal(sealed(written(before)), written(after));
    });
  }

  it("refuses front matter that cannot be read, and a file without words", () => {
    const unread = /cannot be read/;
    assert.match(refusal("---\ncase: P1\n\nWe waited."), unread);
    assert.match(refusal("---\ncase: [\n---\nWe waited."), unread);
    assert.match(refusal("---\nverbatim: a\nverbatim: b\n---\nWe waited."), unread);
    assert.match(refusal(" \n"), /no words/);
  });

  it("never changes the wording, and is done once", () => {
    const head = fc.constantFrom(
      "",
      "\ufeff",
      "---\nverbatim: x\n---\n",
      "---\r\ncase: a\r\n---\r\n",
      "---\n",
      "---\n{a: b}\n---\n",
    );
    const body = fc.oneof(arbitraryTranscript, arbitraryNoise);
    fc.assert(
      fc.property(head, body, (start, rest) => {
        const before = parseTranscript(start + rest);
        const result = sealTranscript(before);
        if ("reason" in result) return;
        const after = parseTranscript(applyEdits(before.text, result.edits));
        assert.equal(wordingOf(after), wordingOf(before));
        assert.equal(after.frontMatter.seal?.value, hashOf(wordingOf(before)));
        assert.equal(sealStateOf(after), "sealed");
        assert.deepEqual(sealTranscript(after), { edits: [] });
      }),
      { numRuns },
    );
  });
});
