import assert from "node:assert/strict";
import { DocumentDiagnosticRequest, ReferencesRequest } from "vscode-languageserver-protocol";
import { codingsRequest, themesRequest } from "../../server/protocol";
import { reshapeRequest } from "../../server/protocol/reshape";
import { transcriptOf } from "../bench/generate";
import { assertConstant, assertLinear } from "../support/growth";
import { placeOf } from "../support/sections";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const CODES = Array.from({ length: 20 }, (_, code) => `  code-${code}: x\n`).join("");
const CODEBOOK = `codes:\n  rare-code: x\n${CODES}`;
const TEXT = { transcripts: 0, bytes: 4_000, codings: 16, codes: 20 };
/** The fewest files of a study, and how many times as many the larger one has. */
const FEW = 15;

function study(files: number): Map<string, string> {
  const texts = new Map([["codebook.yaml", CODEBOOK]]);
  for (let index = 0; index < files; index++) {
    texts.set(`${index}.transcript`, transcriptOf(index, TEXT));
  }
  return texts;
}

describe("the shape of the server's times", () => {
  const running: ServerInMemory[] = [];

  async function started(texts: ReadonlyMap<string, string>): Promise<ServerInMemory> {
    const server = await startInMemory(texts);
    running.push(server);
    return server;
  }

  afterEach(async () => {
    for (const server of running.splice(0)) await server.shutdown();
  });

  it("of reading a study: as its size", async () => {
    const taskOf = (files: number) => {
      const texts = study(files);
      return async () => {
        const server = await startInMemory(texts);
        await server.request(themesRequest, { uri: ROOT });
        await server.shutdown();
      };
    };
    await assertLinear({ taskOf, size: FEW });
  });

  it("of a keystroke: the same in a study of any size", async () => {
    const taskOf = async (files: number) => {
      const server = await started(study(files));
      const uri = server.uri("3.transcript");
      server.open(uri, transcriptOf(3, TEXT));
      let round = 0;
      return async () => {
        server.change(uri, `${transcriptOf(3, TEXT)}\nP3: word ${round++}\n`);
        await server.request(DocumentDiagnosticRequest.type, { textDocument: { uri } });
        await server.request(themesRequest, { uri });
      };
    };
    await assertConstant({ taskOf, size: FEW });
  });

  it("of all passages of a code: as there are passages, not files", async () => {
    const taskOf = async (files: number) => {
      const server = await started(study(files));
      const textDocument = { uri: server.uri("codebook.yaml") };
      const position = placeOf(CODEBOOK, "  r$0are-code:");
      const context = { includeDeclaration: false };
      return async () => {
        const found = await server.request(ReferencesRequest.type, {
          textDocument,
          position,
          context,
        });
        assert.equal(found?.length, 2);
      };
    };
    await assertConstant({ taskOf, size: FEW });
  });

  for (const crumb of ["[", "]{", "[1>]", "[x]{.code-1}", "P1: [a]{.b}\n\n", "\\", "<!--"]) {
    it(`of reading a transcript: as its length, of ${JSON.stringify(crumb)}, too`, async () => {
      const server = await started(new Map([["codebook.yaml", CODEBOOK]]));
      const uri = server.uri("one.transcript");
      server.open(uri, "");
      const taskOf = (length: number) => async () => {
        server.change(uri, crumb.repeat(length / crumb.length));
        await server.request(themesRequest, { uri });
      };
      await assertLinear({ taskOf, size: 10_000 });
    });
  }

  it("of all codings: as there are codings", async () => {
    const taskOf = async (files: number) => {
      const server = await started(study(files));
      return () => server.request(codingsRequest, { uri: ROOT });
    };
    await assertLinear({ taskOf, size: FEW });
  });

  it("of renaming a code: as there are files with its passages", async () => {
    const taskOf = async (files: number) => {
      const server = await started(study(files));
      const uri = server.uri("codebook.yaml");
      const change = { kind: "rename", id: "code-0", newId: "other" } as const;
      return async () => {
        const result = await server.request(reshapeRequest, { uri, change });
        assert.equal(result.files.length, files + 1);
      };
    };
    await assertLinear({ taskOf, size: FEW });
  });
});
