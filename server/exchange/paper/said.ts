import { quotesOf } from "../../features/quotation";
import type { TranscriptContext } from "../../features/context";
import type { Stretch } from "../../markup/edits/stretch";
import type { Quote } from "../../protocol/quotation";
import type { Said } from "../report/model";

/**
 * A stretch of the wording (places) as it is quoted: the words of each speaker in turn, with the case
 * and the values of the chosen attributes, in the order in which these are chosen. An attribute that
 * a case lacks is left out.
 */
export function saidIn(
  context: TranscriptContext,
  stretch: Stretch,
  attributes: readonly string[],
): readonly Said[] {
  return quotesOf(context, [stretch]).map((quote) => ({
    words: quote.pieces.join(" … "),
    source: sourceOf(quote, attributes),
  }));
}

function sourceOf(quote: Quote, attributes: readonly string[]): string {
  const values = attributes.map(
    (name) => quote.attributes.find(({ key }) => key === name)?.value ?? "",
  );
  return [quote.case ?? quote.speaker ?? "", ...values].filter((text) => text !== "").join(", ");
}
