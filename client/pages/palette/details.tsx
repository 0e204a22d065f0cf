// What the active code means, and buttons for its number and its passages.
import { figuresText } from "./options";
import type { PaletteCode } from "./messages";

export interface DetailsProps {
  readonly code: PaletteCode;
  readonly pin: (code: PaletteCode) => void;
  readonly move: (code: PaletteCode, by: -1 | 1) => void;
  /** Lists its passages, to be sent to other codes. */
  readonly recode: (code: PaletteCode) => void;
}

export function Details({ code, pin, move, recode }: DetailsProps) {
  const { id, path, definition, number, isPinned } = code;
  return (
    <section class="details" aria-label={`About ${code.name}`}>
      <div class="quiet ids">{[id, ...path].join(" · ")}</div>
      <div class="definition">{definition ?? "No definition yet."}</div>
      <div class="quiet">{figuresText(code)}</div>
      <div class="buttons">
        <button onClick={() => pin(code)} title="Alt+P">
          {isPinned ? `Unpin from ${number}` : number === null ? "Pin" : `Pin to ${number}`}
        </button>
        {number === null ? null : (
          <>
            <button
              onClick={() => move(code, -1)}
              disabled={number === 1}
              title="Alt+Up"
              aria-label={`Move to number ${number - 1}`}
            >
              ↑
            </button>
            <button
              onClick={() => move(code, 1)}
              disabled={number === 9}
              title="Alt+Down"
              aria-label={`Move to number ${number + 1}`}
            >
              ↓
            </button>
          </>
        )}
        {code.passages === 0 ? null : (
          <button onClick={() => recode(code)}>Recode passages…</button>
        )}
      </div>
    </section>
  );
}
