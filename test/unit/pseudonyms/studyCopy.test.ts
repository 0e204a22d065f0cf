import assert from "node:assert/strict";
import type { CopyWishes } from "../../../server/exchange/pseudonyms/anonymise";
import { studyCopy, type CopySource } from "../../../server/exchange/pseudonyms/studyCopy";

const WISHES: CopyWishes = {
  entries: [{ name: "Maria", pseudonym: "Anna", kind: "person", line: 2 }],
  interviewers: new Set(),
  keeps: new Set(["memos"]),
  acceptsChangedWords: false,
  howToKeep: (kept, things) => `Say ${kept} for ${things}.`,
};

const other = (path: string, text: string): CopySource => ({ path, text, isTranscript: false });
const CODEBOOK = other("codebook.yaml", "codes:\n  a: {}\n");
const INTERVIEW: CopySource = {
  path: "transcripts/kim.md",
  text: "Maria: [In Hull]{.a} with Joan.\n\nZoe: Joan?\n",
  isTranscript: true,
};

function noWait(): undefined {
  return undefined;
}

describe("the copy of a study", () => {
  it("has a key of all names, and tells what to look at", async () => {
    const copy = await studyCopy([CODEBOOK, INTERVIEW], WISHES, noWait);
    assert.ok("files" in copy);
    assert.deepEqual(
      copy.files.map(({ path }) => path),
      ["transcripts/transcript-01.md", "codebook.yaml"],
    );
    assert.equal(
      copy.files[0].text,
      "---\ncase: C1\n---\n\nAnna: [In Hull]{.a} with Joan.\n\nP1: Joan?\n",
    );
    assert.equal(
      copy.key,
      [
        "name,pseudonym,kind",
        ...["Maria,Anna,person", "Zoe,P1,person", "kim,C1,case"],
        ...["transcripts/kim.md,transcripts/transcript-01.md,file", ""],
      ].join("\r\n"),
    );
    // “In” and the second “Joan” begin a sentence.
    const where = (line: number) => [`transcripts/transcript-01.md:${line}`];
    assert.deepEqual(copy.suspects, [
      { kind: "name", written: "Hull", count: 1, places: where(5) },
      { kind: "name", written: "Joan", count: 1, places: where(5) },
    ]);
  });

  it("is none where a file cannot be read, and tells of all of them", async () => {
    const unread = { path: "transcripts/z.md", reason: "This file cannot be read." };
    const changed = { ...INTERVIEW, text: "Maria: Hm.\n\nAnna: Hm.\n" };
    const copy = await studyCopy([CODEBOOK, changed, unread], WISHES, noWait);
    assert.ok("refused" in copy);
    assert.deepEqual(
      copy.refused.map(({ path }) => path),
      ["transcripts/z.md", "transcripts/kim.md"],
    );
  });

  it("keeps every file in its folder, whatever a pseudonym looks like", async () => {
    const entries = [{ name: "Maria", pseudonym: "../../Anna", line: 2 }];
    const memo = other("memos/on Maria.md", "Hm.\n");
    const copy = await studyCopy([CODEBOOK, memo], { ...WISHES, entries }, noWait);
    assert.ok("files" in copy);
    assert.deepEqual(
      copy.files.map(({ path }) => path),
      ["memos/on -..-Anna.md", "codebook.yaml"],
    );
  });

  it("is none where two memos would be called the same", async () => {
    const memos = [other("memos/Maria.md", "1"), other("memos/anna.md", "2")];
    const copy = await studyCopy([CODEBOOK, ...memos], WISHES, noWait);
    assert.ok("refused" in copy);
    assert.deepEqual(copy.refused, [
      { path: "memos/anna.md", reason: "Two files would be called so. Rename one of them." },
    ]);
  });

  it("ends where a step does", async () => {
    let steps = 0;
    const step = (): undefined => {
      if (++steps === 3) throw new Error("cancelled");
      return undefined;
    };
    await assert.rejects(studyCopy([CODEBOOK, INTERVIEW], WISHES, step), /cancelled/);
    assert.equal(steps, 3);
  });
});
