import assert from "node:assert/strict";
import fc from "fast-check";
import { readFrontMatterFast } from "../../../server/markup/frontMatterFast";
import { readFrontMatterYaml } from "../../../server/markup/frontMatterYaml";
import { runs } from "../../support/runs";

/** Whenever the fast reader of front matter answers, it says what the YAML library says. */

const numRuns = runs(3_000);

function check(yaml: string): "fast" | "left to the library" {
  const text = `---\n${yaml}---\n`;
  const inner = { start: 4, end: 4 + yaml.length };
  const fast = readFrontMatterFast(text, inner);
  if (fast === undefined) return "left to the library";
  assert.deepEqual(fast, readFrontMatterYaml(text, inner));
  return "fast";
}

describe("front matter: the fast reader answers", () => {
  for (const yaml of [
    "",
    "case: P35\n",
    "case: P 35\r\ncoder: am\r\n",
    "case: 007\ndate: 2024-01-02\nsource: http://x.org/a?b=c\n",
    "case: \"a: # b\"\ncoder: 'x'\n",
    "# who\ncase: P1\n\n  # more\nstatus: coded\n",
    "case:\ncoder: ~\nstatus: null\n",
    "attributes: { level: central, agency: Communities and Local Government }\n",
    "attributes:\n  level: 1.50\n  size: 3\n",
    "attributes:\nspeakers:\n",
    "attributes: {}\nspeakers:\n  Anna: {}\n  Ben: { }\n",
    "speakers:\n  Int: { role: interviewer }\n",
    "speakers:\n  Anna B:\n    case: A7\n    attributes: { age: 40 }\n  Ben:\n  住房: { case: x }\n",
    "speakers:\n    Anna:\n      attributes:\n        age: 40\n    Ben:\n",
    "speakers: [Anna, 'Ben', 7]\n",
    "speakers:\n  - Anna\n  - 7\n",
    'speakers:\n- Anna\n- "Ben"\ncase: x\n',
    "title: Anything / else (2020)\ntags: ['a', 'b c']\nother:\n  deep:\n    er: x\n",
    "verbatim: sha256-abc_DEF-1\n",
  ]) {
    it(JSON.stringify(yaml), () => assert.equal(check(yaml), "fast"));
  }
});

describe("front matter: the fast reader leaves to the library", () => {
  for (const yaml of [
    "case: P1 # note\n",
    "case: a: b\n",
    "case: a\n  b\n",
    "case: |\n  a\n",
    "case: *a\n",
    "case: &a b\n",
    "case: !x b\n",
    "case: [a]\n",
    "case: a\ncase: b\n",
    "case: 'it''s'\n",
    'case: "a\\n"\n',
    'case: "a" b\n',
    "case:\tb\n",
    "case:b\n",
    " case: b\n",
    "- a\n",
    "attributes: x\n",
    "attributes: { a: [1] }\n",
    "attributes: { a, b: c }\n",
    "attributes: { a: b, }\n",
    "attributes: { a: b\n  }\n",
    "speakers: 3\n",
    "speakers:\n  Anna: 3\n",
    "speakers:\n  Anna:\n   case: x\n  role: y\n Ben:\n",
    "speakers:\n  - Anna\n  -\n",
    "speakers:\n  - a: b\n",
    "null: x\n",
    "case: -1\n",
    "case: a\rb: c\n",
    "? a\n: b\n",
  ]) {
    it(JSON.stringify(yaml), () => assert.equal(check(yaml), "left to the library"));
  }
});

