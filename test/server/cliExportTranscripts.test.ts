import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";

const STUDY = `
//- study/codebook.yaml
themes: { care: { codes: { waiting: Having to wait. } } }
//- study/transcripts/one.md
P1: [We waited]{.waiting}. []{-}
//- study/transcripts/one.transcript.txt
P2: [[Long]{.waiting}]{.waiting}
//- study/transcripts/deep/two.md
P3: [And]{.waiting} <!-- memo: x --> [?]{.waiting}
`;

describe("verbatim export of coded transcripts", () => {
  let folder: string;
  before(buildCli);
  beforeEach(() => void (folder = newFolder("verbatim coded ", readSections(STUDY).files)));
  afterEach(() => rmSync(folder, { recursive: true }));

  const verbatim = (...args: string[]) => runCli(folder, args);
  const bytes = (path: string) => readFileSync(join(folder, path));

  it("writes one transcript for Word or as HTML, as the ending says", () => {
    const one = ["--file", "transcripts/one.md"];
    const { status, stderr } = verbatim("export", "study", "--to", "one.docx", ...one);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(bytes("one.docx").subarray(0, 2).toString(), "PK");
    assert.equal(verbatim("export", "study", "--to", "one.html", ...one).status, 0);
    assert.match(bytes("one.html").toString(), /^<!DOCTYPE html>[^]*We waited/);
  });

  it("writes all transcripts into a folder, none over another", () => {
    const all = ["export", "study", "--to", "out", "--transcripts", "docx", "--format", "json"];
    const { status, stdout, stderr } = verbatim(...all);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.deepEqual(readdirSync(join(folder, "out"), { recursive: true }).map(String).sort(), [
      ...["transcripts", "transcripts/deep", "transcripts/deep/two.docx"],
      ...["transcripts/one.md.docx", "transcripts/one.transcript.txt.docx"],
    ]);
    const account = JSON.parse(stdout) as { fate: string; count: number; what: string }[];
    assert.deepEqual(
      account.map(({ fate, count, what }) => `${fate} ${count} ${what}`),
      [
        "kept 4 passages",
        "kept 1 memos and comments between them",
        "left out 1 passages without words",
        "left out 1 marks “nothing to code”",
      ],
    );
    assert.match(verbatim(...all).stderr, /is there already/);
    assert.equal(verbatim(...all, "--force").status, 0);
  });

  it("writes sources of ROCK, which come back as transcripts with their codes", () => {
    const all = ["export", "study", "--to", "rock", "--transcripts", "rock", "--format", "json"];
    const { status, stdout, stderr } = verbatim(...all);
    assert.deepEqual([status, stderr], [0, ""]);
    const account = JSON.parse(stdout) as { fate: string; count: number; what: string }[];
    assert.deepEqual(
      account.map(({ fate, count, what }) => `${fate} ${count} ${what}`),
      [
        "kept 3 transcripts",
        "kept 2 themes, categories and codes",
        "kept 3 codes on lines",
        "changed 2 passages that are part of a line",
        "left out 1 passages without words",
        "left out 1 comments and memos of transcripts",
        "left out 1 marks that nothing is to be coded",
      ],
    );
    const path = "rock/transcripts/one.md.rock";
    assert.match(bytes(path).toString(), /\nP1: We waited\. \[\[waiting\]\]\n$/);
    const back = verbatim("import", path, "--into", "study");
    assert.equal(back.status, 0, back.stderr);
    assert.match(bytes("study/codebook of one.md.yaml").toString(), /waiting/);
    assert.match(
      bytes("study/transcripts/one.md.md").toString(),
      /\nP1: \[We waited\.\]\{\.waiting\}\n$/,
    );
  });

  it("writes transcripts without codes, and never over those of the study", () => {
    const all = ["export", "study", "--transcripts", "md", "--format", "json"];
    const { status, stdout, stderr } = verbatim(...all, "--to", "plain");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(bytes("plain/transcripts/one.md.md").toString(), /^P1: We waited\.\n$/);
    assert.doesNotMatch(bytes("plain/transcripts/deep/two.md").toString(), /[[\]{}]/);
    const account = JSON.parse(stdout) as { fate: string; count: number; what: string }[];
    assert.deepEqual(
      account.map(({ fate, count, what }) => `${fate} ${count} ${what}`),
      ["left out 5 passages", "left out 1 memos in comments", "left out 1 marks “nothing to code”"],
    );
    const before = bytes("study/transcripts/deep/two.md");
    const over = verbatim(...all, "--to", "study", "--force");
    assert.notEqual(over.status, 0);
    assert.match(over.stderr, /would be taken for a transcript of the study/);
    assert.deepEqual(bytes("study/transcripts/deep/two.md"), before);
  });

  it("makes no transcript of the study, and says what is missing", () => {
    assert.match(verbatim("export", "study", "--to", "a.docx").stderr, /Say which transcript/);
    const unknown = verbatim("export", "study", "--to", "a.docx", "--file", "no.md");
    assert.match(unknown.stderr, /has no transcript “no\.md”/);
    const odd = verbatim("export", "study", "--to", "out", "--transcripts", "pdf");
    assert.match(odd.stderr, /“pdf” is no format of transcripts/);
    assert.match(verbatim("export", "study", "--transcripts", "html").stderr, /which folder/);
  });
});
