import type { PassageInfo } from "../../../server/protocol";
import type { ExamplesResult } from "../../../server/protocol/codebookPage";
import { sourceText } from "../../text/codebookEntry";
import type { Actions } from "./App";

interface ExamplesProps {
  readonly node: string;
  readonly name: string;
  readonly examples: ExamplesResult;
  readonly actions: Actions;
}

/** Passages from the data; each opens its transcript with its words selected. */
export function Examples({ node, name, examples: { examples, hasMore }, actions }: ExamplesProps) {
  return (
    <div class="examples">
      <p class="label">From the data</p>
      <ul>
        {examples.map((example, index) => (
          <li key={index}>
            <Quotation passage={example} show={actions.show} />
            {example.isExemplar && <span class="state">Exemplar</span>}
          </li>
        ))}
      </ul>
      {hasMore && (
        <button onClick={() => actions.moreExamples(node)}>
          More examples<span class="said-only"> of {name}</span>
        </button>
      )}
    </div>
  );
}

interface QuotationProps {
  readonly passage: PassageInfo;
  readonly show: (passage: PassageInfo) => void;
}

/** The words of a passage and where they come from. */
export function Quotation({ passage, show }: QuotationProps) {
  return (
    <button class="quotation" onClick={() => show(passage)}>
      <q dir="auto">{passage.text}</q>
      <span class="quiet source" dir="auto">
        {sourceText(passage)}
      </span>
    </button>
  );
}
