import assert from "node:assert/strict";
import fc from "fast-check";
import {
  deleteQueryEdits,
  renameQueryEdits,
  saveQueryEdits,
} from "../../../server/codebook/reshape/queries";
import { runs } from "../../support/runs";
import { applied, read, refusal } from "./helpers";
import { arbitraryCodebook } from "./reshape/arbitraryCodebook";

const save = (text: string, name: string, query: string, how: "new" | "replacing" = "new") =>
  saveQueryEdits(text, { name, query }, how);

describe("saving a query in the codebook", () => {
  const kept: readonly (readonly [string, string, string])[] = [
    ["an empty file", "", "queries:\n  Mine: a AND b\n"],
    [
      "no queries yet",
      "title: x # t\ncodes:\n  a: b # c\n# end\n",
      "title: x # t\ncodes:\n  a: b # c\nqueries:\n  Mine: a AND b\n# end\n",
    ],
    [
      "queries with comments",
      "queries: # ours\n  First: a # one\n  # two\ncodes: {a: b}\n",
      "queries: # ours\n  First: a # one\n  Mine: a AND b\n  # two\ncodes: {a: b}\n",
    ],
    ["empty queries", "queries: {}\n", "queries: { Mine: a AND b }\n"],
    ["CRLF", "queries:\r\n  A: b\r\n", "queries:\r\n  A: b\r\n  Mine: a AND b\r\n"],
    ["braces", "queries: {A: b} # c\n", "queries: {A: b, Mine: a AND b} # c\n"],
  ];
  for (const [what, before, after] of kept) {
    it(`keeps ${what}`, () =>
      assert.equal(applied(before, save(before, "Mine", "a AND b")), after));
  }

  it("writes names and queries in quotes where YAML needs them", () => {
    const query = '"on paper" AND @weight="very: strong" AND case:"K #1"';
    for (const before of ["queries:\n  A: b\n", "queries: { A: b }\n", ""]) {
      for (const name of ["Yes: but", "null", "12", "- a", "{x}", 'it\'s, "so"', "# no", "住房"]) {
        const { queries } = read(applied(before, save(before, name, query)));
        assert.deepEqual([...queries].at(-1), [name, query]);
      }
    }
  });

  it("says that there is one of that name, and replaces it where one wants so", () => {
    const before = "queries:\n  Mine: a # why\n  'Other': b\n";
    assert.equal(refusal(save(before, "Mine", "b")), "The codebook has a query “Mine” already.");
    assert.equal(
      applied(before, save(before, "Mine", '"b"', "replacing")),
      "queries:\n  Mine: '\"b\"' # why\n  'Other': b\n",
    );
    const folded = "queries:\n  Mine: >-\n    a AND\n    b\n  Other: b\n";
    assert.equal(
      applied(folded, save(folded, "Mine", "c", "replacing")),
      "queries:\n  Mine: c\n  Other: b\n",
    );
  });

  it("fills a name that had no query", () => {
    const before = "queries:\n  Mine:\n  Other: b\n";
    assert.equal(applied(before, save(before, "Mine", "a")), "queries:\n  Mine: a\n  Other: b\n");
  });

  it("takes no name that is empty or too long, and leaves what it cannot change safely", () => {
    assert.equal(refusal(save("", "  ", "a")), "Type a name for the query.");
    assert.match(refusal(save("", "x".repeat(101), "a")), /at most 100 characters/);
    assert.match(refusal(save("queries: [a]\n", "Mine", "a")), /cannot safely be changed here/);
    assert.match(refusal(save("queries: [a\n", "Mine", "a")), /^The codebook cannot be read/);
    assert.match(
      refusal(save("queries:\n  Mine: [a]\n", "Mine", "a", "replacing")),
      /cannot safely be changed here/,
    );
  });

  it("keeps every other byte of any codebook, and deleting brings the old text back", () => {
    fc.assert(
      fc.property(arbitraryCodebook, fc.string({ minLength: 1, maxLength: 12 }), (made, name) => {
        fc.pre(name.trim() !== "");
        const change = save(made.text, name, 'a AND "b"');
        const text = applied(made.text, change);
        assert.ok("edits" in change && change.edits.every(({ span }) => span.start === span.end));
        assert.deepEqual([...read(text).queries.values()], ['a AND "b"']);
        const [saved] = read(text).queries.keys();
        const again = applied(text, save(text, "Second", "b"));
        assert.equal(applied(again, deleteQueryEdits(again, "Second")), text);
        const renamed = applied(text, renameQueryEdits(text, saved, "Other"));
        assert.equal(applied(renamed, renameQueryEdits(renamed, "Other", saved)), text);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("renaming and deleting a query of the codebook", () => {
  const TEXT = "queries: # ours\n  # the first\n  'First': a # one\n  Second: b\n";

  it("changes the name alone", () => {
    assert.equal(
      applied(TEXT, renameQueryEdits(TEXT, "First", "Not: first")),
      'queries: # ours\n  # the first\n  "Not: first": a # one\n  Second: b\n',
    );
    assert.equal(
      refusal(renameQueryEdits(TEXT, "First", "Second")),
      "The codebook has a query “Second” already.",
    );
    assert.deepEqual(renameQueryEdits(TEXT, "First", " First "), { edits: [] });
    assert.equal(
      refusal(renameQueryEdits(TEXT, "Third", "X")),
      "The codebook has no query “Third” any more.",
    );
  });

  it("takes the entry out with the comments that belong to it", () => {
    assert.equal(applied(TEXT, deleteQueryEdits(TEXT, "First")), "queries: # ours\n  Second: b\n");
    assert.equal(
      applied("queries: {a: b, c: d}\n", deleteQueryEdits("queries: {a: b, c: d}\n", "a")),
      "queries: {c: d}\n",
    );
    assert.equal(
      refusal(deleteQueryEdits(TEXT, "Third")),
      "The codebook has no query “Third” any more.",
    );
  });
});
