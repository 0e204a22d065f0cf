import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { createChords } from "../../../client/pages/coding/chords";
import { actionFor, type Pressed } from "../../../client/pages/coding/keys";
import { DRAWN_LANES, passagesByBlock } from "../../../client/pages/coding/layout";
import { changed, changeOf } from "../../../client/pages/coding/listChange";
import { keptState } from "../../../client/pages/coding/messages";
import { placesAfter } from "../../../client/pages/coding/placesAfter";
import { runsOf } from "../../../client/pages/coding/runs";
import { moved, sentenceAt, textBetween, wordsOf } from "../../../client/pages/coding/words";
import * as places from "../../../client/webviews/coding/places";
import { readingDocument } from "../../../client/webviews/coding/document";
import type {
  ReadingBlock,
  ReadingResult,
  ReadingParagraph,
  ReadingPassage,
} from "../../../server/protocol/reading";

function paragraph(start: number, text: string): ReadingParagraph {
  return {
    kind: "paragraph",
    start,
    text,
    speaker: null,
    isInterviewer: false,
    timeStamps: [],
    state: null,
  };
}

/** Paragraphs one behind the other. */
function paragraphs(...texts: readonly string[]): ReadingBlock[] {
  let start = 0;
  return texts.map((text) => {
    const block = paragraph(start, text);
    start += text.length + 1;
    return block;
  });
}

function passage(start: number, end: number, lane = 0): ReadingPassage {
  return { start, end, lane, form: "span", codes: ["a"], by: null, memo: null };
}

describe("runs of a paragraph", () => {
  it("are cut where passages start and end, the outermost first", () => {
    const runs = runsOf("one two three", 10, [passage(4, 17), passage(14, 17, 1), passage(18, 30)]);
    deepEqual(
      runs.map(({ text, passages }) => [text, passages.map(({ lane }) => lane)]),
      [
        ["one ", [0]],
        ["two", [0, 1]],
        [" ", []],
        ["three", [0]],
      ],
    );
  });

  it("are the words together, and hold the passages of each character, whatever these are", () => {
    const stretch = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => passage(a, a + b + 1));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.nat(10),
        fc.array(stretch),
        (text, start, all) => {
          const sorted = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
          const runs = runsOf(text, start, sorted);
          equal(runs.map((run) => run.text).join(""), text);
          let place = start;
          for (const run of runs) {
            for (const at of [place, place + run.text.length - 1]) {
              const here = sorted.filter((one) => one.start <= at && at < one.end);
              deepEqual(new Set(run.passages), new Set(here));
            }
            place += run.text.length;
          }
        },
      ),
    );
  });
});

describe("passages of each paragraph", () => {
  const blocks = paragraphs("one two", "three", "four");

  it("are those that start in it, and those that go on in it", () => {
    const [long, short] = [passage(4, 15), passage(8, 13, 1)];
    const here = passagesByBlock(blocks, [long, short], []);
    deepEqual(
      here.map(({ drawn }) => drawn),
      [[long], [long, short], [long]],
    );
  });

  it("are the same objects while nothing changes in a paragraph", () => {
    const long = passage(4, 15);
    const before = passagesByBlock(blocks, [long], []);
    const after = passagesByBlock(blocks, [long, passage(8, 13, 1)], before);
    deepEqual(
      [after[0] === before[0], after[1] === before[1], after[2] === before[2]],
      [true, false, true],
    );
  });

  it("are counted where there are too many to name, and not drawn where nobody could tell them apart", () => {
    const many = Array.from({ length: 40 }, (_, at) => passage(0, 7, Math.min(at, 12)));
    const [first] = passagesByBlock(blocks, many, []);
    deepEqual([first?.drawn.length, first?.named.length, first?.more], [DRAWN_LANES, 24, 16]);
  });
});

describe("changes of a list", () => {
  it("are what lies between the same start and the same end", () => {
    deepEqual(changeOf([1, 2, 3, 4], [1, 9, 4]), { from: 1, removed: 2, added: [9] });
    deepEqual(changeOf([{ a: [1] }], [{ a: [1] }]), { from: 1, removed: 0, added: [] });
    deepEqual(changeOf(["a", "a"], ["a"]), { from: 1, removed: 1, added: [] });
  });

  it("make the new list of the old one, and keep what they can", () => {
    const list = fc.array(fc.nat(3));
    fc.assert(
      fc.property(list, list, (before, after) => {
        deepEqual(changed(before, changeOf(before, after)), after);
      }),
    );
    const same = [1, 2];
    equal(changed(same, changeOf(same, [1, 2])), same);
  });
});

