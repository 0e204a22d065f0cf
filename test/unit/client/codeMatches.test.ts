// An existing code is found before a new one is made.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { createMatcher } from "../../../client/pages/shared/codeMatches";

const codes = [
  { id: "money-worries", name: "Money worries", definition: "Debt and bills cause stress." },
  { id: "überlastung", name: "Überlastung im Team", definition: null },
  { id: "co-operation", name: "Co-operation", definition: "Working with other teams." },
  { id: "trust", name: "Trust in the service", definition: "Relies on staff." },
  { id: "住房", name: "住房", definition: null },
  { id: "nf", name: "Ｃafe\u0301 visits", definition: null },
];
const matcher = createMatcher(codes);
const same = (text: string) => matcher.same(text)?.id;
const close = (text: string) => matcher.close(text, 5).map(({ id }) => id);

describe("a code in another spelling", () => {
  it("is the same without regard to case, blanks and hyphens", () => {
    for (const text of ["Money worries", "MONEY-WORRIES", "money_worries", " moneyWorries "])
      equal(same(text), "money-worries", text);
    equal(same("cooperation"), "co-operation");
  });

  it("is the same without regard to accents and composition", () => {
    equal(same("uberlastung"), "überlastung");
    equal(same("U\u0308berlastung"), "überlastung");
    equal(same("Cafe visit"), "nf");
  });

  it("is the same in the plural and in the singular", () => {
    equal(same("money worry"), "money-worries");
    equal(same("Cooperations"), "co-operation");
  });

  it("is another one where letters differ", () => {
    for (const text of ["money", "worries about money", "住", "", "!?", "trusting"])
      equal(same(text), undefined, text);
    equal(same("住房"), "住房");
  });
});

describe("codes like a typed text", () => {
  it("come by their spelling", () => {
    deepEqual(close("mony worrys"), ["money-worries"]);
    deepEqual(close("trusd"), ["trust"]);
    deepEqual(close("trsut"), ["trust"]);
    deepEqual(close("first"), []);
  });

  it("come by words that they share", () => {
    deepEqual(close("worries about rent"), ["money-worries"]);
    deepEqual(close("losing trust"), ["trust"]);
  });

  it("come by their definition", () => {
    deepEqual(close("debt"), ["money-worries"]);
    deepEqual(close("bills and stress at home"), ["money-worries"]);
    deepEqual(close("stress at home"), []);
  });

  it("come the nearest first, and not more than asked for", () => {
    const two = createMatcher([
      { id: "trust-lost", name: "Trust lost", definition: null },
      { id: "trusts", name: "Trusts", definition: null },
    ]);
    deepEqual(
      two.close("trust", 5).map(({ id }) => id),
      ["trusts", "trust-lost"],
    );
    equal(two.close("trust", 1).length, 1);
  });

  it("do not come by small words", () => {
    deepEqual(close("the in with"), []);
  });

  it("finds every code by its own id and name, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const [code] = [{ id: "x1", name, definition: null }];
        const found = createMatcher([code]).same(name);
        ok(found === code || !/[\p{L}\p{N}\p{M}]/u.test(name.normalize("NFKD")));
      }),
    );
  });
});
