import type { CodeUnit, FindQuery } from "../../../server/protocol/find";
import { countOf, numberText } from "../../text/figures";
import type { FieldCode, Option } from "../shared/codeGroups";
import { CodeBar } from "./CodeBar";
import { Form } from "./Form";
import { HitRows } from "./HitRows";
import type { Row } from "./hitList";
import { statusText, unreadText, type State } from "./state";

/** What a person can do on the page. */
export interface Actions {
  look(change: Partial<FindQuery>): void;
  more(): void;
  tick(id: number): void;
  tickAll(): void;
  /** Selects a hit in its transcript. */
  show(row: Row): void;
  choose(option: Option<FieldCode>): void;
  take(unit: CodeUnit): void;
  apply(): void;
  goToList(): void;
  goToField(): void;
}

/** How many hits are listed at first, and how many each time that more are wanted. */
export const FIRST_HITS = 200;
export const MORE_HITS = 500;

export function App({ state, actions }: { readonly state: State; readonly actions: Actions }) {
  const { list, isSearching } = state;
  const unread = unreadText(list);
  return (
    <>
      <header>
        <Form state={state} actions={actions} />
        <CodeBar state={state} actions={actions} />
        <p class="status" role="status">
          {[state.said, statusText(state)].filter(Boolean).join(" ")}
        </p>
        {unread !== "" && <p role="alert">{unread}</p>}
      </header>
      <main aria-busy={isSearching}>
        <h1 class="said-only">Find and code</h1>
        {list.rows.length > 0 && <TickAll state={state} tickAll={actions.tickAll} />}
        <HitRows state={state} actions={actions} />
        {list.hasMore && !isSearching && (
          <button onClick={actions.more}>Show up to {numberText(MORE_HITS)} more</button>
        )}
        <p class="quiet keys">{KEYS}</p>
      </main>
    </>
  );
}

const KEYS =
  "In the list: arrow keys go from hit to hit, Space ticks one, Ctrl+A all, Enter opens it in its " +
  "transcript, Ctrl+Enter codes what is ticked, Escape goes back to the search.";

interface TickAllProps {
  readonly state: State;
  readonly tickAll: () => void;
}

function TickAll({ state: { list, ticked }, tickAll }: TickAllProps) {
  const { rows, hasMore } = list;
  const areAll = ticked.size === rows.length;
  const which = hasMore
    ? `the first ${countOf(rows.length, "hit")}`
    : `all ${countOf(rows.length, "hit")}`;
  return (
    <label class="all">
      <input
        type="checkbox"
        checked={areAll}
        ref={(box) => {
          if (box) box.indeterminate = ticked.size > 0 && !areAll;
        }}
        onChange={tickAll}
      />
      Tick {rows.length === 1 ? "the only hit" : which}
    </label>
  );
}
