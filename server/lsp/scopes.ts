import type { CancellationToken } from "vscode-languageserver";
import type { Figures } from "../counts/figures";
import type { QueryNode } from "../counts/query/syntax";
import { createScoped, updateScoped, type ScopedFigures } from "../counts/scope/scopedFigures";
import { limitedSource, type CountedSource } from "../features/scoped";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { checkCancelled, createPause } from "./pause";
import type { Workspace } from "./workspace";

/** The scopes of all studies, and what lies in them. */
export interface Scopes {
  /** Limits a study; without a query, it is whole again. */
  readonly set: (study: LiveStudy, scope: WrittenScope | undefined) => void;
  readonly of: (study: LiveStudy) => WrittenScope | undefined;
  /** The study as figures and lists show it: limited where a scope is set. */
  readonly counted: (study: LiveStudy, token: CancellationToken) => Promise<CountedSource>;
  /** The study, whatever its scope. */
  readonly whole: (study: LiveStudy, token: CancellationToken) => CountedSource;
}

export interface WrittenScope {
  readonly text: string;
  readonly query: QueryNode;
}

/** What is kept of one study, which is another object when its folder was read anew. */
interface Held {
  readonly scoped: ScopedFigures;
  /** Runs follow one another. */
  last: Promise<Figures>;
  revision: number;
}

export function createScopes(workspace: Workspace): Scopes {
  const scopes = new Map<string, WrittenScope>();
  const held = new WeakMap<LiveStudy, WeakMap<WrittenScope, Held>>();
  const whole: Scopes["whole"] = (study, token) => wholeSource(workspace, study, token);
  return {
    whole,
    of: (study) => scopes.get(study.uri),
    set(study, scope) {
      if (scope === undefined) scopes.delete(study.uri);
      else scopes.set(study.uri, scope);
    },
    async counted(study, token) {
      const source = whole(study, token);
      const scope = scopes.get(study.uri);
      if (scope === undefined) return source;
      const own = held.get(study) ?? new WeakMap<WrittenScope, Held>();
      held.set(study, own);
      const known = own.get(scope) ?? newHeld(study, scope);
      own.set(scope, known);
      const figures = await current(workspace, study, known);
      return limitedSource(source, { figures, scope: scope.text });
    },
  };
}

/** A study as one request reads it: its texts as they are now, giving way until it is cancelled. */
function wholeSource(
  workspace: Workspace,
  study: LiveStudy,
  token: CancellationToken,
): CountedSource {
  const pause = createPause(token);
  const read = async (path: string) => {
    await pause();
    checkCancelled(token);
    return readContext(workspace, { study, path });
  };
  return { study: workspace.snapshot(study), read, pause };
}

function newHeld(study: LiveStudy, { query }: WrittenScope): Held {
  return { scoped: createScoped(query), last: Promise.resolve(study.figures), revision: -1 };
}

/** Whoever asks for what is being counted already waits for it; nobody's cancelling ends it. */
function current(workspace: Workspace, study: LiveStudy, held: Held): Promise<Figures> {
  const revision = Math.max(study.revision, study.textRevision);
  if (held.revision === revision) return held.last;
  held.revision = revision;
  const pause = createPause();
  const read = async (path: string) => (await readContext(workspace, { study, path }))?.transcript;
  const update = () => updateScoped(held.scoped, study.figures, { pause, read });
  return (held.last = held.last.then(update, update));
}