const eol = fc.constantFrom("\n", "\n", "\n", "\r\n", " \n", "\n\n", " # c\n", "\t\n", "\r");
const indent = fc.constantFrom("", "", "", "  ", "  ", "    ", " ", "\t", "   ");
const key = fc.constantFrom(
  ...["case", "coder", "date", "source", "status", "verbatim", "attributes", "speakers"],
  ...["role", "title", "P1", "Anna B", "住房", "3", "null", "true", "~", "a.b", "a'b", "a-b", "<<"],
);
const scalarText = fc.constantFrom(
  ...["P35", "a b", "a  b ", "007", "1.50", "-1", "+1", ".5", "0x1F", "1e3", "2024-01-02", "true"],
  ...["null", "~", "Null", "NULL", "no", "", "é", "住房", "e\u0301", "😀", "a\u00a0b", "a\u2028b"],
  ...[
    "a#b",
    "a #b",
    "#b",
    "a:b",
    "a: b",
    "a:",
    "http://x.org/a?b=c",
    "- a",
    "-",
    "-a",
    "? a",
    "?a",
  ],
  ...["&a b", "&a", "*a", "!x", "!!str 3", "|", ">", "|-", "%a", "@a", "`a`", "a, b", "(a)", "a/b"],
  ...['"a b"', "'a'", '"a: # b"', "'it''s'", '"a\\n"', '"a', "'a' b", '""', "''", "a'b", 'a"b'],
  ...["[a, b]", "[ a , 'b' ]", "[a", "[]", "[a,]", "[[a]]", "{}", "{ a: b }", '{ a: b, c: "d" }'],
  ...["{ a: b, a: c }", "{ role: interviewer }", "{ role: x, case: y, attributes: { z: 1 } }"],
  ...["{ a }", "{ a: }", "{ a: , b: c }", "{a: b}", "{ a:b }", "{ a: b,c: d }", "{ a: [b] }"],
  ...[
    "{ a: b } c",
    "{ a: b, }",
    "{ a: 'b, c' }",
    "{ a: b }# c",
    "..",
    "...",
    "---",
    "--- a",
    "a\tb",
  ],
);
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(
      indent,
      key,
      fc.constantFrom(": ", ": ", ":  ", ":", " : ", ":\t"),
      scalarText,
    ),
  },
  { weight: 3, arbitrary: fc.tuple(indent, key, fc.constant(":"), fc.constantFrom("", "", " ")) },
  {
    weight: 2,
    arbitrary: fc.tuple(indent, fc.constantFrom("- ", "-", "-  "), fc.constant(""), scalarText),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      indent,
      fc.constantFrom("# c", "", "%YAML 1.2", "a"),
      fc.constant(""),
      fc.constant(""),
    ),
  },
);
const anyYaml = fc
  .array(fc.tuple(line, eol), { maxLength: 7 })
  .map((lines) => lines.map(([parts, end]) => parts.join("") + end).join(""))
  .filter((yaml) => !/^(?:---|\.\.\.)[ \t]*$/m.test(yaml));

/** Front matter as it should be, with one or another oddity. */
const value = fc.constantFrom(
  "P35",
  "a b",
  "007",
  '"a: b"',
  "'x'",
  "~",
  "2024-01-02",
  "é",
  "{ a: b }",
);
const niceYaml = fc
  .record({
    plain: fc.uniqueArray(fc.constantFrom("case", "coder", "date", "source", "status", "title"), {
      maxLength: 4,
    }),
    values: fc.array(value, { minLength: 4, maxLength: 4 }),
    speakers: fc.uniqueArray(fc.constantFrom("Anna", "Int", "Ben C", "住", "7"), { maxLength: 3 }),
    form: fc.constantFrom("block", "flow", "list", "bare", "dashes"),
    step: fc.constantFrom("  ", "    ", " "),
    end: fc.constantFrom("\n", "\r\n"),
  })
  .map(({ plain, values, speakers, form, step, end }) => {
    const lines = plain.map((name, index) => `${name}: ${values[index]}`);
    const named = (label: string): string[] => {
      if (form === "flow")
        return [`${step}${label}: { role: ${values[1]}, attributes: { x: ${values[2]} } }`];
      if (form === "dashes") return [`${step}- ${label}`];
      if (form === "bare") return [`${step}${label}:`];
      return [`${step}${label}:`, `${step}${step}case: ${values[0]}`, `${step}${step}role:`];
    };
    if (form === "list") lines.push(`speakers: [${speakers.join(", ")}]`);
    else if (speakers.length > 0) lines.push("speakers:", ...speakers.flatMap(named));
    return lines.map((one) => one + end).join("");
  });

describe("front matter: the fast reader and the library", () => {
  it("agree on nice front matter", () => {
    let fast = 0;
    fc.assert(
      fc.property(niceYaml, (yaml) => {
        if (check(yaml) === "fast") fast++;
      }),
      { numRuns },
    );
    assert.ok(fast > numRuns / 3, `${fast} of ${numRuns}`);
  });

  it("agree on tricky front matter", () => {
    fc.assert(
      fc.property(anyYaml, (yaml) => void check(yaml)),
      { numRuns },
    );
  });

  it("agree on strings", () => {
    const unit = fc.constantFrom(
      ..."ab:: \n\n  -#{}[],'\"\t\r&*!|>%@`~?1.",
      "case",
      ": ",
      "speakers:",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (yaml) => void check(yaml)),
      { numRuns },
    );
  });
});
