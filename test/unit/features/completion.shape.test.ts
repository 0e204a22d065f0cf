import { completionsAt } from "../../../server/features/completion";
import { assertLinear } from "../../support/growth";
import { studyFrom } from "./fixture";

describe("completion in large files takes time", () => {
  it("in proportion to the number of codes", async () => {
    const taskOf = (size: number) => {
      const codes = Array.from({ length: size }, (_, index) => `  code-${index}: Definition.\n`);
      const { transcript, cursor } = studyFrom(
        `//- codebook.yaml\ncodes:\n${codes.join("")}//- a.transcript\nBob: [We]{.code-7 .$0}\n`,
      );
      const context = transcript("a.transcript");
      return () => completionsAt(context, cursor?.offset ?? 0);
    };
    await assertLinear({ taskOf, size: 100 });
  });

  for (const crumb of ["[x]{.a ", ']{a="', "{", "\\", "[]{- ", "<!--", "---\n", "P1: x\n"]) {
    it(`of a look back over hostile text: ${JSON.stringify(crumb)}`, async () => {
      const taskOf = (size: number) => {
        const text = crumb.repeat(size);
        const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
        const context = transcript("a.transcript");
        return () => completionsAt(context, text.length);
      };
      await assertLinear({ taskOf, size: 5_000 });
    });
  }
});
