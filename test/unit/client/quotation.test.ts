// Quotations by a template.
import { equal } from "node:assert/strict";
import { quotationText } from "../../../client/text/quotation";
import type { Quote } from "../../../server/protocol/quotation";

const full: Quote = {
  pieces: ["Money gets tighter", "every year"],
  case: "P35",
  speaker: "P35",
  attributes: [
    { key: "level", value: "central" },
    { key: "agency", value: "Communities" },
  ],
  file: "transcripts/35.md",
  heading: "Money",
  timestamp: "00:04:18",
};
const bare: Quote = {
  pieces: ["So"],
  case: null,
  speaker: null,
  attributes: [],
  file: "a.md",
  heading: null,
  timestamp: null,
};

function text(template: string, ...quotes: readonly Quote[]): string {
  return quotationText(quotes, { template, ellipsis: "…" });
}

const usual = "“${words}” (${case}, ${attributes})";

describe("quotation", () => {
  it("gives words, case and attributes, and an ellipsis for what is cut", () => {
    equal(text(usual, full), "“Money gets tighter … every year” (P35, central, Communities)");
  });

  it("fills every placeholder", () => {
    const template =
      "${words} | ${case} | ${speaker} | ${attribute:level} | ${file} | ${heading} | ${timestamp}";
    equal(
      text(template, full),
      "Money gets tighter … every year | P35 | P35 | central | transcripts/35.md | Money | 00:04:18",
    );
  });

  it("leaves out what has no value, with its comma and its brackets", () => {
    equal(text(usual, { ...full, attributes: [] }), "“Money gets tighter … every year” (P35)");
    equal(text(usual, bare), "“So”");
    equal(
      text("“${words}” (${timestamp}, ${case}, ${heading})", { ...bare, case: "P1" }),
      "“So” (P1)",
    );
    equal(text("${words} [${heading}] – ${file}", bare), "So – a.md");
    equal(text("${words}, ${attribute:none}", full), "Money gets tighter … every year");
    equal(
      text("“${words}” (${case}; ${attribute:none}; ${file})", full).slice(-24),
      "(P35; transcripts/35.md)",
    );
  });

  it("calls an interviewer by the label", () => {
    equal(text(usual, { ...bare, speaker: "Int" }), "“So” (Int)");
  });

  it("takes no value for a template, and no unknown placeholder for one it knows", () => {
    const sly = { ...bare, pieces: ["${file} () , \u0000"], case: "${words}" };
    equal(text("${words} (${case})", sly), "${file} () , \u0000 (${words})");
    equal(text("${word} ${words}", bare), "${word} So");
  });

  it("writes a line for each speaker in turn", () => {
    equal(text("${words} (${case})", full, { ...bare, case: "P2" }).split("\n")[1], "So (P2)");
  });
});
