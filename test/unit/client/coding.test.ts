import { deepEqual, equal, match } from "node:assert/strict";
import { lineOfId, lineOfQuery } from "../../../client/commands/codebookText";
import { freeId, idFromName, idProblem, nameUnlessImplied } from "../../../client/commands/codeIds";
import { codeChoices, isKnown } from "../../../client/commands/codeItems";
import { neighbour } from "../../../client/commands/neighbour";
import { byRecency, readRecent, withRecent } from "../../../client/study/recentCodes";
import { inVivoName } from "../../../client/commands/inVivo";
import { offsetAfter, shifted } from "../../../client/commands/shift";
import { node } from "./nodes";

describe("codes to choose from", () => {
  it("keeps what was used last in front", () => {
    deepEqual(withRecent(["a", "b"], "b"), ["b", "a"]);
    equal(withRecent(Array.from({ length: 80 }, String), "x").length, 50);
    deepEqual(readRecent(["a", 1, null]), ["a"]);
    deepEqual(readRecent({}), []);
  });

  it("sorts by recency, then by use", () => {
    const codes = [node("a", { codings: 1 }), node("b", { codings: 5 }), node("c")];
    deepEqual(
      byRecency(codes, ["c"]).map(({ id }) => id),
      ["c", "b", "a"],
    );
  });

  it("tells recent codes, other codes and themes apart", () => {
    const nodes = [node("theme", { kind: "theme" }), node("a"), node("b", { path: ["Theme"] })];
    const found = codeChoices(nodes, ["b", "gone"]);
    deepEqual(
      [found.recent, found.codes, found.groups].map((choices) => choices.map(({ id }) => id)),
      [["b"], ["a"], ["theme"]],
    );
    equal(found.recent[0]?.description, "b · Theme");
    equal(isKnown(" THEME ", nodes), true);
    equal(isKnown("new", nodes), false);
  });

  it("makes ids from names", () => {
    equal(idFromName("Scarce money!"), "scarce-money");
    equal(idFromName("Don’t ask"), "dont-ask");
    equal(idFromName("2 jobs"), "jobs");
    equal(idFromName("Überlastung im Team"), "überlastung-im-team");
    equal(idFromName("住房"), "住房");
    equal(idFromName("12!"), undefined);
    equal([...(idFromName("x".repeat(300)) ?? "")].length, 100);
    equal(freeId("a", new Set(["a", "a-2"])), "a-3");
    equal(nameUnlessImplied("scarce-money", "Scarce money"), null);
    equal(nameUnlessImplied("dont-ask", "Don’t ask"), "Don’t ask");
  });

  it("makes names of participants' words", () => {
    equal(inVivoName("nobody planned it."), "Nobody planned it");
    equal(inVivoName("“… the big ones win”, she said"), "The big ones win”, she said");
    equal(
      inVivoName("we were all sitting there and nobody said a word about the money"),
      "We were all sitting there and",
    );
    equal(
      inVivoName("Interdepartmental misunderstandings notwithstanding,"),
      "Interdepartmental misunderstandings",
    );
    equal(inVivoName("预算每年都在收紧"), "预算每年都在收紧");
    equal([...inVivoName("预".repeat(300))].length, 40);
    equal(inVivoName("…!"), "");
  });

  it("says what is wrong with an id", () => {
    equal(idProblem("a-b", new Set()), undefined);
    match(idProblem("1a", new Set()) ?? "", /letter/);
    match(idProblem("a", new Set(["a"])) ?? "", /already/);
  });
});

describe("places", () => {
  const items = ["a:1", "a:5", "b:2"];
  const place = (item: string) => {
    const [file = "", line] = item.split(":");
    return { file, line: Number(line), character: 0 };
  };

  it("finds the next and the previous one, and goes round", () => {
    const here = place("a:5");
    deepEqual(neighbour(items, place, here, "next"), { item: "b:2", isRound: false });
    deepEqual(neighbour(items, place, here, "previous"), { item: "a:1", isRound: false });
    deepEqual(neighbour(items, place, place("b:2"), "next"), { item: "a:1", isRound: true });
    deepEqual(neighbour(items, place, place("a:1"), "previous"), { item: "b:2", isRound: true });
    equal(neighbour([], place, here, "next"), undefined);
  });

  it("finds the entry of a code in the text of the codebook", () => {
    const text = "themes:\n  money:\n    codes:\n      'a-b': { status: draft }\n      c: x\n";
    equal(lineOfId(text, "money"), 1);
    equal(lineOfId(text, "a-b"), 3);
    equal(lineOfId(text, "c"), 4);
    equal(lineOfId(text, "none"), undefined);
  });

  it("finds a query in the text of the codebook, not a code of that name", () => {
    const text = "themes:\n  money: x\nqueries: # ours\n  'a: b': c\n  money: d\n";
    equal(lineOfQuery(text, "a: b"), 3);
    equal(lineOfQuery(text, "money"), 4);
    equal(lineOfQuery(text, "none"), 2);
    equal(lineOfQuery("codes: {queries: x}\n", "queries"), undefined);
  });

  it("keeps words selected without what is written around them", () => {
    const at = (character: number) => ({ line: 0, character });
    const insert = (character: number, newText: string) => ({
      range: { start: at(character), end: at(character) },
      newText,
    });
    const wrapped = [insert(4, "["), insert(9, "]{.a}")];
    deepEqual(shifted({ start: at(4), end: at(9) }, wrapped), { start: at(5), end: at(10) });
    deepEqual(shifted({ start: at(9), end: at(9) }, [insert(9, " []{.a}")]), {
      start: at(9),
      end: at(9),
    });
  });

  it("keeps words selected where an edit takes away or adds lines above them", () => {
    const at = (line: number, character: number) => ({ line, character });
    const words = { start: at(2, 4), end: at(2, 9) };
    const gone = { range: { start: at(1, 0), end: at(2, 0) }, newText: "" };
    deepEqual(shifted(words, [gone]), { start: at(1, 4), end: at(1, 9) });
    const joined = { range: { start: at(1, 3), end: at(2, 1) }, newText: "x" };
    deepEqual(shifted(words, [joined]), { start: at(1, 7), end: at(1, 12) });
    const added = { range: { start: at(0, 0), end: at(0, 0) }, newText: "a\r\nb\n" };
    deepEqual(shifted(words, [added, gone]), { start: at(3, 4), end: at(3, 9) });
    const behind = { range: { start: at(2, 9), end: at(3, 0) }, newText: "" };
    deepEqual(shifted(words, [behind]), words);
  });

  it("knows where an offset is after changes", () => {
    const change = (rangeOffset: number, rangeLength: number, text: string) => ({
      rangeOffset,
      rangeLength,
      text,
    });
    equal(offsetAfter(5, [change(9, 2, "x"), change(1, 2, "")], "before"), 3);
    equal(offsetAfter(5, [change(5, 0, "[")], "before"), 6);
    equal(offsetAfter(5, [change(5, 0, "]{.a}")], "behind"), 5);
    equal(offsetAfter(5, [change(3, 4, "other")], "behind"), 3);
    equal(offsetAfter(5, [change(3, 4, "other"), change(0, 0, "ab")], "behind"), 5);
    equal(offsetAfter(5, [change(5, 3, "other")], "before"), 5);
  });
});
