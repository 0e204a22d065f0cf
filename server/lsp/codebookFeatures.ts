import { CodeLensRefreshRequest } from "vscode-languageserver";
import { codeLensesOf } from "../features/codebook/codeLens";
import { colorPresentations, colorsInCodebook } from "../features/codebook/colors";
import type { StudySnapshot } from "../features/context";
import { createAnswers } from "./answers";
import type { ServerParts } from "./server";
import type { Workspace } from "./workspace";

/**
 * What only the codebook has: colours, and figures above its entries. The result is to be called
 * whenever figures have changed.
 */
export function registerCodebookFeatures(parts: ServerParts): () => void {
  const { connection, client, workspace } = parts;
  const { of } = createAnswers(workspace);
  const inCodebook = async <Item>(
    uri: string,
    token: Parameters<typeof of>[1],
    list: (study: StudySnapshot) => Item[],
  ): Promise<Item[]> => (await of<Item[]>(uri, token, () => [], list)) ?? [];
  connection.onDocumentColor(({ textDocument }, token) =>
    inCodebook(textDocument.uri, token, colorsInCodebook),
  );
  connection.onColorPresentation(colorPresentations);
  connection.onCodeLens(({ textDocument }, token) =>
    inCodebook(textDocument.uri, token, codeLensesOf),
  );
  let isAsking = false;
  return () => {
    const { canRefreshLenses } = client();
    if (isAsking || !canRefreshLenses || !isAnyCodebookOpen(workspace)) return;
    isAsking = true;
    const done = (): void => void (isAsking = false);
    void connection.sendRequest(CodeLensRefreshRequest.type).then(done, done);
  };
}

function isAnyCodebookOpen({ studies, sources }: Workspace): boolean {
  const uris = [...studies.values()].map(({ codebook }) => codebook.uri);
  return uris.some((uri) => sources.openDocument(uri) !== undefined);
}
