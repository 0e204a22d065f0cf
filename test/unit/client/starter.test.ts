import assert from "node:assert/strict";
import { emptyTranscript } from "../../../client/commands/starter";
import { parseTranscript } from "../../../server/markup/parse";

describe("a further transcript", () => {
  for (const [file, ownCase] of [
    ["p02.md", "p02"],
    ["B: 7.transcript.txt", "B: 7"],
  ]) {
    it(`${file} has a case of its own and no words`, () => {
      const transcript = parseTranscript(emptyTranscript(file));
      assert.equal(transcript.frontMatter.case?.value, ownCase);
      assert.equal(transcript.words.starts.length, 0);
      assert.deepEqual(transcript.problems, []);
    });
  }
});
