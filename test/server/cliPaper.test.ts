import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { readXml, textOfXml } from "../unit/report/xml";
import { paperFile } from "../../server/exchange/paper/writers";
import type { PaperFormat, PaperPart } from "../../server/protocol/paper";
import { sourceFrom } from "../unit/paper/source";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";

const STUDY = `
//- study/codebook.yaml
title: Tiny
themes:
  care:
    name: Care | more
    codes: { waiting: { definition: Having to wait., attributes: { model: x } }, calls: Ringing. }
tables:
  One: { level: code, columns: [code, cases, quotation], where: { model: x }, titles: { code: What } }
//- study/transcripts/one.md
---
case: A
---
P1: [We waited]{.waiting exemplar=yes} and [rang]{.calls}.
//- study/paper/report.qmd
# Mine

<!-- verbatim: table One -->
old
<!-- /verbatim -->

Mine, too.
//- outside.md
<!-- verbatim: themes --study study -->
<!-- /verbatim -->
<!-- verbatim: themes --study ../elsewhere -->
<!-- /verbatim -->
<!-- verbatim: themes -->
<!-- /verbatim -->
`;

let folder: string;

/** For each test of a `describe` a study of its own. */
function inStudy(): void {
  before(buildCli);
  beforeEach(() => {
    folder = newFolder("verbatim paper ", readSections(STUDY).files);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
}

const verbatim = (...args: string[]) => runCli(folder, args);

const file = (path: string): string => readFileSync(join(folder, path), "utf8");

describe("verbatim table", () => {
  inStudy();

  it("prints the codebook's tables by their names", () => {
    const { status, stdout } = verbatim("table", "study", "One", "--format", "markdown");
    assert.equal(status, 0);
    assert.match(stdout, /^# One\n\n\| What \| Cases \| Quotation \|\n\| --- \| ---: \| --- \|\n/);
    assert.match(stdout, /\| Waiting \| 1 \| “We waited” \(A\) \|\n\n\*How it is counted: /);
  });

  it("prints a table that the options describe, as CSV and JSON", () => {
    const options = ["--columns", "theme=Subject,cases", "--nodes", "care"];
    assert.equal(
      verbatim("table", "study", ...options, "--format", "csv").stdout,
      "Subject,Cases\r\nCare | more,1\r\n",
    );
    const json = verbatim("table", "study", "One", "--columns", "id", "--format", "json").stdout;
    const row = { id: "waiting", name: "Waiting", kind: "code", theme: "Care | more" };
    assert.deepEqual(JSON.parse(json), {
      name: "One",
      title: "One",
      level: "code",
      columns: [{ column: "id", title: "Id" }],
      rows: [
        {
          ...row,
          category: null,
          definition: "Having to wait.",
          illustration: null,
          codings: 1,
          passages: 1,
          words: 2,
          cases: 1,
          transcripts: 1,
          quotation: null,
        },
      ],
    });
  });

  it("shows the part of the codebook that a condition describes, or says where it is wrong", () => {
    const print = (where: string) =>
      verbatim("table", "study", "--level", "code", "--columns", "id", "--where", where);
    const rows = (where: string): string[] => print(where).stdout.trimEnd().split("\n").slice(1);
    assert.deepEqual(rows("model=x"), ["waiting"]);
    assert.deepEqual(rows("NOT model=x"), ["calls"]);
    assert.deepEqual(rows('model="x" OR (model=(none) AND model!=y)'), ["waiting", "calls"]);
    const { status, stderr } = print("model=x AND level=local");
    assert.equal(status, 2);
    assert.equal(
      stderr,
      "verbatim: The condition “model=x AND level=local”, column 13: No theme or code has the attribute “level”.\n",
    );
  });

  it("prints quotations, the codebook and a coded transcript", () => {
    const print = (kind: string, ...more: string[]): string =>
      verbatim("table", "study", "--kind", kind, "--format", "markdown", ...more).stdout;
    assert.match(
      print("quotations"),
      /^# Tiny: quotations\n\n## Care \\\| more\n\n### Waiting\n\n> “We/,
    );
    assert.match(print("codebook"), /^# Tiny: codebook\n\n## Care \\\| more\n/);
    const file = ["--file", "transcripts/one.md"];
    assert.match(
      print("transcript", ...file),
      /\| P1: \\\[¹We waited\\\]¹ and \\\[²rang\\\]²\. \| 1 Waiting; 2 Calls \|/,
    );
  });

  const inEditor = sourceFrom(
    STUDY.slice(0, STUDY.indexOf("//- study/paper")).replaceAll("study/", ""),
  );
  const transcript = { kind: "transcript", file: "transcripts/one.md" } as const;
  const same: [PaperFormat, PaperPart, string[]][] = [
    ["csv", { kind: "themes", table: "One", isTitled: true }, ["One"]],
    ["docx", { kind: "quotations" }, ["--kind", "quotations"]],
    ["xlsx", { kind: "codebook" }, ["--kind", "codebook"]],
    ["html", transcript, ["--kind", "transcript", "--file", transcript.file]],
  ];
  for (const [format, what, options] of same) {
    it(`writes the same bytes as the editor: ${what.kind} as ${format}`, async () => {
      const { status } = verbatim(
        ...["table", "study", ...options, "--format", format, "--output", "made"],
      );
      assert.equal(status, 0);
      const made = await paperFile(inEditor, { what, format });
      const bytes = "text" in made ? Buffer.from(made.text) : "bytes" in made && made.bytes;
      assert.ok(bytes && Buffer.from(bytes).equals(readFileSync(join(folder, "made"))));
    });
  }

  const wrong: [string, string[], RegExp][] = [
    ["a name", ["Two"], /no table “Two”. There is “One”/],
    ["a kind", ["--kind", "themen"], /Unknown kind “themen”/],
    ["a transcript", ["--kind", "transcript", "--file", "x.md"], /no transcript “x.md”/],
    ["no transcript", ["--kind", "transcript"], /--file/],
    ["a column", ["--columns", "themes"], /“themes” is not a column: “theme”\?/],
    ["one word too many", ["One", "Two"], /“Two”/],
  ];
  for (const [what, args, message] of wrong) {
    it(`ends with 2 and a sentence for ${what} that it does not know`, () => {
      const { status, stderr } = verbatim("table", "study", ...args);
      assert.equal(status, 2);
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split("\n").length, 1);
    });
  }
});

describe("verbatim themes by groups of interviews", () => {
  inStudy();

  it("prints the themes in the order of their recurrence", () => {
    assert.equal(
      verbatim("themes", "study", "--by", "case", "--format", "csv").stdout,
      "Name,A,Total\r\nCare | more,1,1\r\nWaiting,1,1\r\nCalls,1,1\r\n",
    );
    const level = ["--level", "theme", "--format", "json"];
    const { rows } = JSON.parse(verbatim("themes", "study", "--by", "case", ...level).stdout);
    assert.deepEqual(rows, [
      { id: "care", name: "Care | more", kind: "theme", cells: [1], total: 1 },
    ]);
    const { status, stderr } = verbatim("themes", "study", "--by", "csae");
    assert.equal(status, 2);
    assert.match(stderr, /There is no by “csae”. Did you mean “case”\?/);
  });
});

describe("files that commands print into", () => {
  inStudy();

  it("are new, and never written over unless one says so", () => {
    const print = (...more: string[]) =>
      verbatim("themes", "study", "--format", "csv", "--output", "t.csv", ...more);
    assert.deepEqual(print(), { status: 0, stdout: "", stderr: "" });
    const first = file("t.csv");
    assert.match(first, /^name,id,kind/);
    writeFileSync(join(folder, "t.csv"), "mine");
    const again = print();
    assert.equal(again.status, 2);
    assert.match(again.stderr, /“t.csv” is there already/);
    assert.equal(file("t.csv"), "mine");
    assert.equal(print("--force").status, 0);
    assert.equal(file("t.csv"), first);
  });

  it("are no links, no folders, and in a folder that is there", () => {
    symlinkSync(join(folder, "outside.md"), join(folder, "link.csv"));
    for (const path of ["link.csv", "study", "no/t.csv"]) {
      const { status, stderr } = verbatim("themes", "study", "--output", path, "--force");
      assert.equal(status, 2, path);
      assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
    }
    assert.match(file("outside.md"), /^<!-- verbatim/);
  });

  it("are asked for by formats that are no text", () => {
    for (const format of ["docx", "xlsx"]) {
      const { status, stderr } = verbatim("themes", "study", "--format", format);
      assert.equal(status, 2);
      assert.match(stderr, new RegExp(`--output <file>\\.${format}`));
    }
  });

  for (const command of ["themes", "codings", "coverage", "check", "table"]) {
    it(`hold ${command} as HTML, DOCX and XLSX, the same bytes every time`, () => {
      const print = (name: string, format: string): Buffer => {
        const { status, stderr } = verbatim(command, "study", "--format", format, "-o", name);
        assert.deepEqual([status, stderr], [0, ""]);
        return readFileSync(join(folder, name));
      };
      for (const format of ["html", "docx", "xlsx"]) {
        const first = print(`a.${format}`, format);
        assert.ok(first.equals(print(`b.${format}`, format)), format);
      }
      const html = file("a.html");
      assert.equal(html.match(/How it is counted/g)?.length ?? 0, command === "check" ? 0 : 1);
      const parts = unzipSync(readFileSync(join(folder, "a.docx")));
      const text = textOfXml(readXml(strFromU8(parts["word/document.xml"])));
      assert.match(text, command === "check" ? /severity/ : /aiting|Care|coverage/);
      for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(folder, "a.xlsx")))))
        assert.ok(readXml(strFromU8(bytes)), name);
    });
  }
});

