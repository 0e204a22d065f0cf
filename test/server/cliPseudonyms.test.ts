import assert from "node:assert/strict";
import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSections } from "../support/sections";
import { buildCli, newFolder, runCli, type Printed } from "../support/cli";

const STUDY = `
//- key.csv
name,pseudonym,kind
Maria,Anna,person
Maria Smith,Anna Lee,person
Hull,Seaport,place
Nobody,Somebody,person
//- study/codebook.yaml
title: The Hull study
interviewers: [Zoe, Maria Smith]
codes:
  waiting: { definition: "As Maria waited." }
//- study/cases.csv
case,town
Maria,Hull
K2,Leeds
//- study/memos/2024-01-02.md
On Maria.
//- study/transcripts/k1.md
---
case: Maria
speakers: { Maria: {}, Zoe: { role: interviewer } }
---

Zoe: Where was that?

Maria: [In Hull]{.waiting memo="Maria's own"}, with Maria
Smith. [Hull is hard]{.waiting}.
//- study/transcripts/maria.md
P2: Maria, Maria and Joan.
`;

let folder: string;
before(buildCli);
beforeEach(() => {
  folder = newFolder("verbatim names ", readSections(STUDY).files);
});
afterEach(() => rmSync(folder, { recursive: true }));

const verbatim = (...args: string[]): Printed => runCli(folder, args);
const file = (path: string): string => readFileSync(join(folder, path), "utf8");
const FILES = ["codebook.yaml", "cases.csv", "transcripts/k1.md", "transcripts/maria.md"];
const all = (): string[] => FILES.map((path) => file(`study/${path}`));

interface Row {
  readonly result: string;
  readonly name: string;
  readonly count: number;
  readonly places: readonly string[];
  readonly message: string;
}

/** What is said of each name, without the message. */
function rowsOf({ stdout }: Printed): unknown[] {
  const rows = JSON.parse(stdout) as Row[];
  return rows.map(({ result, name, count, places }) => [result, name, count, places]);
}

describe("verbatim pseudonyms", () => {
  it("shows first how often each name stands where, and writes nothing", () => {
    const before = all();
    const printed = verbatim(
      "pseudonyms",
      "study",
      "--key",
      "key.csv",
      "--dry-run",
      "--format",
      "json",
    );
    assert.deepEqual([printed.status, printed.stderr], [1, ""]);
    assert.deepEqual(all(), before);
    const k1 = (line: number) => `transcripts/k1.md:${line}`;
    const second = "transcripts/maria.md:1";
    assert.deepEqual(rowsOf(printed), [
      ["would be replaced", "Maria", 7, ["cases.csv:2", ...[2, 3, 8, 8].map(k1), second, second]],
      ["would be replaced", "Hull", 3, ["cases.csv:2", k1(8), k1(9)]],
      ["would be replaced", "Maria Smith", 2, ["codebook.yaml:2", k1(8)]],
      ["left", "Hull", 1, ["codebook.yaml:1"]],
      ["left", "Maria", 2, ["codebook.yaml:4", "memos/2024-01-02.md:1"]],
      ["left", "Maria", 1, ["transcripts/maria.md"]],
      ["not found", "Nobody", 0, []],
    ]);
  });

  it("replaces them in all files, seals again, and counts as before", () => {
    assert.equal(verbatim("seal", "study").status, 0);
    const codings = JSON.parse(
      verbatim("codings", "study", "--format", "json").stdout,
    ) as unknown[];
    assert.equal(verbatim("pseudonyms", "study", "--key", "key.csv").status, 1);
    assert.equal(
      file("study/transcripts/k1.md").replace(/verbatim: .*\n/, ""),
      readSections(STUDY)
        .files.get("study/transcripts/k1.md")!
        .replace("Maria\nSmith", "Anna\nLee")
        .replaceAll("Maria", "Anna")
        .replaceAll("Hull", "Seaport"),
    );
    assert.equal(file("study/cases.csv"), "case,town\nAnna,Seaport\nK2,Leeds\n");
    assert.match(file("study/codebook.yaml"), /interviewers: \[Zoe, Anna Lee\]\n.*\n.*As Maria/);
    assert.equal(verbatim("verify", "study", "--strict").status, 0);
    const after = JSON.parse(verbatim("codings", "study", "--format", "json").stdout) as unknown[];
    assert.equal(after.length, codings.length);
    assert.equal(codings.length, 2);
  });

  it("leaves nothing with --notes but names of files, which check then finds", () => {
    const { status } = verbatim("check", "study", "--names", "key.csv");
    assert.equal(status, 1);
    verbatim("pseudonyms", "study", "--key", "key.csv", "--notes");
    assert.match(file("study/codebook.yaml"), /^title: The Seaport study\n[^]*As Anna waited/);
    assert.equal(file("study/memos/2024-01-02.md"), "On Anna.\n");
    const left = verbatim("check", "study", "--names", "key.csv", "--strict", "--format", "json");
    assert.equal(left.status, 1);
    assert.deepEqual(
      (JSON.parse(left.stdout) as { file: string; message: string }[]).map((row) => [
        row.file,
        row.message,
      ]),
      [
        [
          "transcripts/maria.md",
          "“maria” stands in the name of the file: “Maria” is “Anna” in the key.",
        ],
      ],
    );
    const again = all();
    verbatim("pseudonyms", "study", "--key", "key.csv", "--notes");
    assert.deepEqual(all(), again);
  });

  it("refuses a key that lies in the study, or seems not to", () => {
    writeFileSync(join(folder, "study/key.csv"), file("key.csv"));
    symlinkSync(join(folder, "study/key.csv"), join(folder, "outside.csv"));
    for (const key of ["study/key.csv", "outside.csv"]) {
      const { status, stderr } = verbatim("pseudonyms", "study", "--key", key);
      assert.equal(status, 2);
      assert.match(stderr, /lies in the study/);
    }
  });

  it("changes no file where one cannot be changed", () => {
    writeFileSync(join(folder, "study/transcripts/z.md"), "Maria: Hello.\n\nAnna: Hello.\n");
    const before = all();
    const refused = verbatim("pseudonyms", "study", "--key", "key.csv");
    assert.equal(refused.status, 1);
    assert.match(refused.stdout, /refused .*transcripts\/z.md +Two speakers would get one label/);
    assert.deepEqual(all(), before);
  });

  it("says what is wrong with a key, and where", () => {
    writeFileSync(join(folder, "bad.csv"), "name,pseudonym\nMaria,Anna\nAnna,Eve\n");
    const { status, stderr } = verbatim("pseudonyms", "study", "--key", "bad.csv");
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^verbatim: bad\.csv:2: error: .*Take another one\.\nverbatim: “bad\.csv” has to be mended first/,
    );
    assert.match(verbatim("pseudonyms", "study").stderr, /--key <key\.csv>/);
  });
});

