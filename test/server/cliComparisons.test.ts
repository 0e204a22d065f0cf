import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { comparedStudy } from "../reference/comparedStudy";
import { recountCasesBy, recountCooccurrence, recountNewCodes } from "../reference/comparisons";
import { recountCrosstab } from "../reference/crosstab";
import { buildCli, lines, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";

const SAMPLE = resolve("sample");

/** Word after word, cell after cell: 5 to 20 s on a machine that does nothing else. */
const RECOUNTING = 180_000;

const TINY = `
//- codebook.yaml
themes: { care: { name: "Care | more", codes: { waiting: { attributes: { model: "=one" } } } } }
codes: { blame: { name: "=1+1" } }
//- cases.csv
case,sector
B,"public, local"
//- one.transcript
---
case: A
date: 2009-02-01
attributes: { level: "=cmd()", sector: "<b>|x" }
---
Int: [Why]{.blame}?

P1: We [waited [for]{.blame} years]{.waiting model=x}.
//- two.transcript
---
case: B
date: 2009-01-01
---
P2: [Nothing]{.care} to\u200b say.
//- framework.md
# A

## care

Waiting | first.

# C

## care

Nobody.
`;

let folder: string;

/** One folder for all tests of a `describe`, with a study and with an empty one. */
function inFolder(): void {
  before(buildCli);
  before(() => {
    const tiny = [...readSections(TINY).files].map(
      ([path, text]) => [`tiny/${path}`, text] as const,
    );
    folder = newFolder("verbatim compare ", [...tiny, ["empty/codebook.yaml", ""]]);
  });
  after(() => rmSync(folder, { recursive: true }));
}

const verbatim = (...args: string[]) => runCli(folder, args);

describe("comparisons on the command line, on the sample study", () => {
  inFolder();

  const texts = new Map(
    readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(SAMPLE.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")];
      }),
  );
  const reference = comparedStudy(texts);
  const json = (command: string, ...options: string[]): unknown =>
    JSON.parse(verbatim(command, SAMPLE, "--format", "json", ...options).stdout);

  for (const by of ["level", "region", "case", "speaker", "heading"]) {
    it(`prints the crosstab by ${by} of the recount`, function () {
      this.timeout(RECOUNTING);
      assert.deepEqual(json("crosstab", "--by", by), recountCrosstab(reference, by, "cases"));
    });
  }

  it("prints the crosstab in words of the recount", function () {
    this.timeout(RECOUNTING);
    assert.deepEqual(
      json("crosstab", "--by", "sector", "--measure", "words"),
      recountCrosstab(reference, "sector", "words"),
    );
  });

  for (const kind of ["overlap", "paragraph", "case"] as const) {
    it(`prints what occurs together (${kind}) as the recount has it`, function () {
      this.timeout(RECOUNTING);
      assert.deepEqual(json("cooccurrence", "--kind", kind), recountCooccurrence(reference, kind));
    });
  }

  it("prints the cases and the new codes of the recount", () => {
    assert.deepEqual(json("cases", "--by", "sector"), recountCasesBy(reference, ["sector"]));
    const by = ["level", "sector", "region"];
    assert.deepEqual(json("cases", "--by", by.join(",")), recountCasesBy(reference, by));
    assert.deepEqual(json("new-codes"), recountNewCodes(reference, "date"));
  });

  it("prints the same bytes every time", () => {
    const print = () => verbatim("crosstab", SAMPLE, "--by", "level").stdout;
    assert.equal(print(), print());
  });
});

