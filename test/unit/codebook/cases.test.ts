import assert from "node:assert/strict";
import fc from "fast-check";
import { readCases } from "../../../server/codebook/cases";
import { runs } from "../../support/runs";
import { marked } from "./helpers";

/** The rows as plain objects, and the problems with the text that they mark. */
function check(
  text: string,
  rows: Record<string, Record<string, string>>,
  problems: string[] = [],
) {
  const read = readCases(text);
  const found = [...read.rows].map(([name, values]) => [name, Object.fromEntries(values)]);
  assert.deepEqual(Object.fromEntries(found), rows);
  assert.deepEqual(
    read.problems.map((one) => marked(text, one)),
    problems,
  );
  return read;
}

describe("cases.csv", () => {
  it("gives attributes by case, and where each stands", () => {
    const text = "case,level,agency\nP1,central,DCLG\nP2,local,\n";
    const read = check(text, { P1: { level: "central", agency: "DCLG" }, P2: { level: "local" } });
    assert.deepEqual(read.attributes, ["level", "agency"]);
    assert.deepEqual(read.caseSpans.get("P2"), { start: 34, end: 36 });
    assert.deepEqual(read.valueSpans.get("P1")?.get("agency"), { start: 29, end: 33 });
  });

  it("finds the separator by its header", () => {
    check("level;case;n\na;P1;1,5\n", { P1: { level: "a", n: "1,5" } });
    check("case\tlevel, old\nP1\tx\n", { P1: { "level, old": "x" } });
    check("Case\nP1\nP2\n", { P1: {}, P2: {} });
    check(' CASE , "a,b" \nP1, "x ""y"", z" \n', { P1: { "a,b": 'x "y", z' } });
  });

  it("reads a byte order mark, CRLF, CR, line breaks in quotes and no last line break", () => {
    const text = '\ufeffcase,note\r\nP1,"two\r\nlines"\r\rP2,"b"';
    const read = check(text, { P1: { note: "two\r\nlines" }, P2: { note: "b" } });
    const span = read.valueSpans.get("P1")?.get("note");
    assert.equal(text.slice(span?.start, span?.end), '"two\r\nlines"');
  });

  it("tolerates ragged rows and says what does not count", () => {
    check(
      "case,a,b\nP1\nP2,1\nP3,1,2,\nP4,1,2,3\n",
      {
        P1: {},
        P2: { a: "1" },
        P3: { a: "1", b: "2" },
        P4: { a: "1", b: "2" },
      },
      ["invalid-cases 3"],
    );
    check("case,,b\nP1,x,y\n", { P1: { b: "y" } }, ["invalid-cases x"]);
    check("case,a,a\nP1,x,y\n", { P1: { a: "x" } }, ["invalid-cases a"]);
    check("case,a\n,x\n , \n\nP1,y\n", { P1: { a: "y" } }, ["invalid-cases ,x"]);
  });

  it("takes the first of two rows of a case", () => {
    const read = check("case,a\nP1,x\nP1,y\n", { P1: { a: "x" } }, ["duplicate-case P1"]);
    assert.equal(read.problems[0].severity, "warning");
    assert.deepEqual(read.problems[0].related, { start: 7, end: 9 });
  });

  it("needs a column case, unless it is empty", () => {
    const read = check("name;level\nP1;a\n", {}, ["invalid-cases name;level"]);
    assert.equal(read.problems[0].severity, "error");
    check("", {});
    check("\n\n", {});
  });

  it("stops an unclosed quotation mark at the end of its line", () => {
    check('case,a\nP1,"x\nP2,y\n', { P1: { a: "x" }, P2: { a: "y" } }, ['invalid-cases "']);
  });

  it("is not impressed by names of object properties", () => {
    const { rows } = readCases("case,constructor,__proto__\n__proto__,a,b\n");
    assert.deepEqual(
      [...(rows.get("__proto__") ?? [])],
      [
        ["constructor", "a"],
        ["__proto__", "b"],
      ],
    );
  });

  it("gives back what was written, whatever stands in the cells", () => {
    const value = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "\t", " ", "é"),
    });
    const cell = value.map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        (pairs, delimiter, lineBreak) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const lines = pairs.map(([a, b], i) => [`P${i}`, quote(a), quote(b)].join(delimiter));
          const text = [["case", "a", "b"].join(delimiter), ...lines].join(lineBreak);
          const { rows, problems } = readCases(text);
          assert.deepEqual(problems, []);
          const expected = pairs.map(([a, b]) =>
            [
              ["a", a],
              ["b", b],
            ].filter(([, one]) => one !== ""),
          );
          assert.deepEqual(
            [...rows.values()].map((values) => [...values]),
            expected,
          );
        },
      ),
    );
  });

  it("never throws, and every problem lies in the text", () => {
    const unit = fc.constantFrom(
      "c",
      "ase",
      "case",
      ",",
      ";",
      "\t",
      '"',
      "\n",
      "\r",
      " ",
      "x",
      "\ufeff",
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (list) => {
        const text = list.join("");
        for (const { start, end } of readCases(text).problems) {
          assert.ok(0 <= start && start <= end && end <= text.length);
        }
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("announces a file that is too long", () => {
    const { problems } = readCases(`case\n${"x".repeat(10_000_000)}`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["limit-reached"],
    );
  });
});
