import { createRef } from "preact";
import type { CodeUnit } from "../../../server/protocol/find";
import { countOf } from "../../text/figures";
import { CodeField } from "../shared/CodeField";
import type { Actions } from "./App";
import type { State } from "./state";

/** The field of the code: it is given the focus where a code is missing. */
export const codeField = createRef<HTMLInputElement>();

interface CodeBarProps {
  readonly state: State;
  readonly actions: Actions;
}

/** With which code, on how much, and how many hits. */
export function CodeBar({ state, actions }: CodeBarProps) {
  const { code, codes, unit, ticked, isCoding } = state;
  return (
    <div class="code-bar bar" role="group" aria-label="Code the hits">
      <CodeField
        field={codeField}
        label="Code for the ticked hits"
        placeholder="Code, or a new name"
        codes={codes}
        chosen={code?.name ?? ""}
        onChoose={actions.choose}
        onLeave={actions.goToField}
      />
      <select
        aria-label="How much is coded"
        value={unit}
        onChange={({ currentTarget }) => actions.take(currentTarget.value as CodeUnit)}
      >
        {Object.entries(UNIT_NAMES).map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
      <button
        class="primary"
        disabled={ticked.size === 0 || isCoding}
        onClick={actions.apply}
        title="Ctrl+Enter"
      >
        Code {countOf(ticked.size, "hit")}
      </button>
    </div>
  );
}

const UNIT_NAMES: Readonly<Record<CodeUnit, string>> = {
  words: "the words",
  sentence: "the sentence",
  paragraph: "the paragraph",
};
