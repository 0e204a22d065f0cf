import assert from "node:assert/strict";
import { parseQuery } from "../../../../server/counts/query/parse";
import { childrenOf, type QueryNode } from "../../../../server/counts/query/syntax";
import { queryOf } from "./study";

/** The tree of a query, every combination in brackets. */
function tree(node: QueryNode): string {
  if ("operand" in node || "operands" in node) {
    const inside = childrenOf(node).map(tree).join(" ");
    return node.kind === "cases" || node.kind === "files"
      ? `${node.kind}[${inside}]`
      : `[${node.kind} ${inside}]`;
  }
  const value = node.value === null ? "(none)" : `‹${node.value}›`;
  if ("key" in node) return `${node.kind} ‹${node.key}› ${value}`;
  return node.kind === "code" ? node.value : `${node.kind} ${value}`;
}

/** What is wrong with a query: the part of its text that is meant, and the sentence. */
function problem(text: string): string {
  const parsed = parseQuery(text);
  assert.ok("problem" in parsed, `“${text}” cannot be read`);
  const { start, end, message } = parsed.problem;
  return `${start} “${text.slice(start, end)}”: ${message}`;
}

describe("the tree of a query", () => {
  for (const [text, expected] of [
    ["waiting", "waiting"],
    ["  Überlastung ", "Überlastung"],
    ["e\u0301cole", "école"],
    ["theme:care", "theme ‹care›"],
    ["by:am", "by ‹am›"],
    ["level=central", "attribute ‹level› ‹central›"],
    ['level="a b"', "attribute ‹level› ‹a b›"],
    ["level=(none)", "attribute ‹level› (none)"],
    ['level="(none)"', "attribute ‹level› ‹(none)›"],
    ['"home town"=York', "attribute ‹home town› ‹York›"],
    ["date=10:30", "attribute ‹date› ‹10:30›"],
    ['case:"K 1"', "case ‹K 1›"],
    ["case:G1/Anna", "case ‹G1/Anna›"],
    ["speaker:O'Neil", "speaker ‹O'Neil›"],
    ["role:interviewer", "role ‹interviewer›"],
    ['heading:"Working across"', "heading ‹Working across›"],
    ["file:a/k1.transcript.md", "file ‹a/k1.transcript.md›"],
    ["@weight=strong", "annotation ‹weight› ‹strong›"],
    ['@k:e.y="x y"', "annotation ‹k:e.y› ‹x y›"],
    ['"we waited"', "words ‹we waited›"],
    ['"they said \\"no\\""', 'words ‹they said "no"›'],
    ["a AND b AND c", "[and a b c]"],
    ["a OR b AND c", "[or a [and b c]]"],
    ["NOT a AND b", "[and [not a] b]"],
    ["NOT a AND NOT b OR NOT NOT c", "[or [and [not a] [not b]] [not [not c]]]"],
    ["(a OR b)AND(c)", "[and [or a b] c]"],
    ["NOT(a OR b)", "[not [or a b]]"],
    ["cases(a) AND files( b OR c )", "[and cases[a] files[[or b c]]]"],
    ["theme:survival AND NOT cases(theme:clients-first)", ""],
    ["and OR or", "[or and or]"],
    ["cases OR files", "[or cases files]"],
  ]) {
    it(text, () => {
      const negative = "[and theme ‹survival› [not cases[theme ‹clients-first›]]]";
      assert.equal(tree(queryOf(text)), expected || negative);
    });
  }

  it("knows where everything stands", () => {
    const text = 'x AND cases(level="a b" OR NOT y)';
    const [first, scope] = childrenOf(queryOf(text));
    const either = childrenOf(scope)[0];
    const [attribute, negation] = childrenOf(either);
    const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.deepEqual([queryOf(text), first, scope, either, attribute, negation].map(slice), [
      text,
      "x",
      'cases(level="a b" OR NOT y)',
      'level="a b" OR NOT y',
      'level="a b"',
      "NOT y",
    ]);
    assert.ok("key" in attribute);
    assert.deepEqual([attribute.keySpan, attribute.valueSpan].map(slice), ["level", '"a b"']);
  });
});

