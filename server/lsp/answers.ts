import type { CancellationToken } from "vscode-languageserver";
import type { StudySnapshot, TranscriptContext } from "../features/context";
import { offsetOf } from "../features/positions";
import { CODEBOOK_NAME } from "../study/discovery";
import type { MemoContext } from "../features/memos/language";
import { openContext, openMemo } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { whenReady } from "./ready";
import type { Workspace } from "./workspace";

/** A place in a document, as the protocol asks about it. */
export interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Ways to answer a request: each waits for the studies and gives null where there is nothing. */
export interface Answers {
  /** Answers for the transcript, the codebook or the memo that is open under a URI. */
  readonly of: <Answer>(
    uri: string,
    token: CancellationToken,
    inTranscript: (context: TranscriptContext) => Answer,
    inCodebook?: (study: StudySnapshot) => Answer,
    inMemo?: (context: MemoContext) => Answer,
  ) => Promise<Answer | null>;
  /** The same for one offset in it. */
  readonly at: <Answer>(
    place: At,
    token: CancellationToken,
    inTranscript: (context: TranscriptContext, offset: number) => Answer,
    inCodebook?: (study: StudySnapshot, offset: number) => Answer,
    inMemo?: (context: MemoContext, offset: number) => Answer,
  ) => Promise<Exclude<Answer, undefined> | null>;
  /** Answers for the study that a file or folder belongs to. */
  readonly inStudy: <Answer>(
    uri: string,
    token: CancellationToken,
    answer: (study: LiveStudy) => Answer | Promise<Answer>,
  ) => Promise<Answer | null>;
}

export function createAnswers(workspace: Workspace): Answers {
  const of: Answers["of"] = async (uri, token, inTranscript, inCodebook, inMemo) => {
    await whenReady(workspace, token);
    const context = openContext(workspace, uri);
    if (context !== undefined) return inTranscript(context);
    const memo = inMemo && openMemo(workspace, uri);
    if (memo !== undefined) return inMemo?.(memo) ?? null;
    const file = workspace.studyOf(uri);
    if (file?.path !== CODEBOOK_NAME || inCodebook === undefined) return null;
    return inCodebook(workspace.snapshot(file.study));
  };
  const at: Answers["at"] = async (place, token, inTranscript, inCodebook, inMemo) => {
    const { textDocument, position } = place;
    const answer = await of(
      textDocument.uri,
      token,
      (context) => inTranscript(context, offsetOf(context.lines, position)),
      inCodebook && ((study) => inCodebook(study, offsetOf(study.codebook.lines, position))),
      inMemo && ((context) => inMemo(context, offsetOf(context.lines, position))),
    );
    return (answer ?? null) as Exclude<typeof answer, undefined> | null;
  };
  const inStudy: Answers["inStudy"] = async (uri, token, answer) => {
    await whenReady(workspace, token);
    const study = workspace.studyOf(uri)?.study;
    return study === undefined ? null : answer(study);
  };
  return { of, at, inStudy };
}
