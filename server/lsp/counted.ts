import type { CancellationToken } from "vscode-languageserver";
import type { CountedSource } from "../features/scoped";
import { createAnswers } from "./answers";
import type { ServerParts } from "./server";

/** Answers for the study of a file or folder, limited where a scope is set: for figures and lists. */
export type InCountedStudy = <Answer>(
  uri: string,
  token: CancellationToken,
  answer: (source: CountedSource, revision: number) => Answer | Promise<Answer>,
) => Promise<Answer | null>;

export function createCounted({ workspace, scopes }: ServerParts): InCountedStudy {
  const { inStudy } = createAnswers(workspace);
  return (uri, token, answer) =>
    inStudy(uri, token, async (study) =>
      answer(await scopes.counted(study, token), study.revision),
    );
}
