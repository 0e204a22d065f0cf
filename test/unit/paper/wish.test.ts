import assert from "node:assert/strict";
import { tableWish } from "../../../server/exchange/paper/wish";
import { read } from "../codebook/helpers";

const CODEBOOK = read("codes: { a: { attributes: { model: x, question: y z } } }\n");

/** The conditions that words come to, or why there are none. */
function whereOf(...where: string[]): unknown {
  const wish = tableWish(CODEBOOK, { where });
  return "problem" in wish ? wish.problem : [...wish.where];
}

describe("the conditions of a theme table", () => {
  it("are one each, or several with AND between them", () => {
    const both = [
      ["model", "x"],
      ["question", "y z"],
    ];
    assert.deepEqual(whereOf("model=x", "question=y z"), both);
    assert.deepEqual(whereOf('model=x AND question="y z"'), both);
    assert.deepEqual(whereOf("model=x  AND  question = y z"), both);
  });

  it("keep a value that has the word in it", () => {
    assert.deepEqual(whereOf("model=this AND that"), [["model", "this AND that"]]);
  });

  it("name attributes of themes and codes", () => {
    assert.equal(whereOf("model=x AND level=local"), "No theme or code has the attribute “level”.");
    assert.equal(whereOf("model"), "Write “model” as attribute=value.");
  });
});
