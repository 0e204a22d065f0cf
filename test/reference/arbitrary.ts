import fc from "fast-check";

/** Generators of transcripts and studies for the comparison of the product with the reference. */

import {
  CASES_CSV,
  CODERS,
  CODES,
  CRUMBS,
  FRONT_MATTERS,
  LABELS,
  NOISE,
  OTHER_CODES,
  OTHER_PATHS,
  QUOTED_VALUES,
  STAMPS,
  TEXTS,
  TRANSCRIPT_PATHS,
} from "./samples";

/** A share from 0 to 1, spread evenly: places made of `fc.double` are nearly all at the start. */
export const arbitraryPart: fc.Arbitrary<number> = fc.nat(10_000).map((part) => part / 10_000);

const eol = fc.oneof(
  { weight: 12, arbitrary: fc.constant("\n") },
  { weight: 2, arbitrary: fc.constant("\r\n") },
  { weight: 1, arbitrary: fc.constant("\r") },
);

/** White space as it occurs inside a block. */
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.constant(" ") },
  { weight: 1, arbitrary: fc.constantFrom("  ", "\t", "\n", " \r\n ", "\r", "\n\n") },
);

const codeId = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...CODES) },
  { weight: 1, arbitrary: fc.constantFrom(...OTHER_CODES) },
);

const quotedValue = fc.constantFrom(...QUOTED_VALUES);

const blockItem = fc.oneof(
  { weight: 10, arbitrary: codeId.map((id) => `.${id}`) },
  { weight: 2, arbitrary: fc.constantFrom(...CODERS).map((by) => `by=${by}`) },
  { weight: 2, arbitrary: fc.constantFrom("#q1", "#q2", "#a.b", "#住") },
  { weight: 2, arbitrary: quotedValue.map((value) => `memo=${value}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "weight=3",
      "exemplar=yes",
      "k:e.y-1=v",
      "a==b",
      "memo=a\\b",
      'by=""',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "-",
      ".1a",
      ".",
      "#",
      "a=",
      "word",
      ".a.b",
      "=html",
      '.a"',
      "é=1",
      "<!--",
    ),
  },
);

const block = fc.oneof(
  { weight: 12, arbitrary: codeId.map((id) => `{.${id}}`) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom("", "", " ", "\n"),
        fc.array(fc.tuple(blockItem, gap), { minLength: 1, maxLength: 4 }),
      )
      .map(([start, items]) => `{${start}${items.map(([item, space]) => item + space).join("")}}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "{}",
      "{ }",
      "{.a",
      "{.a .",
      "{",
      "{.a}}",
      "{{.a}}",
      "{.a }",
      "{.a\n.b}",
    ),
  },
);

const rangeLabel = fc.constantFrom("1", "1", "2", "r", "住", "12", "é", "");

