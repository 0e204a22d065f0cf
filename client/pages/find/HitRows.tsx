import { memo } from "preact/compat";
import { useMemo, useState } from "preact/hooks";
import type { CodeOnHit } from "../../../server/protocol/find";
import { countOf } from "../../text/figures";
import { focusOn, indexAfter } from "../shared/focus";
import { keyOf } from "../shared/keyOf";
import { Words } from "../shared/Words";
import type { Actions } from "./App";
import { byFile, type Row } from "./hitList";
import type { State } from "./state";

interface HitRowsProps {
  readonly state: State;
  readonly actions: Actions;
}

/** The hits, transcript by transcript, each with a box to tick. */
export function HitRows({ state: { list, ticked, notes, codes }, actions }: HitRowsProps) {
  const [current, setCurrent] = useState<number | undefined>(undefined);
  const files = useMemo(() => byFile(list.rows), [list.rows]);
  const names = useMemo(() => new Map(codes.map(({ id, name }) => [id, name])), [codes]);
  const isThere = list.rows.some(({ id }) => id === current);
  const inTabOrder = isThere ? current : list.rows[0]?.id;
  return (
    <div
      class="hits"
      onKeyDown={(event) => onKey(event, actions, list.rows)}
      onFocusIn={({ target }) => setCurrent(idOf(target) ?? current)}
    >
      {files.map(({ file, rows }) => (
        <section key={file} aria-label={file}>
          <h2>
            {file} <span class="quiet">{countOf(rows.length, "hit")}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <Hit
                key={row.id}
                row={row}
                isTicked={ticked.has(row.id)}
                isCurrent={row.id === inTabOrder}
                note={notes.get(row.id)}
                names={names}
                actions={actions}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Puts the focus on the first hit, or on the one that had it last. */
export function focusHits(): void {
  focusOn(document.querySelector<HTMLElement>(".hits input[tabindex='0']"));
}

function onKey(event: KeyboardEvent, actions: Actions, rows: readonly Row[]): void {
  const boxes = [...document.querySelectorAll<HTMLElement>(".hits li input")];
  const index = boxes.findIndex((box) => box === event.target);
  const row = rows.find(({ id }) => id === idOf(event.target));
  const key = keyOf(event);
  const to = indexAfter(key, index, boxes.length);
  if (!row || index < 0) return;
  if (to !== undefined) focusOn(index === 0 && key === "ArrowUp" ? undefined : boxes[to]);
  else if (key === "Enter") actions.show(row);
  else if (key === "Mod+a") actions.tickAll();
  else return;
  event.preventDefault();
  event.stopPropagation();
  if (index === 0 && key === "ArrowUp") actions.goToField();
}

/** The hit whose box an element is. */
function idOf(target: EventTarget | null): number | undefined {
  const id = target instanceof HTMLInputElement ? target.dataset["hit"] : undefined;
  return id === undefined ? undefined : Number(id);
}

interface HitProps {
  readonly row: Row;
  readonly isTicked: boolean;
  /** Whether Tab leads to it: one of the list does. */
  readonly isCurrent: boolean;
  readonly note: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly actions: Actions;
}

const Hit = memo(function Hit({ row, isTicked, isCurrent, note, names, actions }: HitProps) {
  const who = [...new Set([row.speaker, row.case].filter(Boolean))];
  const place = `line ${row.range.start.line + 1}`;
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li>
      <label>
        <input
          type="checkbox"
          data-hit={row.id}
          tabIndex={tabIndex}
          checked={isTicked}
          onChange={() => actions.tick(row.id)}
        />
        <span class="hit">
          <Words {...row} />
          <span class="about">
            <span class="quiet" dir="auto">
              {[...who, place].join(" · ")}
            </span>
            {codeTexts(row.codes, names).map((text) => (
              <span class="coded" key={text}>
                {text}
              </span>
            ))}
          </span>
          {note !== undefined && <span class="note">Left out: {note}</span>}
        </span>
      </label>
      <button class="open" tabIndex={tabIndex} onClick={() => actions.show(row)}>
        Open<span class="said-only"> {place}</span>
      </button>
    </li>
  );
});

/** "Coded: Blame, Trust", "In part: Targets". */
function codeTexts(codes: readonly CodeOnHit[], names: ReadonlyMap<string, string>): string[] {
  const namesOf = (isWhole: boolean): string =>
    codes
      .filter((code) => code.isWhole === isWhole)
      .map(({ id }) => names.get(id) ?? id)
      .join(", ");
  const [whole, inPart] = [namesOf(true), namesOf(false)];
  return [whole && `Coded: ${whole}`, inPart && `In part: ${inPart}`].filter(Boolean);
}
