import assert from "node:assert/strict";
import { passagesOf } from "../../../server/features/passages";
import { studyFrom } from "./fixture";

const STUDY = `
//- codebook.yaml
themes:
  money:
    codes:
      cuts: Less money.
//- transcripts/a.md
P1: [Less]{.cuts} every [year]{.money}.
`;

describe("passages of a theme itself", () => {
  it("leave out those of its codes", async () => {
    const { study, transcript } = studyFrom(STUDY);
    const page = { offset: 0, limit: 10 };
    const all = await passagesOf(study, "money", page, transcript);
    const own = await passagesOf(study, "money", { ...page, isOwn: true }, transcript);
    assert.deepEqual([all.total, own.total], [2, 1]);
    assert.deepEqual(
      own.passages.map((passage) => passage.text),
      ["year"],
    );
  });
});
