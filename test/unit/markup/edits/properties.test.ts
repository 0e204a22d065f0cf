import assert from "node:assert/strict";
import fc from "fast-check";
import {
  codeParagraph,
  codeStretch,
  markRead,
  removeCode,
  wordsIn,
} from "../../../../server/markup/edits/code";
import { applyEdits, type EditResult } from "../../../../server/markup/edits/edit";
import { stripTranscript } from "../../../../server/markup/edits/strip";
import type { Transcript } from "../../../../server/markup/model";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingBetween, wordingOf } from "../../../../server/markup/wording";
import { arbitraryNoise, arbitraryPart, arbitraryTranscript } from "../../../reference/arbitrary";
import { readTranscript } from "../../../reference/readTranscript";
import { runs } from "../../../support/runs";

/** The invariant of section 4 of the markup: coding never changes the wording. */

const numRuns = runs(500);

const anyText = fc.oneof(
  { weight: 3, arbitrary: arbitraryTranscript },
  { weight: 1, arbitrary: arbitraryNoise },
);

/** Where something is selected, as parts of the text's length. */
const anyAct = fc.record({
  from: arbitraryPart,
  to: arbitraryPart,
  kind: fc.constantFrom("stretch", "stretch", "stretch", "paragraph", "mark"),
  by: fc.constantFrom(undefined, undefined, "am", "A M"),
  memo: fc.constantFrom(undefined, undefined, "a note", 'say "no" \\ ] }\n'),
});
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

function perform(transcript: Transcript, act: Act, code: string): EditResult {
  const [start, end] = [act.from, act.to]
    .map((part) => Math.round(part * transcript.text.length))
    .sort((a, b) => a - b);
  if (act.kind === "mark") return markRead(transcript, start, act);
  if (act.kind === "paragraph") return codeParagraph(transcript, start, code, act);
  return codeStretch(transcript, { start, end }, code, act);
}

/** Codings as the reference reads them. */
function codingsIn(text: string): string[] {
  return readTranscript(text, { fileName: "x.transcript.md" }).codings.map(
    ({ code, by, start, end }) => `${start}-${end} ${code} by ${by ?? ""}`,
  );
}

function wordingByReference(text: string): string {
  return readTranscript(text, { fileName: "x.transcript.md" }).wording;
}

/** A list of labels is the one thing that the reference reads differently. */
function isListed({ frontMatter }: Transcript): boolean {
  return frontMatter.speakers.some((speaker) => speaker.isListed);
}

/** Without anything that stripping takes out. */
function isBare({ passages, marks, comments }: Transcript): boolean {
  return passages.length + marks.length === 0 && comments.every(({ memo }) => memo === undefined);
}

/** A backslash that is written in front of markup stays when the markup goes. */
function escapesNothing(result: EditResult): boolean {
  return "edits" in result && result.edits.every(({ newText }) => !newText.startsWith("\\"));
}

describe("edits: coding leaves the words alone", () => {
  it("as the product and the reference read them", () => {
    fc.assert(
      fc.property(anyText, anyAct, (text, act) => {
        const transcript = parseTranscript(text);
        const result = perform(transcript, act, "new-code");
        if ("reason" in result) return;
        const after = applyEdits(text, result.edits);
        assert.equal(wordingOf(parseTranscript(after)), wordingOf(transcript));
        if (isListed(transcript)) return;
        assert.equal(wordingByReference(after), wordingByReference(text));
        const before = new Set(codingsIn(text));
        const added = codingsIn(after).filter((coding) => !before.delete(coding));
        assert.deepEqual([...before], []);
        assert.equal(added.length, act.kind === "mark" ? 0 : 1);
      }),
      { numRuns },
    );
  });

  it("and codes the whole words that are selected", () => {
    fc.assert(
      fc.property(arbitraryTranscript, anyAct, (text, act) => {
        const transcript = parseTranscript(text);
        const [start, end] = [act.from, act.to]
          .map((part) => Math.round(part * text.length))
          .sort((a, b) => a - b);
        const stretch = wordsIn(transcript, { start, end });
        const result = codeStretch(transcript, { start, end }, "new-code", act);
        assert.equal(stretch === undefined, "reason" in result && /^No words/.test(result.reason));
        if (stretch === undefined || "reason" in result) return;
        const after = parseTranscript(applyEdits(text, result.edits));
        const passage = after.codings.find(({ code }) => code === "new-code")?.passage;
        assert.deepEqual([passage?.start, passage?.end], [stretch.start, stretch.end]);
        const words = wordingBetween(transcript, stretch.start, stretch.end);
        assert.equal(words, words.replace(/^[ \n]+|[ \n]+$/g, ""));
      }),
      { numRuns },
    );
  });
});

