// The rule of what stays selected: a person's selection wins over one of ours that comes late. It knows no
// editor: whatever tells and takes selections will do.

/** As far as the rule needs one of VS Code. */
interface Comparable<S> {
  isEqual(other: S): boolean;
}

interface Editor<S> {
  selections: readonly S[];
}

/** What an editor tells of its selections; it has a kind unless they only followed a change of the text. */
interface Told<S, E> {
  readonly textEditor: E;
  readonly selections: readonly S[];
  readonly kind: unknown;
}

export interface Selecting<S, E> {
  /** How often a person has selected something in an editor: if it has not grown, nobody has since. */
  movesIn(editor: E): number;
  /** Selects stretches, unless a person selects others before they are selected in the editor. */
  selectIn(editor: E, selections: readonly S[]): Promise<void>;
  /** To be called with everything that editors tell. */
  told(what: Told<S, E>): void;
}

interface State<S> {
  /** How often a person has selected something. */
  moves: number;
  /** What was selected when somebody asked for that, or what the editor told last. */
  seen: readonly S[];
  /** What was set from here and has not arrived in the editor yet, the oldest first. */
  ours: readonly (readonly S[])[];
  /** What a person has selected since the last of them was set. */
  theirs: readonly S[] | undefined;
}

/** `answer` asks the editors something: what they told before has been told here when it is settled. */
export function createSelecting<S extends Comparable<S>, E extends Editor<S>>(
  answer: () => PromiseLike<unknown>,
): Selecting<S, E> {
  const states = new WeakMap<E, State<S>>();
  const stateOf = (editor: E): State<S> => {
    const state = states.get(editor) ?? { moves: 0, seen: [], ours: [], theirs: undefined };
    states.set(editor, state);
    return state;
  };
  const selectIn = async (editor: E, selections: readonly S[]): Promise<void> => {
    if (isSame(editor.selections, selections)) return;
    const state = stateOf(editor);
    Object.assign(state, { ours: [...state.ours, selections], theirs: undefined });
    editor.selections = selections;
    await answer();
    state.ours = state.ours.filter((one) => one !== selections);
  };
  return {
    movesIn(editor) {
      const state = stateOf(editor);
      state.seen = editor.selections;
      return state.moves;
    },
    selectIn,
    told({ textEditor, selections, kind }) {
      const state = stateOf(textEditor);
      const arrived = state.ours.findIndex((one) => isSame(one, selections));
      if (arrived >= 0) {
        state.ours = state.ours.slice(arrived + 1);
        if (state.ours.length === 0 && state.theirs) void selectIn(textEditor, state.theirs);
      } else if (kind !== undefined && !isSame(selections, state.seen)) {
        state.moves++;
        state.theirs = selections;
      }
      state.seen = selections;
    },
  };
}

function isSame<S extends Comparable<S>>(some: readonly S[], others: readonly S[]): boolean {
  return some.length === others.length && some.every((one, at) => isEqualTo(one, others[at]));
}

function isEqualTo<S extends Comparable<S>>(one: S, other: S | undefined): boolean {
  return other !== undefined && one.isEqual(other);
}
