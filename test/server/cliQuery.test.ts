import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";

/** `verbatim query` and `verbatim kwic` (counting rules, section 4). */

const STUDY = `
//- codebook.yaml
themes: { care: { codes: { waiting: x, blame: x } } }
queries:
  Negative cases: theme:care AND NOT cases(blame)
  Wrong: "waiting AN blame"
//- one.transcript
---
case: K1
attributes: { level: local }
---
# Start
P1: We [waited, "for | years"]{.waiting memo="=cmd()" by=am #q}. They [said]{.blame} no.

Int: [Waited]{.waiting} long?
//- two.transcript
P2: [=We waited]{.waiting}, and waited.

P2: Nothing else.
`;

describe("the command line: queries", function () {
  this.timeout(60_000);
  let folder: string;
  before(buildCli);
  before(() => {
    folder = newFolder("verbatim query ü ", readSections(STUDY).files);
  });
  after(() => rmSync(folder, { recursive: true }));

  const verbatim = (...args: string[]) => runCli(folder, args);
  const rows = (...args: string[]): Record<string, unknown>[] =>
    JSON.parse(verbatim(...args, "--format", "json").stdout);
  const wrong = (...args: string[]): string => {
    const { status, stdout, stderr } = verbatim(...args);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    return stderr;
  };

  it("gives the rows of codings, without the code", () => {
    const [first, ...others] = rows("query", ".", "waiting AND role:participant");
    assert.deepEqual(first, {
      ...{ file: "one.transcript", line: 6, column: 9, text: 'waited, "for | years"' },
      ...{ speaker: "P1", case: "K1", heading: "Start", memo: "=cmd()", by: "am", id: "q" },
    });
    assert.deepEqual(
      others.map(({ file, text, case: name }) => [file, text, name]),
      [["two.transcript", "=We waited", "two"]],
    );
    const codings = rows("codings", ".").map(({ code: _, ...row }) => row);
    assert.deepEqual(rows("query", ".", "waiting OR blame"), codings);
  });

  it("prints every format, and no formula", () => {
    const print = (format: string): string =>
      verbatim("query", ".", "waiting AND case:two", "--format", format).stdout;
    assert.equal(
      print("table"),
      "file            line  column  text        speaker  case  heading  memo  by  id\n" +
        "two.transcript     1       6  =We waited  P2       two\n",
    );
    assert.equal(
      print("csv"),
      "file,line,column,text,speaker,case,heading,memo,by,id\r\n" +
        "two.transcript,1,6,'=We waited,P2,two,,,,\r\n",
    );
    assert.match(print("markdown"), /\| two\.transcript \| 1 \| 6 \| =We waited \| P2 \| two \|/);
  });

  it("shows whole paragraphs and passages", () => {
    const texts = (as: string) => rows("query", ".", '"for"', "--as", as).map(({ text }) => text);
    assert.deepEqual(texts("stretches"), ["for"]);
    assert.deepEqual(texts("passages"), ['waited, "for | years"']);
    assert.deepEqual(texts("paragraphs"), ['We waited, "for | years". They said no.']);
  });

  it("counts", () => {
    const { stdout } = verbatim("query", ".", "theme:care", "--count", "--format", "json");
    assert.deepEqual(JSON.parse(stdout), { passages: 4, words: 6, cases: 2, transcripts: 2 });
  });

  it("runs the queries of the codebook", () => {
    const found = rows("query", ".", "--saved", "Negative cases");
    assert.deepEqual(
      found.map(({ text }) => text),
      ["=We waited"],
    );
  });

  it("says where a query is wrong, and what the study does not have", () => {
    assert.equal(
      wrong("query", ".", "waiting AND"),
      "verbatim: the query, column 9: What to look for is missing behind “AND”.\n",
    );
    assert.equal(
      wrong("query", ".", "theme:care AND waitng"),
      "verbatim: the query, column 16: Neither the codebook nor a transcript has the code “waitng”. " +
        "Did you mean “waiting”?\n",
    );
    assert.equal(
      wrong("query", ".", "--saved", "Wrong"),
      "verbatim: the query “Wrong”, column 9: Write AND or OR before “AN”.\n",
    );
    assert.equal(
      wrong("query", ".", "--saved", "Negative case"),
      "verbatim: The codebook has no query “Negative case”. Did you mean “Negative cases”?\n",
    );
    assert.match(wrong("query", "."), /Say what to look for/);
    assert.match(wrong("query", ".", "a", "--saved", "b"), /not both/);
    assert.match(wrong("query", ".", "a", "b"), /Put the text into quotes/);
    assert.match(wrong("query", ".", "a", "--as", "b"), /take stretches, passages or paragraphs/);
  });

  it("warns of values that nothing has", () => {
    const { status, stdout, stderr } = verbatim("query", ".", "level=locl", "--format", "json");
    assert.deepEqual([status, stdout], [0, "[]\n"]);
    assert.match(stderr, /^verbatim: the query, column 7: Nothing has level as “locl”/);
  });

  it("are checked where they stand in the codebook", () => {
    const problems = rows("check", ".").filter(({ code }) => code === "invalid-query");
    assert.deepEqual(
      problems.map(({ file, line, column, endColumn, message }) => [
        ...[file, line, column, endColumn, message],
      ]),
      [["codebook.yaml", 4, 19, 21, "Write AND or OR before “AN”."]],
    );
  });

  it("finds words in their context", () => {
    const found = rows("kwic", ".", "Waited", "--width", "4");
    assert.deepEqual(
      found.map(({ line, column, speaker, case: name, before, match, after }) => [
        ...[line, column, speaker, name, before, match, after],
      ]),
      [
        [6, 9, "P1", "K1", "We ", "waited", ', "f'],
        [8, 7, "Int", null, "", "Waited", " lon"],
        [1, 10, "P2", "two", "=We ", "waited", ", an"],
        [1, 33, "P2", "two", "and ", "waited", "."],
      ],
    );
    const files = (...args: string[]) =>
      rows("kwic", ".", "waited", ...args).map(({ line }) => line);
    assert.deepEqual(files("--role", "interviewer"), [8]);
    assert.deepEqual(files("--role", "participant"), [6, 1, 1]);
    assert.deepEqual(files("--where", "waiting AND case:two"), [1]);
    assert.match(wrong("kwic", ".", " "), /Say which words/);
    assert.match(wrong("kwic", ".", "a", "--width", "-1"), /--width/);
    assert.match(wrong("kwic", ".", "a", "--role", "boss"), /take participant or interviewer/);
    assert.match(wrong("kwic", ".", "a", "--where", "("), /the query of --where, column 1/);
  });
});
