import { figuresText } from "../../text/codebookEntry";
import { countOf, numberText } from "../../text/figures";
import { moveFocus } from "../shared/moveFocus";
import { Quotation } from "../shared/Quotation";
import type { Actions } from "./App";
import type { Item, PassageList } from "./state";
import { Swatch } from "./Swatch";

interface PassagesProps {
  readonly list: PassageList;
  /** Absent once nothing has the id any more. */
  readonly item: Item | undefined;
  readonly actions: Actions;
}

/** Every passage of a theme, a category or a code, file after file. */
export function Passages({ list, item, actions }: PassagesProps) {
  const { node, total, passages } = list;
  const { entry, figures, name = node } = item ?? {};
  const rest = (total ?? 0) - passages.length;
  return (
    <main class="passages">
      <p>
        <button onClick={actions.closePassages}>Back to the codebook</button>
      </p>
      <h1 tabIndex={-1}>
        <Swatch kind={entry?.kind ?? "unknown"} color={entry?.color} />
        Passages of <bdi>{name}</bdi>
      </h1>
      {figures && <p class="figures">{figuresText(figures)}</p>}
      <p class="quiet" role="status">
        {total === null ? "Reading the passages…" : listText(passages.length, total)}
      </p>
      <ol onKeyDown={moveFocus}>
        {passages.map((passage, index) => (
          <li key={index}>
            <Quotation passage={passage} show={actions.show} />
            {passage.code !== node && <code>{passage.code}</code>}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button onClick={actions.morePassages}>Show {numberText(Math.min(100, rest))} more</button>
      )}
    </main>
  );
}

function listText(shown: number, total: number): string {
  if (total === 0) return "No passage is coded with it any more.";
  const all = `${countOf(total, "coding")}, one a line, in the order of the files`;
  return shown < total ? `The first ${numberText(shown)} of ${all}.` : `${all}.`;
}
