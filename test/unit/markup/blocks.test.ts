import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import type { Block } from "../../../server/markup/model";
import { checkProblem, wording } from "./fixture";

/** Section 2 of the markup: the attribute block. */

function blockOf(written: string): Block | undefined {
  return parseTranscript(`P1: [a]${written}`).passages[0]?.block;
}

/** Items in the order of their kinds: codes, id, entries. */
function itemsOf(written: string): string[] {
  const block = blockOf(written);
  if (block === undefined) return [];
  const codes = block.codes.map(({ id }) => `.${id}`);
  const id = block.id === undefined ? [] : [`#${block.id.id}`];
  return [...codes, ...id, ...block.entries.map(({ key, value }) => `${key}=${value}`)];
}

describe("markup: items of a block", () => {
  for (const [written, items] of [
    ["{.a}", [".a"]],
    ["{ .a  .b-c\t.d_1 }", [".a", ".b-c", ".d_1"]],
    ["{#q1 .a}", [".a", "#q1"]],
    ["{#a.b/c}", ["#a.b/c"]],
    ["{memo=short}", ["memo=short"]],
    ["{memo=a=b.c}", ["memo=a=b.c"]],
    ['{memo="two words"}', ["memo=two words"]],
    ["{memo='it says \"no\"'}", ['memo=it says "no"']],
    ['{memo="a \\" b \\\\ c \\d"}', ['memo=a " b \\ c \\d']],
    ["{memo=a\\b}", ["memo=a\\b"]],
    ['{memo="a\nb"}', ["memo=a b"]],
    ['{memo="a\r\nb"}', ["memo=a b"]],
    ['{memo="] } {.x} <!-- x"}', ["memo=] } {.x} <!-- x"]],
    ['{memo=""}', ["memo="]],
    ["{weight=3 exemplar=yes x:y.z-1=v}", ["weight=3", "exemplar=yes", "x:y.z-1=v"]],
    ["{.a\n.b}", [".a", ".b"]],
    ["{.e\u0301cole}", [".\u00e9cole"]],
    ["{.กิน}", [".กิน"]],
    ["{.a .a}", [".a", ".a"]],
  ] as const) {
    it(JSON.stringify(written), () => assert.deepEqual(itemsOf(written), items));
  }

  it("have their places", () => {
    const block = blockOf('{.a #q memo="x"}');
    assert.deepEqual(
      [block?.start, block?.end, block?.codes[0].start, block?.codes[0].end],
      [7, 23, 8, 10],
    );
    assert.deepEqual([block?.id?.start, block?.id?.end], [11, 13]);
    assert.deepEqual(block?.entries[0].keySpan, { start: 14, end: 18 });
    assert.deepEqual(block?.entries[0].valueSpan, { start: 19, end: 22 });
  });
});

describe("markup: what is no block", () => {
  const long = "x".repeat(101);
  for (const written of [
    "{}",
    "{ }",
    "{.}",
    "{.1a}",
    "{.-a}",
    "{.a.b}",
    "{#}",
    "{#a=b}",
    '{#a"}',
    "{#a #b}",
    "{a}",
    "{a=}",
    "{1=a}",
    "{=a}",
    "{a= b}",
    "{memo=a memo=b}",
    '{memo="a"b}',
    '{memo="a}',
    "{memo=a[b}",
    "{.a,.b}",
    "{.a",
    "{-}",
    "{.a -}",
    `{.${long}}`,
    '{memo="a\n\nb"}',
    "{.a\n\n.b}",
    "{.a\nP2: .b}",
    '{memo="a\n# b"}',
    '{memo="a\n---\n"}',
    '{memo="a\n::: b"}',
  ]) {
    it(JSON.stringify(written), () => {
      assert.equal(blockOf(written), undefined);
      const codes = parseTranscript(`P1: [a]${written}`).problems.map(({ code }) => code);
      assert.ok(codes.includes("malformed-attributes"));
    });
  }

  it("stays text", () => assert.equal(wording("P1: [a]{} [b]{.1}"), "[a]{} [b]{.1}"));
  it("is shown at its bracket and its brace", () => {
    checkProblem("malformed-attributes", "P1: [a⟦]{⟧} [b⟦]{⟧.1}");
  });
});

describe("markup: limits of a block", () => {
  const withMemo = (length: number): string => `{memo="${"x".repeat(length - 9)}"}`;

  it("10,000 characters are a block", () => {
    assert.equal(blockOf(withMemo(10_000))?.end, 7 + 10_000);
  });
  it("10,001 are not", () => assert.equal(blockOf(withMemo(10_001)), undefined));
  it("a code has 100 characters", () => {
    assert.equal(itemsOf(`{.${"x".repeat(100)}}`).length, 1);
  });
  it("characters are not halves of surrogate pairs", () => {
    assert.equal(itemsOf(`{.${"𠮷".repeat(100)}}`).length, 1);
    assert.equal(blockOf(`{.${"𠮷".repeat(101)}}`), undefined);
  });
});
