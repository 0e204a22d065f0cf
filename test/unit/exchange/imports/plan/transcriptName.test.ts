import assert from "node:assert/strict";
import { transcriptName } from "../../../../../server/exchange/imports/plan/transcriptName";

describe("the name of a new transcript", () => {
  const names: readonly (readonly [string, string])[] = [
    ["Interview 3 (Ana)", "Interview 3 (Ana)"],
    ["../../etc/passwd", "-..-etc-passwd"],
    ["a:b*c?", "a-b-c-"],
    [".hidden", "hidden"],
    [" dots. . ", "dots"],
    ["con", "_con"],
    ["NUL.x", "_NUL.x"],
    ["", "transcript"],
    ["...", "transcript"],
    ["a\u0000b\u202ec", "abc"],
    ["e\u0301", "é"],
    ["😀".repeat(70), "😀".repeat(60)],
  ];
  for (const [name, expected] of names) {
    it(`after ${JSON.stringify(name.slice(0, 20))} is one that every system takes`, () => {
      assert.equal(transcriptName(name), expected);
    });
  }
});
