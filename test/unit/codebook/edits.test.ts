import assert from "node:assert/strict";
import fc from "fast-check";
import { addCodeEdit, applyEdits, type NewCode } from "../../../server/codebook/edits";
import type { Codebook } from "../../../server/codebook/model";
import { runs } from "../../support/runs";
import { applied, read, refusal } from "./helpers";

const added = (text: string, code: NewCode) => applied(text, addCodeEdit(text, code));
const refused = (text: string, code: NewCode) => refusal(addCodeEdit(text, code));

describe("adding a code at the top", () => {
  const expected: readonly (readonly [string, string, string])[] = [
    ["an empty file", "", "codes:\n  new: What it means.\n"],
    ["only comments", "# Ours\n", "# Ours\ncodes:\n  new: What it means.\n"],
    [
      "no codes yet",
      "title: x # t\n\n# end\n",
      "title: x # t\ncodes:\n  new: What it means.\n\n# end\n",
    ],
    [
      "empty codes",
      "codes: # none\ntitle: x\n",
      "codes: # none\n  new: What it means.\ntitle: x\n",
    ],
    ["codes: null", "codes: null # none\n", "codes: # none\n  new: What it means.\n"],
    ["an empty flow map", "codes: {}\n", "codes: { new: What it means. }\n"],
    ["a flow map", "codes: {a: b, } # c\n", "codes: {a: b, new: What it means., } # c\n"],
    [
      "a flow map over lines",
      "codes: {\n    a: b, # first\n    c: d # second\n  }\n",
      "codes: {\n    a: b, # first\n    c: d,\n    new: What it means. # second\n  }\n",
    ],
    [
      "codes with comments",
      "codes:\n  a: b # first\n  # retired: c\n\ntitle: x\n",
      "codes:\n  a: b # first\n  new: What it means.\n  # retired: c\n\ntitle: x\n",
    ],
    ["four blanks", "codes:\n    a: b", "codes:\n    a: b\n    new: What it means."],
    ["CRLF", "codes:\r\n  a: b\r\n", "codes:\r\n  a: b\r\n  new: What it means.\r\n"],
    [
      "a text over several lines",
      "codes:\n  a: |\n    One\n\n    Two\n\n# end\n",
      "codes:\n  a: |\n    One\n\n    Two\n  new: What it means.\n\n# end\n",
    ],
    ["a flow codebook", "{title: x}\n", "{title: x, codes: { new: What it means. }}\n"],
    ["quoted keys", '"codes":\n  "a": b\n', '"codes":\n  "a": b\n  new: What it means.\n'],
  ];
  for (const [name, before, after] of expected) {
    it(`keeps ${name}`, () => {
      assert.equal(added(before, { id: "new", definition: "What it means." }), after);
    });
  }
});

describe("adding a code under another", () => {
  const expected: readonly (readonly [string, string, string])[] = [
    ["an empty theme", "themes:\n  t: # x\n", "themes:\n  t: # x\n    codes:\n      new:\n"],
    [
      "a theme with codes",
      "themes:\n  t:\n    codes:\n      a: b\n    name: T # t\n  u:\n",
      "themes:\n  t:\n    codes:\n      a: b\n      new:\n    name: T # t\n  u:\n",
    ],
    [
      "a theme without codes",
      "themes:\n  t:\n    name: T # t\n    # more\n  u:\n",
      "themes:\n  t:\n    name: T # t\n    codes:\n      new:\n    # more\n  u:\n",
    ],
    [
      "the short form",
      "themes:\n  t: What it means. # short\n  u:\n",
      "themes:\n  t:\n    definition: What it means. # short\n    codes:\n      new:\n  u:\n",
    ],
    [
      "the short form over several lines",
      "themes:\n  t: >-\n    What\n\n    it means.\n  u:\n",
      "themes:\n  t:\n    definition: >-\n      What\n\n      it means.\n    codes:\n      new:\n  u:\n",
    ],
    [
      "the short form in quotes over two lines, with an anchor",
      "themes:\n  t: &t 'What\n   it means.'\n  u: *t\n",
      "themes:\n  t:\n    definition: &t 'What\n     it means.'\n    codes:\n      new:\n  u: *t\n",
    ],
    ["a flow map", "themes: {t: {name: T}}\n", "themes: {t: {name: T, codes: { new: {} }}}\n"],
    ["a key alone in a flow map", "themes: {t, u}\n", "themes: {t: { codes: { new: {} } }, u}\n"],
    [
      "an empty value in a flow map",
      "themes: {t: , u}\n",
      "themes: {t: { codes: { new: {} } } , u}\n",
    ],
    [
      "the short form in a flow map",
      'themes: {"t":"What", u: x}\n',
      'themes: {"t": { definition: "What", codes: { new: {} } }, u: x}\n',
    ],
    [
      "a flow map in a block map",
      "themes:\n  t: { codes: { a: b } }\n",
      "themes:\n  t: { codes: { a: b, new: {} } }\n",
    ],
    [
      "four blanks and no last line break",
      "themes:\n    t: Money",
      "themes:\n    t:\n        definition: Money\n        codes:\n            new:",
    ],
  ];
  for (const [name, before, after] of expected) {
    it(`keeps ${name}`, () => assert.equal(added(before, { id: "new", under: "t" }), after));
  }
});

