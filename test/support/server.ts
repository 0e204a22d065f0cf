import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { resolve } from "node:path";
import { PassThrough } from "node:stream";
import { createConnection } from "vscode-languageserver/node";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { startServer } from "../../server/lsp/server";
import type { ReadCommitted } from "../../server/lsp/sealedVersions";
import type { Files } from "../../server/study/files";
import { connectClient, statusOf, type ClientOptions, type TestClient } from "./client";
import { memoryFiles } from "./memoryFiles";
import { readSections, type Cursor } from "./sections";

/** The folder that the files of a server in memory stand in. */
export const ROOT = "file:///study";

/** The real server over streams in memory, on files in memory, with a client that is connected. */
export interface ServerInMemory extends TestClient {
  /** The disk: what a test changes here it has to report with `filesChanged`. */
  readonly disk: Map<string, string>;
  readonly cursor: Cursor | undefined;
  readonly uri: (path: string) => string;
}

export interface MemoryOptions extends Partial<ClientOptions> {
  /** Puts something between the server and its files: one that cannot be read, say. */
  readonly around?: (files: Files) => Files;
  /** The last committed versions of files, as a host with git reads them. */
  readonly readCommitted?: ReadCommitted;
}

/** Starts the server on files that are given as a map or as sections `//- path`. */
export async function startInMemory(
  source: string | ReadonlyMap<string, string>,
  { around = (files) => files, readCommitted, ...options }: MemoryOptions = {},
): Promise<ServerInMemory> {
  const { files, cursor } =
    typeof source === "string"
      ? readSections(source)
      : { files: new Map(source), cursor: undefined };
  const client = await connectInMemory(around(memoryFiles(ROOT, files)), {
    folders: [ROOT],
    ...options,
    ...(readCommitted ? { readCommitted } : {}),
  });
  return { ...client, disk: files, cursor, uri: uriOf };
}

/** Starts the server on any files. */
export async function connectInMemory(
  files: Files,
  { readCommitted, ...options }: ClientOptions & Pick<MemoryOptions, "readCommitted">,
): Promise<TestClient> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  const loadPaper = () => import("../../server/lazy/paper");
  const loadExports = () => import("../../server/lazy/exports");
  const loadPseudonyms = () => import("../../server/lazy/pseudonyms");
  const lazy = { loadPaper, loadExports, loadPseudonyms };
  startServer({ connection, files, ...lazy, ...(readCommitted ? { readCommitted } : {}) });
  const ours = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return connectClient(ours, options);
}

/** The server as other editors start it. */
export interface ServerProcess extends TestClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly status: () => Promise<number>;
}

export const SERVER_BUNDLE = resolve("dist/server.js");

/** Starts `node dist/server.js --stdio`; the bundle must have been built. */
export async function startStdio(
  options: ClientOptions,
  bundle = SERVER_BUNDLE,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [bundle, "--stdio"]);
  child.stderr.pipe(process.stderr);
  const client = await connectClient(
    createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    ),
    options,
  );
  return { ...client, process: child, status: () => statusOf(child) };
}

function uriOf(path: string): string {
  return `${ROOT}/${path.split("/").map(encodeURIComponent).join("/")}`;
}
