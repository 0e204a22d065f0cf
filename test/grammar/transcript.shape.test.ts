import { assertLinear } from "../support/growth";
import { tokenize } from "./grammar";

describe("the grammar of transcripts takes time in proportion to the text, however hostile", () => {
  for (const crumb of ["[", "]{", "[1>]", "\\", "**P", "A ", "[x]{.a ", '[x]{a="', "<!--", "- "]) {
    it(JSON.stringify(crumb), async () => {
      const taskOf = (size: number) => {
        const text = crumb.repeat(size / crumb.length);
        return () => tokenize(text);
      };
      // VS Code does not colour lines of more than 20,000 characters.
      await assertLinear({ taskOf, size: 20_000 / 16 });
    });
  }
});
