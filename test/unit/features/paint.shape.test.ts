import { paintOf } from "../../../server/features/paint";
import { assertLinear } from "../../support/growth";
import { studyFrom, transcriptIn } from "./fixture";

const CODEBOOK = "//- codebook.yaml\ncodes: { a: d, b: d, x: { color: '#123456' } }\n";

const TEXTS: readonly (readonly [string, (size: number) => string])[] = [
  ["a dense transcript", (size) => "P1: one [two [three]{.a} x]{.b} four.\n\n".repeat(size)],
  ["nested spans", (size) => `${"[".repeat(size)}a${" b]{.x}".repeat(size)}`],
  [
    "ranges over each other",
    (size) =>
      [...Array(size).keys()].map((n) => `[a${n}>]x `).join("") +
      [...Array(size).keys()].map((n) => `y[<a${n}]{.x} `).join(""),
  ],
  ["escapes", (size) => `[${"\\*".repeat(size * 50)}a]{.x}`],
];

describe("paint takes time as the text grows", () => {
  for (const [name, textOf] of TEXTS) {
    it(name, async () => {
      const taskOf = (size: number) => {
        const { study } = studyFrom(CODEBOOK);
        const context = transcriptIn(study, "a.transcript", textOf(size));
        return () => paintOf(context, 1);
      };
      await assertLinear({ taskOf, size: 500 });
    });
  }
});
