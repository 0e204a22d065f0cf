import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { decode } from "../../../../server/exchange/imports/decode";
import { readVtt } from "../../../../server/exchange/imports/captions/vttCues";

/** The conformance files of vtt.js, where they have been put beside the project. */
const ROOT = resolve(process.cwd(), "../shared/data/formats/mozilla-vttjs/tests");

interface Expected {
  readonly cues: readonly {
    readonly id: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly text: string;
  }[];
}

/** Which file is to be read as which, as the files' own tests say. */
function pairs(): readonly (readonly [string, string])[] {
  const tests = readdirSync(ROOT, { recursive: true })
    .map(String)
    .filter((name) => /tests?\.js$/.test(name) && dirname(name) !== ".");
  const call = /test\.jsonEqual\w*\(\s*"([^"]+\.vtt)",\s*"([^"]+\.json)"/g;
  const found = tests.flatMap((name) => [...readFileSync(join(ROOT, name), "utf8").matchAll(call)]);
  return found
    .map(([, vtt, json]) => [vtt, json] as const)
    .filter(([, json]) => !json.endsWith("-proc.json"));
}

describe("WebVTT as the conformance files have it", function () {
  before(function () {
    if (existsSync(ROOT)) return;
    console.log(`      The conformance files of vtt.js are not there: ${ROOT}`);
    this.skip();
  });

  it("gives the cues that each file is said to have", () => {
    const all = pairs();
    assert.ok(all.length > 150);
    for (const [vtt, json] of all) {
      const { text } = decode(new Uint8Array(readFileSync(join(ROOT, vtt))));
      const found = readVtt(text)?.cues ?? [];
      const expected = JSON.parse(readFileSync(join(ROOT, json), "utf8")) as Expected;
      assert.deepEqual(
        found.map(({ id, start, end, text: words }) => ({ id, start, end, words })),
        expected.cues.map(({ id, startTime, endTime, text: words }) => ({
          id,
          start: startTime,
          end: endTime,
          words,
        })),
        vtt,
      );
    }
  });
});
