import assert from "node:assert/strict";
import fc from "fast-check";
import { idFromName as idOfNewCode } from "../../../client/commands/codeIds";
import {
  idFromName,
  isCodeId,
  nameFromId,
  nearestIds,
  normalizeId,
  numberedId,
} from "../../../server/codebook/ids";

describe("ids of codes", () => {
  it("are a letter, then letters, marks, digits, - and _", () => {
    for (const id of [
      "a",
      "joint-bidding",
      "Überlastung",
      "住房",
      "a1_b",
      "नीति",
      "u\u0308",
      "𝒜b",
    ]) {
      assert.equal(isCodeId(id), true, id);
    }
    for (const id of [
      "",
      "1a",
      "-a",
      "_a",
      "a b",
      "a.b",
      "a:b",
      "\u0301a",
      "a\n",
      "😀",
      "\ud835",
    ]) {
      assert.equal(isCodeId(id), false, JSON.stringify(id));
    }
  });

  it("have at most 100 UTF-16 units after NFC", () => {
    assert.equal(isCodeId("u\u0308".repeat(100)), true);
    assert.equal(isCodeId("u\u0308".repeat(101)), false);
    assert.equal(isCodeId("a".repeat(1_000_000)), false);
    assert.equal(normalizeId("u\u0308ber"), "\u00fcber");
  });

  it("read as names", () => {
    assert.equal(nameFromId("politics-of_the-day"), "Politics of the day");
    assert.equal(nameFromId("überlastung"), "Überlastung");
    assert.equal(nameFromId("𐐨bc"), "𐐀bc");
    assert.equal(nameFromId("住房"), "住房");
    assert.equal(nameFromId(""), "");
  });
});

describe("an id made from a name", () => {
  const names: readonly (readonly [string, string])[] = [
    ["Competition for resources", "competition-for-resources"],
    ["  Trust & distrust!  ", "trust-distrust"],
    ["Who's in charge?", "whos-in-charge"],
    ["3rd sector", "rd-sector"],
    ["Überlastung (Büro)", "überlastung-büro"],
    ["住房 政策", "住房-政策"],
    ["multi-agency", "multi-agency"],
    ["12 %", ""],
    ["", ""],
    ["a!\u0301", "a-\u0301"],
    ["Coke::diet Coke", "coke-diet-coke"],
    ["Trust/distrust", "trust-distrust"],
  ];
  for (const [name, id] of names) {
    it(`is ${JSON.stringify(id)} for ${JSON.stringify(name)}`, () => {
      assert.equal(idFromName(name), id);
    });
  }

  it("is what the command for new codes makes of it", () => {
    for (const [name] of names) assert.equal(idFromName(name), idOfNewCode(name) ?? "");
    const name = fc.string({ unit: "grapheme-composite", maxLength: 90 });
    fc.assert(fc.property(name, (text) => idFromName(text) === (idOfNewCode(text) ?? "")));
  });

  it("can get a number, and stays an id", () => {
    assert.equal(numberedId("a", 2), "a-2");
    assert.equal(numberedId("x".repeat(100), 12), `${"x".repeat(97)}-12`);
  });

  it("is a valid id or empty, whatever the name", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme", maxLength: 300 }),
    );
    fc.assert(
      fc.property(name, (text) => {
        const id = idFromName(text);
        assert.ok(id === "" || isCodeId(id), JSON.stringify([text, id]));
        assert.equal(normalizeId(id), id);
      }),
    );
  });
});

describe("the nearest ids", () => {
  const ids = ["resource-limits", "joint-bidding", "joint-building", "Überlastung", "politics"];

  it("come with the nearest first", () => {
    assert.deepEqual(nearestIds("joint-biding", ids, { limit: 2 }), [
      "joint-bidding",
      "joint-building",
    ]);
    assert.deepEqual(nearestIds("joint-biding", ids, { limit: 1 }), ["joint-bidding"]);
  });

  it("leave case and diacritics aside", () => {
    assert.deepEqual(nearestIds("uberlastung", ids, { limit: 1 }), ["Überlastung"]);
    assert.deepEqual(nearestIds("abc", ["abd", "ABC"], { limit: 2 }), ["ABC", "abd"]);
  });

  it("take two swapped letters for one slip", () => {
    assert.deepEqual(nearestIds("wrok", ["worm", "work"], { limit: 1 }), ["work"]);
  });

  it("are none where nothing is near, and never the id itself", () => {
    assert.deepEqual(nearestIds("quite-something-else", ids, { limit: 3 }), []);
    assert.deepEqual(nearestIds("politics", ids, { limit: 3 }), []);
    assert.deepEqual(nearestIds("", ids, { limit: 3 }), []);
  });

  it("are none for what is far longer than any id", () => {
    const hostile = "x".repeat(1_000_000);
    assert.deepEqual(nearestIds(hostile, [hostile.slice(1)], { limit: 1 }), []);
  });
});
