import {
  exportRequest,
  exportTargetsRequest,
  type ExportResult,
  type ExportTargetsResult,
} from "../protocol/exports";
import { createAnswers } from "./answers";
import { base64Of } from "./base64";
import type { ServerParts } from "./server";
import { normalizeUri, pathBelow } from "./uris";

/** What makes files for other programs: loaded when somebody asks for one. */
export type LoadExports = () => Promise<typeof import("../lazy/exports")>;

/** Files for other programs; a scope does not limit them. */
export function registerExportRequests(parts: ServerParts): void {
  const { connection, workspace, loadExports, scopes } = parts;
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(exportRequest, ({ uri, wish }, token) =>
    inStudy(uri, token, async (study): Promise<ExportResult> => {
      const { exportFiles } = await loadExports();
      const made = await exportFiles(scopes.whole(study, token), wish, nameOf(study.uri));
      if ("refusal" in made) return { files: [], account: [], reason: made.refusal };
      const files = made.files.map(({ name, bytes }) => ({ name, base64: base64Of(bytes) }));
      return { files, account: made.account, reason: null };
    }),
  );
  connection.onRequest(exportTargetsRequest, ({ uri, targets }, token) =>
    inStudy(uri, token, async (study): Promise<ExportTargetsResult> => {
      const { refusedTarget } = await loadExports();
      const named = targets.map((target) => {
        const path = pathBelow(study.uri, normalizeUri(target));
        return { name: path ?? target, path };
      });
      return { reason: refusedTarget(study.figures.study.codebook, named) ?? null };
    }),
  );
}

/** The folder's name, as people read it. */
function nameOf(uri: string): string {
  const name = uri.replace(/\/+$/, "").replace(/^.*\//, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
