import assert from "node:assert/strict";
import fc from "fast-check";
import { MAX_ABOUT, readMemo } from "../../../server/study/memos/readMemo";
import { MAX_KEPT } from "../../../server/study/memos/keptText";
import { memoFactsOf } from "../../../server/study/memos/memoFacts";
import { runs } from "../../support/runs";

const memo = (head: string, body = "Text.\n") => `---\n${head}\n---\n\n${body}`;

/** What stands in the file where each name is said to be. */
const writtenIn = (text: string) =>
  readMemo(text).about.map(({ name, start, end }) => [name, text.slice(start, end)]);

const problemsIn = (text: string) =>
  readMemo(text).problems.map(({ code, severity, start, end }) => [
    code,
    severity,
    text.slice(start, end),
  ]);

describe("readMemo", () => {
  it("reads what a memo is about, its date and its type", () => {
    const text = memo("about: [no-lead, 'L 07', a.md#p1]\ndate: 2009-06-09\ntype: method");
    const { date, type, problems, bodyStart } = readMemo(text);
    assert.deepEqual([date, type, problems], ["2009-06-09", "method", []]);
    assert.deepEqual(writtenIn(text), [
      ["no-lead", "no-lead"],
      ["L 07", "L 07"],
      ["a.md#p1", "a.md#p1"],
    ]);
    assert.equal(text.slice(bodyStart), "Text.\n");
  });

  it("takes a list over lines, one name alone, and names that look like other values", () => {
    assert.deepEqual(writtenIn(memo('about:\n  - waiting # really\n  - "blame"')), [
      ["waiting", "waiting"],
      ["blame", "blame"],
    ]);
    assert.deepEqual(writtenIn(memo("about: waiting")), [["waiting", "waiting"]]);
    assert.deepEqual(writtenIn(memo("about: [07, true, 1.50]")), [
      ["07", "07"],
      ["true", "true"],
      ["1.50", "1.50"],
    ]);
    assert.deepEqual(writtenIn(memo("about:")), []);
  });

  it("compares names in NFC, and keeps the place of what is written", () => {
    const text = memo("about: [U\u0308berlastung]");
    assert.deepEqual(writtenIn(text), [["\u00dcberlastung", "U\u0308berlastung"]]);
  });

  it("needs no front matter", () => {
    const text = "\ufeff# Only words\n\nMore.\n";
    assert.deepEqual(readMemo(text).problems, []);
    assert.equal(memoFactsOf(text).title, "Only words");
  });

  it("says at its place what is wrong", () => {
    assert.deepEqual(problemsIn(memo("date: 2009-02-30")), [
      ["invalid-memo", "warning", "2009-02-30"],
    ]);
    assert.deepEqual(problemsIn(memo("date: June")), [["invalid-memo", "warning", "June"]]);
    assert.deepEqual(problemsIn(memo("type: analytical")), [
      ["invalid-memo", "warning", "analytical"],
    ]);
    assert.equal(readMemo(memo("type: analytical")).problems[0].replacement, "analytic");
    assert.deepEqual(problemsIn(memo("abuot: [x]")), [["unknown-key", "hint", "abuot"]]);
    assert.deepEqual(problemsIn(memo("author: Jo")), []);
    assert.deepEqual(problemsIn(memo("about: [a, {b: c}]")), [
      ["invalid-front-matter", "error", "{b: c}"],
    ]);
    assert.deepEqual(problemsIn(memo("about: [&x a, *x]")), [
      ["invalid-front-matter", "error", "*x"],
    ]);
    assert.deepEqual(problemsIn(memo("about:\n  - >\n    a")), [
      ["invalid-front-matter", "error", ">\n    a\n"],
    ]);
    assert.equal(problemsIn(memo("about: [a")).length > 0, true);
    assert.deepEqual(problemsIn("---\nabout: [a]\n"), [["invalid-front-matter", "error", "---"]]);
  });

  it("gives no values while the front matter is not YAML", () => {
    assert.deepEqual(readMemo(memo("about: [a]\ndate: [")).about, []);
  });

  it("says where it stops reading a list that was made to do harm", () => {
    const names = Array.from({ length: MAX_ABOUT + 2 }, (_, index) => `n${index}`);
    const { about, problems } = readMemo(memo(`about: [${names.join(", ")}]`));
    assert.equal(about.length, MAX_ABOUT);
    assert.match(problems[0].message, /1,000 things at most/);
  });

  it("never throws, and every place lies in the text", () => {
    const piece = fc.constantFrom(
      ..."---\n|about: [|]|a, |date: |type: |analytic|*x|&x |{|}|\n|\r|\r\n|- |>|'|\"|#|\ufeff|é|: |~".split(
        "|",
      ),
    );
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(text, (pieces) => {
        const whole = pieces.join("");
        const { about, problems, bodyStart } = readMemo(whole);
        for (const { start, end } of [...about, ...problems]) {
          assert.ok(0 <= start && start <= end && end <= whole.length + 1, JSON.stringify(whole));
        }
        assert.ok(bodyStart <= whole.length);
        for (const { name, start, end } of about) {
          const isPlain = !/["'\\]/.test(whole.slice(start - 1, end + 1));
          if (isPlain) assert.equal(whole.slice(start, end).normalize("NFC").trim(), name);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe("memoFactsOf", () => {
  it("takes the heading, else the first words, as the title", () => {
    assert.equal(memoFactsOf(memo("about: a", "# Who holds it? #\n\nText")).title, "Who holds it?");
    assert.equal(memoFactsOf(memo("about: a", "First line\nsecond")).title, "First line");
    assert.equal(memoFactsOf(memo("about: a", "")).title, "");
  });

  it("keeps the beginning of a text that is too long, and how long it is", () => {
    const { text } = memoFactsOf("x".repeat(MAX_KEPT * 3));
    assert.deepEqual([text.text.length, text.length], [MAX_KEPT, MAX_KEPT * 3]);
  });

  it("knows the lines of names", () => {
    const [fact] = memoFactsOf(memo("about:\r\n  - a")).about;
    assert.deepEqual(fact.at, { startLine: 2, startCharacter: 4, endLine: 2, endCharacter: 5 });
  });
});
