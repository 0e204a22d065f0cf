import { useEffect, useRef, useState } from "preact/hooks";
import { keyOf } from "../shared/keyOf";
import type { Actions } from "./App";
import type { Draft } from "./messages";
import type { PassageList } from "./state";

interface SummaryPartProps {
  readonly list: PassageList;
  /** What is being written about the cell. */
  readonly draft: Draft | undefined;
  readonly actions: Actions;
}

/** What the researcher has written about a cell of a framework matrix, and a way to write it. */
export function SummaryPart({ list, draft, actions }: SummaryPartProps) {
  const { summary } = list;
  if (summary === undefined) return null;
  return (
    <section class="of-cell" aria-labelledby="summary-title">
      <h2 id="summary-title">Summary</h2>
      {draft ? (
        <SummaryEditor
          key={JSON.stringify(draft.of)}
          draft={draft}
          now={summary}
          actions={actions}
        />
      ) : (
        <>
          {summary === null ? (
            <p class="quiet">Nothing is written about this cell yet.</p>
          ) : (
            <p class="words" dir="auto">
              {summary}
            </p>
          )}
          <button id="edit-summary" onClick={() => actions.editSummary(list.of, summary)}>
            {summary === null ? "Write summary" : "Edit summary"}
          </button>
        </>
      )}
    </section>
  );
}

interface SummaryEditorProps {
  readonly draft: Draft;
  /** What `framework.md` says now. */
  readonly now: string | null;
  readonly actions: Actions;
}

function SummaryEditor({ draft, now, actions }: SummaryEditorProps) {
  const [text, setText] = useState(draft.text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const hasChanged = now !== draft.before;
  const save = (): void => actions.saveSummary({ ...draft, text, before: now });
  const press = (event: KeyboardEvent): void => {
    const key = keyOf(event);
    if (key !== "Mod+Enter" && key !== "Escape") return;
    // Escape closes the passages elsewhere, and what is being written must not go with them.
    event.stopPropagation();
    event.preventDefault();
    if (key === "Mod+Enter" && !hasChanged) save();
    if (key === "Escape" && text === (draft.before ?? "")) actions.dropSummary(draft.of);
  };
  return (
    <>
      {hasChanged && (
        <div class="note" role="alert">
          <p>framework.md says something else about this cell by now:</p>
          <p class="words" dir="auto">
            {now ?? "(nothing)"}
          </p>
        </div>
      )}
      <label for="summary-field">Your summary; it is written into framework.md of the study.</label>
      <textarea
        id="summary-field"
        ref={field}
        dir="auto"
        value={text}
        onKeyDown={press}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          actions.keepDraft({ ...draft, text: value });
        }}
      />
      <div class="buttons">
        <button class="primary" onClick={save}>
          {hasChanged ? "Replace it with yours" : "Save summary"}
        </button>
        <button onClick={() => actions.dropSummary(draft.of)}>Cancel</button>
      </div>
    </>
  );
}
