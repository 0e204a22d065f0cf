import assert from "node:assert/strict";
import { mergeCodes } from "../../../server/features/rename/merge";
import { assertLinear } from "../../support/growth";
import { studyOfFiles } from "./fixture";
import { readNow, textsAfter } from "./renaming";

const ways = {
  "that stand on the same passages": "P1: We [wait for it]{.a .b} all day.\n\n",
  "whose passages overlap": "P1: [We [wait for it]{.a} all]{.b} day.\n\n",
  "whose passages cross": "P1: [1>]We [2>]wait for[<1]{.a} it[<2]{.b} all day.\n\n",
} as const;

describe("merging two codes", () => {
  for (const [what, paragraph] of Object.entries(ways)) {
    it(`${what} takes time in proportion to the transcript`, async () => {
      const taskOf = (size: number) => {
        const files = new Map([
          ["codebook.yaml", "codes: { a: x, b: x }\n"],
          ["one.transcript", paragraph.repeat(size)],
        ]);
        const { study } = studyOfFiles(files);
        return async () => {
          const ids = { from: "a", into: "b" };
          const after = await textsAfter(files, await mergeCodes(study, ids, readNow(files)));
          assert.ok(typeof after !== "string");
          const codes = /\{\.b\}/g;
          assert.equal(after.get("one.transcript")?.match(codes)?.length, size);
          assert.doesNotMatch(after.get("one.transcript") ?? "", /\.a/);
        };
      };
      await assertLinear({ taskOf, size: 20 });
    });
  }
});