const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  inline: fc
    .array(fc.tuple(tie("piece"), fc.constantFrom(" ", " ", " ", "")), { maxLength: 5 })
    .map((pieces) => pieces.map(([piece, space]) => piece + space).join("")),
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 12, arbitrary: fc.constantFrom(...TEXTS) },
    {
      weight: 6,
      arbitrary: fc.tuple(tie("inline"), block).map(([words, after]) => `[${words}]${after}`),
    },
    { weight: 2, arbitrary: rangeLabel.map((label) => `[${label}>]`) },
    {
      weight: 2,
      arbitrary: fc.tuple(rangeLabel, block).map(([label, after]) => `[<${label}]${after}`),
    },
    { weight: 2, arbitrary: block.map((after) => `[]${after}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "[]{-}",
        "[]{- by=am}",
        "[]{.a -}",
        "[x]{-}",
        "[<1]",
        "[]",
        "[ ]{.a}",
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "[x] {.a}",
        "word{.a}",
        "[x]{.a} {.b}",
        "[x]{.a}{.b}",
        "x]{.a}",
        "[1>]{.a}",
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "\\[",
        "\\]",
        "\\{",
        "\\\\",
        "\\<!--",
        "\\:",
        "\\#",
        "\\a",
        "[5 \\* 3]{.a}",
      ),
    },
    { weight: 1, arbitrary: tie("inline").map((words) => `<!-- ${words} -->`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "<!---->",
        "<!-->",
        "<!--\n-->",
        "<!-- a\n\nb -->",
        "<!-- memo: x -->",
      ),
    },
  ),
}));

const stamp = fc.constantFrom(...STAMPS);

const label = fc
  .tuple(
    fc.constantFrom(...LABELS),
    fc.constantFrom(":", ":", ":", "：", " :"),
    fc.constantFrom("x", "x", "**x", "x**"),
  )
  .map(([name, colon, bold]) => {
    if (bold === "**x") return `**${name}${colon}**`;
    return bold === "x**" ? `**${name}**${colon}` : name + colon;
  });

const beforeLabel = fc.oneof(
  { weight: 10, arbitrary: fc.constant("") },
  { weight: 2, arbitrary: stamp.map((one) => `${one} `) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "[1>]",
      "[2>] ",
      "[]{.a} ",
      "[]{-}",
      "  ",
      "<!-- c --> ",
      "[",
      "[[1>]",
      "[]{.b\n} ",
      "[]{.a}[1>]",
    ),
  },
);

/** A span that opens before a label. */
const enclosedLine = fc
  .tuple(fc.constantFrom("", "", "[1>]", "00:01 ", "["), label, inline, block)
  .map(([before, name, words, after]) => `${before}[${name} ${words}]${after}`);

const speechLine = fc
  .tuple(
    beforeLabel,
    label,
    fc.constantFrom(" ", " ", " ", "", "\t"),
    fc.option(stamp, { nil: "", freq: 6 }),
    inline,
  )
  .map(
    ([before, name, space, after, words]) =>
      `${before}${name}${space}${after === "" ? "" : `${after} `}${words}`,
  );

const structureLine = fc.oneof(
  fc.constantFrom("", "", "", " ", "\t", "\u00a0"),
  fc.constantFrom(
    "# Money",
    "## Working across",
    "###### x ##",
    "####### x",
    "#",
    "# ",
    "#x",
    " # x",
    "\\# x",
    "#\tx",
  ),
  inline.map((words) => `## ${words}`),
  fc.constantFrom("---", "***", "* * *", "- - -", "__", "___", "-- -*", " ---", "===", "--- x"),
  fc.constantFrom(":::", "::: {.note}", "::::", "::", " :::", ":::[x]{.a}"),
  fc.constantFrom(
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> main",
    "<<<<<<<",
    "<<<<<<<<",
    "=======x",
    " =======",
  ),
  fc.constantFrom(
    "<!-- memo: look at P3 -->",
    "<!--",
    "-->",
    "<!-- [x]{.a} -->",
    "<!-- a",
    "<!-- c --># Heading",
  ),
);

const line = fc.oneof(
  { weight: 12, arbitrary: speechLine },
  { weight: 1, arbitrary: enclosedLine },
  { weight: 6, arbitrary: inline },
  { weight: 10, arbitrary: structureLine },
);

const frontMatter = fc.oneof(
  { weight: 4, arbitrary: fc.constant("") },
  { weight: 6, arbitrary: fc.constantFrom(...FRONT_MATTERS) },
);

const body = fc
  .array(fc.tuple(line, eol, fc.boolean()), { maxLength: 9 })
  .map((lines) =>
    lines.map(([text, end, isDouble]) => text + end + (isDouble ? end : "")).join(""),
  );

/** Transcripts as people write them, and as they should not. */
export const arbitraryTranscript: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("", "", "", "", "", "\uFEFF"), frontMatter, body, fc.boolean())
  .map(
    ([bom, front, lines, isCut]) => bom + front + (isCut ? lines.replace(/[\n\r]+$/, "") : lines),
  );

/** Strings over the characters of the markup: nearly never well-formed. */
export const arbitraryNoise: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...NOISE), maxLength: 60 }),
  // Larger crumbs reach deeper.
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...NOISE) },
        { weight: 2, arbitrary: fc.constantFrom(...CRUMBS) },
      ),
      { maxLength: 40 },
    )
    .map((crumbs) => crumbs.join("")),
);

const codebook = fc
  .tuple(
    fc.shuffledSubarray([...CODES]),
    fc.nat({ max: CODES.length }),
    fc.constantFrom("", "title: A study\n", "title: 12\n"),
    fc.constantFrom(
      "",
      "",
      "interviewers: [Facilitator]\n",
      "interviewers: []\n",
      "interviewers: [Interviewer, Int]\n",
    ),
    fc.constantFrom(
      "",
      "",
      "",
      "transcripts: ['**/*.md']\n",
      "transcripts: ['one.transcript', 'transcripts/*.txt']\n",
    ),
  )
  .map(([codes, cut, title, interviewers, globs]) => {
    const themed = codes.slice(0, cut);
    const [first, second, ...others] = codes.slice(cut);
    return [
      title + interviewers + globs,
      themed.length === 0
        ? "themes: {}\n"
        : "themes:\n  money:\n    name: Money matters\n    codes:\n",
      ...themed.map(
        (code, index) =>
          `      ${code}:${index % 2 === 0 ? " a definition" : " { status: retired }"}\n`,
      ),
      first === undefined ? "" : "codes:\n",
      first === undefined ? "" : `  ${first}: { definition: first, name: "First one" }\n`,
      second === undefined
        ? ""
        : `  ${second}:\n    codes:\n${others.map((code) => `      ${code}:\n`).join("")}`,
    ].join("");
  });

/** A study: relative path → text, with `codebook.yaml` and sometimes `cases.csv`. */
export const arbitraryStudy: fc.Arbitrary<Map<string, string>> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: codebook },
      { weight: 1, arbitrary: fc.constantFrom("", "themes: [", "codes: 3\n") },
    ),
    fc.constantFrom(...CASES_CSV),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...TRANSCRIPT_PATHS), arbitraryTranscript), {
      selector: ([path]) => path,
      minLength: 1,
      maxLength: 4,
    }),
    fc.subarray([...OTHER_PATHS], { maxLength: 2 }),
  )
  .map(([yaml, csv, transcripts, others]) => {
    const files = new Map<string, string>([["codebook.yaml", yaml]]);
    if (csv !== "") files.set("cases.csv", csv);
    for (const path of others)
      files.set(path, path.endsWith(".yaml") ? "codes: {}\n" : "P1: [not read]{.a}\n");
    for (const [path, text] of transcripts) files.set(path, text);
    return files;
  });
