import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pseudonymsRequest } from "../../server/protocol/pseudonyms";
import { applyEdits } from "../../server/markup/edits/edit";
import { sealTranscript } from "../../server/markup/edits/seal";
import { parseTranscript } from "../../server/markup/parse";
import { sealStateOf } from "../../server/markup/seal";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const KEY = "name,pseudonym\nAnn Smith,P1\nLeeds,Northtown\nNobody,P9\n";
const CODEBOOK = "codes:\n  waiting: { definition: Ann Smith said it first. }\n";
const ONE = "Ann Smith: We waited in [Leeds]{.waiting}, in Leeds.\n";
const TWO = "P2: [Ann\nSmith]{.waiting} knew. Leedsy did not.\n";
const MEMO = "---\nabout: waiting\n---\n\nAnn Smith once more.\n";
const STUDY = `//- codebook.yaml
${CODEBOOK}//- one.transcript
${ONE}//- two.transcript
${TWO}//- memos/a.md
${MEMO}`;

function sealed(text: string): string {
  const sealing = sealTranscript(parseTranscript(text));
  assert.ok("edits" in sealing);
  return applyEdits(text, sealing.edits);
}

describe("pseudonyms over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  const replace = (key = KEY, hasNotes = false) =>
    server.request(pseudonymsRequest, { uri: ROOT, key, hasNotes });
  const applied = (result: Awaited<ReturnType<typeof replace>>, path: string, text: string) => {
    const found = result?.files.find(({ uri }) => uri === server.uri(path));
    const document = TextDocument.create("file:///x", "text", 1, text);
    return TextDocument.applyEdits(document, [...(found?.edits ?? [])]);
  };

  it("replace names in all transcripts, and codes stay on their words", async () => {
    const result = await replace();
    assert.equal(result?.reason, null);
    // By hand: Ann Smith as a label and over a line break, Leeds twice; Leedsy is another word.
    assert.deepEqual([result.names, result.places, result.files.length], [2, 4, 2]);
    assert.equal(
      applied(result, "one.transcript", ONE),
      "P1: We waited in [Northtown]{.waiting}, in Northtown.\n",
    );
    assert.equal(
      applied(result, "two.transcript", TWO),
      "P2: [P1]{.waiting} knew. Leedsy did not.\n",
    );
    const lines = result.account.map(({ what, name, count }) => [what, name, count]);
    assert.deepEqual(lines, [
      ["replaced", "Ann Smith", 2],
      ["replaced", "Leeds", 2],
      ["left", "Ann Smith", 2],
      ["not found", "Nobody", 0],
    ]);
    const left = result.account.find(({ what }) => what === "left");
    assert.deepEqual(left?.places, ["codebook.yaml:2", "memos/a.md:5"]);
  });

  it("replace them in the codebook and in memos where that is wished", async () => {
    const result = await replace(KEY, true);
    assert.equal(result?.files.length, 4);
    assert.match(applied(result, "codebook.yaml", CODEBOOK), /definition: P1 said it first\./);
    assert.match(applied(result, "memos/a.md", MEMO), /P1 once more\./);
    assert.ok(result.account.every(({ what }) => what !== "left"));
  });

  it("tell of names of files, which nobody but a person changes", async () => {
    server.disk.set("sketch of Leeds.txt", "A map.");
    server.disk.set("transcripts/leeds.md", "P1: Hm.\n");
    const result = await replace();
    const lines = result?.account.filter(({ what }) => what === "left in the name of a file");
    assert.deepEqual(
      lines?.map(({ name, places }) => [name, places]),
      [
        ["Leeds", ["sketch of Leeds.txt"]],
        ["Leeds", ["transcripts/leeds.md"]],
      ],
    );
  });

  it("go by the texts in the editor, with their versions", async () => {
    server.open(server.uri("two.transcript"), "P2: Leeds it was.\n");
    const result = await replace();
    const file = result?.files.find(({ uri }) => uri === server.uri("two.transcript"));
    assert.equal(file?.version, 1);
    assert.equal(
      applied(result, "two.transcript", "P2: Leeds it was.\n"),
      "P2: Northtown it was.\n",
    );
  });

  it("seal a sealed transcript again, and refuse one whose words changed", async () => {
    const text = sealed("P3: Off to Leeds.\n");
    server.open(server.uri("two.transcript"), text);
    const after = applied(await replace(), "two.transcript", text);
    assert.match(after, /P3: Off to Northtown\./);
    assert.equal(sealStateOf(parseTranscript(after)), "sealed");
    server.change(server.uri("two.transcript"), text.replace("Off", "On"));
    const refused = await replace();
    assert.deepEqual(refused?.files, []);
    assert.match(refused?.reason ?? "", /^two\.transcript: Its words changed since it was sealed/);
  });

  it("refuse a key with an error, with its line, and cases that would be one", async () => {
    const wrong = await replace("name,pseudonym\nAnn,P1\nAnn,P2\n");
    assert.deepEqual(wrong?.files, []);
    assert.match(wrong?.reason ?? "", /^Line 3 of the key: /);
    server.open(server.uri("one.transcript"), "---\ncase: Ann\n---\nP1: Hm.\n");
    server.open(server.uri("two.transcript"), "---\ncase: Bo\n---\nP1: Hm.\n");
    const united = await replace("name,pseudonym\nAnn,K1\nBo,K1\n");
    assert.match(united?.reason ?? "", /would be one, “K1”/);
  });
});
