import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { CodeActionRequest, type CodeAction, type TextEdit } from "vscode-languageserver-protocol";
import {
  correctionsRequest,
  proofreadingNotification,
  restoreRequest,
  sealRequest,
} from "../../server/protocol/words";
import { overviewRequest } from "../../server/protocol";
import { startInMemory, type ServerInMemory } from "../support/server";

/** Section 7 of the markup, as an editor sees it. */

const hashOf = (wording: string): string =>
  `sha256-${createHash("sha256").update(wording).digest("base64url")}`;
const sealedText = (body: string, wording: string): string =>
  `---\nverbatim: ${hashOf(wording)}\n---\n\n${body}`;

const WORDING = "Money gets tighter every year.\nNobody planned it.";
const TEXT = sealedText(
  "P1: [Money gets tighter]{.a} every year.\n\nP1: Nobody planned it.\n",
  WORDING,
);
const FILES = new Map([
  ["codebook.yaml", "codes: { a: A }\n"],
  ["transcripts/p1.md", TEXT],
  ["transcripts/p2.md", "P2: New words.\n"],
  ["transcripts/p3.md", sealedText("P3: Other words.\n", "Older words.")],
  ["transcripts/p4.md", "---\ncase: [\n---\nP4: Words.\n"],
]);
const CHANGED = TEXT.replace("Money", "Monkey").replace(" every", "");

function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: TextEdit["range"]["start"]): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (all, { range, newText }) =>
        all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
}

