// New transcripts are sealed by default: when they are saved for the first time after something in
// them was coded. Until then their words are still being written.
import * as vscode from "vscode";
import { sealRequest } from "../../server/protocol/words";
import { isTranscript } from "../documents/language";
import type { Server } from "../connection/server";
import { toRange } from "../commands/editors";
import { allTranscripts, type Overviews } from "../study/overviews";

export interface SealNewParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly memory: vscode.Memento;
}

const KEY = "newTranscripts";
/** Older ones are forgotten: they can be sealed by the command. */
const MOST_REMEMBERED = 1_000;

export function sealNewTranscripts({ server, overviews, memory }: SealNewParts): vscode.Disposable {
  const known = (): readonly string[] => memory.get<readonly string[]>(KEY) ?? [];
  const remember = ({ files }: vscode.FileCreateEvent): void => {
    // The first transcript of a new study is an example, whose words are to be replaced.
    if (files.some(({ path }) => path.endsWith("/codebook.yaml"))) return;
    const added = files.map(String).filter((uri) => /\.(md|txt|transcript)$/i.test(uri));
    if (added.length > 0) void memory.update(KEY, [...known(), ...added].slice(-MOST_REMEMBERED));
  };
  const sealing = async (document: vscode.TextDocument): Promise<vscode.TextEdit[]> => {
    const uri = document.uri.toString();
    const { version } = document;
    const result = await server.request(sealRequest, {
      uri,
      scope: "transcript",
      changed: "leave",
    });
    const file = result?.files[0];
    if (document.version !== version || file?.version !== version) return [];
    await memory.update(
      KEY,
      known().filter((one) => one !== uri),
    );
    return file.edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText));
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidCreateFiles(remember),
    vscode.workspace.onWillSaveTextDocument(({ document, reason, waitUntil }) => {
      // While one types on, saving by itself must not seal half a sentence.
      if (reason !== vscode.TextDocumentSaveReason.Manual || !isTranscript(document)) return;
      if (!known().includes(document.uri.toString()) || !isWanted(document)) return;
      if (isCoded(overviews, document)) waitUntil(sealing(document));
    }),
  );
}

function isWanted(document: vscode.TextDocument): boolean {
  return vscode.workspace
    .getConfiguration("verbatim", document)
    .get<boolean>("seal.newTranscripts", true);
}

function isCoded({ studies }: Overviews, { uri }: vscode.TextDocument): boolean {
  const wanted = uri.toString();
  return allTranscripts(studies).some(
    (one) => one.codedWords > 0 && vscode.Uri.parse(one.uri).toString() === wanted,
  );
}
