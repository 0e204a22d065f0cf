import { figuresText } from "../../text/codebookEntry";
import { QuotationList } from "../shared/QuotationList";
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
      <QuotationList
        passages={passages}
        total={total}
        unit="coding"
        nothing="No passage is coded with it any more."
        codeOf={({ code }) => (code === node ? undefined : code)}
        show={actions.show}
        more={actions.morePassages}
      />
    </main>
  );
}
