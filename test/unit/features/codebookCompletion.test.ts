import assert from "node:assert/strict";
import type { TextEdit } from "vscode-languageserver-types";
import { completionsInCodebook } from "../../../server/features/codebook/completion";
import { applyChanges } from "./changes";
import { studyFrom } from "./fixture";

const REST = `
themes:
  power:
    definition: Who decides.
    color: "#123456"
    attributes: { model: rational-actor, level: state }
    codes:
      agenda: { definition: What is talked about., attributes: { model: organizational } }
      veto: { definition: Saying no., status: retired, attributes: { model: organizational } }
`;
const TRANSCRIPT = "\n//- a.transcript\nP1: [We wait]{.waiting} and [wait]{.waiting}.\n";

/** The labels that are offered at `$0`; the codebook may be broken, `REST` is then in force. */
function offered(codebook: string) {
  const { study, cursor } = studyFrom(`//- codebook.yaml\n${codebook}${TRANSCRIPT}`, {
    lastGood: REST.trim(),
  });
  return completionsInCodebook(study, cursor?.offset ?? 0);
}

function check(codebook: string, expected: readonly string[]): void {
  assert.deepEqual(
    offered(codebook).map(({ label }) => label),
    expected,
  );
}

/** The text after the item with that label is taken. */
function taken(codebook: string, label: string): string {
  const item = offered(codebook).find((one) => one.label === label);
  return applyChanges(codebook.replace("$0", ""), [item?.textEdit as TextEdit]);
}

const MISSING = ["name", "include", "exclude", "example", "status"];
const MISSING_TOO = ["replacedBy", "codes", "illustration", "memo"];

const COLUMNS = [
  ...["theme", "category", "code", "id", "definition", "illustration"],
  ...["cases", "passages", "codings", "words", "transcripts", "quotation"],
];

