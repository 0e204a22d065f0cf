import assert from "node:assert/strict";
import type { Part } from "../../../../server/exchange/imports/imported";
import { writeTranscript } from "../../../../server/exchange/imports/writeTranscript";
import { parseTranscript } from "../../../../server/markup/parse";
import { sealStateOf } from "../../../../server/markup/seal";
import { wordingBetween } from "../../../../server/markup/wording";
import { imported, NO_WISHES, saidIn, speech, write } from "./writing";

const withoutSeal = (text: string): string => text.replace(/^verbatim: .*\n/m, "");

describe("writing a transcript", () => {
  it("has front matter, headings, time stamps, labels, and a blank line between turns", () => {
    const parts: Part[] = [
      { kind: "heading", level: 2, text: "Working here" },
      speech("How did you\nstart?", { speaker: "Ana Rivera", start: 1.9 }),
      speech("I was a nurse.", { speaker: "Participant 7", start: 3_725 }),
      speech("And I moved."),
    ];
    const file = imported(parts, {
      date: "2026-03-01",
      attributes: new Map([
        ["level", "central"],
        ["note", "a: b"],
      ]),
    });
    const wishes = { ...NO_WISHES, case: "P7", interviewers: ["ana rivera"] };
    const { text, account } = writeTranscript(file, wishes);
    assert.equal(
      withoutSeal(text),
      [
        "---",
        "case: P7",
        "source: talk.vtt",
        "date: 2026-03-01",
        "attributes:",
        "  level: central",
        '  note: "a: b"',
        "speakers:",
        "  Ana Rivera: { role: interviewer }",
        "  Participant 7: {}",
        "---",
        "",
        "## Working here",
        "",
        "[00:00:01] Ana Rivera: How did you start?",
        "",
        "[01:02:05] Participant 7: I was a nurse.",
        "",
        "And I moved.",
        "",
      ].join("\n"),
    );
    assert.deepEqual(account, []);
    assert.equal(sealStateOf(parseTranscript(text)), "sealed");
  });

  it("leaves words alone that only look a little like markup", () => {
    const text = "Well [inaudible] it’s 3 < 4, C:\\temp, [00:12:03] and {sic]";
    assert.match(
      write([speech(text, { speaker: "A" })]),
      /: Well \[inaudible\] it’s 3 < 4, C:\\temp, \[00:12:03\] and \\\{sic\]\n/,
    );
  });

  // Words, and the line that the file has for them.
  const escaped: readonly (readonly [string, string])[] = [
    ["# one", "\\# one"],
    ["--- ", "\\---"],
    ["Note: no label", "Note\\: no label"],
    ["[00:01:02] I: no", "\\[00:01:02] I: no"],
    ["a <!-- b --> c", "a \\<!-- b --> c"],
    ["[x]{.code} and []{.code}", "[x]\\{.code} and []\\{.code}"],
    ["[1>]a[<1]{.code}", "\\[1>]a\\[<1]\\{.code}"],
    ["a \\* b \\n", "a \\\\* b \\n"],
    ["=======", "\\======="],
    ["::: box", "\\::: box"],
  ];
  for (const [words, line] of escaped) {
    it(`writes “${words}” as “${line}”`, () => {
      assert.equal(
        write([speech(words)], { source: "x" })
          .split("\n")
          .at(-2),
        line,
      );
    });
  }

  it("escapes a time stamp that is the first of the words", () => {
    for (const words of ["(0:30) yes", "[00:01:02] yes", "12:30"]) {
      const [said] = saidIn(parseTranscript(write([speech(words, { speaker: "A" })])));
      assert.deepEqual(said, { speaker: "A", start: undefined, words });
    }
  });

  it("gives a label to words with a time stamp that nobody says, and says so", () => {
    const { text, account } = writeTranscript(
      imported([speech("Hello.", { start: 5 })]),
      NO_WISHES,
    );
    assert.match(text, /\n\[00:00:05\] Speaker: Hello\.\n/);
    assert.match(text, /\n {2}Speaker: \{\}\n/);
    assert.deepEqual(
      account.map(({ fate, what, count }) => [fate, what, count]),
      [["changed", "paragraphs by nobody whom the file names", 1]],
    );
  });

  it("changes names that cannot be labels, and says so", () => {
    const names = ["Dr: Smith [chair]", "x".repeat(70), "Rivera, Ana", "anna", "Anna"];
    const parts = names.map((speaker) => speech("Yes.", { speaker }));
    const { text, account } = writeTranscript(imported(parts), NO_WISHES);
    assert.deepEqual(
      saidIn(parseTranscript(text)).map(({ speaker }) => speaker),
      ["Dr Smith (chair)", "x".repeat(63), "Rivera, Ana", "anna", "anna"],
    );
    assert.deepEqual(
      account.map(({ what, count }) => [what, count]),
      [["names of speakers", 3]],
    );
  });

  it("keeps apart two names that would get one label", () => {
    const parts = ["A:B", "A B", "A*B"].map((speaker) => speech("Yes.", { speaker }));
    assert.deepEqual(
      saidIn(parseTranscript(write(parts))).map(({ speaker }) => speaker),
      ["A B", "A B 2", "A B 3"],
    );
  });

  it("renames speakers, and two into one", () => {
    const renames = new Map([
      ["SPEAKER_00", "Ana"],
      ["SPEAKER_02", "Ana"],
    ]);
    const parts = ["SPEAKER_00", "SPEAKER_01", "SPEAKER_02"].map((speaker) =>
      speech("Yes.", { speaker }),
    );
    const text = write(parts, { renames, interviewers: ["Ana"] });
    assert.match(text, /speakers:\n {2}Ana: \{ role: interviewer \}\n {2}SPEAKER_01: \{\}\n/);
  });

  it("leaves out control characters and impossible times, and says so", () => {
    const parts = [
      speech("a\u0000b\u0007", { speaker: "A", start: -1 }),
      speech("c", { start: 360_000 }),
    ];
    const { text, account } = writeTranscript(imported(parts), NO_WISHES);
    assert.deepEqual(
      saidIn(parseTranscript(text)).map(({ words }) => words),
      ["ab", "c"],
    );
    assert.deepEqual(
      account.map(({ fate, what, count }) => [fate, what, count]),
      [
        ["left out", "control characters", 2],
        ["left out", "start times", 2],
      ],
    );
  });

  it("writes codes and memos where they were, and says which it cannot write", () => {
    const text = "Money  gets\ntighter {every} year";
    const stretches = [
      { start: 7, end: 11, codes: ["gets"], memo: 'a "note"', coder: "am" },
      { start: 0, end: text.length, codes: ["money", "time"], memo: undefined, coder: undefined },
      { start: 20, end: 27, codes: [], memo: "only a memo", coder: "bk" },
      { start: 3, end: 4, codes: ["1 no"], memo: undefined, coder: undefined },
    ];
    const { text: written, account } = writeTranscript(
      imported([speech("Before."), speech(text, { speaker: "P", stretches })]),
      NO_WISHES,
    );
    const transcript = parseTranscript(written);
    const found = transcript.passages.map(({ start, end, block }) => [
      wordingBetween(transcript, start, end),
      block.codes.map(({ id }) => id).join(" "),
      block.entries.map(({ key, value }) => `${key}=${value}`).join(" "),
    ]);
    assert.deepEqual(found.sort(), [
      ["Money gets tighter {every} year", "money time", ""],
      ["gets", "gets", 'by=am memo=a "note"'],
      ["{every}", "", "by=bk memo=only a memo"],
    ]);
    assert.deepEqual(
      account.map(({ fate, count }) => [fate, count]),
      [
        ["kept", 4],
        ["left out", 1],
      ],
    );
    assert.equal(sealStateOf(transcript), "sealed");
  });
});
