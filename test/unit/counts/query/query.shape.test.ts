import { keepQuery } from "../../../../server/counts/query/run";
import { parseQuery } from "../../../../server/counts/query/parse";
import { assertLinear } from "../../../support/growth";
import { countStudy } from "../study";
import { queryOf, run } from "./study";

const PARAGRAPH =
  "P1: [We [waited]{.a weight=high} for]{.b} years.\n\nInt: [Why]{.a}?\n\nP2: [1>]They did\n\nP2: not[<1]{.b} say.\n\n";
const QUERY =
  '(a OR b AND NOT @weight=high) AND NOT cases(a AND "years" AND level=low) OR files(b) AND role:interviewer';

describe("the time that queries take", function () {
  this.timeout(120_000);

  it("grows as the number of files does", async () => {
    await assertLinear({ size: 40, taskOf: (size) => taskOf(size, 4) });
  });

  it("grows as the length of a file does", async () => {
    await assertLinear({ size: 100, taskOf: (size) => taskOf(1, size) });
  });

  it("grows as the length of the query does", async () => {
    await assertLinear({
      size: 240,
      taskOf: (size) => {
        const text = "a OR ".repeat(size / 5) + "b";
        return () => parseQuery(text);
      },
    });
  });

  async function taskOf(files: number, paragraphs: number): Promise<() => Promise<unknown>> {
    const texts = new Map([["codebook.yaml", "codes: { a: x, b: x }\n"]]);
    for (let file = 0; file < files; file++) {
      const head = `---\nattributes: { level: ${file % 2 === 0 ? "low" : "high"} }\n---\n`;
      texts.set(`k${file}.transcript`, head + PARAGRAPH.repeat(paragraphs));
    }
    const study = await countStudy(texts);
    return () => run(study, keepQuery(queryOf(QUERY)));
  }
});
