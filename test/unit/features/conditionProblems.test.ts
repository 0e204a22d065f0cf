import assert from "node:assert/strict";
import { problemsOfCodebook } from "../../../server/features/problems";
import { offsetOf } from "../../../server/features/positions";
import { studyFrom } from "./fixture";

const NODES = "codes: { a: { definition: d, attributes: { model: x, question: y } } }\n";

/** Severity, what is marked, and the message, for the condition of a table, written as in YAML. */
function problems(condition: string): string[] {
  const { study } = studyFrom(
    `//- codebook.yaml\n${NODES}tables: { T: { where: ${condition} } }\n//- a.md\nP1: [We]{.a}.\n`,
  );
  return problemsOfCodebook(study)
    .filter(({ code }) => code === "invalid-query")
    .map(({ severity, range, message }) => {
      const { text, lines } = study.codebook;
      const marked = text.slice(offsetOf(lines, range.start), offsetOf(lines, range.end));
      return `${severity} ${marked}: ${message}`;
    });
}

describe("problems of the conditions of tables", () => {
  it("are none where a condition holds, in any of its forms", () => {
    const fine = [
      "model=x",
      "'model=x AND NOT (question=y OR model!=x)'",
      "{ model: x, other: y }",
    ];
    for (const one of fine) assert.deepEqual(problems(one), []);
  });

  it("stand at their exact places", () => {
    assert.deepEqual(problems("model=x AND"), ["error AND: A condition is missing behind “AND”."]);
    assert.deepEqual(problems("'(model=x'"), ["error (: This parenthesis is never closed."]);
    assert.deepEqual(problems('"model=x and question=y"'), [
      "error and: Write AND in capital letters, for it to combine what stands around it.",
    ]);
  });

  it("warn of attributes and values that no theme or code has", () => {
    assert.deepEqual(problems("model=x AND questoin=y"), [
      "warning questoin: No theme or code has the attribute “questoin”. Did you mean “question”?",
    ]);
    assert.deepEqual(problems("model=unheard OR question=y"), [
      "warning unheard: No theme or code has “model=unheard”.",
    ]);
  });
});
