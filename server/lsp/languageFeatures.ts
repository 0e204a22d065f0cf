import { completionsAt, resolveCompletion } from "../features/completion";
import { completionsInCodebook } from "../features/codebook/completion";
import type { StudySnapshot, TranscriptContext } from "../features/context";
import { definitionAt, definitionInCodebook } from "../features/definition";
import { documentLinksOf } from "../features/documentLinks";
import { documentSymbolsOf, symbolsInCodebook } from "../features/documentSymbols";
import { foldingInCodebook, foldingRangesOf } from "../features/folding";
import { highlightsAt } from "../features/highlight";
import { hoverAt, hoverInCodebook } from "../features/hover";
import { inlayHintsIn } from "../features/inlayHints";
import { codeAt, nodeAtInCodebook, referencesOf } from "../features/references";
import { completionsInMemo } from "../features/memos/completion";
import {
  codeAtInMemo,
  definitionInMemo,
  hoverInMemo,
  linksInMemo,
} from "../features/memos/language";
import { semanticTokensOf } from "../features/semanticTokens";
import { workspaceSymbols } from "../features/workspaceSymbols";
import { createAnswers } from "./answers";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

/** The features of the protocol itself, each for transcripts and, where it has one, codebooks. */
export function registerLanguageFeatures(parts: ServerParts): void {
  registerTyping(parts);
  registerNavigation(parts);
  registerOutline(parts);
  registerHighlighting(parts);
}

function registerTyping({ connection, workspace }: ServerParts): void {
  const { at } = createAnswers(workspace);
  connection.onCompletion((params, token) =>
    at(
      params,
      token,
      (context, offset) => {
        const { items, isIncomplete } = completionsAt(context, offset);
        return { items: [...items], isIncomplete };
      },
      (study, offset) => ({ items: completionsInCodebook(study, offset), isIncomplete: false }),
      (memo, offset) => ({ items: completionsInMemo(memo, offset), isIncomplete: false }),
    ),
  );
  connection.onCompletionResolve((item) => {
    const { study: uri } = (item.data ?? {}) as { readonly study?: string };
    const study = uri === undefined ? undefined : workspace.studies.get(uri);
    return study === undefined ? item : resolveCompletion(workspace.snapshot(study), item);
  });
  connection.onHover((params, token) => at(params, token, hoverAt, hoverInCodebook, hoverInMemo));
}

function registerNavigation({ connection, workspace }: ServerParts): void {
  const { at, of } = createAnswers(workspace);
  connection.onDefinition((params, token) =>
    at(params, token, definitionAt, definitionInCodebook, definitionInMemo),
  );
  connection.onReferences((params, token) =>
    at(
      params,
      token,
      referencesAt,
      (study, offset) => referencesOrNone(study, nodeAtInCodebook(study, offset)),
      (memo, offset) => referencesOrNone(memo.study, codeAtInMemo(memo, offset)),
    ),
  );
  connection.onDocumentHighlight((params, token) => at(params, token, highlightsAt));
  connection.onDocumentLinks(({ textDocument }, token) =>
    of(textDocument.uri, token, documentLinksOf, undefined, linksInMemo),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await whenReady(workspace, token);
    return workspaceSymbols([...workspace.studies.values()].map(workspace.snapshot), query);
  });
}

function registerOutline({ connection, workspace }: ServerParts): void {
  const { of } = createAnswers(workspace);
  connection.onDocumentSymbol(({ textDocument }, token) =>
    of(textDocument.uri, token, documentSymbolsOf, symbolsInCodebook),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    of(textDocument.uri, token, foldingRangesOf, foldingInCodebook),
  );
}

function registerHighlighting({ connection, workspace }: ServerParts): void {
  const { of } = createAnswers(workspace);
  const { inlayHint, semanticTokens } = connection.languages;
  inlayHint.on(({ textDocument, range }, token) =>
    of(textDocument.uri, token, (context) => inlayHintsIn(context, range)),
  );
  semanticTokens.on(async ({ textDocument }, token) => ({
    data: (await of(textDocument.uri, token, (context) => semanticTokensOf(context))) ?? [],
  }));
  semanticTokens.onRange(async ({ textDocument, range }, token) => ({
    data: (await of(textDocument.uri, token, (context) => semanticTokensOf(context, range))) ?? [],
  }));
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
