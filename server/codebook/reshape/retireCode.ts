import type { CodebookChange } from "../edits";
import { normalizeId } from "../ids";
import type { Codebook, NodeStatus } from "../model";
import { quoted } from "../problems";
import { reshaped } from "./change";
import { withContents, type Outline } from "./outline";
import { setFieldSteps } from "./setFields";

/**
 * Marks a code of codebook.yaml as retired, and says what replaces it if anything does. A
 * replacement that is not there, the code itself, or one that is itself replaced by the code in the
 * end would lead nowhere, and is a problem.
 */
export function retireCodeEdits(text: string, rawId: string, rawBy?: string): CodebookChange {
  const id = normalizeId(rawId);
  const replacedBy = rawBy === undefined ? undefined : normalizeId(rawBy);
  return reshaped(text, (codebook, outline) => {
    const problem = problemOf(codebook, id, replacedBy);
    if (problem !== undefined) return { problem };
    const state = { status: "retired", replacedBy } as const;
    return { steps: setFieldSteps(id, state), expected: withState(outline, id, state) };
  });
}

/** Takes a retired code into use again: it loses its status and its replacement. */
export function unretireCodeEdits(text: string, rawId: string): CodebookChange {
  const id = normalizeId(rawId);
  return reshaped(text, ({ nodes }, outline) => {
    if (nodes.get(id)?.status !== "retired") return { problem: `${quoted(id)} is not retired.` };
    return {
      steps: setFieldSteps(id, { status: undefined, replacedBy: undefined }),
      expected: withState(outline, id, { status: "active", replacedBy: undefined }),
    };
  });
}

interface State {
  readonly status: NodeStatus;
  readonly replacedBy: string | undefined;
}

function withState(outline: Outline, id: string, state: State): Outline {
  return withContents(outline, (content) =>
    content.id === id ? { ...content, ...state } : content,
  );
}

function problemOf({ nodes }: Codebook, id: string, by: string | undefined): string | undefined {
  if (!nodes.has(id)) return `The codebook has no ${quoted(id)}. Add it to the codebook first.`;
  if (by === undefined) return undefined;
  if (!nodes.has(by)) return `The codebook has no ${quoted(by)} that could replace "${id}".`;
  for (let at: string | undefined = by; at !== undefined; at = nodes.get(at)?.replacedBy) {
    if (at === id && by === id) return "A code cannot replace itself. Choose another one.";
    if (at === id) return `"${by}" is itself replaced by "${id}". Choose another code.`;
  }
  return undefined;
}
