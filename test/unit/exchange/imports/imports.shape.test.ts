import { FORMATS } from "../../../../server/exchange/imports/formats";
import type { Imported } from "../../../../server/exchange/imports/imported";
import { writeTranscript } from "../../../../server/exchange/imports/writeTranscript";
import { assertLinear } from "../../../support/growth";
import { NO_WISHES } from "./writing";

const VTT = "WEBVTT\n\n";
const CUE = "00:01.000 --> 00:02.000\n";

/** Texts that would be slow to read for a reader that looks back or tries again. */
const TEXTS: readonly (readonly [string, (size: number) => string])[] = [
  ["cues", (size) => VTT + `${CUE}Ana: words\n\n`.repeat(size)],
  ["cues without an end", (size) => VTT + CUE.repeat(size)],
  ["tags that never close", (size) => `${VTT}${CUE}${"<v a ".repeat(size)}`],
  ["tags", (size) => `${VTT}${CUE}${"<v a>b</v>".repeat(size)}`],
  ["ampersands", (size) => `${VTT}${CUE}${"&#1".repeat(size)}`],
  ["names without a colon", (size) => VTT + `${CUE}${"Ana ".repeat(10)}\n\n`.repeat(size)],
  [
    "names that all differ",
    (size) => VTT + Array.from({ length: size }, (_, at) => `${CUE}N${at}: a\n\n`).join(""),
  ],
  ["rolling lines", (size) => VTT + `${CUE}same\n<00:01.000>same\n\n`.repeat(size)],
  ["a line of blanks", (size) => `${VTT}${CUE}a${" ".repeat(size * 10)}b`],
  ["a line of digits", (size) => `${VTT}${"1".repeat(size * 10)} --> 1`],
  ["a line of colons", (size) => `1\n${CUE}${":".repeat(size * 10)}`],
  ["SRT without blank lines", (size) => `1\n00:00:01,000 --> 00:00:02,000\na\n`.repeat(size)],
  ["Otter heads", (size) => "Ana  0:01\n".repeat(size)],
  ["an Otter head of blanks", (size) => `Ana  0:01\n${"a ".repeat(40)}${" ".repeat(size * 10)}x`],
  ["segments", (size) => `{"segments":[${'{"start":1,"text":"a"},'.repeat(size)}{}]}`],
  ["open lists", (size) => `{"segments":${"[".repeat(size)}`],
];

describe("bringing in captions takes time as they grow", () => {
  for (const [name, textOf] of TEXTS) {
    it(`with ${name}`, async () => {
      const taskOf = (size: number) => {
        const bytes = new TextEncoder().encode(textOf(size));
        return () => {
          for (const { recognises, read } of FORMATS) {
            recognises({ name: "x", bytes });
            read({ name: "x", bytes });
          }
        };
      };
      await assertLinear({ taskOf, size: 250 });
    });
  }

  it("and so does writing them, with codes and whatever else", async () => {
    const taskOf = (size: number) => {
      const stretches = [{ start: 17, end: 22, codes: ["a"], memo: "m", coder: undefined }];
      const parts = Array.from({ length: size }, (_, at) => ({
        kind: "speech" as const,
        speaker: `P${at % 3}`,
        start: at,
        text: "[1>] {a} <!-- \\* words",
        stretches: at % 10 === 0 ? stretches : [],
      }));
      const file: Imported = {
        name: "x",
        parts,
        attributes: new Map(),
        date: undefined,
        account: [],
      };
      return () => writeTranscript(file, NO_WISHES);
    };
    await assertLinear({ taskOf, size: 100 });
  });
});
