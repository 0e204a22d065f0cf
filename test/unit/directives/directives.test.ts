import assert from "node:assert/strict";
import fc from "fast-check";
import { readDirectives } from "../../../server/exchange/directives/directives";
import { refreshReport } from "../../../server/exchange/directives/refresh";
import { commandOf, wordsOf } from "../../../server/exchange/directives/words";
import { applyEdits } from "../../../server/markup/edits/edit";
import { runs } from "../../support/runs";
import { sourceFrom } from "../paper/source";

const OPEN = "<!-- verbatim: themes -->";
const CLOSE = "<!-- /verbatim -->";

const found = (text: string): string[] =>
  readDirectives(text).directives.map(
    ({ words, line, content }) => `${line} ${words}|${text.slice(content.start, content.end)}`,
  );
const problems = (text: string): number[] => readDirectives(text).problems.map(({ line }) => line);

describe("directives of a report", () => {
  it("are pairs of comments on lines of their own, with any line ending", () => {
    assert.deepEqual(found(`# A\n${OPEN}\nold\n${CLOSE}\nB`), ["2 themes|old\n"]);
    assert.deepEqual(found(`${OPEN}\r\nold\r\n${CLOSE}`), ["1 themes|old\r\n"]);
    assert.deepEqual(found(`${OPEN}\r${CLOSE}\r`), ["1 themes|"]);
    assert.deepEqual(found(`   <!--verbatim:table "a b"-->  \n\t\n <!--/verbatim-->`), [
      '1 table "a b"|\t\n',
    ]);
    assert.deepEqual(found("nothing here <!-- a comment -->\n"), []);
  });

  it("are left alone in fences of code, in indented code, and where one writes about them", () => {
    for (const fence of ["```", "~~~~", "- ```", "> ```"]) {
      const text = `${fence} md\n${OPEN}\n${CLOSE}\n${fence.replace(/^[->] /, "")}\n`;
      assert.deepEqual([found(text), problems(text)], [[], []], fence);
    }
    const inside = `    ${OPEN}\n    ${CLOSE}\nWrite \`${OPEN}\` and \`\`${CLOSE}\`\`.\n`;
    assert.deepEqual(found(inside), []);
    assert.deepEqual(problems(inside.split("\n").slice(2).join("\n")), []);
  });

  it("end with the fence around them, and begin again behind it", () => {
    assert.deepEqual(found(`\`\`\`\n${OPEN}\n\`\`\`\n${OPEN}\n${CLOSE}\n`), ["4 themes|"]);
    assert.deepEqual(found(`\`\`\` a \`b\`\n${OPEN}\n${CLOSE}\n`), ["2 themes|"]);
    assert.deepEqual(found(`~~~\n\`\`\`\n~~~\n${OPEN}\n${CLOSE}\n`), ["4 themes|"]);
  });

  it("are problems where they are unclosed, and those behind are none", () => {
    const text = `${OPEN}\n\nwords\n\n${OPEN}\nold\n${CLOSE}\n`;
    assert.deepEqual(problems(text), [1]);
    assert.deepEqual(found(text), ["5 themes|old\n"]);
  });

  it("are problems where they lie in one another, both of them", () => {
    const text = `${OPEN}\n${OPEN}\n${CLOSE}\n${CLOSE}\n${OPEN}\n${CLOSE}\n`;
    assert.deepEqual(problems(text), [1, 2]);
    assert.deepEqual(found(text), ["5 themes|"]);
  });

  it("are problems where they close nothing, or share a line", () => {
    assert.deepEqual(problems(`a\n${CLOSE}\n`), [2]);
    assert.deepEqual(problems(`See ${OPEN}\n`), [1]);
    assert.deepEqual(problems(`${OPEN} here\n`), [1]);
    assert.deepEqual(problems("<!-- verbatim: themes\n-->\n"), [1]);
  });

  it("are read from any text", () => {
    const pieces = [
      OPEN,
      CLOSE,
      "```",
      "~~~",
      "\n",
      "\r\n",
      "\r",
      " ",
      "a",
      "`",
      "<!--",
      "- ",
      "> ",
    ];
    const always = fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
      const text = parts.join("");
      let end = 0;
      for (const { content } of readDirectives(text).directives) {
        assert.ok(content.start >= end && content.end >= content.start);
        end = content.end;
      }
    });
    fc.assert(always, { numRuns: runs(500) });
  });
});

