import type { Codebook, CodebookNode, CodebookProblem } from "./model";

/**
 * A hint for every code that no transcript uses (specification of the codebook, section 2), at its
 * key. Themes and categories are there to order codes, and retired codes are meant to be unused:
 * they have no hint. `isUsed` tells whether an id is applied anywhere in the study.
 */
export function unusedCodeProblems(
  codebook: Codebook,
  isUsed: (id: string) => boolean,
): CodebookProblem[] {
  return [...codebook.nodes.values()]
    .filter((node) => node.kind === "code" && node.status !== "retired" && !isUsed(node.id))
    .map(unusedCode);
}

function unusedCode(node: CodebookNode): CodebookProblem {
  return {
    ...node.keySpan,
    code: "unused-code",
    severity: "hint",
    message:
      `No transcript of this study uses the code "${node.id}". ` +
      "Apply it, or set its status to retired.",
  };
}
