import assert from "node:assert/strict";
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { themesRequest } from "../../server/protocol";
import { statusOf } from "../support/client";
import { placeOf } from "../support/sections";
import { SERVER_BUNDLE, startStdio } from "../support/server";

const SAMPLE = resolve("sample");
const PATH = "transcripts/01-homelessness-charity-director.md";

before(function () {
  this.timeout(60_000);
  if (!existsSync(SERVER_BUNDLE)) execFileSync(process.execPath, ["esbuild.mjs"]);
});

/** Speaks the protocol byte by byte, with no library in between. */
class RawClient {
  readonly process: ChildProcessWithoutNullStreams;
  #received = Buffer.alloc(0);
  readonly #waiting = new Map<number, (message: Message) => void>();
  #lastId = 0;

  constructor() {
    this.process = spawn(process.execPath, [SERVER_BUNDLE, "--stdio"]);
    this.process.stderr.pipe(process.stderr);
    this.process.stdout.on("data", (bytes: Buffer) => this.#receive(bytes));
  }

  request(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    this.#send({ id, method, params });
    return new Promise((done, fail) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? done(result) : fail(error),
      );
    });
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const header = this.#received.subarray(0, end).toString();
      const length = Number(/Content-Length: (\d+)/i.exec(header)?.[1]);
      if (this.#received.length < end + 4 + length) return;
      const body = this.#received.subarray(end + 4, end + 4 + length).toString();
      this.#received = this.#received.subarray(end + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    if (message.method !== undefined && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

describe("the server over standard input and output", () => {
  it("gives completion, hover, problems and definition to a client without any library", async () => {
    const client = new RawClient();
    const text = readFileSync(resolve(SAMPLE, PATH), "utf8");
    const uri = pathToFileURL(resolve(SAMPLE, PATH)).toString();
    const code = /\{\.([\w-]+)/.exec(text)?.[1] ?? "";
    const initialized = await client.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(SAMPLE).toString(),
      capabilities: {},
    });
    assert.match(JSON.stringify(initialized), /"hoverProvider":true/);
    client.notify("initialized", {});
    const broken = text.replace(`{.${code}`, `{.${code}x`);
    client.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "verbatim", version: 1, text: broken },
    });
    const textDocument = { uri };
    const place = placeOf(broken, `{.${code}x`);
    const at = { textDocument, position: { ...place, character: place.character + 4 } };
    const problems = await client.request("textDocument/diagnostic", { textDocument });
    assert.match(JSON.stringify(problems), /"unknown-code"/);
    const items = await client.request("textDocument/completion", at);
    assert.match(JSON.stringify(items), new RegExp(`"${code}`));
    client.notify("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text }],
    });
    const hover = await client.request("textDocument/hover", at);
    assert.match(JSON.stringify(hover), /cases? · /);
    const definition = await client.request("textDocument/definition", at);
    assert.match(JSON.stringify(definition), /codebook\.yaml/);
    assert.equal(await client.request("shutdown"), null);
    client.notify("exit");
    assert.equal(await statusOf(client.process), 0);
  });

  it("ends with status 0 after a shutdown, and with 1 without", async () => {
    for (const isInOrder of [true, false]) {
      const server = await startStdio({ folders: [pathToFileURL(SAMPLE).toString()] });
      await server.request(themesRequest, { uri: pathToFileURL(SAMPLE).toString() });
      if (isInOrder) await server.shutdown({ exit: true });
      else await server.connection.sendNotification("exit");
      assert.equal(await server.status(), isInOrder ? 0 : 1);
    }
  });

  it("ends when its client is gone", async () => {
    const server = await startStdio({ folders: [] });
    server.process.stdin.end();
    assert.equal(await server.status(), 1);
  });
});
