import { createMatcher } from "../../../client/pages/shared/codeMatches";
import { assertLinear } from "../../support/growth";

describe("codes that match what is typed", () => {
  it("are found in time that grows as the codes do", async () => {
    const taskOf = (size: number) => {
      const matcher = createMatcher(
        Array.from({ length: size }, (_, index) => ({
          id: `code-number-${index}`,
          name: `Code number ${index} of many`,
          definition: "What it means, in a sentence of some length that says when to use it.",
        })),
      );
      return () => matcher.close("kode number 4999 of mny", 5);
    };
    await assertLinear({ taskOf, size: 500 });
  });
});