describe("completion in the codebook", () => {
  it("offers the keys of the top that are missing", () => {
    check(`ti$0${REST}`, ["title", "codes", "interviewers", "transcripts", "queries", "tables"]);
    check("$0", ["title", "themes", "codes", "interviewers", "transcripts", "queries", "tables"]);
  });

  it("offers the keys of an entry that are missing, above and below the cursor", () => {
    const codebook = REST.replace("    color", "    $0\n\n    # a note\n    color");
    check(
      codebook,
      [...MISSING, ...MISSING_TOO].filter((key) => key !== "codes"),
    );
    check(REST.replace("said no", "").replace("status: retired", "$0"), [
      ...MISSING.slice(0, 4),
      ...["color", "status"],
      ...MISSING_TOO,
    ]);
  });

  it("offers keys behind an empty line", () => {
    check("codes:\n  a:\n    name: A\n\n    $0", [
      ...["definition", "include", "exclude", "example", "color", "status", "replacedBy"],
      ...["attributes", "codes", "illustration", "memo"],
    ]);
  });

  it("writes keys with their colon, lists and maps ready to be filled", () => {
    assert.equal(taken("codes:\n  a:\n    de$0", "definition"), "codes:\n  a:\n    definition: ");
    assert.equal(taken("codes: { a: { na$0 } }", "name"), "codes: { a: { name:  } }");
    assert.equal(taken("codes: { a: { $0 } }", "codes"), "codes: { a: { codes: { $1 } } }");
    assert.equal(taken("codes:\n  a:\n    co$0", "codes"), "codes:\n  a:\n    codes:\n  $1");
    assert.equal(taken("codes:\n  a:\n    na$0: x", "name"), "codes:\n  a:\n    name: x");
  });

  it("offers the codes of transcripts that the codebook lacks as ids", () => {
    check("codes:\n  $0", ["waiting"]);
    assert.equal(taken("codes:\n  wa$0", "waiting"), "codes:\n  waiting: ");
    check("themes: { power: { codes: { $0 } } }", ["waiting"]);
  });

  it("offers the values of a status, in block and in flow style", () => {
    check("codes:\n  a:\n    status: $0", ["draft", "active", "retired"]);
    check("codes: { a: { status: $0 } }", ["draft", "active", "retired"]);
    check("codes: { a: { definition: Waiting, status: re$0", ["draft", "active", "retired"]);
    assert.equal(taken("codes: { a: { status:$0 } }", "draft"), "codes: { a: { status: draft } }");
  });

  it("offers ids as replacements, retired ones last and never the entry's own", () => {
    check(`${REST}codes:\n  old:\n    replacedBy: $0`, ["power", "agenda", "veto"]);
    check(REST.replace("status: retired", "status: retired, replacedBy: $0"), ["power", "agenda"]);
  });

  it("offers attributes and their values from other entries", () => {
    check(`${REST}codes:\n  a:\n    attributes:\n      $0`, ["model", "level"]);
    check(`${REST}codes:\n  a: { attributes: { model: $0 } }`, [
      "organizational",
      "rational-actor",
    ]);
    check(`${REST}codes:\n  a: { attributes: { model: x, $0 } }`, ["level"]);
  });

  it("offers the colours of the palette, always in quotes", () => {
    const colors = offered(`${REST}codes:\n  a:\n    color: $0`);
    assert.equal(colors[0].label, "#006cb4");
    assert.deepEqual(
      colors.filter(({ detail }) => detail !== "Of the palette").map(({ label }) => label),
      ["#123456", "#767676"],
    );
    const quoted = 'codes:\n  a:\n    color: "#006cb4"';
    assert.equal(taken("codes:\n  a:\n    color: $0", "#006cb4"), quoted);
    assert.equal(taken("codes:\n  a:\n    color: #00$0", "#006cb4"), quoted);
    assert.equal(taken('codes:\n  a:\n    color: "#00$0"', "#006cb4"), quoted);
  });

  it("works in a text that is not YAML at the moment", () => {
    check(`title: "open\n${REST}codes:\n  a:\n    status: $0`, ["draft", "active", "retired"]);
    check(`${REST}  x\ncodes:\n  a:\n    status: $0`, ["draft", "active", "retired"]);
  });

  it("offers what a table of the report may show", () => {
    const table = `${REST}tables:\n  One:\n`;
    check(`${table}    level: code\n    $0`, [
      ...["title", "columns", "titles", "where", "nodes", "attributes"],
    ]);
    check(`${table}    level: $0`, ["theme", "category", "code"]);
    check(`${table}    columns: [theme, $0]`, COLUMNS);
    check(`${table}    columns:\n      - theme\n      - $0`, COLUMNS);
    check(`${table}    titles: { $0 }`, COLUMNS);
    check(`${table}    titles: { theme: $0 }`, []);
    check(`${table}    nodes: [$0]`, ["power", "agenda", "veto"]);
    check(`${table}    where: { $0 }`, ["model", "level"]);
    check(`${table}    where: { model: $0 }`, ["organizational", "rational-actor"]);
    check(`${table}    where: $0`, ["model", "level", "NOT"]);
    check(`${table}    where: model=$0`, ["organizational", "rational-actor"]);
    check(`${table}    where: model!=or$0`, ["organizational", "rational-actor"]);
    check(`${table}    where: model=organizational $0`, ["AND", "OR"]);
    check(`${table}    where: model=organizational AND (le$0`, ["model", "level", "NOT"]);
    check(`${table}    where: 'model=x OR level = $0`, ["state"]);
    check(`${table}    where: qqq=$0`, []);
    check(`${REST}tables:\n  $0`, []);
    check(`${table}    qqq:\n      $0`, []);
  });

  it("writes columns without a colon, and their titles with one", () => {
    const table = (text: string) => `${REST}tables:\n  One:\n    ${text}`;
    assert.equal(taken(table("columns: [theme, ca$0]"), "cases"), table("columns: [theme, cases]"));
    assert.equal(taken(table("columns:\n      - ca$0"), "cases"), table("columns:\n      - cases"));
    assert.equal(taken(table("titles: { ca$0 }"), "cases"), table("titles: { cases:  }"));
    assert.equal(taken(table("le$0"), "level"), table("level: "));
    assert.equal(taken(table("where:$0"), "model"), table("where: model="));
    const half = table("where: 'model=organizational OR (le$0");
    assert.equal(taken(half, "level"), half.replace("le$0", "level="));
    const value = table("where: NOT model=or$0");
    assert.equal(taken(value, "organizational"), table("where: NOT model=organizational"));
  });

  it("offers the attributes of cases for a table", () => {
    const { study, cursor } = studyFrom(`//- codebook.yaml
tables: { One: { attributes: [$0] } }
//- a.transcript
---
attributes: { level: local }
---
P1: We wait.
`);
    const found = completionsInCodebook(study, cursor?.offset ?? 0);
    assert.deepEqual(
      found.map(({ label }) => label),
      ["level"],
    );
  });

  it("stays quiet in texts, comments, lists and values without a list", () => {
    check("codes:\n  a:\n    definition: |\n      One\n      $0", []);
    check("codes:\n  a:\n    definition: Some words $0", []);
    check("codes:\n  a: { status: draft } # sta$0", []);
    check("# $0", []);
    check("interviewers:\n  - $0", []);
    check("title: $0", []);
    check("codes:\n  a: $0", []);
  });

  it("goes on behind a text over several lines", () => {
    check("codes:\n  a:\n    definition: >-\n      status: x\n\n      y\n    status: $0", [
      ...["draft", "active", "retired"],
    ]);
  });
});