describe("edits: what is coded can be taken back to the byte", () => {
  it("code by code", () => {
    fc.assert(
      fc.property(arbitraryTranscript, fc.array(anyAct, { maxLength: 4 }), (text, acts) => {
        let transcript = parseTranscript(text);
        const written: string[] = [];
        acts.forEach((act, index) => {
          const code = `new-${"abcd"[index]}`;
          // A memo outlives its code, and the mark that a paragraph code replaces does not return.
          const result = perform(transcript, { ...act, kind: "stretch", memo: undefined }, code);
          if (!escapesNothing(result) || "reason" in result) return;
          transcript = parseTranscript(applyEdits(transcript.text, result.edits));
          written.push(code);
        });
        for (const code of written.reverse()) {
          const coding = transcript.codings.find((one) => one.code === code);
          assert.ok(coding !== undefined);
          const result = removeCode(transcript, coding.passage.words.start, code);
          assert.ok("edits" in result);
          transcript = parseTranscript(applyEdits(transcript.text, result.edits));
        }
        assert.equal(transcript.text, text);
      }),
      { numRuns },
    );
  });

  it("by stripping", () => {
    fc.assert(
      fc.property(arbitraryTranscript, fc.array(anyAct, { maxLength: 5 }), (source, acts) => {
        const text = stripTranscript(source);
        let transcript = parseTranscript(text);
        fc.pre(isBare(transcript));
        acts.forEach((act, index) => {
          const result = perform(transcript, act, `new-${"abcde"[index]}`);
          if (!escapesNothing(result) || "reason" in result) return;
          transcript = parseTranscript(applyEdits(transcript.text, result.edits));
        });
        assert.equal(stripTranscript(transcript.text), text);
      }),
      { numRuns },
    );
  });
});

describe("edits: stripping", () => {
  it("leaves the words, and nearly always no code", () => {
    let left = 0;
    fc.assert(
      fc.property(arbitraryTranscript, (text) => {
        const stripped = stripTranscript(text);
        const before = parseTranscript(text);
        const after = parseTranscript(stripped);
        assert.equal(wordingOf(after), wordingOf(before));
        if (!isListed(before)) assert.equal(wordingByReference(stripped), wordingByReference(text));
        if (!isBare(after)) left++;
      }),
      { numRuns },
    );
    // Only lines that would be labels, time stamps or markers without their codes may keep them.
    assert.ok(left < numRuns / 10, `${left} of ${numRuns}`);
  });
});

describe("edits: removing", () => {
  it("leaves the words and all other codings", () => {
    fc.assert(
      fc.property(anyText, arbitraryPart, (text, at) => {
        const transcript = parseTranscript(text);
        const offset = Math.round(at * text.length);
        const result = removeCode(transcript, offset);
        if ("reason" in result) return;
        const after = applyEdits(text, result.edits);
        assert.equal(wordingOf(parseTranscript(after)), wordingOf(transcript));
        if (isListed(transcript)) return;
        assert.equal(wordingByReference(after), wordingByReference(text));
        const before = new Set(codingsIn(text));
        assert.deepEqual(
          codingsIn(after).filter((coding) => !before.has(coding)),
          [],
        );
      }),
      { numRuns },
    );
  });
});
