import { scopeRequest } from "../protocol/scope";
import { createAnswers } from "./answers";
import type { ReadQuery } from "./queryRequests";
import type { ServerParts } from "./server";

/** Sets the scope of a study, and tells that its figures are others now. */
export function registerScopeRequests(
  { connection, workspace, scopes }: ServerParts,
  readQuery: ReadQuery,
): void {
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(scopeRequest, ({ uri, query: text }, token) =>
    inStudy(uri, token, async (study) => {
      const { query, problems } =
        text.trim() === "" ? { problems: [] } : await readQuery(study, text, token);
      if (problems.some(({ severity }) => severity === "error")) return problems;
      scopes.set(study, query && { text: text.trim(), query });
      workspace.tell();
      return problems;
    }),
  );
}
