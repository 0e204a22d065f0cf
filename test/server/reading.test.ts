import assert from "node:assert/strict";
import { codeSelectionRequest } from "../../server/protocol/coding";
import { readingRequest } from "../../server/protocol/reading";
import { startInMemory } from "../support/server";
import { applyChanges } from "../unit/features/changes";

const TEXT = "P1: We [waited]{.waiting} for it.\n";
const STUDY = `//- codebook.yaml
codes:
  waiting: { name: Having to wait, definition: d }
//- one.transcript
${TEXT}`;

describe("a transcript as one reads it, over the wire", () => {
  it("is that of the version in the editor, and the same words at the same places once coded", async () => {
    const server = await startInMemory(STUDY);
    const uri = server.uri("one.transcript");
    server.open(uri, TEXT);
    const first = await server.request(readingRequest, { uri });
    assert.deepEqual(
      first?.passages.map(({ start, end, codes }) => [start, end, codes]),
      [[3, 9, ["waiting"]]],
    );
    assert.deepEqual(
      first?.codes.map(({ name }) => name),
      ["Having to wait"],
    );
    const we = { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } };
    const wish = {
      uri,
      version: 1,
      ranges: [we],
      codes: ["waiting"],
      target: "selection",
    } as const;
    const { edits } = await server.request(codeSelectionRequest, wish);
    server.open(uri, applyChanges(TEXT, edits));
    const next = await server.request(readingRequest, { uri });
    assert.deepEqual(next?.blocks, first?.blocks);
    assert.deepEqual(
      next?.passages.map(({ start, end }) => [start, end]),
      [
        [0, 2],
        [3, 9],
      ],
    );
    await server.shutdown();
  });

  it("is read where no study takes the file in, and not where no editor has it", async () => {
    const server = await startInMemory("//- alone.txt\nx");
    const uri = "untitled:Untitled-1";
    server.open(uri, "P1: [One]{.a}.");
    const reading = await server.request(readingRequest, { uri });
    assert.deepEqual(
      reading?.codes.map(({ id, isUnknown }) => [id, isUnknown]),
      [["a", false]],
    );
    assert.equal(await server.request(readingRequest, { uri: server.uri("alone.txt") }), null);
    await server.shutdown();
  });
});
