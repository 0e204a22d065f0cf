// The codes on the numbers 1 to 9.
import { deepEqual, equal } from "node:assert/strict";
import {
  moved,
  readSlots,
  renamed,
  restored,
  withoutPin,
  withPinned,
  withUsed,
  type CodeUse,
  type Slots,
} from "../../../client/study/slots";

const letters = [..."abcdefghi"];

function use(recent: string, known = "abcdefghijklm"): CodeUse {
  return { recent: [...recent], known: new Set(known) };
}

/** One letter a number, "." for a free one, an upper-case letter for a pinned code. */
function slots(written: string): Slots {
  return readSlots(
    [...written].map((one) =>
      one === "." ? null : { code: one.toLowerCase(), isPinned: one !== one.toLowerCase() },
    ),
  );
}

function written(found: Slots | undefined): string | undefined {
  return found
    ?.map((slot) => (slot ? (slot.isPinned ? slot.code.toUpperCase() : slot.code) : "."))
    .join("");
}

describe("numbers of codes", () => {
  it("gives each code that is used the next free number", () => {
    const after = letters
      .slice(0, 3)
      .reduce((now, code) => withUsed(now, code, use("")), slots(""));
    equal(written(after), "abc......");
  });

  it("leaves a code on its number however often it is used", () => {
    equal(written(withUsed(slots("abc......"), "c", use("cba"))), "abc......");
  });

  it("gives a tenth code the number of the one that was used longest ago", () => {
    equal(written(withUsed(slots("abcdefghi"), "j", use("jbcdefghia"))), "jbcdefghi");
    equal(written(withUsed(slots("abcdefghi"), "j", use("jacdefghib"))), "ajcdefghi");
  });

  it("never takes the number of a pinned code", () => {
    equal(written(withUsed(slots("Abcdefghi"), "j", use("jbcdefghia"))), "Abcdefghj");
    equal(written(withUsed(slots("ABCDEFGHI"), "j", use("j"))), "ABCDEFGHI");
  });

  it("takes the number of a code that is not in the codebook any more", () => {
    equal(written(withUsed(slots("abcdxfghi"), "j", use("abcdfghij"))), "abcdjfghi");
  });

  it("keeps the number of a code that was made a moment ago", () => {
    equal(written(withUsed(slots("abcdefghx"), "j", use("jxbcdefghia"))), "jbcdefghx");
  });

  it("pins in place, or on a free number, and not where all are pinned", () => {
    equal(written(withPinned(slots("abc......"), "b", use("abc"))), "aBc......");
    equal(written(withPinned(slots("abc......"), "d", use("abc"))), "abcD.....");
    equal(written(withPinned(slots("abcdefghi"), "j", use("abcdefghi"))), "abcdefghJ");
    equal(withPinned(slots("ABCDEFGHI"), "j", use("j")), undefined);
    equal(written(withoutPin(slots("ABc......"), "b")), "Abc......");
  });

  it("moves a code to another number and pins it there", () => {
    equal(written(moved(slots("abc......"), "c", 1)), "Cba......");
    equal(written(moved(slots("abc......"), "a", 9)), ".bc.....A");
    equal(written(moved(slots("abc......"), "a", 0)), "abc......");
    equal(written(moved(slots("abc......"), "a", 10)), "abc......");
    equal(written(moved(slots("abc......"), "x", 2)), "abc......");
  });

  it("follows a rename and its undoing", () => {
    const after = renamed(slots("aB......."), "b", "k");
    equal(written(after), "aK.......");
    equal(written(restored(after, new Set("ak"))), "aK.......");
    equal(written(restored(after, new Set("ab"))), "aB.......");
    equal(written(restored(after, new Set("a"))), "aK.......");
  });

  it("drops a code that was merged into one that has a number", () => {
    equal(written(renamed(slots("abc......"), "a", "c")), ".bc......");
  });

  it("reads only what it wrote", () => {
    const none = Array.from({ length: 9 }, () => null);
    deepEqual(readSlots(undefined), none);
    deepEqual(readSlots([{ code: 1 }, "a", null, [], { isPinned: true }]), none);
    equal(written(readSlots(Array.from({ length: 20 }, () => ({ code: "a" })))), "aaaaaaaaa");
  });
});
