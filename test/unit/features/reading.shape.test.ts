import { readingOf } from "../../../server/features/reading/reading";
import { sourceInStudy } from "../../../server/features/reading/source";
import { assertLinear } from "../../support/growth";
import { studyFrom, transcriptIn } from "./fixture";

describe("reading takes time as the text grows", () => {
  const TEXTS: readonly [string, (size: number) => string][] = [
    ["a dense transcript", (size) => "P1: one [two [three]{.a} x]{.b} four.\n\n".repeat(size)],
    ["nested spans", (size) => `${"[".repeat(size)}a${" b]{.x}".repeat(size)}`],
    ["labels without words", (size) => `P1: a\n${"P1:\n".repeat(size * 4)}P1: b`],
    ["comments", (size) => "a <!-- b --> c\n".repeat(size)],
  ];
  for (const [name, textOf] of TEXTS) {
    it(name, async () => {
      const taskOf = (size: number) => {
        const { study } = studyFrom("//- codebook.yaml\ncodes: { a: d, b: d, x: d }\n");
        const source = sourceInStudy(transcriptIn(study, "a.transcript", textOf(size)));
        return () => readingOf(source, 1);
      };
      await assertLinear({ taskOf, size: 500 });
    });
  }
});
