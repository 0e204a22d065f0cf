import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import { marked, speech } from "./fixture";

/** Section 3.6 of the markup: speaker labels and time stamps. */

const forty = "X".repeat(40);

/** A line, and who says what in it; `-` is nobody. */
const lines: readonly (readonly [text: string, ...speech: string[]])[] = [
  ["P1: a", "P1: a"],
  ["P1:\ta", "P1: a"],
  ["P1:\na", "P1: a"],
  ["P1:a", "-: P1:a"],
  ["P1：a", "P1: a"],
  ["P1 : a", "P1: a"],
  ["  P1: a", "P1: a"],
  ["**P1:** a", "P1: a"],
  ["**P1**: a", "P1: a"],
  ["**P1** : a", "P1: a"],
  ["**P1：** a", "P1: a"],
  ["**P1：**a", "P1: a"],
  ["**P1:**a", "-: **P1:**a"],
  ["**P1: a", "-: **P1: a"],
  ["One two three four: a", "One two three four: a"],
  ["One two three four five: a", "-: One two three four five: a"],
  ["Dr. O’Neil-Smith & Co: a", "Dr. O’Neil-Smith & Co: a"],
  ["A+B/C_d (e) 'f': a", "A+B/C_d (e) 'f': a"],
  [`${forty}: a`, `${forty}: a`],
  [`${forty}X: a`, `-: ${forty}X: a`],
  ["note: a", "-: note: a"],
  ["int: a", "int: a"],
  ["INTERVIEWER 2: a", "INTERVIEWER 2: a"],
  ["i1: a", "i1: a"],
  ["q: a", "q: a"],
  ["moderator3: a", "moderator3: a"],
  ["interviewers: a", "-: interviewers: a"],
  ["3: a", "3: a"],
  ["受访者：a", "受访者: a"],
  ["سارة: a", "سارة: a"],
  ["Ünal: a", "Ünal: a"],
  ["ünal: a", "-: ünal: a"],
  ["A*: a", "-: A*: a"],
  ["A, B: a", "-: A, B: a"],
  ["(A): a", "-: (A): a"],
  [": a", "-: : a"],
  ["\\P1: a", "-: \\P1: a"],
  ["P1\\: a", "-: P1: a"],
  ["P1: Note: a", "P1: Note: a"],
  ["[1>] []{.x} P1: b[<1]{.y}", "P1: b"],
  ["[]{.x}[00:01] P1: b", "P1: b"],
  ["[00:01] []{.x} P1: b", "P1: b"],
  ["[b]{.x} P1: c", "-: b P1: c"],
  ["<!-- x --> P1: a", "P1: a"],
  ["P1<!-- x -->: a", "P1: a"],
  ["P<!-- x -->1: a", "P1: a"],
  ["a\nP1: b\nc", "-: a", "P1: b c"],
  ["P1: a\n\nb\n\n# H\n\nc", "P1: a", "P1: b", "-: c"],
  ["P1: a\n\n---\n\nb", "P1: a", "P1: b"],
  ["Anna: a\nANNA: b\nAnna : c", "Anna: a", "Anna: b", "Anna: c"],
  ["E\u0301: a\n\u00c9: b", "E\u0301: a", "E\u0301: b"],
];

describe("markup: labels", () => {
  for (const [text, ...expected] of lines) {
    it(JSON.stringify(text), () => assert.deepEqual(speech(text), expected));
  }
});

describe("markup: labels that the front matter declares", () => {
  const inMap =
    "---\nspeakers:\n  Anna B: { role: teacher }\n  int: { role: interviewer }\n  'x: y':\n---\n";

  for (const [text, ...expected] of [
    ["anna b: a", "Anna B: a"],
    ["INT: a", "int: a"],
    ["x: y: a", "x: y: a"],
    ["Q: a", "Q: a"],
    ["Note: a", "-: Note: a"],
    ["Anna B: a\nNote: b", "Anna B: a Note: b"],
  ]) {
    it(text, () => assert.deepEqual(speech(inMap + text), expected));
  }

  it("only interviewers: others may speak", () => {
    const front = "---\nspeakers:\n  Facilitator: { role: interviewer }\n  Q:\n---\n";
    assert.deepEqual(speech(`${front}Note: a`), ["Note: a"]);
  });
  it("one of the five names with another role is a participant", () => {
    const front = "---\nspeakers:\n  Q: { role: nurse }\n---\n";
    assert.deepEqual(speech(`${front}Note: a`), ["-: Note: a"]);
  });
  it("a list does not say that nobody else speaks", () => {
    assert.deepEqual(speech("---\nspeakers: [anna]\n---\nanna: a\nNote: b"), [
      "anna: a",
      "Note: b",
    ]);
  });
});

/** Time stamps that belong to the label stand between ⟦ and ⟧. */
const stamps: readonly string[] = [
  "⟦00:01⟧ P1: a",
  "⟦1:2⟧ P1: a",
  "⟦01:02:03⟧ P1: a",
  "⟦[00:01:02]⟧ P1: a",
  "⟦(00:01)⟧ P1: a",
  "⟦00:01:02,250⟧ P1: a",
  "⟦[0:1.5]⟧ P1: a",
  "⟦[٠٠:٠١]⟧ P1: a",
  "P1: ⟦[00:01]⟧ a",
  "P1: ⟦(00:01)⟧ a",
  "P1: ⟦00:01⟧",
  "P1: ⟦00:01⟧ \t\nb",
  "P1: 00:01 a",
  "⟦[00:01]⟧ **P1:** ⟦(00:02)⟧ a",
  "  ⟦[00:01]⟧ P1: a",
  "P1: [00:01]a",
  "P1: [00:001] a",
  "P1: [00:01) a",
  "P1: [0:0:0:1] a",
  "P1：⟦[00:01]⟧ a",
];

describe("markup: time stamps of labels", () => {
  for (const source of stamps) {
    it(source, () => {
      const { text, ranges } = marked(source);
      const [{ label }] = parseTranscript(text).paragraphs;
      assert.deepEqual(label?.timeStamps, ranges);
      assert.equal(text.slice(label?.name.start, label?.name.end), "P1");
    });
  }

  it("are not speech", () => {
    assert.deepEqual(speech("[00:01] P1: [00:02] a [00:03] b"), ["P1: a [00:03] b"]);
  });
  it("without a label are speech", () => assert.deepEqual(speech("[00:01] a"), ["-: [00:01] a"]));
  it("must be followed by a blank", () => {
    assert.deepEqual(speech("00:01P1: a"), ["-: 00:01P1: a"]);
  });
});

describe("markup: places of a label", () => {
  it("are those of the file", () => {
    const { text, ranges } = marked("a\n[1>] ⟦[0:01] **⟦P1⟧**:⟧ b");
    const { label, speechStart } = parseTranscript(text).paragraphs[1];
    assert.deepEqual({ start: label?.start, end: label?.end }, ranges[0]);
    assert.deepEqual(label?.name, ranges[1]);
    assert.equal(speechStart, ranges[0].end);
  });
});
