import type { CancellationToken } from "vscode-languageserver";
import { completionsAt, resolveCompletion } from "../features/completion";
import type { StudySnapshot, TranscriptContext } from "../features/context";
import { definitionAt, definitionInCodebook } from "../features/definition";
import { documentLinksOf } from "../features/documentLinks";
import { documentSymbolsOf, symbolsInCodebook } from "../features/documentSymbols";
import { foldingInCodebook, foldingRangesOf } from "../features/folding";
import { highlightsAt } from "../features/highlight";
import { hoverAt, hoverInCodebook } from "../features/hover";
import { inlayHintsIn } from "../features/inlayHints";
import { offsetOf } from "../features/positions";
import { codeAt, nodeAtInCodebook, referencesOf } from "../features/references";
import { semanticTokensOf } from "../features/semanticTokens";
import { workspaceSymbols } from "../features/workspaceSymbols";
import { CODEBOOK_NAME } from "../study/discovery";
import { openContext } from "./contexts";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

type Position = { readonly line: number; readonly character: number };
interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** The features of the protocol itself, each for transcripts and, where it has one, codebooks. */
export function registerLanguageFeatures(parts: ServerParts): void {
  const { connection, workspace } = parts;

  connection.onCompletion((params, token) =>
    at(params, token, (context, offset) => {
      const { items, isIncomplete } = completionsAt(context, offset);
      return { items: [...items], isIncomplete };
    }),
  );
  connection.onCompletionResolve((item) => {
    const { study: uri } = (item.data ?? {}) as { readonly study?: string };
    const study = uri === undefined ? undefined : workspace.studies.get(uri);
    return study === undefined ? item : resolveCompletion(workspace.snapshot(study), item);
  });
  connection.onHover((params, token) => at(params, token, hoverAt, hoverInCodebook));
  connection.onDefinition((params, token) =>
    at(params, token, definitionAt, definitionInCodebook),
  );
  connection.onReferences((params, token) =>
    at(params, token, referencesAt, (study, offset) =>
      referencesOrNone(study, nodeAtInCodebook(study, offset)),
    ),
  );
  connection.onDocumentHighlight((params, token) => at(params, token, highlightsAt));
  connection.onDocumentSymbol(({ textDocument }, token) =>
    of(textDocument.uri, token, documentSymbolsOf, symbolsInCodebook),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    of(textDocument.uri, token, foldingRangesOf, foldingInCodebook),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    of(textDocument.uri, token, documentLinksOf),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    of(textDocument.uri, token, (context) => inlayHintsIn(context, range)),
  );
  connection.languages.semanticTokens.on(async ({ textDocument }, token) => ({
    data: (await of(textDocument.uri, token, (context) => semanticTokensOf(context))) ?? [],
  }));
  connection.languages.semanticTokens.onRange(async ({ textDocument, range }, token) => ({
    data: (await of(textDocument.uri, token, (context) => semanticTokensOf(context, range))) ?? [],
  }));
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await whenReady(workspace, token);
    return workspaceSymbols([...workspace.studies.values()].map(workspace.snapshot), query);
  });

  /** Answers for the transcript, or for the codebook, that is open under a URI. */
  async function of<Answer>(
    uri: string,
    token: CancellationToken,
    inTranscript: (context: TranscriptContext) => Answer,
    inCodebook?: (study: StudySnapshot) => Answer,
  ): Promise<Answer | null> {
    await whenReady(workspace, token);
    const context = openContext(workspace, uri);
    if (context !== undefined) return inTranscript(context);
    const file = workspace.studyOf(uri);
    if (file?.path !== CODEBOOK_NAME || inCodebook === undefined) return null;
    return inCodebook(workspace.snapshot(file.study));
  }

  async function at<Answer>(
    { textDocument, position }: At,
    token: CancellationToken,
    inTranscript: (context: TranscriptContext, offset: number) => Answer,
    inCodebook?: (study: StudySnapshot, offset: number) => Answer,
  ): Promise<Answer | null> {
    const answer = await of<Answer | undefined>(
      textDocument.uri,
      token,
      (context) => inTranscript(context, offsetOf(context.lines, position)),
      inCodebook && ((study) => inCodebook(study, offsetOf(study.codebook.lines, position))),
    );
    return answer ?? null;
  }
}

function referencesAt(context: TranscriptContext, offset: number): ReturnType<typeof referencesOf> {
  return referencesOrNone(context.study, codeAt(context, offset));
}

function referencesOrNone(
  study: StudySnapshot,
  id: string | undefined,
): ReturnType<typeof referencesOf> {
  return id === undefined ? [] : referencesOf(study, id);
}
