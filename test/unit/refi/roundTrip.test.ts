import assert from "node:assert/strict";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { readCodebook } from "../../../server/codebook/parse";
import { writeTranscript } from "../../../server/exchange/imports/writeTranscript";
import { PROFILE_NAMES, type ProfileName } from "../../../server/exchange/refi/profile";
import { projectFile } from "../../../server/exchange/refi/projectFile";
import { readProjectFile } from "../../../server/exchange/refi/readProjectFile";
import { codeMany } from "../../../server/markup/edits/codeMany";
import { applyEdits } from "../../../server/markup/edits/edit";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween } from "../../../server/markup/wording";
import { readFacts } from "../../../server/study/readFacts";
import { runs } from "../../support/runs";
import { studyOfFiles } from "../features/fixture";
import { sourceOf } from "../paper/source";
import { assertValid } from "./schema";

const WISHES = { source: undefined, case: undefined, renames: new Map(), interviewers: [] };

/** All that a round trip must not change, of one transcript. */
function seen(text: string, path: string) {
  const transcript = parseTranscript(text);
  const { comments, paragraphs, speakers, headings, frontMatter, passages, codings } = transcript;
  const spoken = paragraphs.filter((one) => one.wordingEnd > one.wordingStart);
  const facts = readFacts(transcript, path);
  const coderOf = (by: string | undefined): string => by ?? "";
  const memos = passages
    .filter(({ firstWord, endWord }) => endWord > firstWord)
    .flatMap(({ start, end, block }) => {
      const value = (key: string) => block.entries.find((entry) => entry.key === key)?.value;
      const by = value("by") || frontMatter.coder?.value;
      const memo = value("memo")?.trim();
      return memo ? [`${start}-${end} “${memo}” ${coderOf(by)}`] : [];
    });
  return {
    turns: spoken.map(({ speaker, wordingStart, wordingEnd, heading }) =>
      [
        plainHeading(headings[heading]?.text ?? ""),
        plainLabel(speakers[speaker]?.label ?? ""),
        wordingBetween(transcript, wordingStart, wordingEnd),
      ].join(" | "),
    ),
    stamps: spoken.flatMap(({ label }) =>
      (label?.timeStamps ?? []).map(({ start, end }) => text.slice(start, end)),
    ),
    headings: headings.map((one) => `${one.level} ${plainHeading(one.text)}`),
    codings: codings
      .map(({ code, by, passage }) => `${passage.start}-${passage.end} ${code} ${coderOf(by)}`)
      .sort(),
    memos: [...new Set(memos)].sort(),
    freeMemos: comments.flatMap(({ memo, heading, start }) => {
      const before = spoken.filter((one) => one.start < start).length;
      return memo ? [`${heading} ${before} ${memo.replace(/\s+/g, " ")}`] : [];
    }),
    case: facts.case,
    attributes: facts.attributes.map(({ key, value }) => `${key}=${value}`).sort(),
    // Labels without words stay behind, and the account says so.
    speakers: facts.speakers
      .filter((one, at) => one.isDeclared || spoken.some(({ speaker }) => speaker === at))
      .map(({ label, role, case: own, isDeclared, attributes }) =>
        JSON.stringify([
          plainLabel(label),
          role,
          own,
          isDeclared,
          attributes.map((a) => [a.key, a.value]),
        ]),
      )
      .sort(),
    front: (["coder", "date", "source", "status"] as const).map((key) => frontMatter[key]?.value),
  };
}

/** Labels are the same whatever the width of their blanks. */
const plainLabel = (label: string): string => label.replace(/[ \t]+/g, " ");

