import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";

/** `--scope` limits every command that counts. */

const STUDY = `
//- codebook.yaml
themes: { care: { codes: { waiting: x, blame: x } } }
tables: { all: { columns: [theme, cases] } }
//- one.transcript
---
case: K1
attributes: { level: central }
---
P1: We [waited]{.waiting by=am} for [years]{.blame}.
//- two.transcript
---
case: K2
attributes: { level: local }
---
P2: [We waited]{.waiting by=jo}, and waited.
//- report.md
<!-- verbatim: themes --scope "level=local" -->
<!-- /verbatim -->
`;

describe("the command line: a scope", function () {
  this.timeout(60_000);
  let folder: string;
  before(buildCli);
  before(() => {
    folder = newFolder("verbatim scope ", readSections(STUDY).files);
  });
  after(() => rmSync(folder, { recursive: true }));

  const verbatim = (...args: string[]) => runCli(folder, args);
  const central = (command: string, ...args: string[]) =>
    JSON.parse(
      verbatim(command, ".", ...args, "--scope", "level=central", "--format", "json").stdout,
    );

  it("limits figures and lists", () => {
    const [care] = central("themes").nodes;
    assert.deepEqual([care.passages, care.words, care.cases], [2, 2, 1]);
    assert.deepEqual(
      central("codings").map((row: { text: string }) => row.text),
      ["waited", "years"],
    );
    assert.deepEqual([central("coverage").words, central("coverage").codedWords], [4, 2]);
    assert.deepEqual(central("query", "waiting", "--count").passages, 1);
    assert.deepEqual(
      central("query", "theme:care").map((row: { text: string }) => row.text),
      ["waited", "years"],
    );
    assert.deepEqual(
      central("kwic", "waited").map((row: { file: string }) => row.file),
      ["one.transcript"],
    );
    assert.deepEqual(central("crosstab", "--by", "case").columns, ["K1"]);
    assert.equal(central("cases", "--by", "level").total, 1);
    assert.equal(central("new-codes").length, 1);
    assert.equal(central("matrix").rows.length, 1);
    assert.equal(central("cooccurrence", "--kind", "paragraph").length, 1);
    assert.deepEqual(central("query", "level=local"), [], "names of the whole study are known");
  });

  it("is told of where the result is, and beside it", () => {
    const { stdout, stderr, status } = verbatim(
      "crosstab",
      ".",
      "--by",
      "level",
      "--scope",
      "by:am",
    );
    assert.equal(status, 0);
    assert.match(stdout, /Only by:am\. Only what lies in the scope is counted\./);
    assert.match(stderr, /^verbatim: Only by:am\. /);
    const page = verbatim("themes", ".", "--scope", "by:am", "--format", "html").stdout;
    assert.match(page, /Only by:am\. Only what lies in the scope is counted\./);
  });

  it("is refused with its place where it is wrong, and where nothing is counted", () => {
    const wrong = verbatim("themes", ".", "--scope", "level=central AND lvel=local");
    assert.deepEqual([wrong.status, wrong.stdout], [2, ""]);
    assert.equal(
      wrong.stderr,
      "verbatim: the query of --scope, column 19: No file, speaker or case has the attribute “lvel”. Did you mean “level”?\n",
    );
    const twice = verbatim("themes", ".", "--scope", "by:am", "--scope", "by:jo");
    assert.match(twice.stderr, /--scope takes one query/);
    const check = verbatim("check", ".", "--scope", "by:am");
    assert.equal(check.status, 2);
    assert.match(check.stderr, /check takes no --scope/);
  });

  it("limits one directive of a report, and says so below its table", () => {
    const { status, stderr } = verbatim("report", "report.md");
    assert.equal(status, 0, stderr);
    const report = readFileSync(join(folder, "report.md"), "utf8");
    assert.match(report, /\| Waiting \|/);
    assert.doesNotMatch(report, /\| Blame .*\| 1 \|/);
    assert.match(report, /Only level=local\. Only what lies in the scope is counted\./);
  });
});