describe("the entry of a new code", () => {
  it("is as short as it can be", () => {
    assert.equal(added("", { id: "new" }), "codes:\n  new:\n");
    assert.equal(added("", { id: "new", name: "New" }), "codes:\n  new:\n");
    assert.equal(
      added("", { id: "new", name: "Something new", definition: "x", example: "Yes: we did" }),
      'codes:\n  new:\n    name: Something new\n    definition: x\n    example: "Yes: we did"\n',
    );
    assert.equal(
      added("codes: {}", { id: "new", definition: "a, b", example: ["one", "two"] }),
      'codes: { new: { definition: "a, b", example: [one, two] } }',
    );
  });

  it("is normalized and trimmed", () => {
    assert.equal(added("", { id: "u\u0308", definition: "  x \n" }), "codes:\n  ü: x\n");
  });
});

describe("a code that cannot be added", () => {
  it("is refused in words", () => {
    assert.match(refused("codes:\n  a: b: c\n", { id: "new" }), /cannot be read \(see line 2\)/);
    assert.match(refused("- a\n", { id: "new" }), /cannot be read/);
    assert.match(refused("codes:\n  a: b\n", { id: "a" }), /has a code "a" already/);
    assert.match(refused("", { id: "1a" }), /cannot be the id/);
    assert.match(refused("", { id: "a", under: "b" }), /no "b"/);
  });

  it("is refused where the notation does not allow it safely", () => {
    const texts = [
      "codes: &x\n",
      "codes: [a]\n",
      "codes: text\n",
      "x: &x { a: b }\ncodes: *x\n",
      "---\n...\n",
      "? codes\n",
    ];
    for (const text of texts) assert.match(refused(text, { id: "new" }), /by hand/, text);
  });
});

/** What a codebook says, without where it says it. */
function contents(codebook: Codebook): unknown {
  return [...codebook.nodes.values()].map(({ keySpan, span, children, order, kind, ...rest }) => {
    void [keySpan, span, order, kind];
    return { ...rest, children: children.map(({ id }) => id) };
  });
}

interface Sketch {
  readonly style: "block" | "flow" | "short" | "empty";
  readonly text: string;
  readonly children: readonly Sketch[];
}