/** What would be markup in a heading comes back with a backslash before it. */
const plainHeading = (text: string): string => text.replace(/\\(?=[[{<])/g, "");

async function back(files: ReadonlyMap<string, string>, profile: ProfileName) {
  const { study, transcript } = studyOfFiles(files);
  const source = sourceOf({ study, transcript });
  const made = await projectFile(source, { name: "study", profile });
  assert.ok("bytes" in made, JSON.stringify(made));
  const xml = strFromU8(unzipSync(made.bytes)["project.qde"]);
  assertValid("Project", xml);
  assertUnique(xml);
  const again = await projectFile(source, { name: "study", profile });
  assert.ok("bytes" in again && Buffer.from(again.bytes).equals(made.bytes));
  const found = readProjectFile({ name: "study.qdpx", bytes: made.bytes });
  assert.ok("transcripts" in found, JSON.stringify(found));
  const paths = [...study.figures.study.files.keys()];
  const written = found.transcripts.map((one) => writeTranscript(one, WISHES));
  return { paths, written, found, study, exported: made.account };
}

function assertUnique(xml: string): void {
  const guids = [...xml.matchAll(/ guid="([^"]*)"/g)].map(([, guid]) => guid);
  assert.equal(new Set(guids).size, guids.length);
  assert.ok(guids.every((guid) => /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/.test(guid)));
}

const WORDS = [
  ...["we", "waited", "and", "Überlastung", "住房", "😀", "💰", "money,", "e\u0301", "don't", "a"],
  ...["P1:", "Int:", "Anna:", "# no", "---", ":::", "***", "[00:01:02]", "12:30", "[inaudible]"],
  ...["[1>]", "[<1]{.a}", "]{.a}", "[]{-}", "\\", "<!-- x -->", "{.a}", "&amp;", "<b>", '"', "…"],
  ...["=======", "#", "Id: x", "Include:", "\u00a0", "https://a.b", "1.", ">"],
];
const CODES = ["a", "b", "care", "住房"];
const CODERS = ["am", "bo & co", "o'neil “x”", undefined];

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 });
const words1 = words.map((all) => all.join(" "));
const label = fc.constantFrom("P1", "P2", "Int", "Dr. O'Neil", undefined);
const stamp = fc.constantFrom("[00:01:02]", "0:59", "(1:02.5)", undefined);
const part = fc.oneof(
  { weight: 6, arbitrary: fc.record({ label, stamp, text: words1 }) },
  { weight: 1, arbitrary: fc.record({ free: words1 }) },
  {
    weight: 1,
    arbitrary: fc.record({ level: fc.integer({ min: 1, max: 6 }), heading: words1 }),
  },
);
const mark = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 0.7, noNaN: true }),
  code: fc.constantFrom(...CODES),
  by: fc.constantFrom(...CODERS),
  memo: fc.option(words1, { nil: undefined }),
});
/** Attributes that sets make, and such as only look like it. */
const SET_LIKE: readonly (readonly [key: string, name: string])[] = [
  ...([
    ["set-diet", "Diet"],
    ["set-diet", "diet!"],
    ["set-diet", "Food"],
  ] as const),
  ...([
    ["set-diet-2", "diet!"],
    ["set-diet-2", "Diet 2"],
    ["set-diet-3", "Diet"],
  ] as const),
  ...([
    ["set-diet-2", "Diet"],
    ["set-diet-02", "Diet"],
    ["set-2024-cohort", "2024 cohort"],
  ] as const),
  ...([
    ["set-set", "😀"],
    ["set-set", "<"],
    ["set-set-2", `"'&`],
    ["set-set-2", "]]>"],
  ] as const),
  ...([
    ["set-住房", "住房"],
    ["set-überlastung", "U\u0308berlastung"],
    ["set-a-b", "a = b"],
  ] as const),
  [`set-${"long-".repeat(12).slice(0, 59)}`, "long ".repeat(100).trim()],
  [`set-${"x".repeat(60)}`, "x".repeat(2000)],
];
const setLike = fc.subarray([...SET_LIKE], { maxLength: 6 }).map(Object.fromEntries<string>);

const front = fc.record(
  {
    case: fc.constantFrom("K1", "K 2", "no", "1"),
    coder: fc.constantFrom("am", "zoë"),
    date: fc.constantFrom("2026-01-02"),
    status: fc.constantFrom("reading", "checked"),
    source: fc.constantFrom("x: y.docx"),
    attributes: fc
      .tuple(
        fc.dictionary(
          fc.constantFrom("level", "odd <k>", "no"),
          fc.constantFrom("a & b", "1", "true"),
        ),
        setLike,
      )
      .map(([some, more]) => ({ ...some, ...more })),
    speakers: fc.constantFrom(
      { Int: { role: "interviewer" }, P1: {} },
      {
        P1: { case: "Z", attributes: { age: "40" } },
        P2: null,
        "Dr. O'Neil": { role: "observer" },
      },
      { Int: { role: "interviewer" } },
      ["Int", "P1"],
    ),
  },
  { requiredKeys: [] },
);

