import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildCli, newFolder, runCli } from "../support/cli";
import { docx, p, r } from "../unit/imports/documents/docxFiles";

/** `verbatim import` of documents and tables, with the choices that they leave. */

const INTERVIEW = docx(
  p("Interviewer: Did you wait?") +
    `<w:p>${r("P1: We ")}${r("waited", '<w:highlight w:val="yellow"/>')}${r(" long.")}</w:p>`,
);
const SURVEY = "ID,Age,Why?\nP1,34,We had no time for it.\nP2,51,Nobody told us what it was for.\n";

describe("the command line: bringing documents and tables in", function () {
  this.timeout(60_000);
  let folder: string;
  before(buildCli);
  beforeEach(() => {
    folder = newFolder("verbatim import ", [
      ["study/codebook.yaml", "codes: { a: A }\n"],
      ["talk.docx", Buffer.from(INTERVIEW)],
      ["survey.csv", SURVEY],
    ]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function bringIn(...args: readonly string[]): void {
    const { status, stderr } = runCli(folder, ["import", ...args, "--into", "study"]);
    assert.equal(status, 0, stderr);
  }
  const written = (name: string) =>
    readFileSync(join(folder, "study/transcripts", name), "utf8").replace(/^---[^]*?\n---\n/, "");

  it("writes what a document says, and codes for its highlights if they are asked for", () => {
    bringIn("talk.docx");
    assert.match(written("talk.md"), /^\s*Interviewer: Did you wait\?\n\nP1: We waited long\.\n$/);
    rmSync(join(folder, "study/transcripts/talk.md"));
    bringIn("talk.docx", "--highlights");
    assert.match(written("talk.md"), /P1: We \[waited\]\{\.highlight-yellow\} long\./);
  });

  it("writes a transcript for each row of a table, or for each question", () => {
    bringIn("survey.csv");
    assert.deepEqual(readdirSync(join(folder, "study/transcripts")), ["P1.md", "P2.md"]);
    assert.match(written("P1.md"), /^\s*## Why\?\n\nWe had no time for it\.\n$/);
    bringIn("survey.csv", "--per-question", "--answers", "why?", "--case-column", "Age");
    const [question] = readdirSync(join(folder, "study/transcripts")).filter((name) =>
      /^Why/.test(name),
    );
    assert.match(written(question!), /34: We had no time for it\.\n\n51: Nobody told us/);
  });
});
