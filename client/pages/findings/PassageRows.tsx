import { countOf, numberText } from "../../text/figures";
import { moveFocus } from "../shared/moveFocus";
import { Quotation } from "../shared/Quotation";
import type { Actions } from "./App";
import type { Draft } from "./messages";
import { SummaryPart } from "./SummaryPart";
import type { PassageList } from "./state";

interface PassageRowsProps {
  readonly list: PassageList;
  /** The summary of its cell that is being written. */
  readonly draft: Draft | undefined;
  readonly actions: Actions;
}

export const PASSAGES_ON_A_PAGE = 100;

/** The passages that a mark of the picture stands for; each opens its transcript at its words. */
export function PassageRows({ list, draft, actions }: PassageRowsProps) {
  const { name, of, total, passages } = list;
  const unit = of.kind === "node" ? "coding" : "passage";
  const rest = (total ?? 0) - passages.length;
  return (
    <main class="passages">
      <p>
        <button onClick={actions.closePassages}>
          {of.kind === "matrixCell" ? "Back to the matrix" : "Back to the picture"}
        </button>
      </p>
      <h1 tabIndex={-1} dir="auto">
        Passages of <bdi>{name}</bdi>
      </h1>
      <SummaryPart list={list} draft={draft} actions={actions} />
      <p class="quiet" role="status">
        {total === null
          ? "Reading the passages…"
          : listText({ shown: passages.length, total, unit, of })}
      </p>
      <ol onKeyDown={moveFocus}>
        {passages.map((passage, index) => (
          <li key={index}>
            <Quotation passage={passage} show={actions.show} />
            {passage.code !== undefined && <code>{passage.code}</code>}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button onClick={actions.morePassages}>
          Show {numberText(Math.min(PASSAGES_ON_A_PAGE, rest))} more
        </button>
      )}
    </main>
  );
}

interface Listing {
  readonly shown: number;
  readonly total: number;
  readonly unit: string;
  readonly of: PassageList["of"];
}

function listText({ shown, total, unit, of }: Listing): string {
  if (total === 0 && of.kind === "matrixCell") return "This cell has no passages.";
  if (total === 0) return "There are no such passages any more.";
  const all = `${countOf(total, unit)}, one a line, in the order of the files`;
  return shown < total ? `The first ${numberText(shown)} of ${all}.` : `${all}.`;
}
