import assert from "node:assert/strict";
import { FIRST_CHOICES, groupsOf, readChoices } from "../../../../client/pages/findings/choices";
import { fitted, type Mark } from "../../../../client/pages/findings/drawing/drawing";
import { markAfter } from "../../../../client/pages/findings/drawing/markAfter";
import { keptState } from "../../../../client/pages/findings/messages";
import { withPassages } from "../../../../client/pages/findings/state";
import { measure, node } from "./figures";

function mark(row: number, x: number): Mark {
  return { key: `${row} ${x}`, row, x, y: 0, width: 10, height: 10, label: "", target: null };
}

describe("going through the marks of a picture", () => {
  // Row 1 has nothing to go to; row 2 has its marks elsewhere.
  const marks = [mark(0, 0), mark(0, 20), mark(0, 40), mark(2, 5), mark(2, 38), mark(3, 0)];
  const after = (key: string, current: number) => markAfter(key, marks, current);

  it("to the left and to the right within a row", () => {
    assert.deepEqual([after("ArrowRight", 0), after("ArrowRight", 2)], [1, 2]);
    assert.deepEqual([after("ArrowLeft", 4), after("ArrowLeft", 3)], [3, 3]);
  });

  it("up and down to what is nearest in the next row that has any", () => {
    assert.deepEqual(
      [after("ArrowDown", 2), after("ArrowDown", 0), after("ArrowUp", 4)],
      [4, 3, 2],
    );
    assert.deepEqual([after("ArrowUp", 0), after("ArrowDown", 5)], [0, 5]);
  });

  it("to the first, the last, and ten rows on", () => {
    assert.deepEqual(
      ["Home", "End", "PageDown", "PageUp"].map((key) => after(key, 3)),
      [0, 5, 5, 0],
    );
  });

  it("by no other key, and nowhere without marks", () => {
    assert.deepEqual([after("a", 0), markAfter("Home", [], 0)], [undefined, undefined]);
  });
});

describe("a text in so many pixels", () => {
  it("is cut at a whole character, and says so", () => {
    assert.equal(fitted("Waiting", 49, measure), "Waiting");
    assert.equal(fitted("Waiting", 48, measure), "Waiti…");
    assert.equal(fitted("a 😀😀", 28, measure), "a…");
    assert.equal(fitted("Waiting", 0, measure), "…");
    assert.equal(fitted("", 0, measure), "");
  });
});

describe("what the Findings page keeps", () => {
  it("takes no choices that are none", () => {
    const choices = { ...FIRST_CHOICES, picture: "coverage", measure: "words", node: "a" } as const;
    assert.deepEqual(readChoices(choices), choices);
    for (const other of [undefined, null, "x", {}, { picture: "x", measure: 1, nodes: 2, node: 3 }])
      assert.deepEqual(readChoices(other), FIRST_CHOICES);
  });

  it("takes no state of the page that is none", () => {
    assert.deepEqual(keptState({ study: "file:///s", offset: 50 }), {
      study: "file:///s",
      offset: 50,
    });
    assert.deepEqual(keptState({ study: "x", offset: -1 }), { study: "x", offset: 0 });
    for (const other of [undefined, null, "x", {}, { study: 1 }])
      assert.equal(keptState(other), undefined);
  });

  it("offers nodes that have others below them", () => {
    const nodes = [
      node("a"),
      node("b", { depth: 1 }),
      node("c"),
      node("d"),
      node("e", { depth: 1 }),
    ];
    assert.deepEqual(
      groupsOf(nodes).map(({ id }) => id),
      ["a", "d"],
    );
  });

  it("puts later passages behind earlier ones, and replaces them when they are read anew", () => {
    const passage = (text: string) => ({
      uri: "file:///study/a.transcript",
      file: "a.transcript",
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      code: "a",
      text,
      speaker: null,
      case: null,
    });
    const [one, two, three] = ["one", "two", "three"].map(passage) as [never, never, never];
    const empty = {
      of: { kind: "node", node: "a" } as const,
      name: "A",
      total: null,
      passages: [],
    };
    const first = withPassages(empty, 0, { total: 3, passages: [one, two] });
    const more = withPassages(first, 2, { total: 3, passages: [three] });
    assert.deepEqual(more.passages, [one, two, three]);
    const anew = withPassages(more, 0, { total: 1, passages: [three] });
    assert.deepEqual([anew.passages, anew.total], [[three], 1]);
  });
});
