import { semanticTokensOf } from "../../../server/features/semanticTokens";
import { assertLinear } from "../../support/growth";
import { studyFrom, transcriptIn } from "./fixture";

describe("semantic tokens", () => {
  it("take time as the text grows", async () => {
    const taskOf = (size: number) => {
      const { study } = studyFrom("//- codebook.yaml\ncodes: { known: d }\n");
      const text = "# H <!-- c -->\nP1: [a [b]{.known memo=x}]{.odd} c\n\n".repeat(size);
      const context = transcriptIn(study, "a.transcript", text);
      return () => semanticTokensOf(context);
    };
    await assertLinear({ taskOf, size: 400 });
  });
});
