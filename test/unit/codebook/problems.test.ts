import assert from "node:assert/strict";
import { readCodebook } from "../../../server/codebook/parse";
import { nodeOf, problemsOf, read, sketch } from "./helpers";

/** The only problem of a text. */
function only(text: string) {
  const { problems } = readCodebook(text);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  const [found] = problems;
  return { ...found, at: text.slice(found.start, found.end) };
}

describe("problems of a codebook: YAML", () => {
  const absent: readonly (readonly [string, string, RegExp])[] = [
    ["codes:\n  a: Use: when\n", "U", /colon and a blank in it/],
    ["codes:\n  a: @b\n", "@", /may not start with this character/],
    ["codes:\n  a: b\n c: d\n", " ", /indented differently/],
    ["codes:\n\ta: b\n", "\t", /Use blanks/],
    ['codes:\n  a: "b\n', "", /never closed/],
    ["codes: {a: b\n", "", /not closed/],
    ["title: a\ncodes\nthemes: b\n", "codes\nthemes", /on one line/],
    ["title: a\ncodes\n", "codes", /without a colon/],
    ["title: a\n---\ntitle: b\n", "---", /second YAML document/],
  ];
  for (const [text, at, message] of absent) {
    it(`has no codebook for ${JSON.stringify(text)}`, () => {
      const { codebook, problems } = readCodebook(text);
      assert.equal(codebook, undefined);
      const [found, ...others] = problems;
      assert.deepEqual(others, []);
      assert.equal(found.code, "invalid-yaml");
      assert.equal(found.severity, "error");
      assert.match(found.message, message);
      assert.equal(text.slice(found.start, found.end), at);
    });
  }

  it("names the first mistake alone, since what follows is misread", () => {
    const { problems } = readCodebook('codes:\n  a: "b\n  c: d: e\n ]\n---\nx: [\n');
    assert.equal(problems.length, 1);
    assert.match(problems[0].message, /never closed/);
  });

  it("warns of tags and reads on", () => {
    const text = "codes:\n  a: !!js/function 'x'\n";
    const found = only(text);
    assert.equal(found.code, "invalid-yaml");
    assert.equal(found.severity, "warning");
    assert.equal(found.at, "!!js/function");
    assert.equal(nodeOf(text, "a").definition, "x");
  });

  it("has no codebook where the top is no map", () => {
    for (const text of ["- a\n- b\n", "themes\n", "[a]"]) {
      assert.equal(readCodebook(text).codebook, undefined);
      assert.equal(only(text).code, "invalid-value");
    }
  });
});

describe("problems of a codebook: keys and ids", () => {
  it("suggests the nearest key", () => {
    const found = only("codes:\n  a:\n    defnition: x\n    definition: y\n");
    assert.equal(found.code, "unknown-key");
    assert.equal(found.severity, "warning");
    assert.equal(found.at, "defnition");
    assert.equal(found.replacement, "definition");
    assert.equal(only("theme:\n  a: b\n").replacement, "themes");
    assert.equal(only("codes:\n  a: {definition: x, Color: '#123456'}\n").replacement, "color");
    assert.equal(only("codes:\n  a: {definition: x, description: y}\n").replacement, "definition");
  });

  it("says where codes go that stand right under a theme", () => {
    const found = only("themes:\n  t:\n    joint-bidding:\n      definition: x\n");
    assert.equal(found.replacement, undefined);
    assert.match(found.message, /below "codes:"/);
  });

  it("is not impressed by names of object properties", () => {
    const text =
      "__proto__: 1\ncodes:\n  constructor: a\n  toString: b\n  hasOwnProperty: { __proto__: c, definition: d }\n";
    assert.deepEqual(problemsOf(text), ["unknown-key __proto__", "unknown-key __proto__"]);
    assert.deepEqual([...read(text).nodes.keys()], ["constructor", "toString", "hasOwnProperty"]);
    assert.deepEqual(problemsOf("codes:\n  __proto__: x\n"), ["invalid-id __proto__"]);
  });

  it("finds a duplicate id anywhere, and keeps what stands below it", () => {
    const text =
      "themes:\n  t:\n    codes:\n      a: first\n  u:\n    codes:\n      a:\n        definition: second\n        codes: { b: x }\ncodes: { t: y }\n";
    const { problems } = readCodebook(text);
    assert.deepEqual(problemsOf(text), ["duplicate-id a", "duplicate-id t"]);
    assert.equal(problems[0].start, text.lastIndexOf("a:\n        definition"));
    assert.deepEqual(problems[0].related, nodeOf(text, "a").keySpan);
    assert.equal(nodeOf(text, "a").definition, "first");
    assert.deepEqual(sketch(read(text)), ["theme t", "  code a", "theme u", "  code b"]);
  });

  it("takes a repeated key of a map of codes for a duplicate id", () => {
    assert.deepEqual(problemsOf("codes:\n  a: x\n  a: y\n"), ["duplicate-id a"]);
  });

  it("reads both of two themes or codes, and the first of two definitions", () => {
    const text = "codes:\n  a: x\ncodes:\n  b: { definition: y, definition: z }\n";
    assert.deepEqual(problemsOf(text), ["invalid-value codes", "invalid-value definition"]);
    assert.deepEqual([...read(text).nodes.keys()], ["a", "b"]);
    assert.equal(nodeOf(text, "b").definition, "y");
  });

  it("finds bad ids, and keeps what stands below them", () => {
    const text =
      "themes:\n  1st:\n    codes:\n      a: x\n  t:\n    codes:\n      two words: { codes: { b: y } }\n      ? [c]\n      : z\n      : w\n";
    assert.deepEqual(problemsOf(text), [
      "invalid-id 1st",
      "invalid-id two words",
      "invalid-id [c]",
      "invalid-id ",
    ]);
    assert.deepEqual(sketch(read(text)), ["code a", "theme t", "  code b"]);
    assert.equal(nodeOf(text, "b").parent, "t");
    assert.equal(nodeOf(text, "a").theme, undefined);
  });

  it("allows ids of 100 characters, not of 101", () => {
    assert.deepEqual(problemsOf(`codes: { ${"a".repeat(100)}: x }`), []);
    assert.equal(only(`codes: { ${"a".repeat(101)}: x }`).code, "invalid-id");
  });
});

