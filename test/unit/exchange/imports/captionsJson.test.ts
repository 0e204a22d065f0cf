import assert from "node:assert/strict";
import type { ForeignFile } from "../../../../server/exchange/imports/imported";
import { formatOf } from "../../../../server/exchange/imports/formats";

const fileOf = (value: unknown): ForeignFile => ({
  name: "x.json",
  bytes: new TextEncoder().encode(JSON.stringify(value, undefined, 2)),
});

/** `1.5 Name: words`. */
function json(value: unknown): readonly string[] {
  const file = fileOf(value);
  const found = formatOf(file)?.read(file);
  assert.ok(found !== undefined && "transcripts" in found);
  return found.transcripts[0].parts.map((part) =>
    part.kind === "heading"
      ? part.text
      : `${part.start ?? "-"} ${part.speaker ?? "-"}: ${part.text}`,
  );
}

describe("captions in JSON", () => {
  it("have their segments, times and speakers under several names", () => {
    const list = [
      { speaker: 0, start: "00:00:05.500", text: "Five." },
      { speaker: 1, start: "65.5", text: "More." },
      { speaker: 0, start: "100:00:01,25", text: "Days." },
    ];
    const spoken = ["5.5 0: Five.", "65.5 1: More.", "360001.25 0: Days."];
    assert.deepEqual(json(list), spoken);
    assert.deepEqual(json({ segments: list }), spoken);
    const transcription = [
      { timestamps: { from: "00:01:04,500", to: "00:01:05,000" }, text: " Later.", speaker: "1" },
    ];
    assert.deepEqual(json({ result: { language: "en" }, transcription }), ["64.5 1: Later."]);
    const chunks = [{ timestamp: [1.5, 2], text: " One." }];
    assert.deepEqual(json({ text: "One.", chunks, speakers: [] }), ["1.5 -: One."]);
    const speakers = [{ speaker: "SPEAKER_01", timestamp: [1.5, null], text: " One." }];
    assert.deepEqual(json({ text: "One.", chunks, speakers }), ["1.5 SPEAKER_01: One."]);
    const utterances = [{ speaker: "A", start: 2500, end: 3000, text: "Hi." }];
    assert.deepEqual(json({ id: "x", text: "Hi.", utterances }), ["2.5 A: Hi."]);
  });

  it("of whisper.cpp begin a paragraph where it hears somebody else", () => {
    const transcription = [
      { offsets: { from: 0 }, text: " First [SPEAKER_TURN]", speaker_turn_next: true },
      { offsets: { from: 2000 }, text: " second", speaker_turn_next: false },
      { offsets: { from: 3000 }, text: " goes on.", speaker_turn_next: false },
    ];
    assert.deepEqual(json({ transcription }), ["0 -: First", "2 -: second goes on."]);
  });

  it("of other programs are refused, and not taken for what somebody said", () => {
    for (const value of [{ jobName: "x", results: {} }, [{ word: "a", start: 1 }], { a: [] }]) {
      const file = fileOf(value);
      const found = formatOf(file)?.read(file);
      assert.ok(found !== undefined && "refusal" in found);
      assert.match(found.refusal, /^It is JSON, but not that of/);
    }
  });
});
