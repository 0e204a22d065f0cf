// The Transcripts view.
import type * as vscode from "vscode";
import { uncodedRequest } from "../../../server/protocol";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import type { LoadRows } from "../rowTree";
import { createStudyView, type StudyView } from "../studyView";
import { transcriptRows, uncodedRows } from "./transcriptRows";

export function createTranscriptsView(
  { server, overviews }: { readonly server: Server; readonly overviews: Overviews },
  subscriptions: vscode.Disposable[],
): StudyView {
  return createStudyView(
    {
      id: "verbatim.transcripts",
      server,
      overviews,
      rows: transcriptRows,
      load: uncodedLoader(server),
    },
    subscriptions,
  );
}

function uncodedLoader(server: Server): LoadRows {
  return async (_parent, source, { offset, limit }) => {
    if (source.kind !== "uncoded") return undefined;
    const paragraphs = await server.request(uncodedRequest, { uri: source.uri, inScope: true });
    if (!paragraphs) return undefined;
    const rows = uncodedRows(paragraphs, source.uri, new Map());
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  };
}