describe("the words of a directive", () => {
  it("are split at blanks, except between quotes", () => {
    const words = wordsOf(`table "a b"  'c "d"' “e f” --where x="y z" C:\\a`);
    assert.deepEqual(words, {
      words: ["table", "a b", 'c "d"', "e f", "--where", "x=y z", "C:\\a"],
    });
    assert.ok("problem" in wordsOf('table "a'));
  });

  it("are a command, its words and its options", () => {
    assert.deepEqual(
      commandOf(["table", "a", "--where", "x=y", "--where=z=1", "--level", "code"]),
      {
        name: "table",
        operands: ["a"],
        options: new Map([
          ["where", ["x=y", "z=1"]],
          ["level", ["code"]],
        ]),
      },
    );
    assert.deepEqual(commandOf(["table", "--level"]), { problem: "--level needs a value." });
  });
});

const STUDY = `//- codebook.yaml
themes:
  care: { name: "Care <!-- /verbatim -->", codes: { waiting: { example: x } } }
tables:
  T: { columns: [theme, cases, quotation] }
//- a.transcript
P1: [We waited <!-- x --> \\<!-- /verbatim -->]{.waiting exemplar=yes}.
`;

async function refreshed(text: string) {
  const source = sourceFrom(STUDY);
  const result = await refreshReport(text, async (study) =>
    study === undefined ? source : { problem: `No study “${study}”.` },
  );
  const edits = result.edits.map(({ span, newText }) => ({ span, newText }));
  return { ...result, text: applyEdits(text, edits) };
}

describe("refreshing a report", () => {
  it("fills in tables, and leaves everything else as it is", async () => {
    const { text, problems: found } = await refreshed(
      `Before\r\n<!-- verbatim: table T -->\r\nold\r\n<!-- /verbatim -->\r\nAfter`,
    );
    assert.deepEqual(found, []);
    assert.ok(
      text.startsWith("Before\r\n<!-- verbatim: table T -->\r\n\r\n| Theme | Cases |"),
      text,
    );
    assert.ok(text.endsWith("*\r\n\r\n<!-- /verbatim -->\r\nAfter"), text);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it("is done when it has been done once", async () => {
    const once = await refreshed(`${OPEN}\n${CLOSE}\n<!-- verbatim: table T -->\n${CLOSE}\n`);
    assert.deepEqual(
      once.edits.map(({ line }) => line),
      [1, 3],
    );
    const twice = await refreshed(once.text);
    assert.deepEqual([twice.edits.length, twice.current.length], [0, 2]);
    assert.equal(twice.text, once.text);
  });

  it("lets no words of a participant close a directive", async () => {
    const { text } = await refreshed(`<!-- verbatim: table T -->\n${CLOSE}\nAfter\n`);
    assert.equal(text.match(/<!-- \/verbatim -->/g)?.length, 1);
    assert.match(text, /\\<\\!-- \/verbatim --\\>/);
  });

  const wrong: [string, RegExp][] = [
    ["theme", /“theme” is not a command that prints a table. Did you mean “themes”\?/],
    ["", /Say which table: themes, /],
    ["check", /“check” is not a command that prints a table/],
    ["toString", /is not a command/],
    ["themes --strict x", /themes takes no option --strict/],
    ["themes sample", /themes does not take “sample”/],
    ["table X", /no table “X”/],
    ["table --level", /--level needs a value/],
    ["table --format docx", /takes no option --format/],
    ['table "T', /quotation mark is not closed/],
    ["themes --study ../other", /No study “\.\.\/other”/],
  ];
  for (const [words, message] of wrong) {
    it(`leaves a directive alone that says “${words}”, and tells the line`, async () => {
      const before = `\n<!-- verbatim: ${words} -->\nold\n${CLOSE}\n`;
      const { text, problems: found } = await refreshed(before);
      assert.equal(text, before);
      assert.equal(found.length, 1);
      assert.equal(found[0].line, 2);
      assert.match(found[0].message, message);
    });
  }

  it("changes nothing outside the pairs, to the byte, whatever stands there", async () => {
    const line = fc.constantFrom(OPEN, CLOSE, "<!-- verbatim: nope -->", "```", "a b", "", "| x |");
    const end = fc.constantFrom("\n", "\r\n", "\r");
    const report = fc.array(fc.tuple(line, end), { maxLength: 14 });
    const always = fc.asyncProperty(report, async (parts) => {
      const text = parts.map((part) => part.join("")).join("");
      const result = await refreshed(text);
      assert.equal(withoutContent(result.text), withoutContent(text));
    });
    await fc.assert(always, { numRuns: runs(150) });
  });
});

/** The text without what stands between the pairs that a refresh may fill. */
function withoutContent(text: string): string {
  const spans = readDirectives(text).directives.map(({ content }) => content);
  return applyEdits(
    text,
    spans.map((span) => ({ span, newText: "" })),
  );
}
