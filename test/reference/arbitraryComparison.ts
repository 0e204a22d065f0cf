import fc from "fast-check";

/**
 * Studies that are made to be compared: few codes, cases and values, so that they meet in several files; attributes of
 * mixed types; interviewers' codings; ranges across speakers and headings; words that passages cut.
 */

export const ATTRIBUTES = ["level", "sector", 'odd "name" | x'] as const;

/** As YAML. */
const VALUES = [
  "central",
  "local",
  "3",
  '"3"',
  "true",
  '""',
  "'=cmd(\"x\")'",
  "'a | b, \"c\"'",
  "<b>&amp;</b>",
  "مركزي",
  "中央",
  "(none)",
  "2024-01-02",
] as const;

const CASES = ["K1", "K2", '"=K3|,"', "ق٤"] as const;
const CODES = ["money", "care", "waiting", "资源", "unheard", "t1", "t2"] as const;
const CODERS = ["", "", " by=am", ' by="jo, b"'] as const;
const HEADINGS = ["# Money", "## A | b", "# =1+1", "## 住房"] as const;
const WORDS = [
  "we waited",
  "multi-agency",
  "for 3.5 years",
  "didn't",
  "…",
  "住房不足",
  "مرحبا بكم",
  "no",
] as const;

const code = fc.constantFrom(...CODES);
const block = fc
  .tuple(fc.uniqueArray(code, { minLength: 1, maxLength: 2 }), fc.constantFrom(...CODERS))
  .map(([codes, by]) => `{${codes.map((one) => `.${one}`).join(" ")}${by}}`);

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...WORDS), block).map(([words, own]) => `[${words}]${own}`),
  },
  // One inside the other, and two that cut one word.
  {
    weight: 2,
    arbitrary: fc
      .tuple(block, block)
      .map(([inner, outer]) => `[we [asked them]${inner} why]${outer}`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(block, block).map(([one, other]) => `multi-[agen]${one}[cy]${other} work`),
  },
  { weight: 2, arbitrary: fc.constantFrom("[1>]", "[2>]") },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("1", "2"), block)
      .map(([label, own]) => `[<${label}]${own}`),
  },
  { weight: 1, arbitrary: block.map((own) => `[]${own}`) },
);

const speech = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(" "));

const paragraph = fc
  .tuple(
    fc.option(fc.constantFrom(...HEADINGS), { freq: 5, nil: undefined }),
    fc.constantFrom("Anna: ", "Ben: ", "Anna: ", "Int: ", "Int: ", ""),
    speech,
  )
  .map(
    ([heading, label, words]) =>
      `${heading === undefined ? "" : `${heading}\n\n`}${label}${words}\n\n`,
  );

const attributes = fc
  .dictionary(fc.constantFrom(...ATTRIBUTES), fc.constantFrom(...VALUES), { maxKeys: 2 })
  .map(
    (values) =>
      `{ ${Object.entries(values)
        .map(([key, value]) => `${JSON.stringify(key)}: ${value}`)
        .join(", ")} }`,
  );

const speaker = fc
  .tuple(
    fc.option(fc.constantFrom(...CASES), { freq: 2, nil: undefined }),
    fc.option(attributes, { nil: undefined }),
    fc.constantFrom("", "", "", "role: interviewer", "role: participant"),
  )
  .map(([name, own, role]) => {
    const entries = [
      ...(name === undefined ? [] : [`case: ${name}`]),
      ...(own === undefined ? [] : [`attributes: ${own}`]),
      ...(role === "" ? [] : [role]),
    ];
    return `{ ${entries.join(", ")} }`;
  });

const frontMatter = fc
  .tuple(
    fc.option(fc.constantFrom(...CASES), { nil: undefined }),
    fc.option(attributes, { nil: undefined }),
    fc.option(
      fc.dictionary(fc.constantFrom("Anna", "Ben", "Int", "Silent"), speaker, { maxKeys: 3 }),
      {
        nil: undefined,
      },
    ),
    fc.option(fc.constantFrom("2009-07-06", "2009-07-10", "2011-01-01", "last summer"), {
      nil: undefined,
    }),
    fc.constantFrom("", "", "coder: am\n"),
  )
  .map(([name, own, speakers, date, coder]) => {
    const lines = [
      name === undefined ? "" : `case: ${name}\n`,
      own === undefined ? "" : `attributes: ${own}\n`,
      date === undefined ? "" : `date: ${date}\n`,
      coder,
      speakers === undefined
        ? ""
        : `speakers:${Object.keys(speakers).length === 0 ? " {}" : ""}\n${Object.entries(speakers)
            .map(([label, entry]) => `  ${label}: ${entry}\n`)
            .join("")}`,
    ];
    return lines.every((line) => line === "") ? "" : `---\n${lines.join("")}---\n\n`;
  });

const transcript = fc
  .tuple(frontMatter, fc.array(paragraph, { maxLength: 6 }))
  .map(([front, paragraphs]) => front + paragraphs.join(""));

const CODEBOOKS = [
  "",
  "codes: { money: x, care: y }\n",
  'themes:\n  t1: { name: \'=A|, "b" <i>\', attributes: { model: one }, codes: { money: x, cat: { codes: { care: { attributes: { model: "t|wo, 2" } } } } } }\n  t2: { codes: { waiting: { attributes: { model: one } } } }\ncodes: { 资源: w }\n',
  "interviewers: [Ben]\nthemes: { t2: { codes: { care: { codes: { money: x } } } }, t1: {} }\n",
] as const;

const CASES_CSV = [
  "",
  'case,level,sector\nK1,central,statutory\nK2,,voluntary\n"=K3|,",local,\nNobody,local,statutory\n',
] as const;

/** A study: path → text. */
export const arbitraryComparedStudy: fc.Arbitrary<Map<string, string>> = fc
  .tuple(
    fc.constantFrom(...CODEBOOKS),
    fc.constantFrom(...CASES_CSV),
    fc.array(transcript, { maxLength: 4 }),
  )
  .map(([codebook, csv, transcripts]) => {
    const files = new Map<string, string>([["codebook.yaml", codebook]]);
    if (csv !== "") files.set("cases.csv", csv);
    transcripts.forEach((text, at) => files.set(`${"bacd"[at]}.transcript`, text));
    return files;
  });
