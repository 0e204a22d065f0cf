import assert from "node:assert/strict";
import { DocumentDiagnosticRequest, ReferencesRequest } from "vscode-languageserver-protocol";
import { codingsRequest, themesRequest } from "../../server/protocol";
import { transcriptOf } from "../bench/generate";
import { placeOf } from "../support/sections";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

/**
 * How times grow with sizes, never how long they are: a slow or busy machine slows both alike. The
 * least of several times is the one that others disturbed least.
 */
const FEW = 20;
const MANY = 8 * FEW;
const CODES = Array.from({ length: 20 }, (_, code) => `  code-${code}: x\n`).join("");
const CODEBOOK = `codes:\n  rare-code: x\n${CODES}`;
const TEXT = { transcripts: 0, bytes: 4_000, codings: 16, codes: 20 };

function study(files: number): Map<string, string> {
  const texts = new Map([["codebook.yaml", CODEBOOK]]);
  for (let index = 0; index < files; index++) {
    texts.set(`${index}.transcript`, transcriptOf(index, TEXT));
  }
  return texts;
}

async function leastTime(times: number, run: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

describe("the shape of times", function () {
  this.timeout(120_000);
  // What starts again from a bad measurement is not flaky, and what is slow stays so.
  this.retries(3);

  it("of reading a study: as its size", async () => {
    const [few, many] = [study(FEW), study(MANY)];
    const read = async (texts: ReadonlyMap<string, string>) => {
      const server = await startInMemory(texts);
      await server.request(themesRequest, { uri: ROOT });
      await server.shutdown();
    };
    await read(many);
    const short = await leastTime(5, () => read(few));
    const long = await leastTime(5, () => read(many));
    assertRatio(long / short, (MANY / FEW) * 3);
  });

  it("of a keystroke: the same in a study of any size", async () => {
    const [few, many] = [await startInMemory(study(FEW)), await startInMemory(study(MANY))];
    const type = async (server: ServerInMemory, round: number) => {
      const uri = server.uri("3.transcript");
      server.change(uri, `${transcriptOf(3, TEXT)}\nP3: word ${round}\n`);
      await server.request(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      await server.request(themesRequest, { uri });
    };
    for (const server of [few, many]) {
      server.open(server.uri("3.transcript"), transcriptOf(3, TEXT));
      for (let round = 0; round < 30; round++) await type(server, round);
    }
    const [inFew, inMany] = [Infinity, Infinity].map(() => [] as number[]);
    for (let round = 0; round < 40; round++) {
      inFew.push(await leastTime(1, () => type(few, round)));
      inMany.push(await leastTime(1, () => type(many, round)));
    }
    assertRatio(Math.min(...inMany) / Math.min(...inFew), 2.5);
    await few.shutdown();
    await many.shutdown();
  });

  it("of all passages of a code: as there are passages, not files", async () => {
    const [few, many] = [await startInMemory(study(FEW)), await startInMemory(study(MANY))];
    const find = async (server: ServerInMemory, code: string) => {
      const textDocument = { uri: server.uri("codebook.yaml") };
      const position = placeOf(CODEBOOK, `  ${code[0]}$0${code.slice(1)}:`);
      const context = { includeDeclaration: false };
      return (await server.request(ReferencesRequest.type, { textDocument, position, context }))
        ?.length;
    };
    assert.equal(await find(few, "rare-code"), 2);
    assert.equal(await find(many, "rare-code"), 2);
    for (const server of [few, many]) await leastTime(30, () => find(server, "rare-code"));
    const inFew = await leastTime(40, () => find(few, "rare-code"));
    const inMany = await leastTime(40, () => find(many, "rare-code"));
    assertRatio(inMany / inFew, 2.5);
    await few.shutdown();
    await many.shutdown();
  });

  it("of reading a transcript: as its length, also when the text is hostile", async () => {
    const server = await startInMemory(new Map([["codebook.yaml", CODEBOOK]]));
    const uri = server.uri("one.transcript");
    server.open(uri, "");
    for (const crumb of ["[", "]{", "[1>]", "[x]{.code-1}", "P1: [a]{.b}\n\n", "\\", "<!--"]) {
      const read = async (length: number) => {
        server.change(uri, crumb.repeat(length / crumb.length));
        await server.request(themesRequest, { uri });
      };
      const short = await leastTime(5, () => read(20_000));
      const long = await leastTime(5, () => read(160_000));
      assertRatio(long / short, 8 * 3, crumb);
    }
    await server.shutdown();
  });

  it("of all codings: as there are codings", async () => {
    const [few, many] = [await startInMemory(study(FEW)), await startInMemory(study(MANY))];
    const all = (server: ServerInMemory) => () => server.request(codingsRequest, { uri: ROOT });
    const short = await leastTime(5, all(few));
    const long = await leastTime(5, all(many));
    assertRatio(long / short, (MANY / FEW) * 3);
    await few.shutdown();
    await many.shutdown();
  });
});

function assertRatio(ratio: number, most: number, what = ""): void {
  assert.ok(ratio <= most, `${what} took ${ratio.toFixed(1)} times as long, not up to ${most}`);
}
