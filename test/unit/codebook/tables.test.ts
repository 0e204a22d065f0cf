import assert from "node:assert/strict";
import { readCodebook } from "../../../server/codebook/parse";
import { problemsOf, read } from "./helpers";

const NODES = "themes: { care: { codes: { waiting: Having to wait. } } }\n";

describe("tables in the codebook", () => {
  it("are read with all that they say", () => {
    const { tables } = read(`${NODES}tables:
  What holds back:
    title: Barriers
    level: code
    columns: [theme, code, cases]
    titles: { cases: Interviews }
    where: { model: bureaucratic-politics, question: central }
    nodes: [care, waiting]
    attributes: [level, sector]
  Empty:
`);
    assert.deepEqual([...tables.keys()], ["What holds back", "Empty"]);
    assert.deepEqual(tables.get("What holds back"), {
      name: "What holds back",
      title: "Barriers",
      level: "code",
      columns: ["theme", "code", "cases"],
      titles: new Map([["cases", "Interviews"]]),
      where: new Map([
        ["model", "bureaucratic-politics"],
        ["question", "central"],
      ]),
      nodes: ["care", "waiting"],
      attributes: ["level", "sector"],
    });
    assert.deepEqual(tables.get("Empty"), { name: "Empty", titles: new Map(), where: new Map() });
  });

  it("take a condition as one text, and a list of one without brackets", () => {
    const { tables } = read(
      `${NODES}tables: { a: { where: model=x, columns: cases, nodes: care } }`,
    );
    assert.equal(tables.get("a")?.condition, "model=x");
    assert.deepEqual(tables.get("a")?.columns, ["cases"]);
    assert.deepEqual(tables.get("a")?.nodes, ["care"]);
  });

  it("are none where there are none", () => {
    assert.equal(read(NODES).tables.size, 0);
    assert.equal(read("tables:\n").tables.size, 0);
  });

  it("have problems at their exact places, and the rest is read", () => {
    const codebook = `${NODES}tables:
  a:
    colums: [cases]
    level: them
    columns: [cases, quotatoin, nonsense]
    titles: { case: Interviews, words: [x] }
    where: model
    nodes: [car, waiting]
  a:
  b: text
  c: [x]
`;
    assert.deepEqual(problemsOf(codebook), [
      "unknown-key colums",
      "invalid-value them",
      "invalid-value quotatoin",
      "invalid-value nonsense",
      "invalid-value case",
      "invalid-value [x]",
      "invalid-value model",
      "invalid-value car",
      "invalid-value a",
      "invalid-value text",
      "invalid-value [x]",
    ]);
    const table = read(codebook).tables.get("a");
    assert.deepEqual(table?.columns, ["cases"]);
    assert.deepEqual(table?.nodes, ["car", "waiting"]);
    assert.deepEqual([...read(codebook).tables.keys()], ["a"]);
  });

  it("suggest the nearest key, column, level and id", () => {
    const { problems } = readCodebook(
      `tables: { a: { colums: [cases], level: categry, columns: [pasages], nodes: [car] } }\n${NODES}`,
    );
    assert.deepEqual(
      problems.map(({ replacement }) => replacement),
      ["columns", "category", "passages", "care"],
    );
  });

  it("are no list and no text", () => {
    assert.deepEqual(problemsOf("tables: [a]\n"), ["invalid-value [a]"]);
    assert.deepEqual(problemsOf("tables: a\n"), ["invalid-value a"]);
  });
});
