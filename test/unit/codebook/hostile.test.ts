import assert from "node:assert/strict";
import fc from "fast-check";
import { readCodebook } from "../../../server/codebook/parse";
import { runs } from "../../support/runs";
import { nodeOf, problemsOf, read } from "./helpers";

describe("problems of a codebook: aliases and limits", () => {
  it("follows aliases to what stands above them", () => {
    const text =
      "codes:\n  a: &text Bidding together\n  b: *text\n  c: { definition: *text, attributes: &m { x: 1 } }\n  d: { definition: y, attributes: *m }\n";
    assert.deepEqual(problemsOf(text), []);
    assert.equal(nodeOf(text, "b").definition, "Bidding together");
    assert.equal(nodeOf(text, "d").attributes.get("x"), "1");
  });

  it("does not follow an alias into itself or downwards", () => {
    assert.deepEqual(problemsOf("codes:\n  a: &a\n    definition: x\n    codes: *a\n"), [
      "invalid-value *a",
    ]);
    assert.deepEqual(problemsOf("codes:\n  a: { definition: *b }\n  b: &b x\n"), [
      "no-definition a",
      "invalid-value *b",
    ]);
  });

  it("announces when it stops following aliases", () => {
    const lines = Array.from({ length: 150 }, (_, index) => `  c${index}: *d\n`).join("");
    const text = `codes:\n  a: &d x\n${lines}`;
    const found = readCodebook(text).problems.filter(({ code }) => code === "limit-reached");
    assert.equal(found.length, 1);
    assert.match(found[0].message, /100 YAML aliases/);
    assert.equal(nodeOf(text, "c99").definition, "x");
    assert.equal(nodeOf(text, "c100").definition, undefined);
  });

  it("announces every limit of the whole file", () => {
    const reached = (text: string, message: RegExp): void => {
      const { codebook, problems } = readCodebook(text);
      assert.equal(codebook, undefined);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ["limit-reached"],
      );
      assert.match(problems[0].message, message);
    };
    reached(" ".repeat(1_000_001), /1,000,000 characters/);
    reached("a:\n".repeat(200_000), /250,000 YAML tokens/);
    for (const opening of ["[", "{", "- ", "? ", "{a: ", "[{", "[a: "]) {
      reached(opening.repeat(10_000), /200 levels/);
    }
  });

  it("announces that codes are nested too deep, and reads those above", () => {
    const nested = (depth: number) =>
      "codes: " +
      Array.from({ length: depth }, (_, index) => `{ c${index}: { codes: `).join("") +
      "{}" +
      " } }".repeat(depth);
    assert.equal(read(nested(90)).nodes.size, 90);
    assert.equal(readCodebook(nested(200)).problems[0].code, "limit-reached");
  });

  it("announces that there are too many codes, and reads the first", () => {
    const text = `codes:\n${Array.from({ length: 20_002 }, (_, i) => ` c${i}: x\n`).join("")}`;
    const { problems } = readCodebook(text);
    assert.deepEqual(problemsOf(text), ["limit-reached c20000"]);
    assert.match(problems[0].message, /20,000/);
    assert.equal(read(text).nodes.size, 20_000);
  });

  it("shows at most 1,000 problems, the errors first", () => {
    const text = `codes:\n${Array.from({ length: 1_500 }, (_, i) => ` c${i}:\n`).join("")} 1: x\n`;
    const { problems } = readCodebook(text);
    assert.equal(problems.length, 1_001);
    assert.ok(problems.some(({ code }) => code === "invalid-id"));
    const limit = problems.find(({ code }) => code === "limit-reached");
    assert.match(limit?.message ?? "", /^Only 1,000 problems are shown/);
  });
});

describe("hostile codebooks", () => {
  it("never throws, and every problem lies in the text", () => {
    const pieces = [
      "a",
      ":",
      " ",
      "\n",
      "  ",
      "- ",
      "[",
      "]",
      "{",
      "}",
      "*x",
      "&x ",
      "#",
      "|",
      ">",
      '"',
      "'",
      "!!set ",
      "? ",
      "codes:",
      "themes:",
      "\n  ",
      "<<: ",
      "---\n",
      "...\n",
      "%YAML 1.1\n",
      "\t",
      "\r\n",
      "\ufeff",
      "\ud800",
      "color: ",
      "status: ",
      "é",
      "__proto__",
      ",",
      "null",
      "~",
      "@",
    ];
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 60 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((tail) => `codes:\n  a:\n    ${tail}`),
          fc.string(),
        ),
        (hostile) => {
          const { codebook, problems } = readCodebook(hostile);
          for (const { start, end } of problems) {
            assert.ok(0 <= start && start <= end && end <= hostile.length);
          }
          for (const node of codebook?.nodes.values() ?? []) {
            assert.equal(codebook?.nodes.get(node.id), node);
            assert.ok(node.keySpan.end <= node.span.end && node.span.end <= hostile.length);
          }
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("stops reading what is no YAML at all", () => {
    const { codebook, problems } = readCodebook("]".repeat(200_000));
    assert.equal(codebook, undefined);
    assert.equal(problems.length, 1);
  });

  it("takes no exponential time for aliases of aliases", () => {
    const levels = Array.from(
      { length: 60 },
      (_, i) => `  l${i + 1}: &l${i + 1} { codes: { x${i}: *l${i}, y${i}: *l${i} } }\n`,
    );
    const { problems } = readCodebook(`codes:\n  l0: &l0 { codes: { z: x } }\n${levels.join("")}`);
    assert.ok(problems.some(({ code }) => code === "limit-reached"));
  });
});
