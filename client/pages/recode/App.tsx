import { createRef } from "preact";
import { countOf, numberText } from "../../text/figures";
import type { FieldCode, Option } from "../shared/codeGroups";
import { CodeField } from "../shared/CodeField";
import { PassageRows } from "./PassageRows";
import { changing, lostText, summaryText, type Row, type State } from "./state";

/** What a person can do on the page. */
export interface Actions {
  /** The row that has the focus. */
  focus(id: number): void;
  choose(option: Option<FieldCode>): void;
  /** Sends the current passage to the code with a number. */
  number(number: number): void;
  clear(): void;
  takeOff(): void;
  otherAction(): void;
  show(row: Row): void;
  more(): void;
  apply(): void;
  goToRows(): void;
}

export const codeField = createRef<HTMLInputElement>();

export function App({ state, actions }: { readonly state: State; readonly actions: Actions }) {
  const { subject, codes, rows, total, current } = state;
  const code = codes.find(({ id }) => id === subject?.code);
  const name = code?.name ?? subject?.code ?? "";
  const lost = lostText(state);
  const left = (total ?? rows.length) - rows.length;
  return (
    <>
      <header>
        <h1>
          Recode <bdi>{name}</bdi>
        </h1>
        {code?.definition ? <p class="quiet definition">{code.definition}</p> : null}
        <Targets state={state} actions={actions} />
        <div class="bar">
          <CodeField
            field={codeField}
            label="Another code for the passage"
            placeholder="Another code, or a new name"
            codes={codes.filter(({ id }) => id !== subject?.code)}
            chosen={rows.find(({ id }) => id === current)?.target?.code?.name ?? ""}
            onChoose={actions.choose}
            onLeave={actions.goToRows}
          />
          <Apply state={state} apply={actions.apply} />
        </div>
        <p class="status" role="status">
          {[state.said, statusText(state), summaryText(state)].filter(Boolean).join(" ")}
        </p>
        {lost !== "" && (
          <p class="lost" role="alert">
            {lost}
          </p>
        )}
      </header>
      <main>
        <PassageRows state={state} name={name} actions={actions} />
        {left > 0 && (
          <button onClick={actions.more}>Show {numberText(Math.min(MORE, left))} more</button>
        )}
        <p class="quiet keys">{KEYS}</p>
      </main>
    </>
  );
}

/** How many passages are listed at first, and how many each time that more are wanted. */
export const MORE = 200;

const KEYS =
  "In the list: arrow keys go from passage to passage; a digit sends one to the code with that " +
  "number; the letters of a name look for another code, or make a new one. + keeps this code beside " +
  "it, Delete takes the code off, Backspace clears, Enter opens the transcript, Ctrl+Enter recodes " +
  "all in one step.";

function statusText(state: State): string {
  const { isAway, total, rows } = state;
  if (isAway) return "Verbatim’s server does not answer.";
  if (total === undefined) return "Reading the passages…";
  if (total === 0) return "No passage has the code.";
  const all = countOf(total, "passage");
  if (rows.length < total) return `The first ${numberText(rows.length)} of ${all}.`;
  // What is going to change says how many there are.
  return changing(state).length > 0 ? "" : `${all}.`;
}

interface PartProps {
  readonly state: State;
  readonly actions: Actions;
}

/** The codes with a number: the digits, for those who use the mouse. */
function Targets({ state: { numbered, rows }, actions }: PartProps) {
  return (
    <ul class="targets" aria-label="Codes for the digits">
      {numbered.map(({ code, isUsed }, index) => (
        <li key={code.id}>
          <button
            tabIndex={-1}
            class={isUsed ? "used" : ""}
            disabled={rows.length === 0}
            onClick={() => actions.number(index + 1)}
          >
            <span class="number">{index + 1}</span> <span class="said-only">Send to </span>
            <bdi>{code.name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Apply({ state, apply }: { readonly state: State; readonly apply: () => void }) {
  const { rows, applying } = state;
  const count = changing(state).length;
  const isRest = rows.some(({ problem }) => problem !== null);
  return (
    <button
      class="primary"
      disabled={count === 0 || applying.size > 0}
      title="Ctrl+Enter"
      onClick={apply}
    >
      Recode {isRest ? "the other " : ""}
      {countOf(count, "passage")}
    </button>
  );
}
