import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { codedTranscriptOf } from "../../../../server/exchange/coded/codedTranscript";
import { codedHtml } from "../../../../server/exchange/coded/html";
import { pieceCutter } from "../../../../server/exchange/coded/pieces";
import { readDocx } from "../../../../server/exchange/imports/documents/docx";
import { writeTranscript } from "../../../../server/exchange/imports/writeTranscript";
import { commentedDocx } from "../../../../server/exchange/office/commentedDocx";
import type { PaperSource } from "../../../../server/exchange/paper/source";
import { finished, joinedText } from "../../../../server/exchange/report/steps";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingBetween, wordingOf } from "../../../../server/markup/wording";
import { sampleSource, sourceFrom } from "../../paper/source";
import { HOSTILE } from "../../report/hostile";
import { readXml, textOfXml, type XmlElement } from "../../report/xml";

const STUDY = `
//- codebook.yaml
themes: { care: { codes: { waiting: { name: Having to wait, color: "#4e79a7" }, calls: Ringing. } } }
//- transcripts/a.md
---
case: P1
coder: am
attributes: { level: local }
speakers: { P1: , Int: { role: interviewer } }
---
<!-- memo: before everything -->
## Start

[00:01] Int: How [1>]long?

P1: [We [waited]{.waiting by="Bo Li"} long]{#w1 .waiting .calls memo="a, b" weight=strong} and[<1]{.calls} so.
<!-- memo: a thought -->

P1: Nothing. []{-}
`;

async function codedOf(source: PaperSource, path = "transcripts/a.md") {
  const context = await source.read(path);
  assert.ok(context);
  return codedTranscriptOf(context);
}

/** Whether a passage began before a place and goes on behind it. */
function reaches({ start, end }: { start: number; end: number }, place: number): boolean {
  return start < place && end > place;
}

describe("the pieces of a coded transcript", () => {
  it("begin and end where passages do, and hold every word in its passages", async () => {
    const source = sampleSource();
    for (const path of source.study.figures.study.files.keys()) {
      const { blocks, passages } = await codedOf(source, path);
      const cutter = pieceCutter(passages);
      const found = passages.map(() => "");
      for (const block of blocks) {
        if (block.kind !== "paragraph") continue;
        const open = new Set<number>();
        let text = "";
        assert.deepEqual(
          cutter.goingOn(),
          [...passages.keys()].filter((at) => reaches(passages[at], block.start)),
        );
        for (const at of cutter.goingOn()) open.add(at);
        for (const piece of cutter.cut(block)) {
          if (piece.kind === "start") open.add(piece.passage);
          if (piece.kind === "end") open.delete(piece.passage);
          if (piece.kind !== "words") continue;
          text += piece.text;
          for (const at of open) found[at] += piece.text;
          assert.equal(piece.inner, [...open].sort((a, b) => a - b).at(-1));
        }
        assert.equal(text, block.text);
      }
      const context = await source.read(path);
      assert.ok(context);
      assert.deepEqual(
        found,
        passages.map(({ start, end }) =>
          wordingBetween(context.transcript, start, end).replaceAll("\n", ""),
        ),
      );
    }
  });
});

