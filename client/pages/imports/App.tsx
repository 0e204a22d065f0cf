import { countOf } from "../../text/figures";
import { Files } from "./Files";
import type { ImportChoice, ImportState } from "./messages";
import { ReadingChoices } from "./ReadingChoices";
import { KeyChoice } from "./KeyChoice";
import { Speakers } from "./Speakers";
import { comingOver, statusText } from "./summary";

/** What a person can do on the page. */
export interface Actions {
  choose(choice: ImportChoice): void;
  add(): void;
  /** Asks for a key of pseudonyms, or goes without one again. */
  key(isWanted: boolean): void;
  /** Begins a key for the speakers. */
  newKey(): void;
  remove(key: number): void;
  write(): void;
  open(path: string): void;
  saveAccount(): void;
  cancel(): void;
}

export interface PartProps {
  readonly state: ImportState;
  readonly actions: Actions;
}

export function App({ state, actions }: PartProps) {
  return (
    <>
      <header>
        <h1>
          Bring into <bdi>{state.study}</bdi>
        </h1>
        <Buttons state={state} actions={actions} />
        <p class="status" role="status">
          {statusText(state)}
        </p>
        {state.problem !== null && (
          <p class="problem" role="alert">
            {state.problem}
          </p>
        )}
      </header>
      <main>
        {state.step !== "done" && <KeyChoice state={state} actions={actions} />}
        {state.step !== "done" && <Speakers state={state} actions={actions} />}
        {state.step !== "done" && <ReadingChoices state={state} actions={actions} />}
        <Files state={state} actions={actions} />
      </main>
    </>
  );
}

function Buttons({ state, actions }: PartProps) {
  const { step, plan } = state;
  if (step === "done")
    return (
      <div class="bar">
        <button class="primary" onClick={actions.saveAccount}>
          Save the account…
        </button>
        <button onClick={actions.add}>Bring in more…</button>
        <button onClick={actions.cancel}>Close</button>
      </div>
    );
  const count = comingOver(plan).length;
  return (
    <div class="bar">
      <button
        class="primary"
        disabled={step !== "ready" || count === 0 || Boolean(plan?.keyProblem)}
        title="Ctrl+Enter"
        onClick={actions.write}
      >
        Bring in {countOf(count, "file")}
      </button>
      <button disabled={step === "writing"} onClick={actions.add}>
        Add files…
      </button>
      <button disabled={plan === null} onClick={actions.saveAccount}>
        Save the account…
      </button>
      <button onClick={actions.cancel}>Cancel</button>
    </div>
  );
}
