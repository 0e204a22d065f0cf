import { codeSelection } from "../features/codeSelection";
import type { TranscriptContext } from "../features/context";
import { offsetOf, rangeOf } from "../features/positions";
import { removeCode, type EditResult as Change } from "../markup/edits/code";
import {
  codeEditRequest,
  removeCodeRequest,
  type CodeEditParams,
  type EditResult,
  type RemoveCodeParams,
} from "../protocol";
import { openContext } from "./contexts";
import { whenReady } from "./ready";
import type { ServerParts } from "./server";

/** The requests that add and remove codes; what they answer is applied by the client. */
export function registerCodingRequests({ connection, workspace, documents }: ServerParts): void {
  connection.onRequest(codeEditRequest, async (params, token) => {
    await whenReady(workspace, token);
    return withContext(params, (context) => codeRanges(context, params));
  });
  connection.onRequest(removeCodeRequest, async (params, token) => {
    await whenReady(workspace, token);
    return withContext(params, (context) => removeAt(context, params));
  });

  function withContext(
    params: { readonly uri: string; readonly version: number },
    change: (context: TranscriptContext) => EditResult,
  ): EditResult {
    const context = openContext(workspace, params.uri);
    if (context === undefined) return refuse("This file is not a transcript of a study.");
    if (documents.get(params.uri)?.version !== params.version) {
      return refuse("The text has changed in the meantime. Try again.");
    }
    return change(context);
  }
}

function codeRanges(context: TranscriptContext, params: CodeEditParams): EditResult {
  const { transcript, lines } = context;
  const { ranges, code, target } = params;
  const selections = ranges.map(({ start, end }) => ({
    start: offsetOf(lines, start),
    end: offsetOf(lines, end),
  }));
  const change = codeSelection(transcript, { selections, codes: [code], target });
  return toResult(context, change.reason === undefined ? change : { reason: change.reason });
}

function removeAt(context: TranscriptContext, params: RemoveCodeParams): EditResult {
  const offset = offsetOf(context.lines, params.position);
  return toResult(context, removeCode(context.transcript, offset, params.code));
}

export function toResult({ lines }: TranscriptContext, change: Change): EditResult {
  if ("reason" in change) return refuse(change.reason);
  const edits = change.edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  return { edits, reason: null };
}

export function refuse(reason: string): EditResult {
  return { edits: [], reason };
}