const drawn = fc.record({
  front: fc.option(front, { nil: undefined }),
  parts: fc.array(part, { minLength: 1, maxLength: 8 }),
  marks: fc.array(mark, { maxLength: 8 }),
  lineBreak: fc.constantFrom("\n", "\r\n"),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

/** A transcript with passages wherever they can be written, whatever stands in its words. */
function transcriptFrom({ front, parts, marks, lineBreak }: Drawn): string {
  const blocks = parts.map((one) => {
    if ("free" in one) return `<!-- memo: ${one.free} -->`;
    if ("level" in one) return `${"#".repeat(one.level)} ${one.heading}`;
    const label = [one.label && one.stamp, one.label && `${one.label}:`];
    return [...label, one.text].filter(Boolean).join(" ");
  });
  const head = front === undefined ? "" : `---\n${yamlOf(front)}---\n`;
  const text = `${head}${blocks.join("\n\n")}\n`.replace(/\n/g, lineBreak);
  const transcript = parseTranscript(text);
  const { starts, ends } = transcript.words;
  if (starts.length === 0) return text;
  const wishes = marks.map(({ from, length, ...rest }) => {
    const first = Math.min(starts.length - 1, Math.floor(from * starts.length));
    const last = Math.min(starts.length - 1, first + Math.floor(length * starts.length));
    return { ...rest, stretch: { start: starts[first], end: ends[last] } };
  });
  return applyEdits(text, codeMany(transcript, wishes).edits);
}

/** JSON is YAML, too. */
function yamlOf(front: object): string {
  return Object.entries(front)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

type SetLike = Readonly<Record<string, string>>;

const codebookWith = (
  inTheme: SetLike,
  inGroup: SetLike,
  inCode: SetLike,
  title: string,
) => `${title}themes:
  care:
    color: "#aa0011"
    attributes: ${JSON.stringify(inTheme)}
    codes:
      a: { name: Ä & <b>, definition: "First.\\n\\nInclude: no", include: Yes, memo: "Why? 😀" }
      group: { attributes: ${JSON.stringify({ model: "a = b", "odd key": "2", ...inGroup })}, codes: { b: { status: retired, replaced-by: a, examples: [One, Two] } } }
codes:
  住房: { exclude: None, attributes: ${JSON.stringify(inCode)} }
`;
const codebooks = fc
  .tuple(setLike, setLike, setLike, fc.constantFrom("title: Ours\n", ""))
  .map((parts) => codebookWith(...parts));

const profiles = fc.constantFrom(...PROFILE_NAMES);

describe("a project that is written and read again", () => {
  it("has the same words, speakers, passages, coders, memos, cases and attributes", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { minLength: 1, maxLength: 3 }),
        profiles,
        codebooks,
        async (all, profile, codebook) => {
          const texts = all.map(transcriptFrom);
          const files = new Map([
            ["codebook.yaml", codebook],
            ...texts.map((text, at) => [`transcripts/t${at}.md`, text] as const),
          ]);
          const { paths, written, found } = await back(files, profile);
          assert.equal(paths.length, texts.length);
          for (const [at, path] of paths.entries())
            assert.deepEqual(seen(written[at].text, path), seen(files.get(path) ?? "", path));
          const [before, after] = [codebookIn(codebook), codebookIn(found.codebook ?? "")];
          assert.deepEqual(entriesIn(after), entriesIn(before));
        },
      ),
      { numRuns: runs(80) },
    ));
});

function codebookIn(text: string) {
  const { codebook, problems } = readCodebook(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === "error"),
    [],
  );
  assert.ok(codebook !== undefined);
  return codebook;
}

/** Each entry with what it says, as far as a project holds it. */
function entriesIn({ title, nodes }: ReturnType<typeof codebookIn>) {
  const entries = [...nodes.values()].map(
    ({ id, name, kind, definition, include, exclude, examples, memo, color, status, ...rest }) => ({
      ...{ id, name, kind, definition, include, exclude, examples, memo, color, status },
      attributes: [...rest.attributes].sort(([a], [b]) => (a < b ? -1 : 1)),
      parent: rest.parent,
      replacedBy: rest.replacedBy,
    }),
  );
  return { title, entries };
}
