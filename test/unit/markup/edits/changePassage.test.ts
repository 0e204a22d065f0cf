import assert from "node:assert/strict";
import { changePassage } from "../../../../server/markup/edits/changePassage";
import { applyEdits } from "../../../../server/markup/edits/edit";
import type { PassageChange } from "../../../../server/markup/edits/passageChange";
import type { Span, Transcript } from "../../../../server/markup/model";
import { parseTranscript } from "../../../../server/markup/parse";
import { marked } from "../fixture";

/**
 * What can be done with a passage. Each example is a text, where `⟦⟧` is the selection or the cursor,
 * and the text afterwards, or the reason in parentheses. The passage is the first one with the code
 * `x`, or the one whose memo or name it is.
 */
type Example = readonly [source: string, expected: string];

function changed(source: string, change: (selection: Span) => PassageChange): string {
  const { text, ranges } = marked(source);
  const transcript = parseTranscript(text);
  const result = changePassage(transcript, indexOfX(transcript), change(ranges[0]));
  return "reason" in result ? `(${result.reason})` : applyEdits(text, result.edits);
}

function indexOfX({ passages }: Transcript): number {
  const index = passages.findIndex(({ block }) => block.codes.some(({ id }) => id === "x"));
  return index < 0 ? 0 : index;
}

function check(
  title: string,
  change: PassageChange | ((selection: Span) => PassageChange),
  examples: readonly Example[],
): void {
  const toChange = typeof change === "function" ? change : () => change;
  describe(title, () => {
    for (const [source, expected] of examples) {
      it(JSON.stringify(source), () => assert.equal(changed(source, toChange), expected));
    }
  });
}