describe("moving over the words", () => {
  const words = wordsOf([
    { kind: "heading", level: 1, text: "Start" },
    ...paragraphs("We don't know. Not now!", "👩‍👩‍👧 one", ""),
  ]);
  const steps = (from: number, unit: Parameters<typeof moved>[2], by: 1 | -1): number[] => {
    const found: number[] = [];
    for (let at = from; ;) {
      const next = moved(words, at, unit, by);
      if (next === at) return found;
      found.push((at = next));
    }
  };

  it("by words: to their ends, and back to their starts", () => {
    deepEqual(steps(0, "word", 1), [2, 8, 13, 18, 22, 23, 36]);
    deepEqual(steps(36, "word", -1), [33, 24, 19, 15, 9, 3, 0]);
  });

  it("by characters as one sees them", () => {
    deepEqual(steps(22, "character", 1), [23, 24, 32, 33, 34, 35, 36]);
    deepEqual(steps(33, "character", -1).slice(0, 3), [32, 24, 23]);
  });

  it("by sentences and paragraphs", () => {
    deepEqual(steps(0, "sentence", 1), [15, 24, 36]);
    deepEqual(steps(30, "paragraph", -1), [24, 0]);
    deepEqual(steps(0, "paragraph", 1), [24, 36]);
  });

  it("finds the sentence at a place, without the blanks around it", () => {
    deepEqual(sentenceAt(words, 5), { start: 0, end: 14 });
    deepEqual(sentenceAt(words, 14), { start: 0, end: 14 });
    deepEqual(sentenceAt(words, 23), { start: 15, end: 23 });
  });

  it("gives the words between two places, paragraphs on lines of their own", () => {
    equal(textBetween(words, 15, 32), "Not now!\n👩‍👩‍👧");
    equal(textBetween(words, 0, words.length), "We don't know. Not now!\n👩‍👩‍👧 one");
  });

  it("goes nowhere without words", () => {
    const none = wordsOf([]);
    deepEqual(
      [moved(none, 0, "word", 1), sentenceAt(none, 0), textBetween(none, 0, 9)],
      [0, undefined, ""],
    );
  });
});

describe("selected words when the text changes", () => {
  it("move with what stands before them, and stay within the words", () => {
    const before = paragraphs("one", "two", "three");
    const after = paragraphs("one", "and", "two!", "three");
    deepEqual(placesAfter({ anchor: 1, focus: 9 }, before, after), { anchor: 1, focus: 14 });
    deepEqual(placesAfter({ anchor: 2, focus: 12 }, before, paragraphs("on")), {
      anchor: 2,
      focus: 2,
    });
  });
});

describe("places of the view in the document", () => {
  // "P: a [b]{.x}  c" and a second paragraph "Q: d".
  const map = { offsets: [3, 6, 14, 20], places: [0, 2, 4, 6], lengths: [1, 1, 1, 1], length: 7 };

  it("are those of the characters, and the other way round", () => {
    deepEqual(
      [0, 2, 4, 6].map((place) => places.offsetOfPlace(map, place)),
      [3, 6, 14, 20],
    );
    deepEqual(
      [1, 3, 5, 7].map((place) => places.endOffsetOfPlace(map, place)),
      [4, 7, 15, 21],
    );
    deepEqual(
      [0, 3, 4, 6, 7, 20, 30].map((at) => places.placeOfOffset(map, at)),
      [0, 0, 2, 2, 4, 6, 7],
    );
    deepEqual(
      [0, 4, 5, 7, 13, 15, 21].map((at) => places.endPlaceOfOffset(map, at)),
      [0, 1, 1, 3, 3, 5, 7],
    );
  });

  it("are none in a document without words", () => {
    const none = { offsets: [], places: [], lengths: [], length: 0 };
    deepEqual(
      [
        places.offsetOfPlace(none, 3),
        places.placeOfOffset(none, 3),
        places.endPlaceOfOffset(none, 3),
      ],
      [0, 0, 0],
    );
  });

  it("name a passage by its words, and which of several with the same", () => {
    const marks = [4, 2, 9].map((index) => ({ index, open: 0 }));
    const reading = { passages: [passage(0, 5), passage(1, 3), passage(1, 3, 1)], marks };
    equal(places.passageIndex(reading, { start: 1, end: 3, nth: 1 }), 9);
    equal(places.passageIndex(reading, { start: 1, end: 3, nth: 2 }), undefined);
    equal(places.passageIndex(reading, { start: 1, end: 4, nth: 0 }), undefined);
  });
});

