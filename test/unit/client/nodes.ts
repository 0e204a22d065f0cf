// Nodes and studies for the tests of the views.
import type { NodeInfo, StudyOverview } from "../../../server/protocol";

export function node(id: string, given: Partial<NodeInfo> = {}): NodeInfo {
  return {
    id,
    name: id,
    kind: given.children?.length ? "theme" : "code",
    path: [],
    definition: null,
    include: null,
    exclude: null,
    example: null,
    status: "active",
    replacedBy: null,
    color: "#006cb4",
    order: 0,
    codings: 0,
    passages: 0,
    words: 0,
    cases: 0,
    transcripts: 0,
    children: [],
    ...given,
  };
}

export function study(nodes: readonly NodeInfo[], given: Partial<StudyOverview> = {}) {
  const none = { words: 0, codedWords: 0, coverage: null, uncodedParagraphs: 0 };
  return {
    ...none,
    uri: "file:///study",
    title: "A study",
    codebookUri: "file:///study/codebook.yaml",
    codebookFailure: null,
    nodes,
    transcripts: [],
    cases: [],
    ...given,
  } satisfies StudyOverview;
}
