import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  HoverRequest,
  ReferencesRequest,
} from "vscode-languageserver-protocol";
import { codingsRequest, themesRequest } from "../../server/protocol";
import { reshapeRequest } from "../../server/protocol/reshape";
import { placeOf } from "../support/sections";
import { startStdio, type ServerProcess } from "../support/server";
import { memoryOf, sampleOf, type Sample } from "./measure";
import type { GeneratedStudy } from "./generate";

/** A server in its own process, as an editor has it, on one study. */
export interface Bench {
  readonly server: ServerProcess;
  readonly uri: (path: string) => string;
  /** From the start of the process to the figures of the whole study, in milliseconds. */
  readonly untilThemes: number;
}

export async function startOn(folder: string): Promise<Bench> {
  const start = performance.now();
  const root = pathToFileURL(folder).toString();
  const bundle = join(folder, "..", "dist", "server.js");
  const server = await startStdio({ folders: [root] }, bundle);
  await server.request(themesRequest, { uri: root });
  const uri = (path: string) => (path === "" ? root : `${root}/${path}`);
  return { server, uri, untilThemes: performance.now() - start };
}

export async function stop({ server }: Bench): Promise<void> {
  await server.shutdown({ exit: true });
  await server.status();
}

/** Types into a transcript and waits for its diagnostics and for the figures of all themes. */
export async function keystrokes(
  { server, uri }: Bench,
  study: GeneratedStudy,
  times: number,
): Promise<Sample> {
  const document = uri(study.paths[0]);
  server.open(document, readFileSync(join(study.folder, study.paths[0]), "utf8"));
  const start = { line: 9, character: 12 };
  const taken: number[] = [];
  for (let index = 0; index < times; index++) {
    const began = performance.now();
    server.change(document, [{ range: { start, end: start }, text: index % 7 === 6 ? " " : "a" }]);
    await Promise.all([
      server.request(DocumentDiagnosticRequest.type, { textDocument: { uri: document } }),
      server.request(themesRequest, { uri: document }),
    ]);
    if (index >= times / 10) taken.push(performance.now() - began);
  }
  server.close(document);
  return sampleOf(taken);
}

/** All passages of the code whose id stands in the codebook, and how many they are. */
export async function references(
  { server, uri }: Bench,
  study: GeneratedStudy,
  { code, times }: { readonly code: string; readonly times: number },
): Promise<Sample & { readonly hits: number }> {
  const text = readFileSync(join(study.folder, "codebook.yaml"), "utf8");
  const textDocument = { uri: uri("codebook.yaml") };
  server.open(textDocument.uri, text);
  const position = placeOf(text, `  ${code[0]}$0${code.slice(1)}:`);
  const context = { includeDeclaration: false };
  const taken: number[] = [];
  let hits = 0;
  for (let index = 0; index < times; index++) {
    const began = performance.now();
    const params = { textDocument, position, context };
    hits = (await server.request(ReferencesRequest.type, params))?.length ?? 0;
    taken.push(performance.now() - began);
  }
  server.close(textDocument.uri);
  return { ...sampleOf(taken), hits };
}

/** From the request of a rename to its edits, and how many passages they change. */
export async function renaming(
  { server, uri }: Bench,
  { code, times }: { readonly code: string; readonly times: number },
): Promise<Sample & { readonly first: number; readonly passages: number }> {
  const taken: number[] = [];
  let passages = 0;
  for (let index = 0; index < times; index++) {
    const began = performance.now();
    const change = { kind: "rename", id: code, newId: `renamed-${index}` } as const;
    const result = await server.request(reshapeRequest, { uri: uri(""), change });
    taken.push(performance.now() - began);
    passages = result.passages;
  }
  return { ...sampleOf(taken), first: taken[0], passages };
}

/** Cancels the longest request in its middle; measures until the server answers another one. */
export async function cancelToFree({ server, uri }: Bench, path: string): Promise<number> {
  const source = new CancellationTokenSource();
  const answer = server.request(codingsRequest, { uri: uri("") }, source.token).catch(() => null);
  await server.request(HoverRequest.type, {
    textDocument: { uri: uri(path) },
    position: { line: 0, character: 0 },
  });
  const began = performance.now();
  source.cancel();
  await answer;
  await server.request(themesRequest, { uri: uri("") });
  return performance.now() - began;
}

export function memory({ server }: Bench): { now: number; peak: number } | undefined {
  return memoryOf(server.process.pid ?? 0);
}
