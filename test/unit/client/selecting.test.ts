// What stays selected when a person and a command select at the same time.
import { deepEqual, equal } from "node:assert/strict";
import { createSelecting } from "../../../client/study/selecting";

/** A selection is known by its name alone. */
interface Named {
  readonly name: string;
  isEqual(other: Named): boolean;
}

const named = (name: string): Named => ({ name, isEqual: (other) => other.name === name });
const START = named("start");
const [A, B, C] = ["A", "B", "C"].map(named) as [Named, Named, Named];

type Kind = "by a person" | "by us" | "by the text";

/** An editor in another process: it is told of selections late, and tells of them late. */
function createEditor() {
  const set: string[] = [];
  let selections: readonly Named[] = [START];
  const editor = {
    get selections() {
      return selections;
    },
    set selections(now) {
      selections = now;
      set.push(namesOf(now));
    },
  };
  const answers: (() => void)[] = [];
  const selecting = createSelecting<Named, typeof editor>(
    () => new Promise<void>((resolve) => answers.push(resolve)),
  );
  /** What the editor tells is selected there, before anybody hears of it. */
  const tells = (kind: Kind, ...now: Named[]): void => {
    selections = now;
    const told = { textEditor: editor, selections: now };
    selecting.told({ ...told, kind: kind === "by the text" ? undefined : kind });
  };
  /** The editor answers what it was asked first. */
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await new Promise(setImmediate);
  };
  const select = (...now: Named[]): void => void selecting.selectIn(editor, now);
  const moves = (): number => selecting.movesIn(editor);
  return { set, tells, answer, select, moves, selected: () => namesOf(selections) };
}

function namesOf(selections: readonly Named[]): string {
  return selections.map(({ name }) => name).join(" ");
}

describe("how often a person has selected something", () => {
  it("grows with what a person selects", () => {
    const { moves, tells } = createEditor();
    equal(moves(), 0);
    tells("by a person", A);
    equal(moves(), 1);
    tells("by a person", B);
    tells("by a person", A);
    equal(moves(), 3);
  });

  it("grows when one of several selections is another, or there is one more", () => {
    const { moves, tells } = createEditor();
    tells("by a person", A, B);
    tells("by a person", A, C);
    tells("by a person", A);
    equal(moves(), 3);
  });

  it("does not grow where a selection has only followed a change of the text", () => {
    const { moves, tells } = createEditor();
    tells("by the text", A);
    equal(moves(), 0);
  });

  it("grows where a person goes back to what was selected before the text changed", () => {
    const { moves, tells } = createEditor();
    moves();
    tells("by the text", A);
    tells("by a person", START);
    equal(moves(), 1);
  });

  it("does not grow with what is selected from here", async () => {
    const { moves, tells, select, answer } = createEditor();
    select(A);
    tells("by us", A);
    await answer();
    equal(moves(), 0);
  });

  it("grows where a person goes back to what was selected before something was from here", async () => {
    const { moves, tells, select, answer } = createEditor();
    equal(moves(), 0);
    select(A);
    tells("by us", A);
    await answer();
    tells("by a person", START);
    equal(moves(), 1);
  });

  it("does not grow with what was seen already when somebody asked", () => {
    const { moves, tells } = createEditor();
    moves();
    tells("by a person", START);
    equal(moves(), 0);
  });

  it("is counted for each editor", () => {
    const [one, other] = [createEditor(), createEditor()];
    one.tells("by a person", A);
    deepEqual([one.moves(), other.moves()], [1, 0]);
  });
});

describe("selecting in an editor", () => {
  it("selects, and leaves alone what is selected already", () => {
    const { set, select } = createEditor();
    select(A, B);
    select(A, B);
    deepEqual(set, ["A B"]);
  });

  it("stays where nobody selects anything else", async () => {
    const { set, tells, select, answer, selected } = createEditor();
    select(A);
    tells("by us", A);
    await answer();
    equal(selected(), "A");
    deepEqual(set, ["A"]);
  });

  it("gives way to what a person has selected before it arrives", async () => {
    const { set, tells, select, answer, selected, moves } = createEditor();
    select(A);
    tells("by a person", B);
    tells("by us", A);
    equal(selected(), "B");
    deepEqual(set, ["A", "B"]);
    tells("by us", B);
    await answer();
    await answer();
    equal(selected(), "B");
    equal(moves(), 1);
  });

  it("gives way to the last of several that a person has selected meanwhile", () => {
    const { tells, select, selected } = createEditor();
    select(A);
    tells("by a person", B);
    tells("by a person", C);
    tells("by us", A);
    equal(selected(), "C");
  });

  it("gives way again to who goes on selecting while theirs is set again", () => {
    const { tells, select, selected } = createEditor();
    select(A);
    tells("by a person", B);
    tells("by us", A);
    tells("by a person", C);
    tells("by us", B);
    equal(selected(), "C");
  });

  it("does not give way to a selection that has only followed the text", () => {
    const { set, tells, select, selected } = createEditor();
    select(A);
    tells("by the text", B);
    tells("by us", A);
    equal(selected(), "A");
    deepEqual(set, ["A"]);
  });

  it("leaves alone what a person selects after it has arrived", async () => {
    const { set, tells, select, answer, selected, moves } = createEditor();
    select(A);
    tells("by us", A);
    tells("by a person", B);
    await answer();
    equal(selected(), "B");
    deepEqual(set, ["A"]);
    equal(moves(), 1);
  });

  it("takes the same selection for a person's once the editor has answered", async () => {
    const { tells, select, answer, moves } = createEditor();
    select(A);
    tells("by us", A);
    await answer();
    tells("by a person", B);
    tells("by a person", A);
    equal(moves(), 2);
  });

  it("waits no longer for what the editor never tells when it has answered", async () => {
    const { set, tells, select, answer, selected, moves } = createEditor();
    select(A);
    await answer();
    tells("by a person", B);
    tells("by a person", A);
    equal(moves(), 2);
    equal(selected(), "A");
    deepEqual(set, ["A"]);
  });

  it("takes the later of two of ours, however late the first one arrives", async () => {
    const { set, tells, select, answer, selected, moves } = createEditor();
    select(A);
    select(B);
    tells("by us", A);
    tells("by us", B);
    await answer();
    await answer();
    equal(selected(), "B");
    deepEqual(set, ["A", "B"]);
    equal(moves(), 0);
  });

  it("gives way to a person also where two of ours are on their way", () => {
    const { tells, select, selected } = createEditor();
    select(A);
    select(B);
    tells("by us", A);
    tells("by a person", C);
    tells("by us", B);
    equal(selected(), "C");
  });

  it("gives way once the last of ours has arrived, and not to be undone by that", () => {
    const { set, tells, select, selected } = createEditor();
    select(A);
    select(B);
    tells("by a person", C);
    tells("by us", A);
    tells("by us", B);
    equal(selected(), "C");
    deepEqual(set, ["A", "B", "C"]);
  });

  it("is not held back by what a person had selected before it was asked for", () => {
    const { tells, select, selected } = createEditor();
    select(A);
    tells("by a person", C);
    select(B);
    tells("by us", A);
    tells("by us", B);
    equal(selected(), "B");
  });
});