describe("verbatim anonymise", () => {
  const rows = ({ stdout }: Printed) =>
    JSON.parse(stdout) as { result: string; count: number; what: string; places: string[] }[];
  const codes = (study: string): unknown =>
    (JSON.parse(verbatim("themes", study, "--format", "json").stdout) as { nodes: unknown }).nodes;

  it("writes a copy with pseudonyms, and the new key beside the old one", () => {
    const before = all();
    const printed = verbatim(
      ...["anonymise", "study", "--to", "copy", "--key", "key.csv", "--format", "json"],
    );
    assert.deepEqual([printed.status, printed.stderr], [0, ""]);
    assert.deepEqual(all(), before);
    assert.equal(
      file("copy/transcripts/transcript-01.md"),
      `---
case: Anna
speakers:
  Anna: {}
  Interviewer 1: { role: interviewer }
---

Interviewer 1: Where was that?

Anna: [In Seaport]{.waiting}, with Anna
Lee. [Seaport is hard]{.waiting}.
`,
    );
    assert.equal(
      file("copy/transcripts/transcript-02.md"),
      "---\ncase: C1\n---\n\nP2: Anna, Anna and Joan.\n",
    );
    assert.equal(file("copy/cases.csv"), "case,town\nAnna,Seaport\nK2,Leeds\n");
    assert.deepEqual(codes("copy"), codes("study"));
    assert.match(file("key 2.csv"), /^name,pseudonym,kind\r\n[^]*Zoe,Interviewer 1,person\r\n/);
    assert.equal(verbatim("check", "copy", "--names", "key 2.csv", "--strict").status, 0);
    const found = rows(printed);
    assert.deepEqual(
      found
        .filter(({ result }) => result !== "look at")
        .map(({ result, count, what }) => [result, count, what]),
      [
        ["kept", 2, "codings"],
        ["changed", 17, "names"],
        ["changed", 2, "speakers and cases that the key did not have"],
        ["left out", 1, "memos and comments"],
        ["left out", 1, "files"],
        ["written", 1, "key"],
      ],
    );
    assert.ok(
      found.some(
        ({ what, places }) =>
          what === "name: Joan" && places[0] === "transcripts/transcript-02.md:5",
      ),
    );
  });

  it("calls everybody the same with the new key", () => {
    verbatim("anonymise", "study", "--to", "copy", "--key", "key.csv");
    assert.equal(verbatim("anonymise", "study", "--to", "again", "--key", "key 2.csv").status, 0);
    for (const path of ["codebook.yaml", "cases.csv", "transcripts/transcript-01.md"])
      assert.equal(file(`again/${path}`), file(`copy/${path}`));
  });

  it("begins a key where there is none", () => {
    assert.equal(verbatim("anonymise", "study", "--to", "copy", "--key", "new.csv").status, 0);
    assert.match(file("new.csv"), /Maria,P1,person\r\n/);
    assert.match(file("copy/transcripts/transcript-02.md"), /P2: P1, P1 and Joan/);
  });

  it("writes into no folder that holds something, nor into the study, nor a key into either", () => {
    const refusal = (to: string, key: string): string =>
      verbatim("anonymise", "study", "--to", to, "--key", key).stderr;
    assert.match(refusal("study", "key.csv"), /is there already/);
    assert.match(refusal("study/copy", "key.csv"), /lies in the study/);
    assert.match(refusal("copy", "copy/key.csv"), /must lie outside/);
    assert.match(refusal("copy", "study/new.csv"), /must lie outside/);
    symlinkSync(join(folder, "study"), join(folder, "link"));
    assert.match(refusal("link/copy", "key.csv"), /lies in the study/);
    assert.match(refusal("copy", "link/new.csv"), /must lie outside/);
    assert.match(verbatim("anonymise", "study", "--to", "copy").stderr, /--key <key\.csv>/);
    const keep = ["--keep", "memos,names"];
    const printed = verbatim("anonymise", "study", "--to", "copy", "--key", "key.csv", ...keep);
    assert.match(printed.stderr, /--keep takes memos, coders, dates, files, not “names”/);
  });
});
