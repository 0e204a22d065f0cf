import type { ExamplesResult } from "../../../server/protocol/codebookPage";
import { Quotation } from "../shared/Quotation";
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
