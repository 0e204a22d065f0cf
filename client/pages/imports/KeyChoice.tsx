import type { PartProps } from "./App";

/** Whether names get the pseudonyms of a key that is kept outside the study. */
export function KeyChoice({ state: { keyName, plan, step }, actions }: PartProps) {
  if ((plan?.files.length ?? 0) === 0) return null;
  const isBusy = step === "writing";
  return (
    <section>
      <h2>Pseudonyms</h2>
      {keyName === null ? (
        <>
          <p class="quiet">
            A key gives speakers, and whoever is named in what is said, other names before anything
            is written. It is a table with the columns name and pseudonym, kept outside the study.
          </p>
          <div class="bar">
            <button disabled={isBusy} onClick={() => actions.key(true)}>
              Use a key…
            </button>
            <button disabled={isBusy || plan?.speakers.length === 0} onClick={actions.newKey}>
              Begin a key…
            </button>
          </div>
        </>
      ) : (
        <>
          <p>
            Names get the pseudonyms of <bdi>{keyName}</bdi>.
          </p>
          {plan?.keyProblem && <p class="problem">The key is not used. {plan.keyProblem}</p>}
          <button disabled={isBusy} onClick={() => actions.key(false)}>
            Use no key
          </button>
        </>
      )}
    </section>
  );
}
