import assert from "node:assert/strict";
import fc from "fast-check";
import { wordingChanges } from "../../../server/markup/wordingChanges";
import { runs } from "../../support/runs";

/** Each change as `[was|is]` in the present wording. */
function marked(before: string, now: string): string {
  let written = "";
  let place = 0;
  for (const change of wordingChanges(before, now)) {
    const was = before.slice(change.before.start, change.before.end);
    const is = now.slice(change.now.start, change.now.end);
    const coarse = change.isCoarse ? "!" : "";
    written += `${now.slice(place, change.now.start)}[${was}|${is}${coarse}]`;
    place = change.now.end;
  }
  return written + now.slice(place);
}

/** The earlier wording, from the present one and the changes. */
function takenBack(before: string, now: string, isExact: boolean): string {
  let written = "";
  let place = 0;
  for (const change of wordingChanges(before, now, { isExact })) {
    written += now.slice(place, change.now.start);
    written += before.slice(change.before.start, change.before.end);
    place = change.now.end;
  }
  return written + now.slice(place);
}

describe("markup: which words changed", () => {
  const cases: readonly (readonly [before: string, now: string, marked: string])[] = [
    ["Money gets tighter.", "Monkey gets tighter.", "[Money|Monkey] gets tighter."],
    ["It gets tighter every year.", "It gets tighter year.", "It gets tighter [every |]year."],
    ["It gets tighter year.", "It gets tighter every year.", "It gets tighter [|every ]year."],
    ["We wait.", "We wait!", "We wait[.|!]"],
    ["one two three four", "one 2 3 four", "one [two three|2 3] four"],
    ["a\nb\nc", "a\nc", "a\n[b\n|]c"],
    ["a\nc", "a\nb\nc", "a\n[|b\n]c"],
    ["a b", "a\nb", "a[ |\n]b"],
    ["这是钱", "这是猴", "这是[钱|猴]"],
    ["don’t stop", "do not stop", "[don’t|do not] stop"],
    ["so 😀 yes", "so 😁 yes", "so [😀|😁] yes"],
    ["", "new", "[|new]"],
    ["old", "", "[old|]"],
  ];
  for (const [before, now, expected] of cases) {
    it(JSON.stringify(expected), () => assert.equal(marked(before, now), expected));
  }

  it("does not count the forms of a character, unless it is asked to", () => {
    const [before, now] = ["caf\u00e9 au lait, the end", "cafe\u0301 au lait, the and"];
    assert.equal(marked(before, now), "cafe\u0301 au lait, the [end|and]");
    assert.equal(wordingChanges(before, now, { isExact: true }).length, 2);
  });

  it("finds a word that was replaced in many paragraphs", () => {
    const line = (word: string) => (_: unknown, index: number) =>
      `Speaker ${index} has ${word} now`;
    const before = Array.from({ length: 400 }, line("money")).join("\n");
    const now = Array.from({ length: 400 }, line("monkey")).join("\n");
    const changes = wordingChanges(before, now);
    assert.equal(changes.length, 400);
    assert.equal(now.slice(changes[7].now.start, changes[7].now.end), "monkey");
  });

  it("tells apart as many paragraphs as are asked for, and takes the rest as one", () => {
    const text = (word: string) =>
      Array.from({ length: 300 }, (_, index) => `${index} has ${word} now`).join("\n");
    const [before, now] = [text("money"), text("monkey")];
    const changes = wordingChanges(before, now, { mostParagraphs: 10 });
    assert.equal(changes.length, 10);
    assert.equal(now.slice(changes[8].now.start, changes[8].now.end), "monkey");
    const rest = changes[9];
    assert.ok(rest.isRest && rest.isCoarse);
    const from = "9 has monkey now\n10 has monkey";
    assert.ok(now.slice(rest.now.start, rest.now.end).startsWith(from));
    assert.ok(before.slice(rest.before.start, rest.before.end).startsWith("9 has money now\n10"));
    // The last word of all is the same, so that the change ends before it.
    assert.equal(now.slice(rest.now.end).trim(), "now");
    assert.equal(before.slice(rest.before.end).trim(), "now");
  });

  it("says where too much differs to tell words apart", () => {
    const words = (word: string) => Array.from({ length: 2_000 }, (_, at) => `${word}${at % 97}`);
    const changes = wordingChanges(words("a").join(" "), words("b").join(" "));
    assert.deepEqual(
      changes.map(({ isCoarse }) => isCoarse),
      [true],
    );
  });

  it("takes every change back to the earlier wording, to the unit", () => {
    const word = fc.constantFrom(
      "a",
      "b",
      "money",
      "e\u0301",
      "\u00e9",
      "钱",
      "😀",
      ".",
      "\\",
      "don't",
    );
    const between = fc.constantFrom(" ", " ", " ", "\n", "");
    const text = fc
      .array(fc.tuple(word, between), { maxLength: 40 })
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(text, text, (before, now) => {
        assert.equal(takenBack(before, now, true), before);
        assert.equal(takenBack(before, now, false).normalize("NFC"), before.normalize("NFC"));
      }),
      { numRuns: runs(1_000) },
    );
  });
});
