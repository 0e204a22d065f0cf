import type { FindMode } from "../../../server/protocol/find";
import type { Actions } from "./App";
import type { State } from "./state";

export const FIELD_ID = "find";
const PROBLEM_ID = "find-problem";

interface FormProps {
  readonly state: State;
  readonly actions: Actions;
}

/** What to look for. */
export function Form({ state: { query, problem }, actions }: FormProps) {
  const { look } = actions;
  const isWrong = problem !== null && query.text.trim() !== "";
  return (
    <div class="form bar" role="search">
      <input
        id={FIELD_ID}
        type="text"
        class="field"
        aria-label="Find in the participants’ words"
        placeholder={PLACEHOLDERS[query.mode]}
        spellcheck={false}
        value={query.text}
        aria-invalid={isWrong}
        {...(isWrong ? { "aria-describedby": PROBLEM_ID } : {})}
        onInput={({ currentTarget }) => look({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.isComposing || !["Enter", "ArrowDown"].includes(event.key)) return;
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          actions.goToList();
        }}
      />
      <select
        aria-label="What is looked for"
        value={query.mode}
        onChange={({ currentTarget }) => look({ mode: currentTarget.value as FindMode })}
      >
        {Object.entries(MODE_NAMES).map(([mode, name]) => (
          <option key={mode} value={mode}>
            {name}
          </option>
        ))}
      </select>
      <Choice
        label="Match case"
        isOn={query.isCaseSensitive}
        choose={(isCaseSensitive) => look({ isCaseSensitive })}
      />
      <Choice
        label="Whole words"
        isOn={query.isWholeWord}
        choose={(isWholeWord) => look({ isWholeWord })}
      />
      <Choice
        label="Interviewers too"
        isOn={query.speakers === "everybody"}
        choose={(isOn) => look({ speakers: isOn ? "everybody" : "participants" })}
      />
      {isWrong && (
        <p id={PROBLEM_ID} class="problem" role="alert">
          {problem.message} {placeText(query.text, problem.position)}
        </p>
      )}
    </div>
  );
}

const MODE_NAMES: Readonly<Record<FindMode, string>> = {
  words: "Words, in any order",
  phrase: "A phrase",
  expression: "Regular expression",
};

const PLACEHOLDERS: Readonly<Record<FindMode, string>> = {
  words: "Words that stand in one paragraph",
  phrase: "Words as they were said, one after the other",
  expression: "A regular expression",
};

/** Where the mistake is, in characters as people count them. */
function placeText(text: string, position: number): string {
  const before = [...text.slice(0, position)].length;
  return before === 0 ? "" : `(At character ${before + 1}.)`;
}

interface ChoiceProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly choose: (isOn: boolean) => void;
}

function Choice({ label, isOn, choose }: ChoiceProps) {
  return (
    <label class="option">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      {label}
    </label>
  );
}
