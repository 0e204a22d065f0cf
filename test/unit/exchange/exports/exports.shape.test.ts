import assert from "node:assert/strict";
import { exportFiles } from "../../../../server/exchange/exports/exportFiles";
import type { ExportWish } from "../../../../server/protocol/exports";
import { assertLinear } from "../../../support/growth";
import { studyOfFiles, type Files } from "../../features/fixture";
import { sourceOf } from "../../paper/source";

const WISHES: readonly ExportWish[] = [
  { kind: "codebook" },
  { kind: "project", profile: "standard" },
  { kind: "project", profile: "nvivo" },
  ...(["csv", "jsonl", "parquet"] as const).map((format) => ({ kind: "data", format }) as const),
  ...(["docx", "html", "rock", "md"] as const).map(
    (format) => ({ kind: "transcripts", file: null, format }) as const,
  ),
];

/** Studies that grow in different ways. */
const STUDIES: readonly (readonly [string, number, (size: number) => Files])[] = [
  ["transcripts", 20, (size) => filesOf({ transcripts: size, paragraphs: 4, codes: 10 })],
  [
    "passages of a transcript",
    100,
    (size) => filesOf({ transcripts: 1, paragraphs: size, codes: 10 }),
  ],
  ["passages that are open at once", 100, open],
  ["speakers of a transcript", 100, spoken],
  ["codes", 60, (size) => filesOf({ transcripts: 4, paragraphs: size, codes: size })],
];

describe("a study goes out in time that grows with it", function () {
  this.timeout(240_000);

  for (const wish of WISHES) {
    for (const [what, size, files] of STUDIES) {
      it(`${what}: ${wish.kind} ${"format" in wish ? wish.format : ""}`, async () => {
        const taskOf = (size: number) => {
          const source = sourceOf(studyOfFiles(files(size)));
          return async () => {
            const made = await exportFiles(source, wish, "study");
            assert.ok("files" in made);
          };
        };
        await assertLinear({ taskOf, size, what });
      });
    }
  }
});

interface Size {
  readonly transcripts: number;
  readonly paragraphs: number;
  readonly codes: number;
}

const CODEBOOK = ["codebook.yaml", "codes: { x: One. }\n"] as const;

/** All of them on one word, so that the tables do not grow with the square of their number. */
function open(size: number): Files {
  const marks = (of: (at: number) => string): string =>
    Array.from({ length: size }, (_, at) => of(at)).join("");
  const text = `P: so ${marks((at) => `[${at}>]`)}it${marks((at) => `[<${at}]{.x}`)} is\n`;
  return new Map([CODEBOOK, ["transcripts/a.md", text]]);
}

function spoken(size: number): Files {
  const turns = Array.from({ length: size }, (_, at) => `P${at}: so [it is]{.x}\n`);
  return new Map([CODEBOOK, ["transcripts/a.md", turns.join("\n")]]);
}

function filesOf({ transcripts, paragraphs, codes }: Size): Files {
  const numbered = (count: number, of: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => of(at)).join("");
  const files = new Map([
    ["codebook.yaml", `codes:\n${numbered(codes, (at) => `  c${at}: Code ${at}.\n`)}`],
    ["cases.csv", `case,level\n${numbered(transcripts, (at) => `K${at},l${at % 3}\n`)}`],
  ]);
  for (let index = 0; index < transcripts; index++) {
    const turns = numbered(
      paragraphs,
      (at) => `P: so [it ${at} is [and]{.c${at % codes}} all]{.c${(at + index) % codes}} here\n\n`,
    );
    files.set(`transcripts/${index}.md`, `---\ncase: K${index}\n---\n\n${turns}`);
  }
  return files;
}
