// The words of a passage as a button that leads to them.
import { sourceText } from "../../text/codebookEntry";
import "./quotation.css";

interface QuotationProps<Passage> {
  readonly passage: Passage;
  readonly show: (passage: Passage) => void;
}

/** The words of a passage and where they come from. */
export function Quotation<Passage extends QuotedPassage>({
  passage,
  show,
}: QuotationProps<Passage>) {
  return (
    <button class="quotation" onClick={() => show(passage)}>
      <q dir="auto">{passage.text}</q>
      <span class="quiet source" dir="auto">
        {sourceText(passage)}
      </span>
    </button>
  );
}

export type QuotedPassage = Parameters<typeof sourceText>[0] & { readonly text: string };