describe("a passage", () => {
  check("gets one more code", { kind: "addCode", code: "y" }, [
    ["P1: [a b]{.x} c", "P1: [a b]{.x .y} c"],
    ['P1: [a]{.x memo="m" #q}', 'P1: [a]{.x .y memo="m" #q}'],
    ["P1: a []{.x}", "P1: a []{.x .y}"],
    ["P1: [1>]a\n\nb[<1]{.x}", "P1: [1>]a\n\nb[<1]{.x .y}"],
    ["P1: [a]{.x .y}", "(This is already coded with “y”.)"],
    ["P1: [[a]{.x}]{.y}", "(This is already coded with “y”.)"],
    ["P1: [[a]{.x}]{.y by=am}", "P1: [[a]{.x .y}]{.y by=am}"],
  ]);

  check("refuses what is no code", { kind: "addCode", code: "1 y" }, [
    ["P1: [a]{.x}", "(“1 y” cannot be a code: a code is a letter, then letters, digits, - or _.)"],
  ]);

  check("loses a code", { kind: "removeCode", code: "x" }, [
    ["P1: [a]{.x .y} b", "P1: [a]{.y} b"],
    ["P1: [a]{.y .x} b", "P1: [a]{.y} b"],
    ["P1: [a]{.x} b", "P1: a b"],
    ["P1: [a]{.x by=am} b", "P1: a b"],
    ['P1: [a]{.x memo="m"} b', 'P1: [a]{memo="m"} b'],
    ["P1: a []{.x}", "P1: a"],
    ["P1: [1>]a\n\nb[<1]{.x} c", "P1: a\n\nb c"],
  ]);

  check("gets another code in the place of one", { kind: "replaceCode", code: "x", by: "y" }, [
    ["P1: [a]{.x} b", "P1: [a]{.y} b"],
    ["P1: [a]{.x .z memo=m} b", "P1: [a]{.y .z memo=m} b"],
    ["P1: [a]{.x .y} b", "P1: [a]{.y} b"],
    ["P1: [a]{.x exemplar=x} b", "P1: [a]{.y exemplar=y} b"],
    ["P1: [a]{.x exemplar='x'} b", "P1: [a]{.y exemplar='y'} b"],
    ["P1: [a]{.x exemplar=yes} b", "P1: [a]{.y exemplar=yes} b"],
    ["P1: [[a]{.x}]{.y} b", "P1: [a]{.y} b"],
    ["P1: a []{.x}", "P1: a []{.y}"],
  ]);

  check("gets a memo", { kind: "setMemo", memo: ' say "no"\nand \\ ] } ' }, [
    ["P1: [a]{.x} b", 'P1: [a]{.x memo="say \\"no\\" and \\\\ ] }"} b'],
    ["P1: [a]{.x memo=old #q} b", 'P1: [a]{.x memo="say \\"no\\" and \\\\ ] }" #q} b'],
    ["P1: a []{.x}", 'P1: a []{.x memo="say \\"no\\" and \\\\ ] }"}'],
  ]);

  check("loses its memo", { kind: "setMemo", memo: " " }, [
    ['P1: [a]{.x memo="old one"} b', "P1: [a]{.x} b"],
    ["P1: [a]{memo=old} b", "P1: a b"],
    ["P1: [a]{.x} b", "(The memo is already so.)"],
  ]);

  check("grows at its end by a word", { kind: "grow", end: "end", unit: "word" }, [
    ["P1: a [b]{.x} c d", "P1: a [b c]{.x} d"],
    ["P1: a [b]{.x}, c d", "P1: a [b, c]{.x} d"],
    ["P1: a [b]{.x} [c d]{.y}", "P1: a [1>]b [c[<1]{.x} d]{.y}"],
    ["P1: a [b]{.x} [c]{.y} d", "P1: a [b [c]{.y}]{.x} d"],
    ["P1: [a [b]{.x}]{.y} c", "P1: [a [1>]b]{.y} c[<1]{.x}"],
    ["P1: a [b]{.x}\n\nP2: c d", "P1: a [1>]b\n\nP2: c[<1]{.x} d"],
    ["P1: a b []{.x}\n\nP2: c d", "P1: [1>]a b\n\nP2: c[<1]{.x} d"],
    ["P1: a [b]{.x}", "(There is nothing more to take in on this side.)"],
  ]);

  check("grows at its start by a word", { kind: "grow", end: "start", unit: "word" }, [
    ["P1: a [b]{.x} c", "P1: [a b]{.x} c"],
    ["P1: a\n\nP2: [b]{.x} c", "P1: [1>]a\n\nP2: b[<1]{.x} c"],
    ["P1: [a [b]{.y} c]{.z} [d]{.x}", "P1: [a [b]{.y} [1>]c]{.z} d[<1]{.x}"],
    ["P1: [a]{.x} b", "(There is nothing more to take in on this side.)"],
  ]);

  check("shrinks at its end by a word", { kind: "shrink", end: "end", unit: "word" }, [
    ["P1: [a b c]{.x} d", "P1: [a b]{.x} c d"],
    ["P1: [a b.]{.x} c", "P1: [a b]{.x}. c"],
    ["P1: [1>]a b\n\nP2: c[<1]{.x} d", "P1: [a b]{.x}\n\nP2: c d"],
    ["P1: [a [1>]b]{.y} c[<1]{.x}", "P1: [a [b]{.x}]{.y} c"],
    ["P1: a b []{.x}", "P1: [a]{.x} b"],
    ["P1: [a]{.x} b", "(Nothing would be left of this passage. Remove it instead.)"],
  ]);

  check("shrinks at its start by a word", { kind: "shrink", end: "start", unit: "word" }, [
    ["P1: [a b]{.x} c", "P1: a [b]{.x} c"],
    ["P1: [“a” b]{.x} c", "P1: “[a” b]{.x} c"],
  ]);

  check("grows at its end by a sentence", { kind: "grow", end: "end", unit: "sentence" }, [
    ["P1: I [said]{.x} no. She left. End.", "P1: I [said no.]{.x} She left. End."],
    ["P1: I [said no.]{.x} She left. End.", "P1: I [said no. She left.]{.x} End."],
    ["P1: I [said no.]{.x}\n\nP2: Why? Go.", "P1: I [1>]said no.\n\nP2: Why?[<1]{.x} Go."],
  ]);

  check("grows at its start by a sentence", { kind: "grow", end: "start", unit: "sentence" }, [
    ["P1: One. Two [three]{.x}.", "P1: One. [Two three]{.x}."],
    ["P1: One. [Two]{.x}.", "P1: [One. Two]{.x}."],
    ["P1: One. Go.\n\nP2: [Two]{.x}.", "P1: One. [1>]Go.\n\nP2: Two[<1]{.x}."],
  ]);

  check("shrinks at its end by a sentence", { kind: "shrink", end: "end", unit: "sentence" }, [
    ["P1: [One. Two. Three]{.x} four.", "P1: [One. Two.]{.x} Three four."],
    ["P1: One. [Two. Three]{.x}.", "P1: One. [Two.]{.x} Three."],
    ["P1: [One.]{.x} Two.", "(Nothing would be left of this passage. Remove it instead.)"],
  ]);

  check("is put around what is selected", (selection) => ({ kind: "setEnds", selection }), [
    ["P1: [a]{.x} b ⟦c d⟧ e", "P1: a b [c d]{.x} e"],
    ["P1: [a]{.x .y memo=m} big ⟦hou⟧ses", "P1: a big [houses]{.x .y memo=m}"],
    ["P1: [a]{.x} [b ⟦c]{.y} d⟧", "P1: a [b [1>]c]{.y} d[<1]{.x}"],
    ["P1: [⟦a⟧]{.x} b", "(The passage is already so.)"],
    ["P1: [a]{.x} b⟦ ⟧", "(No words are selected.)"],
    ["P1: [a]{.x} [⟦b⟧]{.x}", "(These words are already coded with “x”.)"],
  ]);

  check("becomes one of the whole paragraph", { kind: "toParagraph" }, [
    ["P1: a [b]{.x} c", "P1: a b c []{.x}"],
    ["P1: a [b]{.x #q memo=m} c\nd", "P1: a b c\nd []{.x #q memo=m}"],
    ["P1: [1>]a[<1]{.x} c", "P1: a c []{.x}"],
    ["P1: a []{.x}", "(This is a code of the paragraph already.)"],
    [
      "P1: [1>]a\n\nb[<1]{.x} c",
      "(This passage reaches over several paragraphs. Shorten it to one first.)",
    ],
    ["P1: a [b]{.x} []{.x}", "(The paragraph is already coded with “x”.)"],
  ]);

  check("gives one of its codes to the paragraph", { kind: "toParagraph", code: "x" }, [
    ["P1: a [b]{.x .y memo=m} c", "P1: a [b]{.y memo=m} c []{.x}"],
    ["P1: a [b]{.x .y by=am} c", "P1: a [b]{.y by=am} c []{.x by=am}"],
  ]);

  check("comes back from the paragraph to its words", { kind: "toWords" }, [
    ["P1: a b []{.x memo=m}", "P1: [a b]{.x memo=m}"],
    ["P1: a [b]{.x}", "(This is a code of words already.)"],
  ]);

  check(
    "comes back from the paragraph to what is selected",
    (selection) => ({ kind: "toWords", selection }),
    [
      ["P1: a ⟦b⟧ c []{.x}", "P1: a [b]{.x} c"],
      ["P1: a⟦ ⟧b c []{.x}", "(No words are selected.)"],
    ],
  );

  check("is split at the cursor", ({ start }) => ({ kind: "split", offset: start }), [
    ["P1: [a b ⟦⟧c d]{.x}", "P1: [a b]{.x} [c d]{.x}"],
    ["P1: [a b c⟦⟧c d]{.x}", "P1: [a b]{.x} [cc d]{.x}"],
    ["P1: [He left. “⟦⟧No.”]{.x}", "P1: [He left.]{.x} [“No.”]{.x}"],
    [
      "P1: [a ⟦⟧b]{.x .y #q by=am memo=m weight=2 exemplar=yes}",
      "P1: [a]{.x .y #q by=am memo=m weight=2 exemplar=yes} [b]{.x .y by=am weight=2}",
    ],
    ["P1: [1>]a b\n\nP2: ⟦⟧c d[<1]{.x}", "P1: [a b]{.x}\n\nP2: [c d]{.x}"],
    ["P1: a ⟦⟧b []{.x}", "P1: [a]{.x} [b]{.x}"],
    ["P1: [⟦⟧a b]{.x}", "(Put the cursor on a word inside the passage, and not on its first one.)"],
    [
      "P1: [a b]{.x} ⟦⟧c",
      "(Put the cursor on a word inside the passage, and not on its first one.)",
    ],
  ]);

  check("is united with the next one", { kind: "unite", with: "next" }, [
    ["P1: [a]{.x} b [c]{.x} d", "P1: [a b c]{.x} d"],
    ["P1: [a]{.x}\n\nP2: [c]{.x} d", "P1: [1>]a\n\nP2: c[<1]{.x} d"],
    ["P1: [1>]a [2>]b[<1]{.x} c[<2]{.x} d", "P1: [a b c]{.x} d"],
    ["P1: [a]{.x memo=m} [b]{.x memo=n}", 'P1: [a b]{.x memo="m / n"}'],
    ["P1: [a]{.x .y} [b]{.x #q}", "P1: [[a]{.y} b]{.x #q}"],
    ["P1: [a]{.x} [b]{.y} [c]{.x}", "P1: [a [b]{.y} c]{.x}"],
    [
      "P1: [a]{.x #p} [b]{.x #q}",
      "(Both passages have a name (#p and #q). Remove one of them first.)",
    ],
    [
      "P1: [a]{.x weight=1} [b]{.x weight=2}",
      "(The passages differ in “weight”. Make them the same first.)",
    ],
    ["P1: [a]{.x} [b]{.x by=am}", "(No passage with the same code follows.)"],
    ["P1: [a]{.x} [b]{.y}", "(No passage with the same code follows.)"],
  ]);

  check("is united with the previous one", { kind: "unite", with: "previous" }, [
    ["P1: [a]{.x} b", "(There is no passage with the same code before this one.)"],
  ]);

  check("goes", { kind: "remove" }, [
    ["P1: a [b]{.x .y memo=m #q} c", "P1: a b c"],
    ["P1: a []{.x}", "P1: a"],
    ["P1: [1>]a\n\nb[<1]{.x} c", "P1: a\n\nb c"],
    ["P1: [ ]{.x} c", "P1:   c"],
  ]);

  it("that is not there gives a reason", () => {
    const transcript = parseTranscript("P1: [a]{.x}");
    const result = changePassage(transcript, 7, { kind: "remove" });
    assert.deepEqual(result, { reason: "The passage is not there any more." });
  });
});
