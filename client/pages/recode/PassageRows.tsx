import { memo } from "preact/compat";
import { sourceText } from "../../text/codebookEntry";
import { focusOn, indexAfter } from "../shared/focus";
import { keyOf } from "../shared/keyOf";
import { Words } from "../shared/Words";
import { codeField, type Actions } from "./App";
import type { Target } from "./messages";
import type { Row, State } from "./state";

interface PassageRowsProps {
  readonly state: State;
  /** The name of the code that they have. */
  readonly name: string;
  readonly actions: Actions;
}

/** The passages, each with what it is to get. One of them has the focus. */
export function PassageRows({ state, name, actions }: PassageRowsProps) {
  const { rows, codes, current } = state;
  const inTabOrder = rows.some(({ id }) => id === current) ? current : rows[0]?.id;
  if (rows.length === 0) return null;
  const nameOf = (id: string): string => codes.find((code) => code.id === id)?.name ?? id;
  return (
    <ul
      role="listbox"
      aria-label={`Passages of ${name}`}
      onKeyDown={(event) => onKey(event, rows, actions)}
    >
      {rows.map((row) => (
        <Passage
          key={row.id}
          row={row}
          isCurrent={row.id === inTabOrder}
          others={row.passage.codes.map(nameOf).join(", ")}
          actions={actions}
        />
      ))}
    </ul>
  );
}

/** Puts the focus on a passage, or on the one that had it last. */
export function focusRow(id?: number): void {
  const which = id === undefined ? "[tabindex='0']" : `[data-row='${id}']`;
  focusOn(document.querySelector<HTMLElement>(`[role=option]${which}[data-row]`));
}

function onKey(event: KeyboardEvent, rows: readonly Row[], actions: Actions): void {
  const target = event.target;
  const id = target instanceof HTMLElement ? Number(target.dataset["row"]) : NaN;
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (!row || event.isComposing) return;
  const key = keyOf(event);
  const to = indexAfter(key, index, rows.length);
  if (to !== undefined) focusRow(rows[to]?.id);
  else if (/^[1-9]$/.test(key)) actions.number(Number(key));
  else if (key === "Backspace") actions.clear();
  else if (key === "Delete") actions.takeOff();
  else if (key === "+") actions.otherAction();
  else if (key === "Enter") actions.show(row);
  // The letter goes into the field that has the focus from here on.
  else if (/^[\p{L}\p{N}]$/u.test(key)) return codeField.current?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

interface PassageProps {
  readonly row: Row;
  readonly isCurrent: boolean;
  /** The names of other codes on its words. */
  readonly others: string;
  readonly actions: Actions;
}

const Passage = memo(function Passage({ row, isCurrent, others, actions }: PassageProps) {
  const { id, passage, target, problem } = row;
  return (
    <li
      role="option"
      data-row={id}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isCurrent}
      class={target ? "decided" : ""}
      onFocus={() => actions.focus(id)}
      onDblClick={() => actions.show(row)}
    >
      <Words {...passage} />
      <span class="about">
        <span class="quiet" dir="auto">
          {sourceText(passage)}
        </span>
        {others !== "" && <span class="other">Also coded: {others}</span>}
        {passage.by !== null && <span class="quiet">Coder: {passage.by}</span>}
      </span>
      {passage.memo !== null && (
        <span class="quiet memo" dir="auto">
          Memo: {passage.memo}
        </span>
      )}
      {target && <span class="target">{targetText(target)}</span>}
      {problem !== null && <span class="problem">Not changed: {problem}</span>}
    </li>
  );
});

function targetText({ action, code }: Target): string {
  if (action === "remove" || code === null) return "✕ The code is taken off";
  const isNew = code.isNew ? " (new)" : "";
  return action === "add" ? `+ Gets ${code.name}${isNew} as well` : `→ ${code.name}${isNew}`;
}