describe("any codebook, in any style", () => {
  const texts = [
    "plain",
    "with: colon",
    "# hash",
    "two\nlines",
    "'quoted' \"twice\"",
    "{a, b}",
    "- x",
    "null",
    "12",
    "é 住房",
    "a #b",
    "@x",
    "%y",
    "!z",
    "&a",
    "*b",
    "x:",
    "\u2028",
    "\u0085x",
    "tab\there",
    "ends\\",
    "y".repeat(200),
  ];
  const anyText = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: "binary" }), fc.string());
  const style = fc.constantFrom<Sketch["style"]>("block", "flow", "short", "empty");
  const treeOf = (depth: number): fc.Arbitrary<Sketch> =>
    fc.record({
      style,
      text: fc.constantFrom(...texts),
      children: depth === 0 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 3 }),
    });
  const tree = treeOf(3);
  const layout = fc.record({
    step: fc.constantFrom(1, 2, 4),
    lineBreak: fc.constantFrom("\n", "\r\n"),
    comments: fc.boolean(),
    literal: fc.boolean(),
    quotedKeys: fc.boolean(),
    lastBreak: fc.boolean(),
    bom: fc.boolean(),
  });
  type Layout = typeof layout extends fc.Arbitrary<infer Type> ? Type : never;

  /** Writes sketches as block maps, with other styles where they say so. */
  function write(sketches: readonly Sketch[], format: Layout): string {
    let count = 0;
    const nextKey = (): string => {
      const id = `n${count++}`;
      return format.quotedKeys ? JSON.stringify(id) : id;
    };
    const flow = (one: Sketch): string => {
      const below = one.children.map(flow).join(", ");
      return `${nextKey()}: {definition: ${JSON.stringify(one.text)}, codes: {${below}}}`;
    };
    const lines: string[] = [];
    const block = (one: Sketch, indent: number): void => {
      const blanks = " ".repeat(indent);
      const inner = " ".repeat(indent + format.step);
      const comment = format.comments ? " # note" : "";
      if (format.comments) lines.push(`${blanks}# above`, "");
      if (one.style === "flow") return void lines.push(blanks + flow(one) + comment);
      const key = nextKey();
      if (one.style === "empty") return void lines.push(`${blanks}${key}:${comment}`);
      const isLiteral = format.literal && /^[a-zé住][^\u0085\u2028\t]*$/.test(one.text);
      const head = one.style === "short" ? `${blanks}${key}:` : `${inner}definition:`;
      const textIndent = one.style === "short" ? inner : inner + " ".repeat(format.step);
      if (one.style === "block") lines.push(`${blanks}${key}:${comment}`);
      if (isLiteral) {
        lines.push(`${head} |-`, ...one.text.split("\n").map((line) => textIndent + line));
      } else lines.push(`${head} ${JSON.stringify(one.text)}${comment}`);
      if (one.style === "short") return;
      lines.push(`${inner}codes:${comment}`);
      for (const child of one.children) block(child, indent + 2 * format.step);
    };
    lines.push("title: Study", "themes:");
    for (const one of sketches) block(one, format.step);
    if (format.comments) lines.push("# end");
    const text = lines.join(format.lineBreak) + (format.lastBreak ? format.lineBreak : "");
    return (format.bom ? "\ufeff" : "") + text;
  }

  it("is the same codebook afterwards, and the new code", () => {
    fc.assert(
      fc.property(
        fc.array(tree, { maxLength: 4 }),
        layout,
        fc.record({
          definition: anyText,
          name: anyText,
          example: fc.array(anyText, { maxLength: 3 }),
        }),
        fc.nat(),
        (sketches, format, words, choice) => {
          const before = write(sketches, format);
          const ids = [...read(before).nodes.keys()];
          const under = [...ids, undefined][choice % (ids.length + 1)];
          const after = added(before, { id: "new-code", ...words, under });
          const codebook = read(after);
          const node = codebook.nodes.get("new-code");
          assert.equal(node?.parent, under);
          assert.equal(node?.definition, words.definition.trim() || undefined);
          assert.equal(node?.name, words.name.trim() || "New code");
          assert.deepEqual(
            node?.examples,
            words.example.map((text) => text.trim()).filter(Boolean),
          );
          if (format.lineBreak === "\r\n") assert.doesNotMatch(after, /[^\r]\n/);
          assert.equal(/\n$/.test(after), /\n$/.test(before));
          assert.equal(count(after), count(before));
          const taken = contents(without(codebook, "new-code"));
          assert.deepEqual(taken, contents(read(before)));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  /** How many comments there are. */
  function count(text: string): number {
    return (text.match(/# (note|above|end)\r?$/gm) ?? []).length;
  }

  function without(codebook: Codebook, id: string): Codebook {
    const nodes = [...codebook.nodes].filter(([key]) => key !== id);
    const trimmed = nodes.map(([key, node]) => {
      const children = node.children.filter((child) => child.id !== id);
      return [key, { ...node, children }] as const;
    });
    return { ...codebook, nodes: new Map(trimmed) };
  }

  it("never throws, whatever the text", () => {
    const pieces = [
      "codes:",
      "themes:",
      "a",
      "b:",
      " ",
      "\n",
      "  ",
      "{",
      "}",
      "[",
      "]",
      ",",
      ": ",
      "&x ",
      "*x",
      "|\n",
      "? ",
      "'",
      "#",
      "!t ",
      "\r\n",
      "null",
      "...",
      "---",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 30 }),
        fc.boolean(),
        (list, deep) => {
          const text = list.join("");
          const under = deep ? "a" : undefined;
          const change = addCodeEdit(text, { id: "new", definition: "x: y", under });
          if ("edits" in change)
            assert.equal(read(applyEdits(text, change.edits)).nodes.get("new")?.definition, "x: y");
        },
      ),
      { numRuns: runs(3_000) },
    );
  });
});
