import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli, newFolder, runCli } from "../support/cli";
import { archive, CODES, GUID, placeOf, project, selection } from "../unit/refi/projects";

/** `verbatim import`: projects and codebooks of other programs. */

const TEXT = "Int: How is it going?\n\nP1: Money 💰 gets tighter, and nobody planned it.\n";
const HABIT = { unit: "code point", breaks: 1, end: "exclusive" } as const;
const SOURCE = [
  `<Sources><TextSource guid="${GUID(50)}" name="K1.docx" plainTextPath="internal://${GUID(51)}.txt">`,
  selection(placeOf(TEXT, "gets tighter", HABIT)),
  "</TextSource></Sources>",
].join("");
const PROJECT = archive({
  "project.qde": project(`${CODES}${SOURCE}`, 'name="Ours" origin="Some program"'),
  [`sources/${GUID(51)}.txt`]: TEXT,
});

interface Row {
  readonly result: string;
  readonly path?: string;
  readonly message: string;
  readonly account: readonly { readonly what: string; readonly places: readonly string[] }[];
}

describe("the command line: bringing projects in", function () {
  this.timeout(60_000);
  let folder: string;
  before(buildCli);
  beforeEach(() => {
    folder = newFolder("verbatim projects ö ", [
      ["ours.qdpx", Buffer.from(PROJECT)],
      ["own/codebook.yaml", "codes:\n  money: Money\n  own: Own\n"],
    ]);
    mkdirSync(join(folder, "new"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const bringIn = (study: string, ...options: readonly string[]) => {
    const args = ["import", "ours.qdpx", "--into", study, "--format", "json", ...options];
    const { status, stdout, stderr } = runCli(folder, args);
    const rows = (): readonly Row[] => JSON.parse(stdout) as readonly Row[];
    return { status, stderr, rows };
  };
  const textOf = (path: string): string => readFileSync(join(folder, path), "utf8");

  it("makes a study of a project in a folder that has none, with codes on the same words", () => {
    const { status, stderr, rows } = bringIn("new");
    assert.equal(status, 0, stderr);
    assert.deepEqual(
      rows().map(({ result, path }) => [result, path]),
      [
        ["written", "codebook.yaml"],
        ["written", "transcripts/K1.md"],
      ],
    );
    assert.match(textOf("new/transcripts/K1.md"), /Money 💰 \[gets tighter\]\{\.money\}, and/);
    const { status: checked, stdout } = runCli(folder, ["check", "new", "--format", "json"]);
    assert.equal(checked, 0, stdout);
    const { stdout: codings } = runCli(folder, ["codings", "new", "--format", "csv"]);
    assert.match(codings, /gets tighter/);
  });

  it("leaves a codebook that is there as it is, and says which codes it has, too", () => {
    const before = textOf("own/codebook.yaml");
    const { status, rows } = bringIn("own");
    assert.equal(status, 0);
    assert.equal(textOf("own/codebook.yaml"), before);
    const [codebook] = rows();
    assert.equal(codebook.path, "codebook of ours.yaml");
    assert.equal(
      codebook.message,
      "codebook.yaml stays as it is; the codes of the file are in “codebook of ours.yaml”.",
    );
    const places = (what: string) =>
      codebook.account.find((item) => item.what === what)?.places ?? [];
    assert.deepEqual(places("codes of the file that the study has, too"), ["“money”"]);
    assert.ok(existsSync(join(folder, "own", "codebook of ours.yaml")));
    assert.equal(bringIn("own").status, 1, "a transcript is not written twice");
    assert.ok(existsSync(join(folder, "own", "codebook of ours 2.yaml")));
  });

  it("writes nothing in a dry run", () => {
    const { status, rows } = bringIn("new", "--dry-run");
    assert.equal(status, 0);
    assert.deepEqual(
      rows().map(({ result }) => result),
      ["would be written", "would be written"],
    );
    assert.deepEqual(readdirSync(join(folder, "new")), []);
  });

  it("takes a file without codes into no folder that is no study", () => {
    writeFileSync(
      join(folder, "talk.txt"),
      "Int: Hello?\n\nP1: Hello.\n\nInt: And?\n\nP1: Well.\n",
    );
    const args = ["import", "talk.txt", "--into", "new", "--format", "json"];
    const { status, stdout } = runCli(folder, args);
    assert.equal(status, 1);
    const [{ message }] = JSON.parse(stdout) as readonly Row[];
    assert.equal(message, "“new” has no codebook.yaml, so it is not a study.");
    assert.deepEqual(readdirSync(join(folder, "new")), []);
  });

  it("counts positions as the person says, in the words of the account", () => {
    const { status, rows } = bringIn(
      "new",
      "--counting",
      "UTF-16 units, line breaks of one, end exclusive",
    );
    assert.equal(status, 0);
    assert.ok(rows()[0].account.some(({ what }) => what.startsWith("ways to count positions")));
    // One sign of two units stands before the words, so each position is one too early; a passage
    // begins with no blank.
    assert.match(textOf("new/transcripts/K1.md"), /Money 💰 \[gets tighte\]\{\.money\}r/);
  });

  it("names the ways to count where it gets another one", () => {
    const { status, stderr } = bringIn("new", "--counting", "bytes");
    assert.equal(status, 2);
    assert.match(stderr, /--counting takes one of these: “code points, line breaks of two/);
  });
});
