import assert from "node:assert/strict";
import { readCases } from "../../../server/codebook/cases";
import { nearestIds } from "../../../server/codebook/ids";
import { transcriptMatcher } from "../../../server/codebook/match";
import { readCodebook } from "../../../server/codebook/parse";
import { assertLinear } from "../../support/growth";

const BOOKS: readonly (readonly [string, (size: number) => string])[] = [
  ["codes", (size) => `codes:\n${Array.from({ length: size }, (_, i) => `  c${i}: x\n`).join("")}`],
  ["duplicates", (size) => `codes:\n${"  a: x\n".repeat(size)}`],
  [
    "replacements",
    (size) =>
      `codes:\n${Array.from({ length: size }, (_, i) => `  c${i}: {replacedBy: c${i + 1}}\n`).join("")}`,
  ],
  [
    "unknown replacements",
    (size) =>
      `codes:\n${Array.from({ length: size }, (_, i) => `  c${i}: {replacedBy: n${i}}\n`).join("")}`,
  ],
  ["unknown keys", (size) => "codes: {a: {definition: x," + "defnition: x,".repeat(size) + "}}"],
  ["commas", (size) => `codes: [${",".repeat(size)}]`],
  [
    "anchors",
    (size) =>
      `x: [${"&a b, ".repeat(size)}]\ncodes:\n${Array.from({ length: 100 }, (_, i) => `  c${i}: *a\n`).join("")}`,
  ],
  ["comments", (size) => `codes:\n  a: x\n${"  # x\n".repeat(size)}`],
  ["a long key", (size) => `${"é".repeat(size)}: x`],
];

const TABLES = ['"', '""', '"""\n', ",", '"\n', "x\n", '"a"",\n', " ", '" "", ""\n'];

describe("time in proportion to the size", () => {
  for (const [name, make] of BOOKS) {
    it(`of a codebook: ${name}`, async () => {
      const taskOf = (size: number) => {
        const text = make(size);
        return () => readCodebook(text);
      };
      await assertLinear({ taskOf, size: 500 });
    });
  }

  for (const crumb of TABLES) {
    it(`of cases.csv: ${JSON.stringify(crumb)}`, async () => {
      const taskOf = (size: number) => {
        const text = `case,a\nP1,${crumb.repeat(size)}`;
        return () => readCases(text);
      };
      await assertLinear({ taskOf, size: 5_000 });
    });
  }

  it("of the nearest ids: as there are candidates", async () => {
    const taskOf = (size: number) => {
      const ids = Array.from({ length: size }, (_, index) => `code-${index}-é`);
      return () => nearestIds("code-9999999", ids, { limit: 3 });
    };
    await assertLinear({ taskOf, size: 1_250 });
  });

  it("of matching a path: however many stars a glob has", async () => {
    const glob = "**/*a*a*a*a*a*a*b/".repeat(8) + "**/*b";
    const { codebook } = readCodebook(`transcripts: ["${glob}"]\n`);
    const matches = transcriptMatcher(codebook);
    const taskOf = (size: number) => {
      const path = Array(size).fill("a".repeat(200)).join("/");
      return () => assert.equal(matches(path), false);
    };
    await assertLinear({ taskOf, size: 25 });
  });
});
