import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { isSameOutline, outlineOf } from "../../../server/codebook/reshape/outline";
import { readCodebook } from "../../../server/codebook/parse";
import { writeTranscript } from "../../../server/exchange/imports/writeTranscript";
import type { PaperSource } from "../../../server/exchange/paper/source";
import { PROFILE_NAMES, type ProfileName } from "../../../server/exchange/refi/profile";
import { projectFile } from "../../../server/exchange/refi/projectFile";
import { readProjectFile } from "../../../server/exchange/refi/readProjectFile";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween } from "../../../server/markup/wording";
import { sampleSource, sourceFrom } from "../paper/source";
import { readXml, textOfXml } from "../report/xml";
import { assertValid, elementsIn, elementsNamed } from "./schema";

const STUDY = `
//- codebook.yaml
title: Ours
themes:
  care:
    codes: { waiting: { definition: Having to wait., memo: Why? }, calls: Ringing. }
//- transcripts/one.md
---
case: K1
coder: am
attributes: { level: central, "odd <key>": "a & b" }
---

## Start

[00:01:02] Int: How was [it]{.care}? 😀

P1: [We waited 💰]{.waiting memo="long <ago>"} and [1>][rang]{.calls by=bo weight=strong} [often]{memo="alone"}.

<!-- memo: Think. -->
P1: And then[<1]{.waiting .lost} nothing. []{-}
`;

async function exported(source: PaperSource, profile: ProfileName = "standard") {
  const made = await projectFile(source, { name: "study", profile });
  assert.ok("bytes" in made);
  const files = unzipSync(made.bytes);
  const xml = strFromU8(files["project.qde"]);
  assertValid("Project", xml);
  return { ...made, files, root: readXml(xml) };
}

/** Each coding as its words, its code and its coder. */
function codingsIn(text: string): string[] {
  const transcript = parseTranscript(text);
  return transcript.codings
    .map(({ code, by, passage }) => {
      const words = wordingBetween(transcript, passage.start, passage.end);
      return `${passage.start} ${words} = ${code} (${by ?? ""})`;
    })
    .sort();
}

describe("a study as .qdpx", () => {
  it("has texts without codes, and selections whose names are their words", async () => {
    const { files, root } = await exported(sourceFrom(STUDY));
    const [source] = elementsNamed(root, "TextSource");
    const text = strFromU8(files[`sources/${source.attributes.guid}.txt`]);
    assert.equal(
      text,
      "## Start\n\n[00:01:02] Int: How was it? 😀\n\nP1: We waited 💰 and rang often.\n\nP1: And then nothing.\n",
    );
    const signs = Array.from(text);
    const shown = elementsNamed(source, "PlainTextSelection").map(({ attributes, children }) => {
      const { startPosition, endPosition, name } = attributes;
      assert.equal(signs.slice(Number(startPosition), Number(endPosition)).join(""), name);
      const [first] = children.filter((child) => typeof child !== "string");
      return [name, first.name === "Description" ? textOfXml(first) : null];
    });
    assert.deepEqual(shown, [
      ["it", null],
      ["We waited 💰", "long <ago>"],
      ["rang often.\n\nP1: And then", null],
      ["rang", null],
      ["often", "alone"],
    ]);
  });

  it("counts as NVivo does where that is wished", async () => {
    const { files, root } = await exported(sourceFrom(STUDY), "nvivo");
    const [source] = elementsNamed(root, "TextSource");
    const bytes = files[`sources/${source.attributes.guid}.txt`];
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    assert.ok(text.startsWith("## Start\r\n\r\n[00:01:02] Int"));
    for (const { attributes } of elementsNamed(source, "PlainTextSelection")) {
      const words = text.slice(Number(attributes.startPosition), Number(attributes.endPosition));
      assert.equal(words.replace(/\r\n/g, "\n"), attributes.name);
    }
  });

  it("has users, cases, variables, memos on codes and codes that the codebook lacks", async () => {
    const { root } = await exported(sourceFrom(STUDY));
    const names = (name: string) =>
      elementsNamed(root, name).map(({ attributes }) => attributes.name);
    assert.equal(root.attributes.name, "Ours");
    assert.equal(root.attributes.basePath, "");
    assert.deepEqual(names("User"), ["am", "bo"]);
    assert.deepEqual(names("Variable"), ["level", "odd <key>"]);
    assert.deepEqual(names("Case"), ["K1"]);
    assert.deepEqual(names("Code"), ["Care", "Waiting", "Calls", "lost"]);
    assert.deepEqual(
      elementsNamed(root, "Code").map(({ attributes }) => attributes.isCodable),
      ["true", "true", "true", "true"],
    );
    assert.deepEqual(elementsNamed(root, "PlainTextContent").map(textOfXml), ["Think.", "Why?"]);
    const guids = elementsNamed(root, "Project").flatMap(function every(one): string[] {
      return [one.attributes.guid ?? [], elementsIn(one).flatMap(every)].flat();
    });
    assert.equal(new Set(guids).size, guids.length);
  });

  it("says what stays behind", async () => {
    const { account } = await exported(sourceFrom(STUDY));
    const lines = account.map(({ fate, count, what, places }) =>
      [fate, count, what, ...places].join(" | "),
    );
    assert.deepEqual(lines, [
      "kept | 5 | codings",
      "kept | 2 | memos on passages",
      "kept | 1 | memos between paragraphs",
      "kept | 1 | transcripts",
      "kept | 1 | themes",
      "kept | 1 | memos on codes",
      "kept | 2 | codes",
      "changed | 1 | speakers, dates and other entries of front matter | transcripts/one.md",
      "changed | 1 | themes and categories that passages are coded with | theme “care”",
      "changed | 1 | codes that the codebook lacks | “lost”",
      "left out | 1 | annotations of passages | transcripts/one.md",
      "left out | 1 | marks that nothing is to be coded | transcripts/one.md",
    ]);
  });

  for (const profile of PROFILE_NAMES)
    it(`comes back with the same words, codings, attributes and codes (${profile})`, async () => {
      const source = sampleSource();
      const { bytes } = await exported(source, profile);
      const back = readProjectFile({ name: "sample.qdpx", bytes });
      assert.ok("transcripts" in back);
      const paths = [...source.study.figures.study.files.keys()];
      assert.equal(back.transcripts.length, paths.length);
      for (const [at, path] of paths.entries()) {
        const context = await source.read(path);
        assert.ok(context !== undefined);
        const imported = back.transcripts[at];
        const wishes = { source: undefined, case: undefined, renames: new Map(), interviewers: [] };
        const { text } = writeTranscript(imported, wishes);
        const wording = (from: string): string => {
          const transcript = parseTranscript(from);
          return wordingBetween(transcript, 0, transcript.wordingMap.length);
        };
        // Headings come back as words, so the wording is compared line by line.
        const lines = new Set(wording(text).split("\n"));
        const missing = wording(context.transcript.text)
          .split("\n")
          .filter((line) => !lines.has(line));
        assert.deepEqual(missing, [], path);
        const plain = (from: string): string[] =>
          codingsIn(from)
            .map((coding) => coding.replace(/^\d+ /, ""))
            .sort();
        assert.deepEqual(plain(text), plain(context.transcript.text), path);
      }
      const before = source.study.figures.study.codebook;
      const after = readCodebook(back.codebook ?? "").codebook;
      assert.ok(after !== undefined);
      assert.deepEqual([...after.nodes.keys()].sort(), [...before.nodes.keys()].sort());
      assert.ok(!isSameOutline(outlineOf(before), { themes: [], codes: [] }));
    });
});
