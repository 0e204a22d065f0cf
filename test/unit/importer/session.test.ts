import assert from "node:assert/strict";
import { answerOf } from "../../../server/importer/answer";
import { createSession } from "../../../server/importer/session";
import type {
  ImporterRequest,
  ImportPlan,
  ImportStudy,
  ImportWishes,
} from "../../../server/protocol/imports";

const TALK = [
  "WEBVTT",
  "00:00:01.000 --> 00:00:02.000\nAna: How did you start?",
  "00:00:02.000 --> 00:00:03.000\nBo: I was a nurse.",
  "00:00:03.000 --> 00:00:04.000\nAna: And then?",
  "00:00:04.000 --> 00:00:05.000\nBo Li: I left.",
  "00:00:05.000 --> 00:00:06.000\nAna: Why?",
  "00:00:06.000 --> 00:00:07.000\nBo Li: Money.",
].join("\n\n");
const STUDY: ImportStudy = { codebook: "codes: { a: A }\n", taken: [] };
const NOTHING: ImportWishes = { renames: [], interviewers: [], reading: {}, key: null };

const fileOf = (key: number, name: string, text: string): ImporterRequest => ({
  kind: "read",
  key,
  name,
  bytes: new TextEncoder().encode(text),
});

function planOf(
  files: readonly ImporterRequest[],
  { study = STUDY, wishes = NOTHING } = {},
): { plan: ImportPlan; texts: readonly { path: string; text: string }[] } {
  const session = createSession();
  for (const file of files) assert.deepEqual(session(file), { kind: "done" });
  const answer = session({ kind: "plan", study, wishes });
  assert.equal(answer.kind, "plan");
  const texts = session({ kind: "texts" });
  assert.equal(texts.kind, "texts");
  return { plan: answer.plan, texts: texts.files };
}

