import assert from "node:assert/strict";
import { referencesOf } from "../../../server/features/references";
import { assertConstant, assertLinear } from "../../support/growth";
import { studyFrom } from "./fixture";

describe("references take time by what they find", () => {
  it("of a code in all files, as there are files", async () => {
    const taskOf = (size: number) => {
      const { study } = studyOf(size, "[a]{.x} [b]{.x} c");
      return () => assert.equal(referencesOf(study, "x").length, size * 2);
    };
    await assertLinear({ taskOf, size: 125 });
  });

  it("of a code in one file, the same in any study", async () => {
    const taskOf = (size: number) => {
      const { study } = studyOf(size, "[a]{.x}");
      return () => assert.equal(referencesOf(study, "rare").length, 1);
    };
    await assertConstant({ taskOf, size: 125 });
  });
});

function studyOf(files: number, text: string) {
  const sections = Array.from({ length: files }, (_, n) => `//- ${n}.transcript\n${text}\n`);
  return studyFrom(`//- codebook.yaml\n${sections.join("")}//- z.transcript\n[q]{.rare}`);
}
