import assert from "node:assert/strict";
import fc from "fast-check";
import type { Paragraph } from "../../../../server/exchange/imports/documents/paragraph";
import { speechFromParagraphs } from "../../../../server/exchange/imports/documents/speechFromParagraphs";
import { runs } from "../../../support/runs";

type Given = string | Omit<Paragraph, "place">;

/** What is said in paragraphs, a line each: `[start] speaker: words`, or `# heading`. */
function told(...given: readonly Given[]): readonly string[] {
  return speechOf(given).parts.map((part) => {
    if (part.kind === "heading") return `${"#".repeat(part.level)} ${part.text}`;
    const start = part.start === undefined ? "" : `[${part.start}] `;
    const speaker = part.speaker === undefined ? "" : `${part.speaker}: `;
    return `${start}${speaker}${part.text.replaceAll("\n", " / ")}`;
  });
}

function speechOf(given: readonly Given[]) {
  const paragraphs = given.map((one, at) => ({
    ...(typeof one === "string" ? { text: one } : one),
    place: `paragraph ${at + 1}`,
  }));
  return speechFromParagraphs(paragraphs);
}

describe("who speaks in the paragraphs of a document", () => {
  it("is nobody whose words are one heading that comes again", () => {
    const again = "Forced vaccination: what people write about it";
    const given = [again, "I would not.", "Nor would I.", again, "They should ask us.", again];
    const speakers = (texts: readonly string[]) =>
      speechOf(texts).parts.map((part) => part.kind === "speech" && part.speaker);
    assert.deepEqual(
      speakers(given),
      given.map(() => undefined),
    );
    const short = ["Anna: No.", "Nobody came.", "Nobody called.", "Anna: No."];
    assert.equal(speakers(short)[0], "Anna");
  });

  it("is told by labels that come back, however they are written", () => {
    for (const [first, second] of [
      ["Anna:", "Bo Ek:"],
      ["Anna :", "Bo Ek :"],
      ["anna:", "bo ek:"],
      ["**Anna:**", "**Bo Ek:**"],
      ["**Anna**:", "**Bo Ek**:"],
      ["*Anna:", "*Bo Ek:"],
      ["#Anna:", "@Bo Ek:"],
      ["[Anna]", "[Bo Ek]"],
      ["{Anna}", "{Bo Ek}"],
      ["[Anna]:", "[Bo Ek]:"],
      ["Anna\t", "Bo Ek\t"],
      ["Anna:\t", "Bo Ek:\t"],
      ["Anna：", "Bo Ek："],
    ]) {
      const said = told(`${first} Hello.`, `${second} Hi.`, `${first} Well?`, `${second} Well.`);
      const [one, other] = first!.startsWith("a") ? ["anna", "bo ek"] : ["Anna", "Bo Ek"];
      const expected = [`${one}: Hello.`, `${other}: Hi.`, `${one}: Well?`, `${other}: Well.`];
      assert.deepEqual(said, expected, first);
    }
  });

  it("is told by names in bold, with and without a colon", () => {
    const bold = (name: string, words: string) => ({ text: `${name} ${words}`, bold: name.length });
    for (const colon of ["", ":"])
      assert.deepEqual(
        told(
          bold(`Anna${colon}`, "Hello."),
          bold(`Bo${colon}`, "Hi."),
          bold(`Anna${colon}`, "A"),
          bold(`Bo${colon}`, "B"),
        ),
        ["Anna: Hello.", "Bo: Hi.", "Anna: A", "Bo: B"],
      );
    // Questions in bold are words.
    const question = "How did you come to the city?";
    assert.deepEqual(told({ text: question, bold: question.length }, "By train."), [
      question,
      "By train.",
    ]);
  });

  it("knows labels that real transcripts have", () => {
    assert.deepEqual(
      told(
        "28:27\tI2: Go on.",
        "I1 + I2: Yes.",
        "*2.33 = I2: And?",
        "I1 + I2: No.",
        "X og Y: Ja.",
        "X og Y: Nei.",
      ),
      [
        "[1707] I2: Go on.",
        "I1 + I2: Yes.",
        "[153] I2: And?",
        "I1 + I2: No.",
        "X og Y: Ja.",
        "X og Y: Nei.",
      ],
    );
  });

  it("takes labels without a blank behind the colon only if they come back often", () => {
    assert.deepEqual(told("I:Was?", "B:Nichts.", "I:Gar nichts?", "B:Nein.", "I:Gut.", "B:Ja."), [
      "I: Was?",
      "B: Nichts.",
      "I: Gar nichts?",
      "B: Nein.",
      "I: Gut.",
      "B: Ja.",
    ]);
    assert.deepEqual(told("Re:Was?", "Nichts."), ["Re:Was?", "Nichts."]);
  });

  it("leaves words before a colon alone, and says where they might have been labels", () => {
    const given = [
      "Anna: Look at this.",
      "https://example.org is where it is.",
      "Bo: I do.",
      "Note: the tape stops here.",
      "Anna: And?",
      "Remember: we were young.",
      "What I said then was this: never again.",
      "Bo: 12:30 it was.",
    ];
    const { account } = speechOf(given);
    assert.deepEqual(told(...given), given);
    const item = account.find(({ what }) => what.includes("start like a label"));
    assert.deepEqual(item?.places, ["paragraph 6: “Remember”"]);
  });

  it("takes a label that occurs once where it is written as the others are", () => {
    assert.deepEqual(told("P1: A", "P2: B", "P1: C", "P2: D", "P10: E").at(-1), "P10: E");
    const marked = ["**Anna:** A", "**Bo:** B", "**Anna:** C", "**Outro:** D"];
    assert.deepEqual(told(...marked).at(-1), "Outro: D");
  });

  it("takes all labels of a short file in which nobody speaks twice", () => {
    assert.deepEqual(told("Anna Ek: Hello.", "Bo: Hi."), ["Anna Ek: Hello.", "Bo: Hi."]);
    assert.deepEqual(told("Interviewer: Hello.", "Hi."), ["Interviewer: Hello.", "Hi."]);
    assert.deepEqual(told("Title: A study", "We went there.", "It rained."), [
      "Title: A study",
      "We went there.",
      "It rained.",
    ]);
  });

  it("takes no laughter for a speaker, and no table", () => {
    const laughing = [
      "[laughs] Yes.",
      "No.",
      "Well.",
      "[laughs] So.",
      "And.",
      "Or.",
      "If.",
      "But.",
    ];
    assert.deepEqual(told(...laughing), laughing);
    const table = ["a\tb", "c\td", "e\tf"];
    assert.deepEqual(told(...table), table);
  });

  it("lets a paragraph without a label be one of its own", () => {
    assert.deepEqual(told("Anna: One.", "Two.", "Bo: Three.", "Anna: Four.", "Bo: Five."), [
      "Anna: One.",
      "Two.",
      "Bo: Three.",
      "Anna: Four.",
      "Bo: Five.",
    ]);
  });

  it("finds labels at lines inside a paragraph, and keeps other lines together", () => {
    assert.deepEqual(told("Anna: One,\nand two.\nBo: Three.\nAnna: Four.\nBo: Five."), [
      "Anna: One, / and two.",
      "Bo: Three.",
      "Anna: Four.",
      "Bo: Five.",
    ]);
    // A hanging line is the rest of the one before.
    assert.deepEqual(told("CC: To\n     CC: is what", "CDR: Go.", "CC: Yes", "CDR: No."), [
      "CC: To / CC: is what",
      "CDR: Go.",
      "CC: Yes",
      "CDR: No.",
    ]);
  });

  it("puts a line of a name and a time before the words that follow", () => {
    const expected = ["[0] Anna Ek: Hello.", "More.", "[62] Bo: Hi.", "[3603.5] Anna Ek: Bye."];
    for (const stamps of [
      ["Anna Ek: 00:00:00", "Bo: 00:01:02", "Anna Ek: 01:00:03.5"],
      ["Anna Ek  0:00", "Bo  1:02", "Anna Ek  1:00:03.5"],
      ["Anna Ek\t0:00", "Bo\t1:02", "Anna Ek\t1:00:03.5"],
      ["Anna Ek [00:00:00]", "Bo [00:01:02]", "Anna Ek [01:00:03.5]"],
    ]) {
      const [first, second, third] = stamps as [string, string, string];
      assert.deepEqual(
        told(first, "Hello.", "More.", second, "Hi.", third, "Bye."),
        expected,
        first,
      );
      assert.deepEqual(
        told(`${first}\nHello.`, "More.", `${second}\nHi.`, `${third}\nBye.`),
        expected,
        first,
      );
    }
  });

  it("keeps a time that is all that somebody says", () => {
    assert.deepEqual(told("Int: When was it?", "P1: 13:45", "Int: Late, then.", "P1: Yes."), [
      "Int: When was it?",
      "P1: 13:45",
      "Int: Late, then.",
      "P1: Yes.",
    ]);
  });

  it("takes a time with hours on a line of its own for a time, wherever it stands", () => {
    assert.deepEqual(told("Ana: Hi. At 00:05:00 sharp.\nBo: Yes.\n00:05:00", "Ana: On.\n6:30"), [
      "Ana: Hi. At 00:05:00 sharp.",
      "Bo: Yes.",
      "[300] Ana: On. / 6:30",
    ]);
  });

  it("reads the transcripts of Teams", () => {
    const lines = [
      "0:0:3.409 --> 0:0:5.9",
      "Larsson, Anna",
      "Shall we?",
      "0:0:6.5 --> 0:0:8.1",
      "Bo",
      "We shall.",
    ];
    const expected = ["[3.409] Larsson, Anna: Shall we?", "[6.5] Bo: We shall."];
    assert.deepEqual(told(...lines), expected);
    assert.deepEqual(told(lines.slice(0, 3).join("\n"), lines.slice(3).join("\n")), expected);
  });

  it("knows the time stamps of other programs", () => {
    for (const [stamp, seconds] of [
      ["[01:02:03]", 3723],
      ["[02:03]", 123],
      ["[01.02.03]", 3723],
      ["[02.03]", 123],
      ["{01:02:03}", 3723],
      ["(02:03)", 123],
      ["#01:02:03.25#", 3723.25],
      ["#01:02:03-2#", 3723.2],
      ["01:02:03,250 --> 01:02:04,000", 3723.25],
      ["[0:05 - 0:09]", 5],
    ])
      for (const line of [`${stamp} Int: Yes?`, `Int ${stamp}: Yes?`, `Int: ${stamp} Yes?`]) {
        if (line.includes("-->") && !line.startsWith("0")) continue;
        if (line.includes("{") || line.includes("#") || line.includes(".0"))
          if (/^Int /.test(line)) continue;
        assert.deepEqual(told(line), [`[${seconds}] Int: Yes?`], line);
      }
    assert.deepEqual(told("[00:01:00]", "Int: Yes?"), ["[60] Int: Yes?"]);
  });

  it("leaves times inside a sentence where they are", () => {
    const words = "Int: in a timely [00:19:00] manner";
    assert.deepEqual(told(words), [words]);
    assert.deepEqual(told("12:30 was lunch.", "Then we went on."), [
      "12:30 was lunch.",
      "Then we went on.",
    ]);
    assert.deepEqual(told("0:01 One.", "0:02 Two.", "0:03 Three."), [
      "[1] One.",
      "[2] Two.",
      "[3] Three.",
    ]);
  });

  it("takes a stamp at the end of a paragraph as the start of the next one", () => {
    assert.deepEqual(told("I: Yes? #00:00:12-3#", "B: No. #00:00:15-0#", "I: Oh. #00:00:16-0#"), [
      "I: Yes?",
      "[12.3] B: No.",
      "[15] I: Oh.",
    ]);
  });

  it("tells days from frames in times of four fields", () => {
    assert.deepEqual(told("[00:00:01:12]", "Int: A"), ["[1] Int: A"]);
    assert.deepEqual(told("[01:00:01:52]", "Int: A"), ["[86512] Int: A"]);
    assert.deepEqual(told("[-00:00:00:10]", "Int: A", "[00:00:00:40]", "Int: B"), [
      "Int: A",
      "[40] Int: B",
    ]);
  });

  it("keeps comments on the words that they are about", () => {
    const stretch = { codes: [], memo: "odd", coder: "Kim" };
    const text = "Int:  Well, \n  yes it is.";
    const { parts } = speechOf([{ text, stretches: [{ ...stretch, start: 0, end: text.length }] }]);
    const [part] = parts;
    assert.ok(part?.kind === "speech");
    assert.equal(part.text, "Well,\nyes it is.");
    assert.deepEqual(part.stretches, [{ ...stretch, start: 0, end: part.text.length }]);
  });

  it("loses no word, whatever the paragraphs", () => {
    const piece = fc.constantFrom(
      "Anna:",
      "Bo",
      "[0:05]",
      "#00:00:12-3#",
      " ",
      "\n",
      "\t",
      "**",
      "so",
      "12:30",
      ":",
      "[",
      "]",
      "-->",
    );
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text.map((pieces) => pieces.join(""))), (texts) => {
        const { parts } = speechOf(texts);
        const letters = (words: string) => words.replace(/[^\p{L}]/gu, "");
        const said = parts.map((part) =>
          part.kind === "speech" ? `${part.speaker ?? ""}${part.text}` : "",
        );
        // A label that nobody speaks behind is left out, and counted.
        const { account } = speechOf(texts);
        if (account.some(({ what }) => what.includes("without words"))) return;
        assert.equal(letters(said.join("")), letters(texts.join("")));
        for (const part of parts)
          if (part.kind === "speech")
            for (const line of part.text.split("\n")) assert.notEqual(line.trim(), "");
      }),
      { numRuns: runs(1_000) },
    );
  });
});