describe("verbatim report", () => {
  inStudy();

  it("fills the tables of a report, and nothing else", () => {
    const path = "study/paper/report.qmd";
    const check = verbatim("report", path, "--check");
    assert.equal(check.status, 1);
    assert.match(check.stdout, /3 +out of date/);
    const { status, stdout } = verbatim("report", path);
    assert.equal(status, 0);
    assert.match(stdout, /3 +filled/);
    const text = file(path);
    assert.ok(text.startsWith("# Mine\n\n<!-- verbatim: table One -->\n\n| What | Cases |"), text);
    assert.ok(text.endsWith("\n\n<!-- /verbatim -->\n\nMine, too.\n"), text);
    assert.equal(verbatim("report", path, "--check").status, 0);
    assert.equal(verbatim("report", path).status, 0);
    assert.equal(file(path), text);
  });

  it("reads the study that a directive names, below the folder it runs in, and says what it cannot", () => {
    const { status, stdout } = verbatim("report", "outside.md", "--format", "json");
    assert.equal(status, 1);
    const rows = JSON.parse(stdout) as { line: number; result: string; message: string }[];
    assert.deepEqual(
      rows.map(({ line, result }) => [line, result]),
      [
        [1, "filled"],
        [3, "problem"],
        [5, "problem"],
      ],
    );
    assert.match(file("outside.md"), /^<!-- verbatim: themes --study study -->\n\n\| Name \|/);
    assert.match(
      file("outside.md"),
      /elsewhere -->\n<!-- \/verbatim -->\n<!-- verbatim: themes -->\n<!--/,
    );
  });

  it("reads no study outside of the folder it runs in", () => {
    mkdirSync(join(folder, "inside"));
    writeFileSync(
      join(folder, "inside/r.md"),
      "<!-- verbatim: themes --study ../study -->\n<!-- /verbatim -->\n",
    );
    symlinkSync(join(folder, "study"), join(folder, "inside/link"));
    writeFileSync(
      join(folder, "inside/l.md"),
      "<!-- verbatim: themes --study link -->\n<!-- /verbatim -->\n",
    );
    for (const report of ["r.md", "l.md"]) {
      const { status, stdout } = runCli(join(folder, "inside"), ["report", report]);
      assert.equal(status, 1);
      assert.match(stdout, /lies outside/);
    }
  });

  it("never writes into a transcript", () => {
    const path = "study/transcripts/one.md";
    const text = `${file(path)}\n<!-- verbatim: themes -->\n<!-- /verbatim -->\n`;
    writeFileSync(join(folder, path), text);
    const { status, stdout } = verbatim("report", path);
    assert.equal(status, 1);
    assert.match(stdout, /is a transcript of the study/);
    assert.equal(file(path), text);
  });
});
