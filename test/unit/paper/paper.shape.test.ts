import { readDirectives } from "../../../server/exchange/directives/directives";
import { quotationListOf } from "../../../server/exchange/paper/quotationList";
import {
  codedTranscriptOf,
  transcriptDocument,
} from "../../../server/exchange/paper/transcriptDocument";
import { markdownOf } from "../../../server/exchange/report/markdown";
import { lineText } from "../../../server/exchange/report/visibleText";
import { assertLinear } from "../../support/growth";
import { studyFrom, transcriptIn } from "../features/fixture";
import { sourceFrom } from "./source";

const CODEBOOK = "//- codebook.yaml\ncodes: { a: d, b: d }\n";

describe("what goes into a paper takes time as its text grows", () => {
  const REPORTS: readonly [string, (size: number) => string][] = [
    ["openings without an end", (size) => "<!-- verbatim: themes -->\n".repeat(size)],
    [
      "pairs in one another",
      (size) => `${"<!-- verbatim: a -->\n".repeat(size)}${"<!-- /verbatim -->\n".repeat(size)}`,
    ],
    ["a line of openings", (size) => "<!-- verbatim:".repeat(size)],
    ["a line of backticks", (size) => `${"`".repeat(size * 10)}x\``],
    ["a line of list marks", (size) => `${"- ".repeat(size * 10)}x`],
    ["a line of blanks", (size) => `${" ".repeat(size * 10)}<!-- /verbatim -->`],
  ];
  for (const [name, textOf] of REPORTS) {
    it(`reading a report with ${name}`, async () => {
      const taskOf = (size: number) => {
        const text = textOf(size);
        return () => readDirectives(text);
      };
      await assertLinear({ taskOf, size: 2_000 });
    });
  }

  it("writing texts with long runs of blanks as Markdown", async () => {
    const taskOf = (size: number) => {
      const text = `a${" ".repeat(size)}b${"`".repeat(size)}`;
      const blocks = [{ kind: "paragraph", text } as const];
      return () => [lineText(text), ...markdownOf({ title: text, blocks })];
    };
    await assertLinear({ taskOf, size: 10_000 });
  });

  for (const label of ["", "P1: "]) {
    it(`quoting many passages ${label === "" ? "of one turn" : "of many turns"}`, async () => {
      const paragraph = `${label}[one word]{.a .b} [two]{.a}.\n\n`;
      const taskOf = (size: number) => {
        const source = sourceFrom(`${CODEBOOK}//- a.transcript\n${paragraph.repeat(size)}`);
        const context = source.read("a.transcript");
        const once = { ...source, read: () => context };
        return () => quotationListOf(once, { attributes: [] });
      };
      await assertLinear({ taskOf, size: 200 });
    });
  }

  it("putting codes into the margin of a transcript", async () => {
    const taskOf = (size: number) => {
      const { study } = studyFrom(CODEBOOK);
      const text = "P1: one [two [three]{.a} x]{.b} four.\n\n".repeat(size);
      const coded = codedTranscriptOf(transcriptIn(study, "a.transcript", text));
      return () => transcriptDocument(coded);
    };
    await assertLinear({ taskOf, size: 300 });
  });
});
