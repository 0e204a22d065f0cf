import { QuotationList } from "../shared/QuotationList";
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

/** The passages that a mark of the picture stands for; each opens its transcript at its words. */
export function PassageRows({ list, draft, actions }: PassageRowsProps) {
  const { name, of, total, passages } = list;
  const isCell = of.kind === "matrixCell";
  return (
    <main class="passages">
      <p>
        <button onClick={actions.closePassages}>
          {isCell ? "Back to the matrix" : "Back to the picture"}
        </button>
      </p>
      <h1 tabIndex={-1} dir="auto">
        Passages of <bdi>{name}</bdi>
      </h1>
      <SummaryPart list={list} draft={draft} actions={actions} />
      <QuotationList
        passages={passages}
        total={total}
        unit={of.kind === "node" ? "coding" : "passage"}
        nothing={isCell ? "This cell has no passages." : "There are no such passages any more."}
        codeOf={({ code }) => code}
        show={actions.show}
        more={actions.morePassages}
      />
    </main>
  );
}
