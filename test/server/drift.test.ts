import assert from "node:assert/strict";
import { coverageRequest, themesRequest } from "../../server/protocol";
import { createRandom, transcriptOf } from "../bench/generate";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";
import { runs } from "../support/runs";
import { FRAGMENTS } from "./studyModel";

/** A hundred thousand are tried with `VERBATIM_EFFORT=50`. */
const EDITS = runs(2_000);
const CHECKED_EVERY = runs(500);
const LONGEST = 6_000;

const CODEBOOK = "themes: { t: { codes: { a: x, code-0: y } } }\ncodes: { b: z, code-1: z }\n";

describe(`${EDITS.toLocaleString("en")} random edits of a transcript`, () => {
  it("neither throw nor let the figures drift", async function () {
    this.timeout(20_000 + EDITS * 20);
    const random = createRandom(20_26);
    const other = transcriptOf(1, { transcripts: 2, bytes: 3_000, codings: 10, codes: 4 });
    const disk = new Map([
      ["codebook.yaml", CODEBOOK],
      ["one.transcript", transcriptOf(0, { transcripts: 2, bytes: 2_000, codings: 8, codes: 4 })],
      ["two.transcript", other],
    ]);
    const server = await startInMemory(disk);
    const uri = server.uri("one.transcript");
    let text = disk.get("one.transcript") ?? "";
    server.open(uri, text);
    for (let edit = 1; edit <= EDITS; edit++) {
      const next = changed(text, random);
      server.change(uri, [changeOf(text, next)]);
      text = next.text;
      if (edit % 20 === 0) await server.request(themesRequest, { uri });
      if (edit % CHECKED_EVERY === 0) await checkAgainstRebuilt(server, disk, text);
    }
    assert.deepEqual(server.errors, []);
    await server.shutdown();
  });
});

interface Edit {
  readonly text: string;
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A keystroke, a deletion or a piece of markup anywhere; a long text is cut again. */
function changed(text: string, random: () => number): Edit {
  const start = notTorn(text, Math.floor(random() * (text.length + 1)));
  const isTooLong = text.length > LONGEST;
  const most = isTooLong ? LONGEST / 2 : random() < 0.4 ? 9 : 0;
  const end = notTorn(text, Math.min(text.length, start + Math.floor(random() * most)));
  const removed = Math.max(0, end - start);
  const inserted = isTooLong ? "" : FRAGMENTS[Math.floor(random() * FRAGMENTS.length)];
  return {
    text: text.slice(0, start) + inserted + text.slice(start + removed),
    start,
    removed,
    inserted,
  };
}

function changeOf(text: string, { start, removed, inserted }: Edit) {
  const range = { start: positionAt(text, start), end: positionAt(text, start + removed) };
  return { range, text: inserted };
}

/** Between CR and LF there is no position in the protocol. */
function notTorn(text: string, offset: number): number {
  return text[offset - 1] === "\r" && text[offset] === "\n" ? offset - 1 : offset;
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1].length };
}

async function checkAgainstRebuilt(
  server: ServerInMemory,
  disk: ReadonlyMap<string, string>,
  text: string,
): Promise<void> {
  const fresh = await startInMemory(new Map([...disk, ["one.transcript", text]]));
  fresh.open(fresh.uri("one.transcript"), text);
  for (const request of [themesRequest, coverageRequest]) {
    assert.deepEqual(
      await server.request<{ uri: string }, unknown, void>(request, { uri: ROOT }),
      await fresh.request<{ uri: string }, unknown, void>(request, { uri: ROOT }),
    );
  }
  const uri = fresh.uri("one.transcript");
  assert.deepEqual(await server.diagnosticsOf(uri), await fresh.diagnosticsOf(uri));
  await fresh.shutdown();
}