describe("the formats of comparisons", () => {
  inFolder();

  const print = (command: string, ...options: string[]): string =>
    verbatim(command, "tiny", ...options).stdout;

  it("a crosstab as a table, with shares, bases and its rule", () => {
    assert.equal(
      print("crosstab", "--by", "sector"),
      lines(
        "name               id       kind   <b>|x  <b>|x share  public, local  public, local share  (none)  (none) share  total",
        "Care | more        care     theme      1       100.0%              1               100.0%       0                    2",
        "  Waiting          waiting  code       1       100.0%              0                 0.0%       0                    1",
        "=1+1               blame    code       1       100.0%              0                 0.0%       0                    1",
        "base: cases                            1                           1                            0",
        "base: transcripts                      1                           1                            0",
        "base: words                            4                           3                            0",
        "",
        "Cases: those whose words of the column are in a passage of the node; a share is of the column's cases. The total is counted over all columns together; (none) is what has no value.",
      ),
    );
  });

  it("a crosstab as CSV, without formulas and without a rule", () => {
    assert.equal(
      print("crosstab", "--by", "level", "--measure", "codings", "--format", "csv"),
      [
        "name,id,kind,'=cmd(),(none),total",
        "Care | more,care,theme,1,1,2",
        "Waiting,waiting,code,1,0,1",
        "'=1+1,blame,code,1,1,2",
        "base: cases,,,1,1,",
        "base: transcripts,,,1,1,",
        "base: words,,,4,3,",
        "",
      ].join("\r\n"),
    );
  });

  it("a crosstab as Markdown, with nothing of a name taken for markup", () => {
    const [head] = print("crosstab", "--by", "sector", "--format", "markdown").split("\n");
    assert.match(head, /\| \\<b\\>\\\|x \| \\<b\\>\\\|x share \| public, local \|/);
  });

  it("pairs, cases, transcripts and new codes as tables", () => {
    assert.deepEqual(print("cooccurrence").split("\n").slice(0, 2), [
      "a        b      count  share",
      "waiting  blame      1  33.3%",
    ]);
    assert.deepEqual(print("cases", "--by", "sector,level").split("\n").slice(0, 4), [
      "sector         =cmd()  (none)  total",
      "<b>|x               1       0      1",
      "public, local       0       1      1",
      "total               1       1      2",
    ]);
    assert.deepEqual(
      print("cases", "--by", "sector", "--of", "transcripts").split("\n").slice(0, 2),
      ["sector         transcripts", "<b>|x                    1"],
    );
    assert.deepEqual(print("new-codes").split("\n").slice(0, 3), [
      "file            newCodes  codes  newThemes  themes",
      "two.transcript         1      1          1       1",
      "one.transcript         2      3          0       1",
    ]);
  });

  it("rival explanations, by an attribute of codes and by an annotation", () => {
    assert.equal(
      print("rivals", "--by", "model", "--format", "csv"),
      [
        "of,value,codings,passages,words,cases,transcripts,which",
        "value,'=one,1,1,3,1,1,",
        "value,(none),3,3,2,2,2,",
        "only,'=one,,,,1,,A",
        "none,,,,,1,,B",
        "",
      ].join("\r\n"),
    );
    assert.match(print("rivals", "--by", "@model"), /^value +x +1 +1 +3 +1 +1$/m);
  });

  it("a framework matrix, with the researcher's summaries", () => {
    assert.equal(
      print("matrix", "--format", "csv"),
      [
        "case,Care | more",
        "A,Waiting | first.; “waited for years” (one.transcript:8)",
        "B,“Nothing” (two.transcript:5)",
        "",
      ].join("\r\n"),
    );
    const { rows, columns } = JSON.parse(print("matrix", "--by", "heading", "--format", "json"));
    assert.deepEqual(columns, [{ id: "(none)", name: "(none)" }]);
    assert.deepEqual(rows[1], {
      case: "B",
      cells: [
        {
          summary: null,
          passages: [{ file: "two.transcript", line: 5, column: 6, text: "Nothing" }],
        },
      ],
    });
  });

  it("names summaries that fit no case, with their lines", () => {
    const { status, stderr } = verbatim("matrix", "tiny");
    assert.equal(status, 0);
    assert.equal(stderr, "verbatim: framework.md:7: No transcript has the case “C”.\n");
  });

  it("of an empty study", () => {
    const empty = (command: string, ...options: string[]): unknown =>
      JSON.parse(verbatim(command, "empty", "--format", "json", ...options).stdout);
    assert.deepEqual(empty("crosstab", "--by", "case"), {
      by: "case",
      measure: "cases",
      columns: [],
      bases: [],
      rows: [],
    });
    assert.deepEqual(empty("cooccurrence"), []);
    assert.deepEqual(empty("new-codes"), []);
    assert.deepEqual(empty("matrix"), { by: "theme", columns: [], rows: [] });
    assert.equal(verbatim("crosstab", "empty", "--by", "case").status, 0);
  });
});

describe("wrong usage of comparisons", () => {
  inFolder();

  const failures: [string, string[], RegExp][] = [
    ["no --by", ["crosstab", "tiny"], /by what: --by case/],
    [
      "an unknown attribute",
      ["crosstab", "tiny", "--by", "leval"],
      /“leval”. Did you mean “level”/,
    ],
    ["an unknown node", ["crosstab", "tiny", "--by", "case", "--nodes", "waitin"], /“waiting”/],
    ["an unknown measure", ["crosstab", "tiny", "--by", "case", "--measure", "x"], /Take cases/],
    ["an unknown kind", ["cooccurrence", "tiny", "--kind", "page"], /Take overlap/],
    ["no attributes", ["cases", "tiny"], /one to three attributes/],
    ["a part for an attribute", ["cases", "tiny", "--by", "case"], /no attribute “case”/],
    ["four attributes", ["cases", "tiny", "--by", "level,level,level,level"], /three attributes/],
    ["attributes of a study without any", ["cases", "empty", "--by", "x"], /none in this study/],
    ["an unknown order", ["new-codes", "tiny", "--order", "size"], /Take date, file/],
    ["no model", ["rivals", "tiny"], /--by model/],
    ["an unknown annotation", ["rivals", "tiny", "--by", "@modle"], /Did you mean “@model”/],
    ["nodes by heading", ["matrix", "tiny", "--by", "heading", "--nodes", "care"], /only by theme/],
  ];
  for (const [what, args, message] of failures) {
    it(`2, with one line, for ${what}`, () => {
      const { status, stdout, stderr } = verbatim(...args);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
    });
  }
});