describe("a query that cannot be read", () => {
  const EMPTY =
    "Write what to look for: a code, for example, or an attribute such as level=central.";
  const CAPITALS = (word: string) =>
    `Write ${word} in capital letters, for it to combine what stands around it.`;
  for (const [text, expected] of [
    ["", `0 “”: ${EMPTY}`],
    ["  ", `0 “  ”: ${EMPTY}`],
    ["a AND", "2 “AND”: What to look for is missing behind “AND”."],
    ["AND a", "0 “AND”: What to look for is missing before “AND”."],
    ["a OR AND b", "2 “OR”: What to look for is missing behind “OR”."],
    ["NOT", "0 “NOT”: What to look for is missing behind “NOT”."],
    ["(a", "0 “(”: This parenthesis is never closed."],
    ["a AND (b OR (c)", "6 “(”: This parenthesis is never closed."],
    ["cases(", "5 “(”: This parenthesis is never closed."],
    ["a)", "1 “)”: This parenthesis is never opened."],
    [")", "0 “)”: This parenthesis is never opened."],
    ["a AND ()", "6 “()”: There is nothing between these parentheses."],
    ["(a AND)", "3 “AND”: What to look for is missing behind “AND”."],
    ["a b", "2 “b”: Write AND or OR before “b”."],
    ["a NOT b", "2 “NOT”: Write AND or OR before “NOT”."],
    ['"x""y"', '3 “"y"”: Write AND or OR before “"y"”.'],
    ["a and b", `2 “and”: ${CAPITALS("AND")}`],
    ["a Or b", `2 “Or”: ${CAPITALS("OR")}`],
    ["not a", `0 “not”: ${CAPITALS("NOT")}`],
    ["a AND not b", `6 “not”: ${CAPITALS("NOT")}`],
    ['a AND "open', '6 “"open”: These quotes are never closed. Close them with another ".'],
    ['level="open', '6 “"open”: These quotes are never closed. Close them with another ".'],
    ['a AND " "', '6 “" "”: There are no words in these quotes.'],
    ["level=", "0 “level=”: A value is missing behind “level=”."],
    ["level= central", "0 “level=”: A value is missing behind “level=”."],
    ["case:", "0 “case:”: A value is missing behind “case:”."],
    ["=central", "0 “=”: Write the name of an attribute before “=”."],
    ["@weight", "0 “@weight”: Write an annotation with its value: @weight=strong."],
    ["@", "0 “@”: Write an annotation with its value: @weight=strong."],
    ["a && b", "2 “&&”: “&&” is no operator. Write AND, OR or NOT."],
    ["-a", "0 “-a”: Write NOT before what is to be left out, not “-”."],
    ["‘a’", '0 “‘a’”: Write straight quotes: "words" instead of “‘a’”.'],
    ["1a", "0 “1a”: “1a” cannot be the id of a code."],
    [
      "level:central",
      "0 “level:central”: “level:” is not known. Write level=… for an attribute; known are " +
        "theme:, by:, case:, speaker:, role:, heading:, file:.",
    ],
    [
      "speakers(a)",
      "0 “speakers”: Write AND or OR behind “speakers”; only cases(…) and files(…) take parentheses.",
    ],
    ["cases (a)", "0 “cases (”: Write cases(…) without a blank before the parenthesis."],
  ]) {
    it(text === "" ? "nothing" : text, () => assert.equal(problem(text), expected));
  }

  it("nests too deeply, says the limit, and overflows nothing", () => {
    const deep = `${"(".repeat(100_000)}a${")".repeat(100_000)}`;
    assert.match(problem(deep.slice(0, 3_000)), /^50 “\(”: More than 50 .* the limit\.$/);
    assert.match(problem(`${"NOT ".repeat(900)}a`), /^200 “NOT”: More than 50 .* the limit\.$/);
    assert.match(problem(deep), /A query may have 4,000 characters at most \(the limit\)\.$/);
    const most = `${"(".repeat(50)}a${")".repeat(50)}`;
    assert.equal(tree(queryOf(most)), "a");
  });
});