describe("the server: sealed words", () => {
  const changedWords = async (client: ServerInMemory, path = "transcripts/p1.md") =>
    (await client.diagnosticsOf(client.uri(path))).filter(({ code }) => code === "wording-changed");
  const actions = async (client: ServerInMemory, line: number, character: number) => {
    const at = { line, character };
    const found = await client.request(CodeActionRequest.type, {
      textDocument: { uri: client.uri("transcripts/p1.md") },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    return (found ?? []) as CodeAction[];
  };
  const editsOf = (action: CodeAction | undefined): readonly TextEdit[] =>
    Object.values(action?.edit?.changes ?? {})[0] ?? [];

  it("marks exactly the words that changed while they were open", async () => {
    const client = await startInMemory(FILES);
    const uri = client.uri("transcripts/p1.md");
    client.open(uri, TEXT);
    assert.deepEqual(await changedWords(client), []);
    client.change(uri, CHANGED);
    const found = await changedWords(client);
    assert.deepEqual(
      found.map(({ range, message, severity }) => [
        range.start.line,
        range.start.character,
        range.end.character,
        message,
        severity,
      ]),
      [
        [4, 5, 11, "“Money” became “Monkey” since this transcript was sealed.", 1],
        [4, 29, 30, "“every” is missing here: the sealed transcript has it.", 1],
      ],
    );
    client.change(uri, TEXT);
    assert.deepEqual(await changedWords(client), []);
    await client.shutdown();
  });

  it("gives them back, one or all, or seals the new ones", async () => {
    const client = await startInMemory(FILES);
    const uri = client.uri("transcripts/p1.md");
    client.open(uri, TEXT);
    client.change(uri, CHANGED);
    const found = await actions(client, 4, 7);
    const titled = (start: string) => found.find(({ title }) => title.startsWith(start));
    assert.equal(
      applied(CHANGED, editsOf(titled("Restore the sealed words here"))),
      TEXT.replace(" every", ""),
    );
    assert.equal(applied(CHANGED, editsOf(titled("Restore all sealed words"))), TEXT);
    const resealed = applied(CHANGED, editsOf(titled("Accept the words")));
    assert.equal(
      resealed,
      CHANGED.replace(
        hashOf(WORDING),
        hashOf(WORDING.replace("Money", "Monkey").replace(" every", "")),
      ),
    );
    const answer = await client.request(restoreRequest, { uri, version: 2, range: null });
    assert.equal(applied(CHANGED, answer.edits), TEXT);
    const late = await client.request(restoreRequest, { uri, version: 1, range: null });
    assert.match(late.reason ?? "", /changed in the meantime/);
    await client.shutdown();
  });

  it("takes the sealed words from the last commit where no editor had them", async () => {
    const asked: string[] = [];
    const client = await startInMemory(FILES, {
      readCommitted: async (file) => {
        asked.push(file);
        return { text: TEXT };
      },
    });
    const uri = client.uri("transcripts/p1.md");
    client.open(uri, CHANGED);
    const first = await changedWords(client);
    await client.until(() => client.heard.includes("workspace/diagnostic/refresh"));
    const corrections = await client.request(correctionsRequest, { uri });
    assert.equal(first[0]?.code, "wording-changed");
    assert.deepEqual(asked, [uri]);
    assert.equal((await changedWords(client)).length, 2);
    assert.deepEqual(
      corrections?.corrections.map(({ was, is }) => [was, is]),
      [
        ["Money", "Monkey"],
        ["every", ""],
      ],
    );
    await client.shutdown();
  });

  it("stays at the seal, and says why, where nobody knows them", async () => {
    const client = await startInMemory(FILES, {
      readCommitted: async () => ({ text: TEXT.replace("Money", "Honey") }),
    });
    const uri = client.uri("transcripts/p1.md");
    client.open(uri, CHANGED);
    await client.request(correctionsRequest, { uri });
    const [problem] = await changedWords(client);
    assert.equal(problem.range.start.line, 1);
    assert.match(String(problem.message), /no commit has them.*last commit do not fit/);
    const answer = await client.request(restoreRequest, { uri, version: 1, range: null });
    assert.match(answer.reason ?? "", /not known/);
    await client.shutdown();
  });

  it("does not call corrections errors while a transcript is proofread", async () => {
    const client = await startInMemory(FILES);
    const uri = client.uri("transcripts/p1.md");
    client.open(uri, TEXT);
    void client.connection.sendNotification(proofreadingNotification.method, { uris: [uri] });
    client.change(uri, CHANGED);
    assert.deepEqual(
      (await changedWords(client)).map(({ severity }) => severity),
      [3, 3],
    );
    void client.connection.sendNotification(proofreadingNotification.method, { uris: [] });
    assert.deepEqual(
      (await changedWords(client)).map(({ severity }) => severity),
      [1, 1],
    );
    await client.shutdown();
  });

  it("seals a study in one step, and leaves what changed alone unless it is asked to", async () => {
    const client = await startInMemory(FILES);
    const uri = client.uri("codebook.yaml");
    client.open(client.uri("transcripts/p2.md"), "P2: Newer words.\n");
    const result = await client.request(sealRequest, { uri, scope: "study", changed: "leave" });
    assert.equal(result?.sealed, 1);
    assert.equal(result.alreadySealed, 1);
    assert.deepEqual(result.changed, ["transcripts/p3.md"]);
    assert.deepEqual(
      result.refused.map(({ file }) => file),
      ["transcripts/p4.md"],
    );
    const [edit] = result.files;
    assert.equal(edit.version, 1);
    assert.equal(
      applied("P2: Newer words.\n", edit.edits),
      `---\nverbatim: ${hashOf("Newer words.")}\n---\n\nP2: Newer words.\n`,
    );
    const all = await client.request(sealRequest, { uri, scope: "study", changed: "reseal" });
    assert.equal(all?.sealed, 2);
    const one = await client.request(sealRequest, {
      uri: client.uri("transcripts/p4.md"),
      scope: "transcript",
      changed: "leave",
    });
    assert.match(one?.refused[0]?.reason ?? "", /front matter cannot be read/);
    const [overview] = await client.request(overviewRequest, null);
    assert.deepEqual(
      overview.transcripts.map(({ seal }) => seal),
      ["sealed", "unsealed", "changed", "unsealed"],
    );
    await client.shutdown();
  });
});
