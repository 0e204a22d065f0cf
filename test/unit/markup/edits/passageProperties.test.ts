import assert from "node:assert/strict";
import fc from "fast-check";
import { changePassage } from "../../../../server/markup/edits/changePassage";
import { codeMany, type Wish } from "../../../../server/markup/edits/codeMany";
import { wordsIn } from "../../../../server/markup/edits/code";
import { applyEdits, inTextOrder, type TextEdit } from "../../../../server/markup/edits/edit";
import type { PassageChange } from "../../../../server/markup/edits/passageChange";
import type { Transcript } from "../../../../server/markup/model";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingOf } from "../../../../server/markup/wording";
import { arbitraryNoise, arbitraryPart, arbitraryTranscript } from "../../../reference/arbitrary";
import { readTranscript } from "../../../reference/readTranscript";
import { runs } from "../../../support/runs";

/** The invariant of section 4 of the markup, for everything that can be done with passages. */

const numRuns = runs(500);

const anyText = fc.oneof(
  { weight: 4, arbitrary: arbitraryTranscript },
  { weight: 1, arbitrary: arbitraryNoise },
);
const anyCode = fc.constantFrom("new-a", "new-b", "住房", "a", "b");
const anyEnd = fc.constantFrom("start" as const, "end" as const);
const anyUnit = fc.constantFrom("word" as const, "sentence" as const);

/** A change whose places are parts of the text's length. */
const anyChange = fc.record({
  which: arbitraryPart,
  from: arbitraryPart,
  to: arbitraryPart,
  kind: fc.constantFrom<PassageChange["kind"]>(
    "addCode",
    "removeCode",
    "replaceCode",
    "setMemo",
    "grow",
    "shrink",
    "setEnds",
    "toParagraph",
    "toWords",
    "split",
    "unite",
    "remove",
  ),
  code: anyCode,
  memo: fc.constantFrom("", "a note", 'say "no" \\ ] }\n[x]{.y}', "# h", "P1: x"),
  end: anyEnd,
  unit: anyUnit,
  isPart: fc.boolean(),
});
type Described = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

function changeFrom({ text, passages }: Transcript, index: number, told: Described): PassageChange {
  const [start, end] = [told.from, told.to]
    .map((part) => Math.round(part * text.length))
    .sort((a, b) => a - b);
  const own = passages[index]?.block.codes[0]?.id;
  const code = own ?? told.code;
  const only = told.isPart && own !== undefined ? { code: own } : {};
  switch (told.kind) {
    case "addCode":
      return { kind: "addCode", code: told.code };
    case "removeCode":
      return { kind: "removeCode", code };
    case "replaceCode":
      return { kind: "replaceCode", code, by: told.code };
    case "setMemo":
      return { kind: "setMemo", memo: told.memo };
    case "grow":
    case "shrink":
      return { kind: told.kind, end: told.end, unit: told.unit };
    case "setEnds":
      return { kind: "setEnds", selection: { start, end } };
    case "toParagraph":
      return { kind: "toParagraph", ...only };
    case "toWords":
      return { kind: "toWords", ...only, ...(told.isPart ? { selection: { start, end } } : {}) };
    case "split":
      return { kind: "split", offset: start };
    case "unite":
      return { kind: "unite", with: told.end === "end" ? "next" : "previous", ...only };
    case "remove":
      return { kind: "remove" };
  }
}

/** What takes edits back, as an editor's undo does. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return inTextOrder(edits).map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    const back = { start, end: start + newText.length };
    return { span: back, newText: text.slice(span.start, span.end) };
  });
}

function reference(text: string) {
  return readTranscript(text, { fileName: "x.transcript.md" });
}

/** A list of labels is the one thing that the reference reads differently. */
function isListed({ frontMatter }: Transcript): boolean {
  return frontMatter.speakers.some((speaker) => speaker.isListed);
}

