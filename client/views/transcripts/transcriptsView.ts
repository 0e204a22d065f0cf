// The Transcripts view.
import type * as vscode from "vscode";
import { uncodedRequest } from "../../../server/protocol";
import { droppedFiles, type ForeignFile } from "../../imports/foreignFiles";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import type { LoadRows } from "../rowTree";
import { createStudyView, type StudyView } from "../studyView";
import { transcriptRows, uncodedRows } from "./transcriptRows";

export interface TranscriptsViewParts {
  readonly server: Server;
  readonly overviews: Overviews;
  /** Takes files that were dropped onto the view. */
  readonly dropFiles: (files: readonly ForeignFile[]) => Promise<unknown>;
}

export function createTranscriptsView(
  { server, overviews, dropFiles }: TranscriptsViewParts,
  subscriptions: vscode.Disposable[],
): StudyView {
  return createStudyView(
    {
      id: "verbatim.transcripts",
      server,
      overviews,
      rows: transcriptRows,
      load: uncodedLoader(server),
      drop: filesDropped(dropFiles),
    },
    subscriptions,
  );
}

/** Files of the system, of the Explorer, or of a browser. */
function filesDropped(
  dropFiles: TranscriptsViewParts["dropFiles"],
): vscode.TreeDragAndDropController<string> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: ["files", "text/uri-list"],
    async handleDrop(_target, transfer) {
      const files = await droppedFiles(transfer);
      // Choosing a study may take a person long, and a drop is not kept waiting for it.
      void dropFiles(files);
    },
  };
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
