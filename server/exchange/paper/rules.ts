/** How figures are counted (codebook and counts, section 3), as every document states it once. */
export const COUNTING_RULE =
  "How it is counted: a theme or category counts all that is below it. Passages that share words " +
  "are counted once in each file. Cases are those whose words are in a passage. A coding is one " +
  "code on one passage. Only participants’ words are counted.";

export const ORDER_RULE =
  "Most recurrent first: by cases, then passages, then codings, then the order of the codebook.";

export const QUOTATION_RULE =
  "Quotations are the passages marked as exemplars, of a theme those of its most recurrent code; " +
  "without one, the example of the codebook.";