describe("keys of the coding view", () => {
  const press = (key: string, held: Partial<Pressed> & { readonly altGraph?: boolean } = {}) => {
    const none = {
      altKey: false,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      isComposing: false,
    };
    const { altGraph = false, ...rest } = held;
    return { key, ...none, ...rest, getModifierState: () => altGraph };
  };
  const pc = { isMac: false, isAdjusting: false };
  const mac = { isMac: true, isAdjusting: false };

  it("are the words' own moves, on each system", () => {
    const word = { kind: "move", unit: "word", by: 1, isExtending: true };
    deepEqual(actionFor(press("ArrowRight", { ctrlKey: true, shiftKey: true }), pc), word);
    deepEqual(actionFor(press("ArrowRight", { altKey: true, shiftKey: true }), mac), word);
    const end = { kind: "move", unit: "document", by: 1, isExtending: false };
    deepEqual(actionFor(press("ArrowDown", { metaKey: true }), mac), end);
  });

  it("begin a code's name with any letter, and take numbers", () => {
    deepEqual(actionFor(press("Ü"), pc), { kind: "filter", text: "Ü" });
    deepEqual(actionFor(press("3"), pc), { kind: "number", number: 3 });
    equal(actionFor(press("s", { ctrlKey: true }), pc), undefined);
    equal(actionFor(press("0"), pc), undefined);
    deepEqual(actionFor(press("[", { ctrlKey: true, altKey: true, altGraph: true }), pc), {
      kind: "passage",
      by: -1,
    });
  });

  it("move the ends of a passage with Alt, and alone while it is adjusted", () => {
    const grow = { kind: "step", change: "grow", end: "start", unit: "sentence" };
    deepEqual(actionFor(press("ArrowUp", { altKey: true, shiftKey: true }), pc), grow);
    deepEqual(
      actionFor(press("ArrowUp", { metaKey: true, altKey: true, shiftKey: true }), mac),
      grow,
    );
    const adjusting = { isMac: false, isAdjusting: true };
    deepEqual(actionFor(press("ArrowLeft", { ctrlKey: true, shiftKey: true }), adjusting), grow);
    const shrink = { kind: "step", change: "shrink", end: "end", unit: "word" };
    deepEqual(actionFor(press("ArrowLeft"), adjusting), shrink);
    deepEqual(actionFor(press("Escape"), adjusting), { kind: "adjustEnd" });
  });

  it("leave the second key of a chord to VS Code, for as long as it waits for it", () => {
    let now = 0;
    const chords = createChords(() => now);
    const all = (...keys: Pressed[]) => keys.map((key) => chords.isPending(key));
    const k = press("k", { ctrlKey: true });
    deepEqual(all(press("k"), k, press("Shift"), press("A"), press("A")), [
      false,
      true,
      true,
      true,
      false,
    ]);
    chords.isPending(k);
    now = 6_000;
    equal(chords.isPending(press("a")), false);
  });
});

describe("what the coding view keeps", () => {
  it("is read only where it is something of ours", () => {
    const kept = { top: 3, selected: { anchor: 1, focus: 2 } };
    deepEqual(keptState({ ...kept, more: 1 }), kept);
    for (const other of [
      null,
      "x",
      {},
      { top: 1 },
      { ...kept, top: "3" },
      { ...kept, selected: 5 },
    ])
      ok(keptState(other) === undefined);
  });
});

describe("a saved transcript", () => {
  const evil = `<img src=x onerror="alert(1)">`;
  const reading: ReadingResult = {
    version: 1,
    head: { case: evil, attributes: [{ key: "level", value: evil }] },
    blocks: [
      { kind: "heading", level: 2, text: evil },
      { ...paragraph(0, "They waited so long."), speaker: evil, timeStamps: ["[00:01]"] },
      { kind: "note", isMemo: true, text: evil },
    ],
    passages: [
      { ...passage(5, 19), memo: evil },
      { ...passage(12, 19, 1), codes: ["b", "c"] },
    ],
    marks: [],
    codes: [
      { id: "a", name: evil, color: `red" onclick="alert(1)`, isUnknown: false },
      { id: "b", name: "Being late", color: "#ffff00", isUnknown: false },
      { id: "c", name: "c", color: "#006cb4", isUnknown: true },
    ],
    map: { offsets: [], places: [], lengths: [], length: 20 },
  };

  it("has the words, cut at the passages, and the names of their codes beside them", () => {
    const html = readingDocument(reading);
    const text = html.replace(/<style>[^]*<\/style>/, "").replace(/<[^>]*>/g, "");
    ok(text.includes("They waited so long."), text);
    ok(html.includes(">waited </span>") && html.includes(">so long</span>"));
    ok(text.includes("Being late, c (not in the codebook)"));
    ok(html.includes("[00:01]"));
  });

  it("lets nothing of a file become HTML or style", () => {
    const html = readingDocument(reading);
    ok(!html.includes("<img") && !html.includes("onclick"), html);
    equal(html.match(/&#60;img/g)?.length, 8);
  });

  it("draws lines that are seen on white paper", () => {
    const lines = readingDocument(reading).match(/linear-gradient\((#[0-9a-f]{6})/g) ?? [];
    ok(lines.length >= 2);
    ok(!lines.some((line) => line.endsWith("#ffff00")));
  });
});
