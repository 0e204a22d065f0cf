import assert from "node:assert/strict";
import { problemsOfFile } from "../../../server/features/problems";
import { quickFixesAt } from "../../../server/features/quickFixes";
import { assertLinear } from "../../support/growth";
import { studyOfFiles } from "./fixture";

const PATH = "a.transcript";
const CODEBOOK = "codes:\n  a: First.\n  b: { status: retired, replacedBy: a }\n";

describe("fixes for a selection of a whole file take time as its problems grow", () => {
  for (const crumb of ["[[]{.x} ", "[", "x]{.a} ", "[1>]", "[x] {.a} ", "[x]{", "[x]{.new} "]) {
    it(JSON.stringify(crumb), async () => {
      const taskOf = (size: number) => {
        const closing = crumb === "[[]{.x} " ? "]{.x}".repeat(size) : "";
        const text = crumb.repeat(size) + closing + "[x]{.a}";
        const files = [
          ["codebook.yaml", CODEBOOK],
          [PATH, text],
        ] as const;
        const { study, transcript } = studyOfFiles(new Map(files));
        const problems = problemsOfFile(study, PATH);
        const [context, start] = [transcript(PATH), { line: 0, character: 0 }];
        const whole = { start, end: { line: 0, character: text.length } };
        return () => assert.ok(quickFixesAt(context, whole, problems).length > 0);
      };
      await assertLinear({ taskOf, size: 125 });
    });
  }
});
