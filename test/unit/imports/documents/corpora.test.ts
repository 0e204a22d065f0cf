// Real transcripts, where they are present: who speaks how often is counted there by a plain look for
// the lines that begin with the names that a person has read in them.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Imported, ImportedSpeech } from "../../../../server/exchange/imports/imported";
import { readMarkdown } from "../../../../server/exchange/imports/documents/markdown";
import { readText } from "../../../../server/exchange/imports/documents/text";

const folder = "../shared/data/transcripts";

function read(path: string): Imported {
  const name = path.slice(path.indexOf("/") + 1);
  const file = { name, bytes: new Uint8Array(readFileSync(join(folder, path))) };
  const found = path.endsWith(".md") ? readMarkdown(file) : readText(file);
  assert.ok("transcripts" in found, path);
  return found.transcripts[0]!;
}

function spoken({ parts }: Imported): readonly ImportedSpeech[] {
  return parts.filter((part): part is ImportedSpeech => part.kind === "speech");
}

/** How many paragraphs have each name. */
function turnsIn(transcript: Imported): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { speaker } of spoken(transcript))
    if (speaker !== undefined) counts[speaker] = (counts[speaker] ?? 0) + 1;
  return counts;
}

const GO_TIME: Readonly<Record<string, number>> = {
  "go-time-1": 88,
  "go-time-135": 159,
  "go-time-172": 66,
  "go-time-208": 225,
  "go-time-244": 290,
  // One of them, “**Jingle**:”, has its colon outside.
  "go-time-280": 98,
  "go-time-316": 125,
  "go-time-46": 134,
};

const BITCOIN: Readonly<Record<string, Record<string, number>>> = {
  "2020-01-28-pieter-wuille-part1": { Jonas: 9, John: 53, Pieter: 56 },
  "2020-01-28-pieter-wuille-part2": { Jonas: 5, John: 23, Pieter: 24 },
  "payment-points": {
    "Adam Jonas": 9,
    "Caralie Chrisco": 5,
    "John Newbery": 28,
    "Nadav Kohen": 34,
  },
  "privacy-and-robustness-in-lightning": {
    "Adam Jonas": 31,
    "Mark Erhardt": 43,
    "Rusty Russell": 65,
  },
  "the-p2p-network-2": {
    Caralie: 8,
    "Amiti Uttarwar": 33,
    "Adam Jonas": 42,
    "Pieter Wuille": 52,
  },
  "tracepoints-and-monitoring-the-bitcoin-network": {
    "Speaker 0": 47,
    "Speaker 1": 27,
    "Speaker 2": 46,
  },
};

(existsSync(folder) ? describe : describe.skip)("real transcripts", () => {
  for (const [name, turns] of Object.entries(GO_TIME))
    it(`${name} has its ${turns} turns`, () => {
      const transcript = read(`gotime/${name}.md`);
      const counts = Object.values(turnsIn(transcript));
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        turns,
      );
      // Names and times were taken off, and escapes; every other word is there in its order.
      const source = readFileSync(join(folder, `gotime/${name}.md`), "utf8");
      const words = source
        .replace(/\\([\W_])/g, "$1")
        .replace(/^\*\*[^*]+\*\*:?/gm, "")
        .replace(/^ *\[[\d:.]+\] /gm, "");
      assertSameWords(textOf(transcript), words);
    });

  for (const [name, turns] of Object.entries(BITCOIN))
    it(`${name} has its speakers`, () => {
      assert.deepEqual(turnsIn(read(`bitcoin/${name}.md`)), turns);
    });

  it("an interview keeps its times, its day and what its head says", () => {
    const transcript = read("bitcoin/payment-points.md");
    assert.equal(transcript.name, "payment-points");
    assert.equal(transcript.date, "2020-03-30");
    assert.equal(transcript.attributes.get("title"), "Payment Points");
    assert.equal(transcript.attributes.get("speakers"), "Nadav Kohen");
    assert.equal(transcript.attributes.get("episode"), "7");
    const [first, heading, second] = transcript.parts;
    assert.equal(first?.kind === "speech" && first.start, 0);
    assert.deepEqual(heading, { kind: "heading", level: 2, text: "Intro" });
    assert.equal(second?.kind === "speech" && second.start, 37);
    assert.equal(second?.kind === "speech" && second.speaker, "Caralie Chrisco");
  });

  it("the radio of a flight has 11,263 turns, all but one that begins inside a paragraph and never again", () => {
    const transcript = read("apollo13/TEC.txt");
    const turns = turnsIn(transcript);
    assert.deepEqual(turns, {
      CC: 4990,
      CDR: 2444,
      LMP: 1905,
      CMP: 1850,
      SC: 24,
      F: 21,
      R: 10,
      IWO: 6,
      LCC: 5,
      "S-1": 3,
      "P-1": 2,
      "S-2": 2,
      MS: 1,
    });
    // [05:22:53:38] is 5 days, 22 hours, 53 minutes and 38 seconds.
    const starts = spoken(transcript).flatMap(({ start }) => start ?? []);
    assert.ok(starts.includes(5 * 86_400 + 22 * 3_600 + 53 * 60 + 38));
  });
});

function textOf(transcript: Imported): string {
  return transcript.parts.map(({ text }) => text).join("\n");
}

/** Says where two long texts part, instead of showing both. */
function assertSameWords(actual: string, expected: string): void {
  const [found, wanted] = [actual, expected].map((text) => text.replace(/\s+/g, " ").trim());
  let at = 0;
  while (at < found!.length && found![at] === wanted![at]) at++;
  assert.equal(found!.slice(at, at + 60), wanted!.slice(at, at + 60));
}
