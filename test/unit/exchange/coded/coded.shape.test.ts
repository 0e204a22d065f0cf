import assert from "node:assert/strict";
import { codedTranscriptOf } from "../../../../server/exchange/coded/codedTranscript";
import { codedHtml } from "../../../../server/exchange/coded/html";
import { commentedDocx } from "../../../../server/exchange/office/commentedDocx";
import { finished, joinedText } from "../../../../server/exchange/report/steps";
import { assertLinear } from "../../../support/growth";
import { sourceFrom } from "../../paper/source";

describe("a transcript with its codes is written in time that grows with it", () => {
  const TEXTS: readonly [string, (size: number) => string][] = [
    ["passages in passages", (size) => `P1: ${"[".repeat(size)}a${" b]{.x}".repeat(size)}\n`],
    [
      "passages that are open side by side",
      (size) => `P1: ${marks(size, (at) => `[${at}>]a`)} ${marks(size, (at) => `b[<${at}]{.x}`)}\n`,
    ],
    ["passages one after the other", (size) => `P1: ${"[a]{.x} ".repeat(size)}\n`],
    ["paragraphs", (size) => "P1: so [a]{.x} it is\n\n".repeat(size)],
  ];
  for (const [name, textOf] of TEXTS) {
    it(name, async () => {
      const taskOf = async (size: number) => {
        const source = sourceFrom(`//- codebook.yaml\ncodes: { x: d }\n//- a.md\n${textOf(size)}`);
        const context = await source.read("a.md");
        assert.ok(context);
        const coded = codedTranscriptOf(context);
        assert.equal(coded.passages.length, size);
        return () => [finished(joinedText(codedHtml(coded))), finished(commentedDocx(coded))];
      };
      await assertLinear({ taskOf, size: 500 });
    });
  }
});

function marks(size: number, of: (at: number) => string): string {
  return Array.from({ length: size }, (_, at) => of(at)).join(" ");
}
