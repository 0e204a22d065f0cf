import assert from "node:assert/strict";
import { createRandom } from "../../bench/generate";
import { assertLinear } from "../../support/growth";
import type { Files } from "./fixture";
import { renamed } from "./renaming";

describe("renaming a code", () => {
  it("takes time in proportion to the files that use the code", async () => {
    const taskOf = (size: number) => {
      const files = studyOf(size);
      return async () => {
        const after = await renamed(files, "common", "usual");
        assert.ok(typeof after !== "string" && !JSON.stringify([...after]).includes(".common"));
      };
    };
    await assertLinear({ taskOf, size: 40 });
  });
});

function studyOf(count: number): Files {
  const random = createRandom(count);
  const speech = () =>
    Array.from({ length: 8 }, () => `P1: Some words ${random()} and [more]{.common} of them.\n\n`);
  const files = Array.from({ length: count }, (_, at) => {
    return [`${at}.transcript`, speech().join("")] as const;
  });
  return new Map([["codebook.yaml", "codes: { common: x }\n"], ...files]);
}
