import type { CancellationToken } from "vscode-languageserver";
import { readingOf } from "../features/reading/reading";
import { sourceAlone, sourceInStudy } from "../features/reading/source";
import { readingRequest, type ReadingResult } from "../protocol/reading";
import { openContext } from "./contexts";
import { readOpen } from "./openFiles";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";
import { nameOf } from "./uris";

/** What the coding view shows of an open transcript; also of one that belongs to no study. */
export function registerReadingRequests({ connection, workspace, documents }: ServerParts): void {
  connection.onRequest(readingRequest, ({ uri }, token) => read(uri, token));

  async function read(uri: string, token: CancellationToken): Promise<ReadingResult | null> {
    await whenReady(workspace, token);
    const document = documents.get(uri);
    if (document === undefined) return null;
    const context = openContext(workspace, uri);
    if (context !== undefined) return readingOf(sourceInStudy(context), document.version);
    const { transcript, facts } = readOpen(document, nameOf(uri));
    return readingOf(sourceAlone(transcript, facts), document.version);
  }
}