describe("edits of passages", () => {
  it("leave the words alone, one after the other, and can be taken back to the byte", () => {
    let done = 0;
    fc.assert(
      fc.property(anyText, fc.array(anyChange, { minLength: 1, maxLength: 5 }), (source, told) => {
        const wording = wordingOf(parseTranscript(source));
        const byReference = reference(source).wording;
        const undo: { text: string; edits: readonly TextEdit[] }[] = [];
        let text = source;
        for (const one of told) {
          const transcript = parseTranscript(text);
          const index = Math.floor(one.which * transcript.passages.length);
          const result = changePassage(transcript, index, changeFrom(transcript, index, one));
          if ("reason" in result) continue;
          done++;
          undo.push({ text, edits: result.edits });
          text = applyEdits(text, result.edits);
          const after = parseTranscript(text);
          assert.equal(wordingOf(after), wording);
          if (!isListed(after)) assert.equal(reference(text).wording, byReference);
        }
        for (const step of undo.reverse()) text = applyEdits(text, inverse(step.text, step.edits));
        assert.equal(text, source);
      }),
      { numRuns },
    );
    assert.ok(done > numRuns / 4, `Only ${done} changes could be made in ${numRuns} runs.`);
  });

  it("keep every other coding, as the reference reads it", () => {
    fc.assert(
      fc.property(anyText, anyChange, (text, told) => {
        const transcript = parseTranscript(text);
        fc.pre(!isListed(transcript) && transcript.passages.length > 0);
        const index = Math.floor(told.which * transcript.passages.length);
        const change = changeFrom(transcript, index, told);
        const result = changePassage(transcript, index, change);
        if ("reason" in result || change.kind === "unite") return;
        const own = new Set(transcript.passages[index]?.block.codes.map(({ id }) => id));
        const others = (codings: readonly { code: string; start: number; end: number }[]) =>
          codings
            .filter(({ code }) => !own.has(code) && code !== told.code)
            .map(({ code, start, end }) => `${start}-${end} ${code}`)
            .sort();
        const after = reference(applyEdits(text, result.edits));
        assert.deepEqual(others(after.codings), others(reference(text).codings));
      }),
      { numRuns },
    );
  });
});

const anyWish = fc.record({
  from: arbitraryPart,
  to: arbitraryPart,
  code: anyCode,
  by: fc.constantFrom(undefined, undefined, "am"),
  target: fc.constantFrom("words" as const, "words" as const, "paragraph" as const),
});

describe("coding many stretches at once", () => {
  it("fulfils every wish or says why not, and leaves words and codings alone", () => {
    let done = 0;
    fc.assert(
      fc.property(anyText, fc.array(anyWish, { minLength: 1, maxLength: 8 }), (text, told) => {
        const transcript = parseTranscript(text);
        const wishes = told.flatMap((one): Wish[] => {
          const [start, end] = [one.from, one.to]
            .map((part) => Math.round(part * text.length))
            .sort((a, b) => a - b);
          const stretch = wordsIn(transcript, { start, end });
          return stretch === undefined ? [] : [{ ...one, stretch }];
        });
        const { edits, refused } = codeMany(transcript, wishes);
        const after = parseTranscript(applyEdits(text, edits));
        assert.equal(wordingOf(after), wordingOf(transcript));
        const keys = new Set(after.codings.map(keyOf));
        for (const coding of transcript.codings) assert.ok(keys.has(keyOf(coding)));
        const unfulfilled = new Set(refused.map(({ index }) => index));
        wishes.forEach((wish, index) => {
          if (unfulfilled.has(index) || wish.target === "paragraph") return;
          done++;
          const by = wish.by ?? transcript.frontMatter.coder?.value;
          const { start, end } = wish.stretch;
          assert.ok(keys.has(`${start}-${end} ${wish.code} ${by ?? ""}`), wish.code);
        });
        for (const { reason } of refused) assert.match(reason, /\.$/);
      }),
      { numRuns },
    );
    assert.ok(done > numRuns / 2, `Only ${done} wishes were fulfilled.`);
  });
});

function keyOf({ code, by, passage }: Transcript["codings"][number]): string {
  return `${passage.start}-${passage.end} ${code} ${by ?? ""}`;
}
