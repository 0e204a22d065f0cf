import assert from "node:assert/strict";
import { writeTranscript } from "../../../server/exchange/imports/writeTranscript";
import { archive, coding, CODES, GUID, project, selection } from "./projects";
import { coded, lines, read } from "./reading";

const WORDS = "Int: How was it?\n\nP1: Money got tight 😀 that year.\n";
const at = (words: string): number => Array.from(WORDS.slice(0, WORDS.indexOf(words))).length;

function point(number: number, position: number): string {
  return `<SyncPoint guid="${GUID(number)}" timeStamp="${number * 1000}" position="${position}"/>`;
}

const timed = (from: number, to: number, inner = coding(1)): string =>
  `<TranscriptSelection guid="${GUID(400 + from)}" fromSyncPoint="${GUID(from)}" toSyncPoint="{${GUID(to)}}">${inner}</TranscriptSelection>`;

/** A recording with its transcript, in a project of another program. */
function recording(inside: string, around = ""): string {
  const transcript = `<Transcript guid="${GUID(51)}" plainTextPath="internal://t.txt">${inside}</Transcript>`;
  return `<AudioSource guid="${GUID(50)}" name="Ann.mp3" path="internal://a.mp3">${transcript}${around}</AudioSource>`;
}

const withoutCounting = (account: readonly string[]): readonly string[] =>
  account.filter((line) => !line.includes("ways to count"));

const withText = (sources: string, rest = ""): Uint8Array =>
  archive({
    "project.qde": project(`${CODES}${rest}<Sources>${sources}</Sources>`),
    "sources/t.txt": WORDS,
  });

