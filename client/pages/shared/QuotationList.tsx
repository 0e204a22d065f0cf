// Passages one below the other, as many as are loaded, and a way to more of them.
import { countOf, numberText } from "../../text/figures";
import { moveFocus } from "./moveFocus";
import { Quotation, type QuotedPassage } from "./Quotation";

interface QuotationListProps<Passage> {
  readonly passages: readonly Passage[];
  /** How many there are in all; null until the first of them are there. */
  readonly total: number | null;
  readonly unit: "coding" | "passage";
  /** What is said where there are none. */
  readonly nothing: string;
  /** Which code stands behind the words; undefined for none. */
  readonly codeOf: (passage: Passage) => string | undefined;
  readonly show: (passage: Passage) => void;
  readonly more: () => void;
}

/** So many passages are asked for at a time. */
export const PASSAGES_ON_A_PAGE = 100;

/** The arrow keys go from passage to passage; each opens its transcript at its words. */
export function QuotationList<Passage extends QuotedPassage>(props: QuotationListProps<Passage>) {
  const { passages, total, codeOf, show, more } = props;
  const rest = (total ?? 0) - passages.length;
  return (
    <>
      <p class="quiet" role="status">
        {total === null ? "Reading the passages…" : listText(total, props)}
      </p>
      <ol onKeyDown={moveFocus}>
        {passages.map((passage, index) => (
          <li key={index}>
            <Quotation passage={passage} show={show} />
            {codeOf(passage) !== undefined && <code>{codeOf(passage)}</code>}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button onClick={more}>Show {numberText(Math.min(PASSAGES_ON_A_PAGE, rest))} more</button>
      )}
    </>
  );
}

function listText(
  total: number,
  {
    passages: { length: shown },
    unit,
    nothing,
  }: Pick<QuotationListProps<unknown>, "passages" | "unit" | "nothing">,
): string {
  if (total === 0) return nothing;
  const all = `${countOf(total, unit)}, one a line, in the order of the files`;
  return shown < total ? `The first ${numberText(shown)} of ${all}.` : `${all}.`;
}