describe("problems of a codebook: values", () => {
  const wrong: readonly (readonly [string, string])[] = [
    ["themes: [a, b]\n", "[a, b]"],
    ["codes: a\n", "a"],
    ["title: [a]\n", "[a]"],
    ["interviewers: Int\n", "Int"],
    ["interviewers: [Int, [a]]\n", "[a]"],
    ["transcripts: { a: b }\n", "{ a: b }"],
    ["queries: [a]\n", "[a]"],
    ["queries: { a: { b: c } }\n", "{ b: c }"],
    ["codes: { a: [b] }\n", "[b]"],
    ["codes: { a: { definition: [b], codes: { c: d } } }\n", "[b]"],
    ["codes: { a: { definition: x, attributes: y } }\n", "y"],
    ["codes: { a: { definition: x, attributes: { y: [z] } } }\n", "[z]"],
    ["codes: { a: { definition: x, attributes: { y: 1, y: 2 } } }\n", "y"],
    ["codes: { a: { definition: x, example: { y: z } } }\n", "{ y: z }"],
    ["codes: { a: { definition: x, example: [{ y: z }] } }\n", "{ y: z }"],
    ["codes: { a: { definition: x, codes: [b] } }\n", "[b]"],
    ["transcripts: ['../other/*.md']\n", "'../other/*.md'"],
    ["transcripts: [/etc/*]\n", "/etc/*"],
    ['transcripts: ["c:/x/*"]\n', '"c:/x/*"'],
    ["transcripts: ['{..,a}/*']\n", "'{..,a}/*'"],
    ["transcripts: ['!a/*']\n", "'!a/*'"],
    ["transcripts: ['a\\b']\n", "'a\\b'"],
    ["transcripts: ['[ab].md']\n", "'[ab].md'"],
    ["transcripts: ['+(a|b).md']\n", "'+(a|b).md'"],
    ["codes: { a: *b }\n", "*b"],
  ];
  for (const [text, at] of wrong) {
    it(`marks ${at} in ${JSON.stringify(text.trim())}`, () => {
      const problems = problemsOf(text).filter((found) => !found.startsWith("no-definition"));
      assert.deepEqual(problems, [`invalid-value ${at}`]);
      assert.ok(readCodebook(text).codebook);
    });
  }

  it("suggests the nearest status and reads the rest", () => {
    const text = "codes: { a: { definition: x, status: Retired } }\n";
    const found = only(text);
    assert.equal(found.code, "invalid-value");
    assert.equal(found.at, "Retired");
    assert.equal(found.replacement, "retired");
    assert.equal(nodeOf(text, "a").status, "active");
    assert.equal(nodeOf(text, "a").definition, "x");
  });

  const colors: readonly (readonly [string, string, string | undefined])[] = [
    ["'#12345'", "'#12345'", undefined],
    ["red", "red", undefined],
    ["'#abc'", "'#abc'", '"#aabbcc"'],
    ["4E79A7", "4E79A7", '"#4e79a7"'],
    ["#4e79a7", "#4e79a7", '"#4e79a7"'],
  ];
  for (const [written, at, replacement] of colors) {
    it(`refuses the colour ${written}`, () => {
      const found = only(`codes:\n  a:\n    definition: x\n    color: ${written}\n`);
      assert.equal(found.code, "invalid-color");
      assert.equal(found.severity, "error");
      assert.equal(found.at, at);
      assert.equal(found.replacement, replacement);
    });
  }

  it("has no quarrel with an empty colour and a comment", () => {
    assert.deepEqual(problemsOf("codes:\n  a:\n    definition: x\n    color: # later\n"), []);
  });

  it("finds replacements that lead nowhere, to themselves or round in a circle", () => {
    const text =
      "codes:\n  a: { definition: x, replacedBy: nowhere }\n  b: { definition: x, replacedBy: b }\n" +
      "  c: { definition: x, replacedBy: d }\n  d: { definition: x, replacedBy: e }\n" +
      "  e: { definition: x, replacedBy: c }\n  f: { definition: x, replacedBy: c }\n" +
      "  g: { definition: x, replacedBy: nowere }\n  nowhere-else: x\n";
    assert.deepEqual(problemsOf(text), [
      "unknown-replacement nowhere",
      "unknown-replacement b",
      "unknown-replacement d",
      "unknown-replacement e",
      "unknown-replacement c",
      "unknown-replacement nowere",
    ]);
    assert.equal(nodeOf(text, "a").replacedBy, undefined);
    assert.equal(nodeOf(text, "c").replacedBy, undefined);
    assert.equal(nodeOf(text, "f").replacedBy, "c");
    const near = only("codes:\n  old: { definition: x, replacedBy: joint-bid }\n  joint-bids: y\n");
    assert.equal(near.replacement, "joint-bids");
  });

  it("hints at codes without a definition, not at themes and categories", () => {
    const text = "themes:\n  t:\n    codes:\n      c: { codes: { a: , b: '' } }\n";
    assert.deepEqual(problemsOf(text), ["no-definition a", "no-definition b"]);
  });
});