describe("texts of recordings and PDF documents", () => {
  it("come in with the codes on the words between their times", () => {
    const points = [point(301, 0), point(302, at("Money")), point(303, at(" that year"))].join("");
    const inside = `${points}${timed(302, 303)}${timed(302, 309)}`;
    const sound = `<AudioSelection guid="${GUID(60)}" name="2s" begin="0" end="9"><Description>Loud
      here</Description>${coding(1)}${coding(2)}</AudioSelection>`;
    const found = read(withText(recording(inside, `${sound}${coding(2)}`)));
    assert.deepEqual(coded(found), [
      "How was it? = trust",
      "Money got tight 😀 that year. = trust",
      "Money got tight 😀 = money",
    ]);
    assert.equal(found.transcripts[0].name, "Ann");
    assert.deepEqual(withoutCounting(lines(found)), [
      "kept | 2 | codes",
      "kept | 2 | codings",
      "kept | 1 | texts",
      "changed | 1 | recordings | “Ann.mp3”",
      "changed | 1 | codings of whole documents | “Ann.mp3”",
      "left out | 2 | codings of pages, sound or film | “Ann.mp3”: 2s",
      "left out | 1 | comments in what is left out | “Ann.mp3”: Loud here",
      "left out | 1 | selections without a place",
      "left out | 2 | times inside of lines | line 3",
    ]);
  });

  it("have the times where somebody starts to speak, and the codes beside them", () => {
    const text = [
      "Int: How was it?\nP1: We waited 😀 long.",
      "Int: And then?\nP1: Money got tight.",
      "Int: I see.\n[00:02:00] P1: Yes.",
    ].join("\n\n");
    const at = (words: string): number => Array.from(text.slice(0, text.indexOf(words))).length;
    const places = [0, at("P1: We"), at("Int: And") - 1, at("P1: Mon"), at("tight"), at("[00:02")];
    const points = places.map((place, index) => point(301 + index, place)).join("");
    const over = `<SyncPoint guid="${GUID(390)}" position="${at("waited")}"/><SyncPoint guid="${GUID(391)}" position="${at(" got")}"/>`;
    const inside = `${points}${over}${timed(390, 391)}${timed(302, 303, coding(2))}`;
    const found = read(
      archive({
        "project.qde": project(`${CODES}<Sources>${recording(inside)}</Sources>`),
        "sources/t.txt": text,
      }),
    );
    const wishes = { source: undefined, case: undefined, renames: new Map(), interviewers: [] };
    const written = writeTranscript(found.transcripts[0], wishes).text;
    assert.equal(
      written.slice(written.indexOf("[00:")),
      [
        "[00:05:01] Int: How was it?",
        "[00:05:02] P1: [We [1>]waited 😀 long.]{.trust}",
        "[00:05:03] Int: And then?",
        "[00:05:04] P1: Money[<1]{.money} got tight.",
        "Int: I see.",
        "[00:02:00] P1: Yes.\n",
      ].join("\n\n"),
    );
    assert.ok(lines(found).includes("left out | 1 | times inside of lines | line 4"));
  });

  it("get no time for the start of the recording, which programs write by themselves", () => {
    const start = `<SyncPoint guid="${GUID(301)}" timeStamp="0" position="0"/>`;
    const [transcript] = read(withText(recording(start))).transcripts;
    assert.deepEqual(
      transcript.parts.map((part) => part.kind === "speech" && part.start),
      [undefined, undefined],
    );
  });

  it("have the case and the attributes of the recording", () => {
    const variables = `<Variables><Variable guid="${GUID(40)}" name="age" typeOfVariable="Integer"/></Variables>
      <Cases><Case guid="${GUID(45)}" name="Ann"><VariableValue><VariableRef targetGUID="${GUID(40)}"/><IntegerValue>41</IntegerValue></VariableValue><SourceRef targetGUID="${GUID(50)}"/></Case></Cases>`;
    const [transcript] = read(withText(recording(""), variables)).transcripts;
    assert.equal(transcript.case, "Ann");
    assert.deepEqual([...transcript.attributes], [["age", "41"]]);
  });

  it("of a PDF document are its words, and what is coded on its pages alone is named", () => {
    const onWords = selection({ start: at("Money"), end: at(" got") }, GUID(61));
    const page = (guid: string, words: string): string =>
      `<PDFSelection guid="${guid}" page="0" firstX="1" firstY="1" secondX="9" secondY="9">${words}${coding(1)}</PDFSelection>`;
    const areas = [
      page(GUID(61), ""),
      page(
        GUID(62),
        `<Representation guid="${GUID(63)}"><PlainTextContent>A
        picture</PlainTextContent></Representation>`,
      ),
    ].join("");
    const source = `<PDFSource guid="${GUID(50)}" name="Plan.pdf">${areas}<Representation guid="${GUID(51)}" plainTextPath="internal://t.txt">${onWords}</Representation></PDFSource>`;
    const found = read(withText(source));
    assert.deepEqual(coded(found), ["Money = money"]);
    assert.equal(found.transcripts[0].name, "Plan");
    assert.deepEqual(lines(found).slice(3), [
      "changed | 1 | PDF documents | “Plan.pdf”",
      "left out | 1 | codings of pages, sound or film | “Plan.pdf”: A picture",
    ]);
  });

  it("have what is coded on pages where its words stand in the text once", () => {
    const page = (words: string, inner: string): string =>
      `<PDFSelection guid="${GUID(62)}" name="1:1 …" page="0" firstX="1" firstY="1" secondX="9" secondY="9"><Representation guid="${GUID(63)}"><PlainTextContent>${words}</PlainTextContent></Representation>${inner}</PDFSelection>`;
    const pages = [
      page("got\n tight😀 that", `${coding(1, 70)}<NoteRef targetGUID="${GUID(80)}"/>`),
      page("P1: Mon", coding(2)),
      page("We never", coding(2)),
      page("no such words", `<Description>Odd</Description>${coding(2)}`),
      page("that that that", ""),
    ].join("");
    const text = `${WORDS}We never. We never. that that that that`;
    const source = `<PDFSource guid="${GUID(50)}" name="Plan.pdf">${pages}<Representation guid="${GUID(51)}" plainTextPath="internal://t.txt"/></PDFSource>`;
    const rest = `<Notes><Note guid="${GUID(80)}" name="N"><PlainTextContent>Why?</PlainTextContent></Note></Notes>`;
    const users = `<Users><User guid="${GUID(70)}" name="Ann"/></Users>`;
    const found = read(
      archive({
        "project.qde": project(`${users}${CODES}<Sources>${source}</Sources>${rest}`),
        "sources/t.txt": text,
      }),
    );
    assert.deepEqual(coded(found), ["got tight 😀 that = money (Ann) Why?"]);
    assert.deepEqual(
      lines(found).filter((line) => /pages|left out/.test(line)),
      [
        "changed | 1 | codings of pages that were found by their words | “Plan.pdf”: got tight😀 that",
        "left out | 3 | codings of pages, sound or film | “Plan.pdf”: P1: Mon | “Plan.pdf”: We never | “Plan.pdf”: no such words",
        "left out | 1 | comments in what is left out | “Plan.pdf”: Odd",
      ],
    );
  });

  it("that are several have names of their own, and those without words are named", () => {
    const transcript = (name: string, path: string): string =>
      `<Transcript guid="${GUID(51)}" name="${name}" plainTextPath="internal://${path}"/>`;
    const source = `<VideoSource guid="${GUID(50)}" name="Ad.mp4">${transcript("Ad - Audio.docx", "t.txt")}${transcript("Ad - Visual.docx", "t.txt")}${transcript("Ad - Odd.docx", "gone.txt")}</VideoSource>`;
    const found = read(withText(source));
    assert.deepEqual(
      found.transcripts.map(({ name }) => name),
      ["Ad - Audio", "Ad - Visual"],
    );
    assert.ok(lines(found).includes("left out | 1 | texts | “Ad - Odd.docx”"));
  });

  it("that are text sources as well come in once, with the codes and times of both", () => {
    const points = [point(301, 0), point(302, at("P1:")), point(303, at(" that year"))].join("");
    const sound = `<AudioSelection guid="${GUID(60)}" begin="0" end="9">${coding(1)}</AudioSelection>${coding(2)}`;
    const money = { start: at("Money"), end: at(" that year") };
    const source = `<TextSource guid="${GUID(53)}" name="Ann.transcribed" plainTextPath="internal://T.txt">${selection({ ...money, inner: coding(1) })}</TextSource>`;
    const inside = `${points}${timed(302, 303, coding(2))}`;
    for (const sources of [recording(inside, sound) + source, source + recording(inside, sound)]) {
      const found = read(withText(sources));
      assert.deepEqual(
        found.transcripts.map(({ name }) => name),
        ["Ann.transcribed"],
      );
      assert.deepEqual(coded(found), ["Money got tight 😀 = trust", "Money got tight 😀 = money"]);
      assert.ok(
        lines(found).includes(
          "left out | 2 | codings of pages, sound or film | “Ann.mp3” | “Ann.mp3”",
        ),
        lines(found).join("\n"),
      );
      const [, second] = found.transcripts[0].parts;
      assert.equal(second?.kind === "speech" && second.start, 302);
    }
  });

  it("are missed by name where the file does not hold them", () => {
    const source = `<PDFSource guid="${GUID(50)}" name="Plan.pdf"><Representation guid="${GUID(51)}" plainTextPath="internal://gone.txt"/></PDFSource>`;
    const found = read(withText(source));
    assert.deepEqual(found.transcripts, []);
    assert.match(found.account.at(-1)?.why ?? "", /not in the file/);
  });

  it("are read up to a number, and the account says how many are not", () => {
    const transcript = `<Transcript guid="${GUID(51)}"><PlainTextContent>We waited.</PlainTextContent></Transcript>`;
    const source = `<VideoSource guid="${GUID(50)}" name="Talk">${transcript.repeat(22)}</VideoSource>`;
    const found = read(withText(source));
    assert.equal(found.transcripts.length, 20);
    assert.ok(lines(found).includes("left out | 2 | further transcripts of a recording | “Talk”"));
  });
});

