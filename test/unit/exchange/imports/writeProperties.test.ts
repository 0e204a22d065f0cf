import assert from "node:assert/strict";
import fc from "fast-check";
import type { Part } from "../../../../server/exchange/imports/imported";
import { writeTranscript } from "../../../../server/exchange/imports/writeTranscript";
import { parseTranscript } from "../../../../server/markup/parse";
import { sealStateOf } from "../../../../server/markup/seal";
import { wordingBetween } from "../../../../server/markup/wording";
import { runs } from "../../../support/runs";
import { imported, NO_WISHES, saidIn, speech, write, type Said } from "./writing";

/** White space and what nobody can see, as the specification and the writer's rule have them. */
function expectedWords(text: string): string {
  let words = "";
  let isParted = false;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isWhite =
      code === 32 || (code >= 9 && code <= 13) || [0x85, 0x2028, 0x2029].includes(code);
    if (isWhite) isParted = true;
    else if (code < 32 || (code >= 127 && code < 160) || code === 0xfeff) continue;
    else {
      words +=
        (isParted && words !== "" ? " " : "") +
        (code >= 0xd800 && code < 0xe000 ? "\ufffd" : character);
      isParted = false;
    }
  }
  return words;
}

const isInPair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

const CRUMBS = [
  ..."[]{}<>\\#*_-:=.,()`~^'\"!|&@",
  "[1>]",
  "[<1]",
  "{.a}",
  "]{.a}",
  "[]{-}",
  "[]{.a}",
  "<!--",
  "-->",
  "---",
  "...",
  "***",
  ":::",
  "=======",
  "<<<<<<<",
  "# ",
  "## x",
  "P1:",
  "P1：",
  "I:",
  "Q：",
  "**P1:**",
  "**P1**:",
  "Anna: ",
  "[00:01:02]",
  "(1:02)",
  "12:30",
  "00:01.5",
  "٠١:٠٢",
  "verbatim: sha256-x",
  "case: x",
  "\\[",
  "\\\\",
  "\n",
  "\r\n",
  " ",
  "\t",
  "\u00a0",
  "\u2028",
  "\0",
  "\ufeff",
  "\ud83d",
  "😀",
  "é",
  "住房",
  "word",
  "it’s",
  "https://x.org",
  "&lt;",
  "<v Anna>",
  "memo:",
];

const crumbs = fc
  .array(fc.oneof(fc.constantFrom(...CRUMBS), fc.string({ unit: "binary", maxLength: 3 })), {
    maxLength: 9,
  })
  .map((all) => all.join(""));
const start = fc.option(fc.integer({ min: 0, max: 359_999 }), { nil: undefined });
const hostileParts = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("speech" as const),
        speaker: fc.option(
          fc.constantFrom("P1", "Int", "Rivera, Ana", "lower case", "12", "Über-K."),
          { nil: undefined },
        ),
        start,
        text: crumbs,
        stretches: fc.constant([]),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("heading" as const),
        level: fc.nat(8),
        text: crumbs,
      }),
    },
  ),
  { maxLength: 6 },
);

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((field) => String(field).padStart(2, "0"))
    .join(":");

/** Who is to be found: words without a name go on with the last speaker, up to the next heading. */
function expectedOf(parts: readonly Part[]): readonly Said[] {
  let last: string | undefined;
  return parts.flatMap((part) => {
    const words = expectedWords(part.text);
    if (words === "") return [];
    if (part.kind === "heading") {
      last = undefined;
      return [];
    }
    last = part.speaker ?? last;
    return [
      {
        speaker: last,
        start: part.start === undefined ? undefined : `[${clock(part.start)}]`,
        words,
      },
    ];
  });
}

describe("a transcript that was written and is read again", () => {
  it("has the speakers, start times and words that went in, whatever they look like", () => {
    fc.assert(
      fc.property(hostileParts, (parts) => {
        const transcript = parseTranscript(write(parts));
        const said = saidIn(transcript);
        const expected = expectedOf(parts);
        assert.deepEqual(
          said.map(({ words, start: at }) => [words, at]),
          expected.map(({ words, start: at }) => [words, at]),
        );
        for (const [index, { speaker }] of expected.entries()) {
          // Nobody's words get a label only where they cannot do without.
          if (speaker !== undefined) assert.equal(said[index].speaker, speaker);
          else assert.ok(said[index].speaker === undefined || said[index].speaker === "Speaker");
        }
        const serious = transcript.problems.filter(
          ({ severity }) => severity === "error" || severity === "warning",
        );
        assert.deepEqual(serious, []);
        const headings = parts.filter(
          (part) => part.kind === "heading" && expectedWords(part.text) !== "",
        );
        assert.equal(transcript.headings.length, headings.length);
        if (said.length > 0) assert.equal(sealStateOf(transcript), "sealed");
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("has as many speakers as names, whatever the names look like", () => {
    const fold = (name: string): string => expectedWords(name).normalize("NFC").toLowerCase();
    fc.assert(
      fc.property(fc.uniqueArray(crumbs, { maxLength: 6, selector: fold }), (all) => {
        const names = all.filter((name) => expectedWords(name) !== "");
        const parts = names.map((speaker, index) =>
          speech(`Words ${index}.`, { speaker, start: index }),
        );
        const transcript = parseTranscript(write(parts));
        assert.deepEqual(
          saidIn(transcript).map(({ words }) => words),
          names.map((_, index) => `Words ${index}.`),
        );
        assert.equal(transcript.speakers.length, names.length);
        assert.equal(transcript.problems.filter(({ severity }) => severity !== "hint").length, 0);
      }),
      { numRuns: runs(500) },
    );
  });

  it("has codes on the words that they were on", () => {
    const stretch = fc.record({
      start: fc.nat(60),
      end: fc.nat(60),
      codes: fc.subarray(["a", "b", "c"]),
      memo: fc.option(crumbs, { nil: undefined }),
      coder: fc.constantFrom(undefined, "am", "A M"),
    });
    fc.assert(
      fc.property(crumbs, fc.array(stretch, { maxLength: 4 }), (text, stretches) => {
        const { text: written, account } = writeTranscript(
          imported([speech(text, { speaker: "P", stretches })]),
          NO_WISHES,
        );
        const transcript = parseTranscript(written);
        assert.equal(saidIn(transcript)[0]?.words ?? "", expectedWords(text));
        const wordsOf = (from: number, to: number): string =>
          expectedWords(
            text.slice(isInPair(text, from) ? from - 1 : from, isInPair(text, to) ? to + 1 : to),
          );
        const known = new Set(
          stretches.flatMap(({ start: from, end: to, codes, coder }) =>
            codes.map((code) => `${wordsOf(from, to)} ${code} ${coder ?? ""}`),
          ),
        );
        for (const { code, by, passage } of transcript.codings) {
          const key = `${wordingBetween(transcript, passage.start, passage.end)} ${code} ${by ?? ""}`;
          assert.ok(known.has(key), key);
        }
        const wished = stretches.reduce(
          (sum, { codes, memo }) =>
            sum + (codes.length || (expectedWords(memo ?? "") === "" ? 0 : 1)),
          0,
        );
        assert.equal(
          account
            .filter(({ what }) => what === "codes and memos")
            .reduce((sum, { count }) => sum + count, 0),
          expectedWords(text) === "" ? 0 : wished,
        );
      }),
      { numRuns: runs(300) },
    );
  });
});
