import { nearestIds } from "../../codebook/ids";
import type { Codebook, CodebookNode } from "../../codebook/model";
import { CODING, rowCount, tokenOfCoding, type FileFacts } from "../../study/facts";
import { rangeOfLines } from "../positions";
import { quote, type FileProblem } from "./model";

/** `unknown-code` and `retired-code` for every coding of a file, at the id of the code. */
export function problemsOfCodes(facts: FileFacts, codebook: Codebook): FileProblem[] {
  const verdicts = judgeCodes(facts, codebook);
  if (verdicts.every((verdict) => verdict === undefined)) return [];
  const problems: FileProblem[] = [];
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    const verdict = verdicts[facts.codings[coding * CODING.width + CODING.code]];
    if (verdict === undefined) continue;
    problems.push({ ...verdict, range: rangeOfLines(tokenOfCoding(facts, coding)) });
  }
  return problems;
}

/**
 * The codes that an unknown id may be a slip of, the nearest first. Retired codes are left out: to
 * suggest one would only lead to the next problem.
 */
export function nearestCodes(codebook: Codebook, id: string): readonly string[] {
  let known = suggestions.get(codebook);
  if (known === undefined || known.size >= MOST_REMEMBERED) {
    known = new Map();
    suggestions.set(codebook, known);
  }
  let nearest = known.get(id);
  if (nearest === undefined) {
    nearest = nearestIds(id, activeIds(codebook), { limit: MOST_SUGGESTED });
    known.set(id, nearest);
  }
  return nearest;
}

/** The code that takes the place of a retired one, all replacements followed; absent without one. */
export function replacementOf(codebook: Codebook, id: string): CodebookNode | undefined {
  let node = codebook.nodes.get(id);
  const seen = new Set<CodebookNode>();
  while (node?.status === "retired" && !seen.has(node)) {
    seen.add(node);
    node = node.replacedBy === undefined ? undefined : codebook.nodes.get(node.replacedBy);
  }
  return node?.status === "retired" || node?.id === id ? undefined : node;
}

type Verdict = Omit<FileProblem, "range">;

const MOST_SUGGESTED = 3;
/** Unknown ids of one file whose nearest codes are looked up: each takes a pass over all codes. */
const MOST_LOOKED_UP = 50;
const MOST_REMEMBERED = 1_000;

/** A codebook never changes once it is read, and a keystroke asks for the same ids again. */
const suggestions = new WeakMap<Codebook, Map<string, readonly string[]>>();
const idsOf = new WeakMap<Codebook, readonly string[]>();

function activeIds(codebook: Codebook): readonly string[] {
  const known = idsOf.get(codebook);
  if (known !== undefined) return known;
  const nodes = [...codebook.nodes.values()].filter((node) => node.status !== "retired");
  const ids = nodes.map((node) => node.id);
  idsOf.set(codebook, ids);
  return ids;
}

/** What is wrong with each code of the file's list, each looked at once. */
function judgeCodes({ codes }: FileFacts, codebook: Codebook): readonly (Verdict | undefined)[] {
  let left = MOST_LOOKED_UP;
  return codes.map((id) => {
    const node = codebook.nodes.get(id);
    if (node === undefined) return unknownCode(id, left-- > 0 ? nearestCodes(codebook, id) : []);
    return node.status === "retired" ? retiredCode(codebook, node) : undefined;
  });
}

function unknownCode(id: string, nearest: readonly string[]): Verdict {
  const advice =
    nearest.length === 0 ? "Add it, or choose another code." : `Did you mean “${nearest[0]}”?`;
  return {
    severity: "warning",
    code: "unknown-code",
    message: `The codebook has no code ${quote(id)}. ${advice}`,
    data: { id },
  };
}

function retiredCode(codebook: Codebook, { id }: CodebookNode): Verdict {
  const next = replacementOf(codebook, id);
  const advice =
    next === undefined ? "Choose another code." : `Use “${next.id}” (${next.name}) instead.`;
  return {
    severity: "warning",
    code: "retired-code",
    message: `The code “${id}” is retired. ${advice}`,
    data: next === undefined ? { id } : { id, replacement: next.id },
  };
}
