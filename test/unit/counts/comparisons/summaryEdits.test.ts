import assert from "node:assert/strict";
import fc from "fast-check";
import {
  summaryEdits,
  summaryIn,
  type WrittenSummary,
} from "../../../../server/counts/framework/summaryEdits";
import { applyEdits } from "../../../../server/markup/edits/edit";
import { readFramework } from "../../../../server/study/framework";
import { runs } from "../../../support/runs";

const write = (text: string, name: string, column: string, summary: string): string =>
  applyEdits(text, summaryEdits(text, { case: name, column, text: summary }));

describe("writing a summary", () => {
  it("makes the file, a case, or a cell of it", () => {
    const one = write("", "K1", "money", "Short of it.\n\nAlways.");
    assert.equal(one, "# K1\n\n## money\n\nShort of it.\n\nAlways.\n");
    const two = write(one, "K1", "care", "None.");
    assert.equal(two, "# K1\n\n## money\n\nShort of it.\n\nAlways.\n\n## care\n\nNone.\n");
    assert.equal(write(two, "K2", "care", "Some."), `${two}\n# K2\n\n## care\n\nSome.\n`);
  });

  it("puts a cell behind the last one of its case", () => {
    const text = "# K1\n## money\nShort.\n# K2\n\nLost.";
    assert.equal(
      write(text, "K1", "care", "None."),
      "# K1\n## money\nShort.\n\n## care\n\nNone.\n\n# K2\n\nLost.",
    );
    assert.equal(write(text, "K2", "care", "None."), `${text}\n\n## care\n\nNone.\n`);
  });

  it("replaces the lines of the summary alone", () => {
    const text = "Mine.\r\n# K1\r\n\r\n##  money \r\n\r\n  Short\r\nof it.\r\n\r\n\r\n## care\r\nx";
    assert.equal(
      write(text, " K1", "money", "One\ntwo"),
      "Mine.\r\n# K1\r\n\r\n##  money \r\n\r\nOne\r\ntwo\r\n\r\n\r\n## care\r\nx",
    );
    assert.equal(
      write(text, "K1", "money", " \n "),
      "Mine.\r\n# K1\r\n\r\n##  money \r\n\r\n\r\n\r\n\r\n## care\r\nx",
    );
  });

  it("fills a heading that has none", () => {
    assert.equal(write("# K1\n## care\n# K2\n", "K1", "care", "x"), "# K1\n## care\n\nx\n\n# K2\n");
    assert.equal(write("# K1\n## care", "K1", "care", "x"), "# K1\n## care\n\nx\n");
  });

  it("begins on a line of its own, whatever the file ends with", () => {
    for (const end of ["  ", "\ufeff", "\t\n", "\r", "a", "a\n ", "a\r\n\r\n"])
      assert.equal(summaryIn(write(end, "K", "c", "x"), { case: "K", column: "c" }), "x", end);
  });

  it("is no edit where it says what is there, or where nothing can name the cell", () => {
    const text = "# K1\n## money\n\\# Short.\n";
    assert.deepEqual(summaryEdits(text, { case: "K1", column: "money", text: "# Short.\n" }), []);
    assert.deepEqual(summaryEdits(text, { case: " ", column: "money", text: "x" }), []);
    assert.deepEqual(summaryEdits(text, { case: "K1", column: "care", text: "" }), []);
  });
});

const name = fc.constantFrom(
  "K1",
  "K 2",
  "# K",
  "ق٤",
  "<b>K</b>",
  "a | b",
  "-->",
  "---",
  "\u2028K",
  "{.code}",
);
const line = fc.oneof(
  fc.constantFrom(
    "# K1",
    "## K1",
    "#",
    "## ",
    "#\tK",
    "\\# K",
    "\\\\## x",
    "### three",
    "",
    "  ",
    "-->",
    "<!-- x",
    "---",
    "case: K1",
    "```",
    "| a | b |",
    "<script>alert(1)</script>",
    "# \u2028x",
    "مرحبا \u202e",
    "[x]{.a}",
    "\ufeff",
    " # indented",
  ),
  fc.string(),
  name.map((one) => `# ${one}`),
  name.map((one) => `## ${one}`),
);
const eol = fc.constantFrom("\n", "\n", "\r\n", "\r");
const text = fc
  .tuple(fc.constantFrom("", "", "\ufeff"), fc.array(fc.tuple(line, eol), { maxLength: 14 }), line)
  .map(([start, lines, last]) => start + lines.map((one) => one.join("")).join("") + last);
const written: fc.Arbitrary<WrittenSummary> = fc.record({
  case: name,
  column: name,
  text: fc.oneof(text, fc.string({ unit: "binary" })),
});

const isOf = (own: WrittenSummary) => {
  const [wanted, column] = [own.case, own.column].map((one) => one.trim().replace(/\s+/g, " "));
  return (one: { readonly case: string; readonly column: string }): boolean =>
    one.case === wanted && one.column === column;
};

describe("any summary in any framework.md", () => {
  const RUNS = { numRuns: runs(1000) };

  it("is read as it was written", () =>
    fc.assert(
      fc.property(text, written, (before, own) => {
        const after = applyEdits(before, summaryEdits(before, own));
        const said = own.text.replace(/\r\n?/g, "\n").trim();
        assert.equal(summaryIn(after, own), said || null);
        assert.deepEqual(summaryEdits(after, own), []);
      }),
      RUNS,
    ));

  it("leaves all others, and every line of the author, as they are", () =>
    fc.assert(
      fc.property(text, written, (before, own) => {
        const edits = summaryEdits(before, own);
        const after = applyEdits(before, edits);
        const others = (source: string) =>
          readFramework(source)
            .summaries.filter((one) => !isOf(own)(one))
            .map((one) => [one.case, one.column, one.text]);
        assert.deepEqual(others(after), others(before));
        const messages = (source: string) =>
          readFramework(source).problems.map((one) => one.message);
        assert.deepEqual(messages(after), messages(before));
        assert.ok(edits.length <= 1);
        for (const { span } of edits) {
          const known = readFramework(before).summaries.find(isOf(own));
          assert.deepEqual(span, span.start === span.end ? span : known?.textSpan);
          assert.ok(after.startsWith(before.slice(0, span.start)));
          assert.ok(after.endsWith(before.slice(span.end)));
        }
      }),
      RUNS,
    ));
});
