import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../../../server/markup/edits/edit";
import { recodeMany, type Recoding } from "../../../../server/markup/edits/recodeMany";
import { keyOfCoding, turnsOf } from "../../../../server/markup/edits/verify";
import type { Coding } from "../../../../server/markup/model";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingOf } from "../../../../server/markup/wording";
import { arbitraryTranscript } from "../../../reference/arbitrary";
import { runs } from "../../../support/runs";

type Action =
  { readonly action: "replace" | "add"; readonly to: string } | { readonly action: "remove" };

/** Does the same with every coding of the code. */
function recoded(text: string, action: Action, code = "a"): { text: string; refused: string[] } {
  const transcript = parseTranscript(text);
  const own = transcript.codings.filter((coding) => coding.code === code).map(keyOfCoding);
  const { edits, refused } = recodeMany(
    transcript,
    own.map((key): Recoding => ({ ...key, ...action })),
  );
  return { text: applyEdits(text, edits), refused: refused.map(({ reason }) => reason) };
}

const toB: Action = { action: "replace", to: "b" };

describe("recoding many passages of a transcript", () => {
  for (const [what, before, action, after] of [
    ["a span", 'P: [We wait]{.a memo="long"} here.\n', toB, 'P: [We wait]{.b memo="long"} here.\n'],
    ["a range", "P: [1>]We\n\nP: wait[<1]{.a}.\n", toB, "P: [1>]We\n\nP: wait[<1]{.b}.\n"],
    ["a paragraph", "P: We wait. []{.a #q1}\n", toB, "P: We wait. []{.b #q1}\n"],
    ["one of several codes", "P: [We]{.c .a .d}.\n", toB, "P: [We]{.c .b .d}.\n"],
    ["one beside the target", "P: [We]{.a .b}.\n", toB, "P: [We]{.b}.\n"],
    ["one whose words have the target", "P: [[We]{.a}]{.b} wait.\n", toB, "P: [We]{.b} wait.\n"],
    ["one written twice", "P: [[We]{.a}]{.a} wait.\n", toB, "P: [[We]{.b}]{.b} wait.\n"],
    [
      "the exemplar",
      'P: [We]{.a exemplar="a"} [x]{.a exemplar=yes}\n',
      toB,
      'P: [We]{.b exemplar="b"} [x]{.b exemplar=yes}\n',
    ],
    [
      "several of one line",
      "P: [We]{.a} and [you]{.a by=am}.\n",
      toB,
      "P: [We]{.b} and [you]{.b by=am}.\n",
    ],
    [
      "an addition",
      'P: [We]{.a memo="m"}.\n',
      { action: "add", to: "b" },
      'P: [We]{.a .b memo="m"}.\n',
    ],
    [
      "removing the only code",
      "P: [We]{.a} [wait]{.a}. []{.a}\n",
      { action: "remove" },
      "P: We wait.\n",
    ],
    ["removing one of two codes", "P: [We]{.a .c}.\n", { action: "remove" }, "P: [We]{.c}.\n"],
    [
      "removing before what looks like a block",
      "P: [We]{.a}{.c}\n",
      { action: "remove" },
      "P: We{.c}\n",
    ],
    ["another form of the id", "P: [We]{.e\u0301}\n", toB, "P: [We]{.b}\n"],
  ] as const) {
    it(`does it to ${what}`, () => {
      const result = recoded(before, action, what.includes("form of the id") ? "é" : "a");
      assert.deepEqual(result, { text: after, refused: [] });
    });
  }

  it("says what cannot be done, and does the rest", () => {
    const text = "P: [We]{.a} [[wait]{.a}]{.b}.\n";
    assert.deepEqual(recoded(text, { action: "add", to: "b" }), {
      text: "P: [We]{.a .b} [[wait]{.a}]{.b}.\n",
      refused: ["This is already coded with “b”."],
    });
    assert.deepEqual(recoded(text, { action: "replace", to: "1" }).refused.length, 2);
    const gone = recodeMany(parseTranscript(text), [
      { code: "x", start: 0, end: 2, action: "remove" },
    ]);
    assert.deepEqual(gone, {
      edits: [],
      refused: [{ index: 0, reason: "This passage is not in the text any more." }],
    });
  });

  it("keeps the words, and changes just the codings that are meant, in any transcript", () => {
    const choice = fc.record({
      action: fc.constantFrom("keep", "replace", "add", "remove"),
      to: fc.constantFrom("a", "b", "new"),
    });
    fc.assert(
      fc.property(arbitraryTranscript, fc.array(choice, { minLength: 1 }), (text, choices) => {
        const before = parseTranscript(text);
        const code = before.codings[0]?.code;
        const meant = before.codings.flatMap((coding, index) => {
          if (coding.code !== code) return [];
          const { action, to } = choices[index % choices.length];
          if (action === "keep") return [];
          return [{ coding, recoding: { ...keyOfCoding(coding), action, to } as Recoding }];
        });
        const { edits, refused } = recodeMany(
          before,
          meant.map(({ recoding }) => recoding),
        );
        const after = parseTranscript(applyEdits(text, edits));
        assert.equal(wordingOf(after), wordingOf(before));
        assert.deepEqual(turnsOf(after), turnsOf(before));
        const left = new Set(refused.map(({ index }) => index));
        const done = meant.filter((_, index) => !left.has(index));
        assert.deepEqual(keysOf(after.codings), expectedKeys(before.codings, done));
      }),
      { numRuns: runs(300) },
    );
  });
});

interface Meant {
  readonly coding: Coding;
  readonly recoding: Recoding;
}

/** Each coding as it was told, one after the other, as a set: a coding exists once. */
function expectedKeys(codings: readonly Coding[], done: readonly Meant[]): string[] {
  const keys = new Set(codings.map((coding) => keyText(keyOfCoding(coding))));
  const gone = done.filter(({ recoding }) => recoding.action !== "add");
  const came = done.flatMap(({ coding, recoding }) => {
    return recoding.action === "remove" ? [] : [{ ...keyOfCoding(coding), code: recoding.to }];
  });
  const goneKeys = new Set(gone.map(({ coding }) => keyText(keyOfCoding(coding))));
  const cameKeys = new Set(came.map(keyText));
  for (const key of goneKeys) keys.delete(key);
  for (const key of cameKeys) keys.add(key);
  return [...keys].sort();
}

function keysOf(codings: readonly Coding[]): string[] {
  return [...new Set(codings.map((coding) => keyText(keyOfCoding(coding))))].sort();
}

function keyText({ code, by, start, end }: ReturnType<typeof keyOfCoding>): string {
  return `${start}-${end} ${code} ${by ?? ""}`;
}
