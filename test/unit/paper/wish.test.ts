import assert from "node:assert/strict";
import fc from "fast-check";
import { partOf } from "../../../server/exchange/paper/part";
import { tableWish } from "../../../server/exchange/paper/wish";
import { runs } from "../../support/runs";
import { read } from "../codebook/helpers";

const NODES = `themes:
  one:
    attributes: { model: x, question: y z }
    codes:
      a: x
      b: { attributes: { model: y } }
  two:
    attributes: { model: "this AND that", "a name": "v (1)" }
    codes: { c: { attributes: { question: "a)" } } }
codes:
  d: { attributes: { model: y, question: "y z" } }
  e: x
`;
const CODEBOOK = read(NODES);

/** The ids that fulfil the conditions, or why there are none. */
function where(...conditions: string[]): string {
  const wish = tableWish(CODEBOOK, { where: conditions });
  if ("problem" in wish) return wish.problem;
  return partOf(CODEBOOK, wish)
    .map(({ id }) => id)
    .join(" ");
}

/** The same of a table that the codebook keeps with this text, written as a YAML scalar. */
function kept(scalar: string): string {
  const codebook = read(`${NODES}tables: { T: { where: ${scalar} } }\n`);
  const wish = tableWish(codebook, { name: "T" });
  if ("problem" in wish) return wish.problem;
  return partOf(codebook, wish)
    .map(({ id }) => id)
    .join(" ");
}

describe("the conditions of a theme table", () => {
  it("are one each, or several with AND between them", () => {
    assert.equal(where("model=x"), "one a");
    assert.equal(where("model=x", "question=y z"), "one a");
    assert.equal(where('model=x AND question="y z"'), "one a");
    assert.equal(where("model=y  AND  question = y z"), "b d");
    assert.equal(where("model = y"), "b d");
    assert.equal(where("model=unheard"), "");
  });

  it("keep a value that has the word in it, and signs that close what it opens", () => {
    assert.equal(where("model=this AND that"), "two c");
    assert.equal(where("model=this AND that AND question=a)"), "c");
    assert.equal(where("a name=v (1)"), "two c");
    assert.equal(where("(a name=v (1))"), "two c");
    assert.equal(where('("a name"="v (1)" AND NOT question=a))'), BAD_END);
    assert.equal(where('("a name"="v (1)" AND NOT question="a)")'), "two");
  });

  it("take OR, NOT, parentheses and !=", () => {
    assert.equal(where("model=x OR model=y"), "one a b d");
    assert.equal(where("NOT model=x"), "b two c d e");
    assert.equal(where("model!=x"), "b two c d e");
    assert.equal(where("model != x"), "b two c d e");
    // NOT binds before AND, AND before OR.
    assert.equal(where("model=y AND question=a) OR model=x"), "one a");
    assert.equal(where('model=y AND (question="a)" OR model=x)'), "");
    assert.equal(where('question="a)" OR model=y AND NOT question="y z"'), "c");
    assert.equal(where('NOT (model=x OR model=y) AND question!="a)"'), "two e");
    assert.equal(where("NOT NOT model=x"), "one a");
    assert.equal(where("model=x AND model=y"), "");
  });

  it("find what has no value, as a query does", () => {
    assert.equal(where("model=(none)"), "e");
    assert.equal(where("NOT question=(none)"), "one a b c d");
    assert.equal(where('model="(none)"'), "");
  });

  const AT: readonly (readonly [string, number, RegExp])[] = [
    ["model", 1, /^Write “model” as attribute=value\.$/],
    ["model=x AND level=local", 13, /^No theme or code has the attribute “level”\.$/],
    ["model=x AND modl=y", 13, /“modl”\. Did you mean “model”\?$/],
    ["model=", 1, /^A value is missing behind “model=”\.$/],
    ["model=x AND question!=", 13, /^A value is missing behind “question!=”\.$/],
    ["model= AND question=y z", 1, /^A value is missing behind “model=”\.$/],
    ["=x", 1, /^Write the name of an attribute before “=”\.$/],
    ["", 1, /^Write a condition/],
    ["model=x AND", 9, /^A condition is missing behind “AND”\.$/],
    ["OR model=x", 1, /^A condition is missing before “OR”\.$/],
    ["model=x AND OR model=y", 9, /^A condition is missing behind “AND”\.$/],
    ["(model=x OR model=y", 1, /^This parenthesis is never closed\.$/],
    ["model=x) OR model=y", 8, /^This parenthesis is never opened\.$/],
    ["()", 1, /^There is nothing between these parentheses\.$/],
    ["model=x question=y z", 9, /^Write AND or OR before “question=y”\.$/],
    ["model=x and question=y z", 9, /^Write AND in capital letters/],
    ["not model=x", 1, /^Write NOT in capital letters/],
    ["model=x OR (question=a or question=b)", 24, /^Write OR in capital letters/],
    ['model="x" model="y"', 11, /^Write AND or OR before “model="y"”\.$/],
    ['model="x', 7, /quotes are never closed/],
    ["model OR question=y z", 1, /^Write “model” as attribute=value\.$/],
    ["theme:one", 1, /^Write “theme:one” as attribute=value\.$/],
    ["NOT", 1, /^A condition is missing behind “NOT”\.$/],
  ];
  for (const [text, column, message] of AT) {
    it(`say what is wrong with ${JSON.stringify(text)}, and where`, () => {
      const [, at, said] = /, column (\d+): (.*)$/s.exec(where(text)) ?? [];
      assert.equal(at, String(column), where(text));
      assert.match(said, message);
      assert.ok(where(text).startsWith(`The condition “${text}”, `));
    });
  }

  it("have limits, and say so", () => {
    assert.match(where(`model=${"x".repeat(4_000)}`), /A condition may have 4,000 characters/);
    assert.match(where(`${"NOT ".repeat(60)}model=x`), /which is the limit/);
  });

  it("are read from the codebook in the same way", () => {
    assert.equal(kept("model=x"), "one a");
    assert.equal(kept("question=y z"), "one a b d");
    assert.equal(kept("{ model: y, question: y z }"), "b d");
    assert.equal(kept("'model=x OR (model=y AND question!=\"y z\")'"), "one a");
    assert.equal(kept("modl=x"), "");
    assert.equal(kept("model=x AND"), `The condition of the table “T”, column 9: ${MISSING}`);
  });

  it("are those of the codebook where words say nothing else", () => {
    const codebook = read(`${NODES}tables: { T: { where: model=x } }\n`);
    const wish = tableWish(codebook, { name: "T", where: ["question=y z"] });
    assert.ok(!("problem" in wish));
    assert.deepEqual(
      partOf(codebook, wish).map(({ id }) => id),
      ["one", "a", "b", "d"],
    );
  });

  it("agree with a recount over every node, however they are nested", () => {
    fc.assert(
      fc.property(tree, (one) => {
        const ids = Object.keys(VALUES).filter((id) => holds(one, VALUES[id]));
        assert.equal(where(written(one)), ids.join(" "), written(one));
      }),
      { numRuns: runs(500) },
    );
  });

  it("never throw, whatever is written", () => {
    const piece = fc.constantFrom(
      ...["model", "x", "=", "!=", " ", "(", ")", '"', "AND", "OR", "NOT", "question", "\\", "é"],
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (any) => {
        assert.equal(typeof where(any), "string");
      }),
      { numRuns: runs(1_000) },
    );
  });
});