describe("the importer", () => {
  it("counts what each name of the files says, over all of them", () => {
    const { plan } = planOf([fileOf(0, "a.vtt", TALK), fileOf(1, "b.vtt", TALK)]);
    const figures = plan.speakers.map(({ name, turns, words, files }) => [
      name,
      turns,
      words,
      files,
    ]);
    // Counted by hand: 4 + 2 + 1, 4, and 2 + 1 words, each in both files.
    assert.deepEqual(figures, [
      ["Ana", 6, 14, 2],
      ["Bo", 2, 8, 2],
      ["Bo Li", 4, 6, 2],
    ]);
  });

  it("makes two speakers one by the same name, and marks who asks", () => {
    const wishes: ImportWishes = {
      ...NOTHING,
      renames: [
        ["Bo", "P7"],
        ["Bo Li", "P7"],
      ],
      interviewers: ["Ana"],
    };
    const { plan, texts } = planOf([fileOf(0, "a.vtt", TALK)], { wishes });
    const [{ text, path }] = texts;
    assert.equal(path, "transcripts/a.md");
    assert.match(text, /^ {2}Ana: \{ role: interviewer \}\n {2}P7: \{\}$/m);
    assert.equal(text.match(/P7: /g)?.length, 1 + 3, "declared once, and three turns");
    assert.doesNotMatch(text, /Bo/);
    const roles = plan.speakers.map(({ name, isInterviewer }) => [name, isInterviewer]);
    assert.deepEqual(roles, [
      ["Ana", true],
      ["Bo", false],
      ["Bo Li", false],
    ]);
    assert.equal(plan.files[0].transcripts[0].message, "");
  });

  it("knows interviewers by their names, and by those of the codebook", () => {
    const study = { codebook: "interviewers: [ana]\ncodes: { a: A }\n", taken: [] };
    const { plan } = planOf([fileOf(0, "a.vtt", TALK)], { study });
    assert.equal(plan.speakers[0].isInterviewerByName, true);
    assert.equal(plan.speakers[1].isInterviewerByName, false);
  });

  it("plans nothing over a file that is there, and no path twice", () => {
    const study = { ...STUDY, taken: ["transcripts/a.md"] };
    const files = [fileOf(0, "a.vtt", TALK), fileOf(1, "B.vtt", TALK), fileOf(2, "b.vtt", TALK)];
    const { plan, texts } = planOf(files, { study });
    assert.deepEqual(
      texts.map(({ path }) => path),
      ["transcripts/B.md"],
    );
    const messages = plan.files.map(({ transcripts: [{ path, message }] }) => path ?? message);
    assert.deepEqual(messages, [
      "“transcripts/a.md” is there already, so it was left alone.",
      "transcripts/B.md",
      "“transcripts/b.md” is there already, so it was left alone.",
    ]);
  });

  it("needs a study, a project's codebook, or a codebook that can be read", () => {
    const none = planOf([fileOf(0, "a.vtt", TALK)], { study: { codebook: null, taken: [] } });
    assert.match(none.plan.files[0].refusal ?? "", /^The folder has no codebook\.yaml\./);
    assert.deepEqual(none.texts, []);
    const broken = { codebook: "codes: [", taken: ["codebook.yaml"] };
    const found = planOf([fileOf(0, "a.vtt", TALK)], { study: broken });
    assert.match(found.plan.files[0].refusal ?? "", /cannot be read as YAML/);
    assert.deepEqual(found.texts, []);
  });

  it("makes a folder a study by the codebook of another program", () => {
    const guid = "12345678-1234-1234-1234-123456789abc";
    const codebook = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="${guid}" name="Money" isCodable="true"/></Codes></CodeBook>`;
    const files = [fileOf(0, "codes.qdc", codebook), fileOf(1, "a.vtt", TALK)];
    const { plan, texts } = planOf(files, { study: { codebook: null, taken: [] } });
    assert.deepEqual(
      texts.map(({ path }) => path),
      ["codebook.yaml", "transcripts/a.md"],
    );
    assert.equal(plan.files[0].codebook?.path, "codebook.yaml");
  });

  it("gives names the pseudonyms of a key before anything is written", () => {
    const talk = TALK.replace("Money.", "Ana asked me.");
    const key = "name,pseudonym\nAna,P0\nBo,P7\nBo Li,P7\n";
    const { plan, texts } = planOf([fileOf(0, "a.vtt", talk)], { wishes: { ...NOTHING, key } });
    assert.equal(plan.keyProblem, null);
    assert.deepEqual(
      plan.speakers.map(({ name, label }) => `${name} is ${label}`),
      ["Ana is P0", "Bo Li is P7", "Bo is P7"],
    );
    assert.match(texts[0].text, /P7: P0 asked me\./);
    assert.doesNotMatch(texts[0].text, /\bAna\b|\bBo\b/);
    assert.ok(plan.files[0].transcripts[0].begins.includes("[00:00:02] P7: I was a nurse."));
  });

  it("begins a key for those who speak, which it takes", () => {
    const session = createSession();
    const nobody = session({ kind: "newKey" });
    assert.deepEqual(nobody, { kind: "newKey", text: "name,pseudonym,kind\r\n", names: 0 });
    session(fileOf(0, "a.vtt", TALK));
    session({ kind: "plan", study: STUDY, wishes: { ...NOTHING, interviewers: ["Ana"] } });
    const begun = session({ kind: "newKey" });
    assert.ok(begun.kind === "newKey");
    assert.equal(begun.names, 3);
    const wishes = { ...NOTHING, interviewers: ["Ana"], key: begun.text };
    const { plan } = planOf([fileOf(0, "a.vtt", TALK)], { wishes });
    assert.equal(plan.keyProblem, null);
    const labels = plan.speakers.map(({ label }) => label);
    assert.deepEqual(labels, ["Interviewer 1", "P1", "P2"]);
  });

  it("uses no key that has an error, and says in which line", () => {
    const key = "name,pseudonym\nAna,P0\nAna,P1\n";
    const { plan } = planOf([fileOf(0, "a.vtt", TALK)], { wishes: { ...NOTHING, key } });
    assert.match(plan.keyProblem ?? "", /^Line 3 of the key: /);
    assert.equal(plan.speakers[0].label, "Ana");
  });

  it("leaves a file out again, and reads others in the way that was chosen", () => {
    const session = createSession();
    session(fileOf(0, "a.vtt", TALK));
    const csv = `who,why\nK1,"${"because ".repeat(20)}"\nK2,"${"since then ".repeat(20)}"\n`;
    session(fileOf(1, "answers.csv", csv));
    session({ kind: "forget", key: 0 });
    const pathsWith = (reading: ImportWishes["reading"]): readonly (string | null)[] => {
      const answer = session({ kind: "plan", study: STUDY, wishes: { ...NOTHING, reading } });
      assert.equal(answer.kind, "plan");
      return answer.plan.files.flatMap(({ transcripts }) => transcripts.map(({ path }) => path));
    };
    assert.equal(pathsWith({}).length, 2, "a transcript for each row");
    assert.equal(pathsWith({ rows: "per question" }).length, 1);
  });

  it("answers also where something goes wrong that nobody foresaw", () => {
    const answer = answerOf(
      () => {
        throw new Error("no memory");
      },
      { kind: "texts" },
    );
    assert.deepEqual(answer, { kind: "failed", reason: "no memory" });
  });
});