describe("what of a project has no place in a study", () => {
  it("is named, with the beginning of what it says", () => {
    const dated = 'creationDateTime="2026-01-02T00:00:00Z"';
    const long = "A very long description. ".repeat(9);
    const source = `<TextSource guid="${GUID(50)}" name="K1" richTextPath="internal://k.docx" plainTextPath="internal://t.txt" ${dated}>
      <PlainTextSelection guid="${GUID(60)}" startPosition="0" endPosition="3" ${dated}><Coding guid="${GUID(61)}" ${dated}><CodeRef targetGUID="${GUID(1)}"/></Coding></PlainTextSelection></TextSource>`;
    const cases = `<Cases><Case guid="${GUID(45)}" name="Ann"><Description>Came
      late</Description><CodeRef targetGUID="${GUID(1)}"/><SourceRef targetGUID="${GUID(50)}"/></Case>
      <Case guid="${GUID(46)}" name="Bo"><SourceRef targetGUID="${GUID(59)}"/></Case></Cases>`;
    const bytes = archive({
      "project.qde": project(
        `${CODES}${cases}<Sources>${source}<PictureSource guid="${GUID(59)}" name="Photo"><Description>Blurred</Description></PictureSource></Sources><Description>${long}</Description>`,
      ),
      "sources/t.txt": "We waited.",
    });
    const found = lines(read(bytes)).filter((line) => line.startsWith("left out"));
    assert.deepEqual(found, [
      "left out | 1 | pictures | “Photo”",
      "left out | 1 | comments in what is left out | “Photo”: Blurred",
      "left out | 1 | descriptions of cases | case “Ann”: Came late",
      "left out | 1 | codes of cases | case “Ann”",
      "left out | 1 | cases without a transcript | case “Bo”",
      `left out | 1 | descriptions of the project | ${long.slice(0, 99)}…`,
      "left out | 1 | formatted copies of texts | “K1”",
      "left out | 1 | dates of codings",
      "left out | 2 | dates of texts, selections and memos, and who made them",
    ]);
  });

  it("takes who made a selection for the coder, where its coding does not say who coded", () => {
    const made = `<PlainTextSelection guid="${GUID(60)}" startPosition="0" endPosition="2" creatingUser="${GUID(70)}">`;
    const source = `<TextSource guid="${GUID(50)}" name="K1"><PlainTextContent>We waited.</PlainTextContent>${made}${coding(1)}${coding(2, 71)}</PlainTextSelection></TextSource>`;
    const users = `<Users><User guid="${GUID(70)}" name="Ann"/><User guid="${GUID(71)}" name="Bo"/></Users>`;
    const found = read(project(`${users}${CODES}<Sources>${source}</Sources>`));
    assert.deepEqual(coded(found), ["We = money (Ann)", "We = trust (Bo)"]);
  });
});