const BAD_END =
  'The condition “("a name"="v (1)" AND NOT question=a))”, column 38: This parenthesis is never opened.';
const MISSING = "A condition is missing behind “AND”.";

/** By hand: what each node has of its own or from the nearest node above. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  one: { model: "x", question: "y z" },
  a: { model: "x", question: "y z" },
  b: { model: "y", question: "y z" },
  two: { model: "this AND that", "a name": "v (1)" },
  c: { model: "this AND that", "a name": "v (1)", question: "a)" },
  d: { model: "y", question: "y z" },
  e: {},
};

type Tree =
  | { readonly name: string; readonly value: string; readonly sign: "=" | "!=" }
  | { readonly not: Tree }
  | { readonly all: boolean; readonly parts: readonly Tree[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: "tree" },
    fc.record({
      name: fc.constantFrom("model", "question", "a name"),
      value: fc.constantFrom("x", "y", "y z", "this AND that", "v (1)", "a)", "q"),
      sign: fc.constantFrom("=" as const, "!=" as const),
    }),
    fc.record({ not: tie("tree") }),
    fc.record({
      all: fc.boolean(),
      parts: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

function written(one: Tree): string {
  if ("not" in one) return `NOT (${written(one.not)})`;
  if ("parts" in one)
    return one.parts.map((part) => `(${written(part)})`).join(one.all ? " AND " : " OR ");
  return `"${one.name}"${one.sign}"${one.value}"`;
}

function holds(one: Tree, values: Readonly<Record<string, string>>): boolean {
  if ("not" in one) return !holds(one.not, values);
  if ("parts" in one && one.all) return one.parts.every((part) => holds(part, values));
  if ("parts" in one) return one.parts.some((part) => holds(part, values));
  return (values[one.name] === one.value) === (one.sign === "=");
}
