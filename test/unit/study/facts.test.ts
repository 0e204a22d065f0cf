import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import {
  CODING,
  CUT,
  FLAG,
  PARAGRAPH,
  rowCount,
  tokenOfCoding,
  wordsOfCoding,
  type FileFacts,
  type Lines,
} from "../../../server/study/facts";
import { caseFromPath, readFacts } from "../../../server/study/readFacts";
import { createStudy, putFile, removeFile, sortedPaths } from "../../../server/study/study";
import { voicesOf } from "../../../server/study/voices";
import { readCodebook } from "../../../server/codebook/parse";

const TEXT = `---
attributes: { level: local }
---
# Start

Int: [How long]{.a}?

P1: [Years
and years]{.a .b by=am}. []{-}

P1: …
`;

describe("the facts of a file", () => {
  const facts = factsOf(TEXT);

  it("hold codes, coders and headings once each", () => {
    assert.deepEqual(facts.codes, ["a", "b"]);
    assert.deepEqual(facts.coders, ["am"]);
    assert.deepEqual(facts.headings, ["Start"]);
    assert.equal(facts.words, 5);
  });

  it("hold the places of codings, of their words and of their ids", () => {
    assert.equal(rowCount(facts.codings, CODING), 3);
    assert.equal(textAt(TEXT, wordsOfCoding(facts, 0)), "How long");
    assert.equal(textAt(TEXT, wordsOfCoding(facts, 1)), "Years\nand years");
    assert.equal(textAt(TEXT, tokenOfCoding(facts, 2)), ".b");
    assert.equal(facts.codings[CODING.by], -1);
    assert.equal(facts.codings[CODING.width + CODING.by], 0);
  });

  it("say of each paragraph whether something is said, coded or read in it", () => {
    const flags = (paragraph: number) =>
      facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.flags];
    assert.equal(flags(0), FLAG.isCoded + FLAG.hasSpeech);
    assert.equal(flags(1), FLAG.isCoded + FLAG.isRead + FLAG.hasSpeech);
    assert.equal(flags(2), FLAG.hasSpeech);
  });

  it("say of each paragraph which stretch of the wording it is, and under which heading", () => {
    const columns = [PARAGRAPH.heading, PARAGRAPH.wordingStart, PARAGRAPH.wordingEnd];
    const read = (paragraph: number) =>
      columns.map((column) => facts.paragraphs[paragraph * PARAGRAPH.width + column]);
    assert.deepEqual([0, 1, 2].map(read), [
      [0, 0, 9],
      [0, 10, 26],
      [0, 27, 28],
    ]);
  });

  it("say which ends of a coding stand inside a word", () => {
    const { codings } = factsOf("[Years]{.a} un[der]{.b}lying [r]{.c}ent to[day]{.d}\n");
    const cuts = [0, 1, 2, 3].map((coding) => codings[coding * CODING.width + CODING.cuts]);
    assert.deepEqual(cuts, [0, CUT.start + CUT.end, CUT.end, CUT.start]);
  });

  it("hold the annotations of passages, with and without codes", () => {
    const { annotations = [] } = factsOf(
      'So [we]{.a .b weight=strong memo="x"} [wait]{model="a b" by=am} []{.c weight=1}\n',
    );
    const read = annotations.map(({ key, value, start, end, firstWord, endWord, codings }) => {
      return [key, value, start, end, firstWord, endWord, codings];
    });
    assert.deepEqual(read, [
      ["weight", "strong", 3, 5, 1, 2, [1, 2]],
      ["model", "a b", 6, 10, 2, 3, []],
      ["weight", "1", 0, 10, 0, 3, [0]],
    ]);
  });

  it("take the case from the file's name where the file names none", () => {
    assert.equal(facts.case, "one");
    assert.equal(factsOf("---\ncase: K1\n---\n").case, "K1");
    assert.equal(caseFromPath("a.b/P1.transcript.md"), "P1");
    assert.equal(caseFromPath("P1.transcript"), "P1");
    assert.equal(caseFromPath("transcripts/P1.v2.txt"), "P1.v2");
  });
});

describe("who takes part", () => {
  it("is a case each where several participants are declared", () => {
    const facts = factsOf(
      "---\ncase: G\nspeakers: { Anna: , Ben: { case: B }, Int: { role: interviewer } }\n---\nX\n",
    );
    const voices = voicesOf(facts, ["Interviewer"]);
    assert.deepEqual(voices.caseOf.slice(0, 2), ["G/Anna", "B"]);
    assert.deepEqual(voices.isParticipant, [true, true, false, true]);
  });

  it("is the file's case where one is, and whoever speaks without a label", () => {
    const voices = voicesOf(factsOf("---\nspeakers: { Anna: }\n---\nNobody named.\n"), []);
    assert.deepEqual(voices.cases, ["one"]);
    assert.equal(voices.words, 2);
  });

  it("is nobody whom the codebook calls an interviewer, with a number or without", () => {
    const facts = factsOf("Facilitator 2: One.\n\nFACILITATOR: Two.\n\nFacilitators: Three.\n");
    assert.deepEqual(voicesOf(facts, ["facilitator"]).isParticipant, [false, false, true, true]);
  });
});

describe("the index of a study", () => {
  const { codebook } = readCodebook("");

  it("knows the files of every code, and how often they use it", () => {
    assert.ok(codebook);
    const study = createStudy(codebook);
    putFile(study, "b", factsOf("P1: [x]{.a} [y]{.a}\n"));
    putFile(study, "a", factsOf("P1: [x]{.a .b}\n"));
    assert.deepEqual(sortedPaths(study.files.keys()), ["a", "b"]);
    assert.deepEqual(Object.fromEntries(study.uses.get("a") ?? []), { a: 1, b: 2 });
    putFile(study, "a", factsOf("P1: [x]{.b}\n"));
    assert.deepEqual(Object.fromEntries(study.uses.get("a") ?? []), { b: 2 });
    removeFile(study, "b");
    removeFile(study, "unknown");
    assert.deepEqual([...study.uses.keys()], ["b"]);
  });
});

function factsOf(text: string): FileFacts {
  return readFacts(parseTranscript(text), "transcripts/one.transcript.md");
}

function textAt(text: string, { startLine, startCharacter, endLine, endCharacter }: Lines): string {
  const lines = text.split("\n");
  const offset = (line: number, character: number) =>
    lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  return text.slice(offset(startLine, startCharacter), offset(endLine, endCharacter));
}
