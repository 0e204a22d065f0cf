import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildCli, newFolder, runCli } from "../support/cli";

/** `verbatim import`: transcripts from files of other programs. */

const ZOOM = [
  "WEBVTT",
  "",
  "1",
  "00:00:01.000 --> 00:00:02.000",
  "Ana Rivera: How did you start?",
  "",
  "2",
  "00:00:02.500 --> 00:00:03.000",
  "Participant 7: I was a nurse.",
  "",
  "3",
  "00:00:04.000 --> 00:00:05.000",
  "Ana Rivera: And then?",
  "",
].join("\n");

describe("the command line: bringing transcripts in", function () {
  this.timeout(60_000);
  let folder: string;
  before(buildCli);
  beforeEach(() => {
    folder = newFolder("verbatim import ö ", [
      ["study/codebook.yaml", "codes: { a: A }\n"],
      ["talk.vtt", ZOOM],
    ]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (path: string, text: string | Uint8Array): void =>
    writeFileSync(join(folder, path), text);
  const textOf = (path: string): string => readFileSync(join(folder, path), "utf8");
  const verbatim = (...args: readonly string[]) => runCli(folder, args);
  const bringIn = (...args: readonly string[]) => verbatim("import", ...args, "--into", "study");

  it("writes a sealed transcript that the study reads, and says what came over", () => {
    const options = ["--interviewer", "ana rivera", "--rename", "Participant 7=P7", "--case", "K7"];
    const { status, stdout, stderr } = bringIn("talk.vtt", ...options, "--format", "json");
    assert.equal(status, 0, stderr);
    const seal = /^verbatim: sha256-\S+$/m;
    const text = textOf("study/transcripts/talk.md");
    assert.match(text, seal);
    assert.equal(
      text.replace(seal, "SEAL"),
      [
        "---",
        "case: K7",
        "source: talk.vtt",
        "speakers:",
        "  Ana Rivera: { role: interviewer }",
        "  P7: {}",
        "SEAL",
        "---",
        "",
        "[00:00:01] Ana Rivera: How did you start?",
        "",
        "[00:00:02] P7: I was a nurse.",
        "",
        "[00:00:04] Ana Rivera: And then?",
        "",
      ].join("\n"),
    );
    assert.deepEqual(JSON.parse(stdout), [
      {
        file: "talk.vtt",
        speakers: [
          { name: "Ana Rivera", role: "interviewer", turns: 2, words: 6 },
          { name: "P7", role: "", turns: 1, words: 4 },
        ],
        account: [
          { fate: "kept", what: "cues", count: 3, places: [] },
          { fate: "kept", what: "speakers", count: 2, places: ["“Ana Rivera”", "“Participant 7”"] },
        ],
        result: "written",
        path: "transcripts/talk.md",
        message: "",
        format: "WebVTT",
      },
    ]);
    assert.equal(verbatim("check", "study").status, 0);
    assert.equal(verbatim("verify", "study", "--strict").status, 0);
  });

  it("shows who speaks and how it begins before anything is written", () => {
    const { status, stdout } = bringIn("talk.vtt", "--dry-run");
    assert.equal(status, 0);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(/ {2,}/)),
      [
        ["file", "what", "name", "count", "where", "why"],
        [
          "talk.vtt",
          "would be written",
          "transcripts/talk.md",
          "Nobody is marked as the interviewer, so all are participants. --interviewer says who asks.",
        ],
        ["talk.vtt", "speaker", "Ana Rivera", "2", "turns with 6 words"],
        ["talk.vtt", "speaker", "Participant 7", "1", "turn with 4 words"],
        ["talk.vtt", "begins", "[00:00:01] Ana Rivera: How did you start?"],
        ["talk.vtt", "begins", "[00:00:02] Participant 7: I was a nurse."],
        ["talk.vtt", "begins", "[00:00:04] Ana Rivera: And then?"],
        ["talk.vtt", "kept", "cues", "3"],
        ["talk.vtt", "kept", "speakers", "2", "“Ana Rivera”, “Participant 7”"],
      ],
    );
    assert.deepEqual(readdirSync(join(folder, "study")), ["codebook.yaml"]);
  });

  it("never writes over a file, and writes the others", () => {
    mkdirSync(join(folder, "study/transcripts"));
    put("study/transcripts/talk.md", "P1: Mine.\n");
    put("Talk.vtt.txt", ZOOM);
    put("other.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello.\n");
    for (const flag of ["--dry-run", "--format=table"]) {
      const { status, stdout } = bringIn("talk.vtt", "other.srt", flag);
      assert.equal(status, 1);
      assert.match(stdout, /talk\.vtt +not written .*“transcripts\/talk\.md” is there already/);
      assert.match(stdout, /other\.srt +(would be )?written +transcripts\/other\.md/);
    }
    assert.equal(textOf("study/transcripts/talk.md"), "P1: Mine.\n");
  });

  it("says of each file why it cannot be brought in, and leaves nothing behind", () => {
    put("words.bin", new Uint8Array([0, 1, 2, 3]));
    put("empty.vtt", "WEBVTT\n");
    put("cut.json", '{"segments": [');
    const { status, stdout } = bringIn("words.bin", "empty.vtt", "cut.json", "no.vtt", ".");
    assert.equal(status, 1);
    for (const reason of [
      /words\.bin +not written .*format is not known/,
      /empty\.vtt +not written .*Nobody says anything/,
      /cut\.json +not written .*may have been cut off/,
      /no\.vtt +not written .*no such file/,
      /\. +not written .*It is no file/,
    ])
      assert.match(stdout, reason);
    assert.deepEqual(readdirSync(join(folder, "study")), ["codebook.yaml"]);
  });

  it("writes where the codebook says that transcripts are", () => {
    put("study/codebook.yaml", "transcripts: ['data/interviews/**/*.txt']\n");
    assert.equal(bringIn("talk.vtt").status, 0);
    assert.ok(existsSync(join(folder, "study/data/interviews/talk.txt")));
    put("study/codebook.yaml", "transcripts: ['only-this.md']\n");
    const { status, stdout } = bringIn("talk.vtt");
    assert.equal(status, 1);
    assert.match(stdout, /see “transcripts” in codebook\.yaml/);
  });

  it("follows no link out of the study", function () {
    if (process.platform === "win32") this.skip();
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), join(folder, "study/transcripts"));
    const { status, stdout } = bringIn("talk.vtt");
    assert.equal(status, 1);
    assert.match(stdout, /leads out of the study/);
    assert.deepEqual(readdirSync(join(folder, "elsewhere")), []);
  });

  it("knows the interviewers of the codebook", () => {
    put("study/codebook.yaml", "interviewers: [Ana Rivera]\ncodes: { a: A }\n");
    const [row] = JSON.parse(bringIn("talk.vtt", "--format", "json").stdout) as {
      message: string;
    }[];
    assert.equal(row.message, "");
  });

  it("says which names nobody has", () => {
    const { status, stderr } = bringIn(
      "talk.vtt",
      "--interviewer",
      "Anna",
      "--rename",
      "P=Q",
      "--dry-run",
    );
    assert.equal(status, 0);
    assert.equal(
      stderr,
      "verbatim: nobody is called “Anna” in these files.\nverbatim: nobody is called “P” in these files.\n",
    );
  });

  it("wants files, a study, and pairs of names", () => {
    for (const args of [["import"], ["import", "talk.vtt"], ["import", "--into", "study"]]) {
      const { status, stderr } = verbatim(...args);
      assert.equal(status, 2);
      assert.match(stderr, /verbatim import <files…> --into <study folder>/);
    }
    assert.equal(bringIn("talk.vtt", "--rename", "a").status, 2);
    assert.equal(verbatim("import", "talk.vtt", "--into", "nowhere").status, 2);
  });

  it("gives speakers and words the pseudonyms of a key", () => {
    put("key.csv", "name,pseudonym\nAna Rivera,Zoe\nAna,Zoe\nBo,Kim\nMary,Kim\n");
    put(
      "two.vtt",
      ZOOM.replace("Participant 7: I was a nurse", "Bo: I was a nurse, Ana, like Mary").replace(
        "Ana Rivera: And then?",
        "Mary: And then?",
      ),
    );
    const { status, stderr } = bringIn(
      "two.vtt",
      "--key",
      "key.csv",
      "--interviewer",
      "Ana Rivera",
    );
    assert.deepEqual([status, stderr.replace(/verbatim: key\.csv:5: warning: .*\n/, "")], [0, ""]);
    const text = textOf("study/transcripts/two.md");
    assert.match(text, /speakers:\n  Zoe: \{ role: interviewer \}\n  Kim: \{\}\n/);
    assert.match(text, /Kim: I was a nurse, Zoe, like Kim\.\n/);
    assert.match(text, /Kim: And then\?\n/);
    assert.equal(verbatim("verify", "study", "--strict").status, 0);
    put("study/key.csv", textOf("key.csv"));
    assert.match(bringIn("talk.vtt", "--key", "study/key.csv").stderr, /lies in the study/);
    assert.equal(existsSync(join(folder, "study/transcripts/talk.md")), false);
  });
});
