// What the active code means, and buttons for its number.
import { figuresText } from "./options";
import type { PaletteCode } from "./messages";

export interface DetailsProps {
  readonly code: PaletteCode;
  readonly onPin: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

export function Details({ code, onPin, onMove }: DetailsProps) {
  const { id, path, definition, number, isPinned } = code;
  return (
    <section class="details" aria-label={`About ${code.name}`}>
      <div class="quiet ids">{[id, ...path].join(" · ")}</div>
      <div class="definition">{definition ?? "No definition yet."}</div>
      <div class="quiet">{figuresText(code)}</div>
      <div class="buttons">
        <button onClick={onPin} title="Alt+P">
          {isPinned ? `Unpin from ${number}` : number === null ? "Pin" : `Pin to ${number}`}
        </button>
        {number === null ? null : (
          <>
            <button
              onClick={() => onMove(-1)}
              disabled={number === 1}
              title="Alt+Up"
              aria-label={`Move to number ${number - 1}`}
            >
              ↑
            </button>
            <button
              onClick={() => onMove(1)}
              disabled={number === 9}
              title="Alt+Down"
              aria-label={`Move to number ${number + 1}`}
            >
              ↓
            </button>
          </>
        )}
      </div>
    </section>
  );
}
