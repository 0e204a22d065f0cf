import type { FileReport } from "./fileReports";
import { createPause, type Pause } from "./pause";
import type { ServerParts } from "./server";
import type { ChangedFiles } from "./workspace";

/** Sends diagnostics to clients that cannot ask for them. */
export interface Publisher {
  readonly publish: (changed: ChangedFiles) => void;
}

export interface ReportSource {
  readonly all: () => Iterable<FileReport>;
  /** The reports of these documents, and of what shows their codes: codebook and cases. */
  readonly near: (documents: readonly string[]) => Iterable<FileReport>;
}

export function createPublisher(
  { connection, workspace, client }: ServerParts,
  reports: ReportSource,
): Publisher {
  const sent = new Map<string, string>();
  const waiting = new Set<string>();
  let isEverythingWaiting = false;
  let isSending = false;
  let lastRevisions = "";
  return {
    publish(changed) {
      if (client().canPullDiagnostics || client().isShutDown) return;
      if (changed === "all") isEverythingWaiting = true;
      else for (const uri of changed) waiting.add(uri);
      if (!isSending) void sendWaiting();
    },
  };

  async function sendWaiting(): Promise<void> {
    isSending = true;
    const pause = createPause();
    while (isEverythingWaiting || waiting.size > 0 || revisions() !== lastRevisions) {
      await workspace.settled();
      await sendNext(pause);
    }
    isSending = false;
  }

  async function sendNext(pause: Pause): Promise<void> {
    const documents = [...waiting];
    const isEverything = isEverythingWaiting || revisions() !== lastRevisions;
    waiting.clear();
    isEverythingWaiting = false;
    lastRevisions = revisions();
    const seen = await send(isEverything ? reports.all() : reports.near(documents), pause);
    if (isEverything) takeBackOthers(seen);
  }

  /** As long as this stays the same, a change shows only in its own file. */
  function revisions(): string {
    return [...workspace.studies].map(([uri, { revision }]) => `${uri} ${revision}`).join("\n");
  }

  async function send(some: Iterable<FileReport>, pause: Pause): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    for (const report of some) {
      if (client().isShutDown) break;
      seen.add(report.uri);
      if (sent.get(report.uri) === report.resultId) continue;
      sent.set(report.uri, report.resultId);
      void connection.sendDiagnostics({ uri: report.uri, diagnostics: report.diagnostics() });
      await pause();
    }
    return seen;
  }

  function takeBackOthers(seen: ReadonlySet<string>): void {
    for (const uri of sent.keys()) {
      if (seen.has(uri) || client().isShutDown) continue;
      sent.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }
}