describe("a transcript for Word, its codes as comments", () => {
  const partsOf = (bytes: Uint8Array): Map<string, XmlElement> =>
    new Map(Object.entries(unzipSync(bytes)).map(([name, one]) => [name, readXml(strFromU8(one))]));

  it("has a comment for every passage and memo, by its coder", async () => {
    const parts = partsOf(finished(commentedDocx(await codedOf(sourceFrom(STUDY)))));
    const comments = elementsIn(parts.get("word/comments.xml"), "w:comment").map((one) => [
      one.attributes["w:author"],
      one.attributes["w:initials"],
      elementsIn(one, "w:p").map(textOfXml),
    ]);
    assert.deepEqual(comments, [
      ["am", "a", ["Calls"]],
      ["am", "a", ["Having to wait; Calls", "a, b", "weight: strong", "#w1"]],
      ["Bo Li", "BL", ["Having to wait"]],
      ["Verbatim", "V", ["Memo: before everything"]],
      ["Verbatim", "V", ["Memo: a thought"]],
    ]);
  });

  it("puts comments around their words, also where passages cross", async () => {
    const parts = partsOf(finished(commentedDocx(await codedOf(sourceFrom(STUDY)))));
    const open = new Map<string, string>();
    const said = new Map<string, string>();
    const walk = (element: XmlElement): void => {
      const id = element.attributes["w:id"] ?? "";
      if (element.name === "w:commentRangeStart") open.set(id, "");
      if (element.name === "w:commentRangeEnd") said.set(id, open.get(id) ?? "not begun");
      if (element.name === "w:commentRangeEnd") open.delete(id);
      if (element.name === "w:t")
        for (const [one, text] of open) open.set(one, text + textOfXml(element));
      for (const child of element.children) if (typeof child === "object") walk(child);
    };
    walk(parts.get("word/document.xml") as XmlElement);
    assert.deepEqual([...open], []);
    assert.deepEqual(Object.fromEntries(said), {
      0: "long?P1: We waited long and",
      1: "We waited long",
      2: "waited",
      3: "Start",
      4: "P1: We waited long and so.",
    });
  });

  it("names every part that it has, and says what it is", async () => {
    const parts = partsOf(finished(commentedDocx(await codedOf(sourceFrom(STUDY)))));
    const types = elementsIn(parts.get("[Content_Types].xml"), "Override");
    for (const { attributes } of types)
      assert.ok(parts.has((attributes.PartName ?? "").slice(1)), attributes.PartName);
    const targets = elementsIn(parts.get("word/_rels/document.xml.rels"), "Relationship");
    assert.deepEqual(
      targets.map(({ attributes }) => [attributes.Id, attributes.Target]),
      [
        ["rId1", "styles.xml"],
        ["rId2", "comments.xml"],
        ["rId3", "header1.xml"],
      ],
    );
    assert.equal(textOfXml(parts.get("word/header1.xml") as XmlElement), "P1 · level: local");
  });

  it("is read back with the same words, speakers and memos", async () => {
    const source = sampleSource();
    for (const path of source.study.figures.study.files.keys()) {
      const coded = await codedOf(source, path);
      const context = await source.read(path);
      assert.ok(context);
      const bytes = finished(commentedDocx(coded));
      const read = readDocx({ name: "x.docx", bytes });
      assert.ok(!("refusal" in read));
      const interviewers = context.facts.speakers
        .filter((_, index) => !context.voices.isParticipant[index])
        .map(({ label }) => label);
      const { text } = writeTranscript(read.transcripts[0], {
        source: undefined,
        case: undefined,
        interviewers,
        renames: new Map(),
      });
      const again = parseTranscript(text);
      assert.equal(wordingOf(again), wordingOf(context.transcript), path);
      const speakers = again.paragraphs.map(({ speaker }) => again.speakers[speaker]?.label);
      const own = context.transcript.paragraphs
        .filter((one) => one.wordingEnd > one.wordingStart)
        .map(({ speaker }) => context.transcript.speakers[speaker]?.label);
      assert.deepEqual(speakers, own, path);
      const noted = new Set(again.passages.map(({ start, end }) => `${start} ${end}`));
      const inOneParagraph = coded.passages.filter(
        ({ start, end }) => !wordingBetween(context.transcript, start, end).includes("\n"),
      );
      for (const { start, end } of inOneParagraph) assert.ok(noted.has(`${start} ${end}`), path);
    }
  });

  it("is the same every time, whatever stands in it", async () => {
    const source = hostileSource();
    const once = finished(commentedDocx(await codedOf(source)));
    assert.deepEqual(finished(commentedDocx(await codedOf(source))), once);
    partsOf(once);
  });
});

describe("a transcript with its codes as HTML", () => {
  it("shows brackets by number, and the codes, coders and memos beside the paragraph", async () => {
    const html = finished(joinedText(codedHtml(await codedOf(sourceFrom(STUDY)))));
    const text = html.replace(/<style>[^]*?<\/style>|<[^>]*>/g, "").replace(/\s+/g, " ");
    assert.ok(text.includes("P1: [2We [3waited]3 long]2 and]1 so."), text);
    assert.ok(text.includes("[00:01] Int: How [1long?1 Calls (am)"), text);
    assert.ok(text.includes("2 Having to wait; Calls (am)a, bweight: strong#w1"), text);
    assert.ok(text.includes("… 1 Calls (am)"), text);
    assert.ok(text.includes("Memo: a thought"), text);
    assert.ok(html.includes('style="--code: #4e79a7"'));
  });

  it("runs nothing, loads nothing, and takes no text for markup", async () => {
    const html = finished(joinedText(codedHtml(await codedOf(hostileSource()))));
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
    assert.doesNotMatch(html, /<script|<img|<link|javascript:|url\(|\son\w+=|[\u202e\u0000]/i);
    const names = [...html.matchAll(/<(\w+)/g)].map(([, name]) => name);
    const known =
      "html head meta title style body main h1 h2 p div strong mark sup a ol li b br".split(" ");
    assert.deepEqual(
      [...new Set(names)].filter((name) => !known.includes(name)),
      [],
    );
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target);
    assert.ok(targets.every((target) => /^#p\d+$/.test(target)));
  });
});

/** Every hostile text as words, as a memo, as a coder and as the name of a code. */
function hostileSource(): PaperSource {
  const plain = HOSTILE.map((text) => text.replace(/[\s\u0000-\u001f]+/g, " "));
  const quoted = plain.map((text) => JSON.stringify(text.replace(/[^ -~]/gu, "x")));
  const codes = quoted.map((name, at) => `  c${at}: { name: ${name}, definition: x }`).join("\n");
  const escaped = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
  const turns = plain.map((text, at) => {
    const value = `"${escaped(text)}"`;
    return `P1: so [${escaped(text)}]{.c${at} memo=${value} by=${value}} it is\n`;
  });
  return sourceFrom(
    `//- codebook.yaml\ncodes:\n${codes}\n//- transcripts/a.md\n---\nspeakers: { P1: }\n---\n` +
      turns.join("\n"),
  );
}

function elementsIn(element: XmlElement | undefined, name: string): XmlElement[] {
  const own = (element?.children ?? []).filter((one) => typeof one === "object");
  return own.flatMap((one) => [...(one.name === name ? [one] : []), ...elementsIn(one, name)]);
}
