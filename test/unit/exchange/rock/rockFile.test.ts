import assert from "node:assert/strict";
import fc from "fast-check";
import { readCodebook } from "../../../../server/codebook/parse";
import {
  isSameOutline,
  outlineOf,
  type Outline,
} from "../../../../server/codebook/reshape/outline";
import { writeTranscript } from "../../../../server/exchange/imports/writeTranscript";
import { readRock } from "../../../../server/exchange/rock/readRock";
import { rockFile } from "../../../../server/exchange/rock/rockFile";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingBetween, wordingOf } from "../../../../server/markup/wording";
import { readFacts } from "../../../../server/study/readFacts";
import { runs } from "../../../support/runs";
import { studyOfFiles } from "../../features/fixture";

const PATH = "transcripts/talk.md";
const WISHES = { source: undefined, case: undefined, renames: new Map(), interviewers: [] };

const CODEBOOK = `themes:
  money:
    name: Money & more
    definition: "What is paid.\\n\\nInclude: no"
    color: "#aa0011"
    codes:
      resource-limits: { include: Cuts, exclude: Rivals, example: No one left., status: draft }
      group: { codes: { Überlastung: Too much } }
codes:
  plain_code:
`;

function written(text: string, codebook = CODEBOOK) {
  const files = new Map([
    ["codebook.yaml", codebook],
    [PATH, text],
  ]);
  const { transcript } = studyOfFiles(files);
  const context = transcript(PATH);
  assert.ok(context !== undefined);
  return rockFile(context);
}

function back(rock: string) {
  const read = readRock({ name: "talk.rock", bytes: new TextEncoder().encode(rock) });
  assert.ok(!("refusal" in read), JSON.stringify(read));
  assert.equal(read.transcripts.length, 1);
  return { ...read, ...writeTranscript(read.transcripts[0], WISHES), found: read.account };
}

const losses = (account: ReturnType<typeof written>["account"]): readonly string[] =>
  account
    .filter(({ fate }) => fate !== "kept")
    .map(({ fate, count, what, places }) => [fate, count, what, ...places].join(" | "));

describe("a transcript as a source of ROCK", () => {
  it("has a line for each paragraph, with its codes behind it", () => {
    const { text, account } = written(`---
case: P35
coder: am
attributes: { level: central }
speakers: { Int: { role: interviewer }, P35: {} }
---

## Working [together]

[00:04] Int: How?

P35: [Money gets
tighter]{.resource-limits memo="also P12" weight=3}

[It does]{.plain_code .Überlastung by=bo}
`);
    assert.equal(
      text,
      `---
verbatim:
  case: "P35"
  source: "coder: am\\nspeakers:\\n  Int: { role: interviewer }\\n  P35: {}"
---
---
ROCK_attributes:
  - caseId: "P35"
    "level": "central"
---
---
ROCK_codes:
  codes:
    - id: money
      label: "Money & more"
      description: "What is paid.\\n\\n\\\\Include: no"
      color: "#aa0011"
      children:
        - id: resource_limits
          label: "Resource limits"
          description: "Include: Cuts\\n\\nExclude: Rivals\\n\\nExample: No one left.\\n\\nStatus: draft\\n\\nId: resource-limits"
        - id: group
          label: "Group"
          children:
            - id: Uberlastung
              label: "Überlastung"
              description: "Too much\\n\\nId: Überlastung"
    - id: plain_code
      label: "Plain code"
---

[[cid=P35]]

---<<heading_2>>---
# Working [together]

[00:04] Int: How?

P35: Money gets tighter [[coderId=am]] [[resource_limits]] [[memo||also P12]] [[weight||3]]

It does [[coderId=bo]] [[plain_code]] [[Uberlastung]]
`,
    );
    assert.deepEqual(losses(account), [
      "changed | 2 | ids of codes | “resource-limits” is “resource_limits” | “Überlastung” is “Uberlastung”",
      "changed | 1 | headings",
    ]);
  });

  it("names what a line cannot hold, with its places", () => {
    const { text, account } =
      written(`We [had [none]{.plain_code memo=a by=am}, and]{.money memo=b by=bo} so
on, [1>]as you see.

Or not[<1]{.money by="o'neil"}. []{-} <!-- why -->

[[[So]{.plain_code #end memo="a ] b" odd.key=1}]] []{.plain_code}
`);
    assert.ok(
      text.endsWith(`
We had none, and so on, as you see. [[coderId=am]] [[plain_code]] [[money]] [[memo||a]]

Or not. [[money]]

[\\[So]] [[plain_code]]
`),
      text,
    );
    assert.deepEqual(losses(account), [
      `changed | 4 | passages that are part of a line | ${PATH}, line 1 | ${PATH}, line 1 | ${PATH}, line 2 | ${PATH}, line 6`,
      `changed | 2 | passages on a line that somebody else has coded, too | ${PATH}, line 1 | ${PATH}, line 2`,
      `changed | 1 | passages over several paragraphs | ${PATH}, line 2`,
      "changed | 2 | ids of codes | “resource-limits” is “resource_limits” | “Überlastung” is “Uberlastung”",
      `changed | 2 | codes by nobody below those of a coder | ${PATH} | ${PATH}`,
      `changed | 1 | words that look like marks of ROCK | ${PATH}: “[[So]]”`,
      `left out | 1 | second memos and values on one line | ${PATH}, line 1`,
      `left out | 1 | names of passages | ${PATH}, line 6`,
      `left out | 2 | memos and values of passages | ${PATH}, line 6 | ${PATH}, line 6`,
      `left out | 1 | comments and memos of transcripts | ${PATH}`,
      `left out | 1 | marks that nothing is to be coded | ${PATH}`,
      `left out | 1 | names of coders | ${PATH}: “o'neil”`,
    ]);
  });

  it("puts a backslash only where ROCK would take words for its own", () => {
    const words = (text: string): string =>
      written(text)
        .text.split("\n")
        .filter((line) => line !== "")
        .at(-1)!;
    assert.equal(
      words("Well \\[\\[inaudible\\]\\] [[burn-out]]\n"),
      "Well [\\[inaudible]] [\\[burn-out]]",
    );
    assert.equal(words("Well [[burn-out]] ~ # so\n"), "Well [[burn-out]] ~ # so");
    assert.equal(words("\\#1 is\n"), "\\#1 is");
    assert.equal(words("~ is\n"), "\\~ is");
    assert.equal(words("\\---\n"), "\\---");
    assert.equal(words("P1: ~ is\n"), "P1: ~ is");
    assert.equal(words("so ---<<x>>--- it\n"), "so ---\\<<x>>--- it");
  });
});

const WORDS =
  "we waited and Überlastung 住房 😀 💰 money, don't a b: P1: [00:01:02] 12:30 [inaudible] # ~ | \\[x] -- > \u00a0 1. https://a.b 😀 é".split(
    " ",
  );
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((all) => `so ${all.join(" ")}`);
const coding = fc.record({
  codes: fc.uniqueArray(
    fc.constantFrom(
      "money",
      "resource-limits",
      "group",
      "Überlastung",
      "plain_code",
      "unknown-code",
    ),
    { minLength: 1, maxLength: 3 },
  ),
  memo: fc.option(fc.constantFrom("why?", "also “P12” [so", "#x"), { nil: undefined }),
  value: fc.option(fc.constantFrom("3", "so be it", "-4.3"), { nil: undefined }),
});
const part = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      label: fc.constantFrom("P1: ", "Int: ", "[0:59] P1: ", ""),
      words,
      coding: fc.option(coding, { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      level: fc.integer({ min: 1, max: 6 }),
      heading: words.map((text) => text.replaceAll("\u00a0", "").replace(/\s+/g, " ").trim()),
    }),
  },
);
const front = fc.constantFrom(
  "",
  "---\ncase: K1\n---\n",
  '---\ncase: "K 1"\nattributes: { level: central, "odd: key": "1" }\ncoder: am\ndate: 2026-01-02\n---\n',
  "---\nspeakers: { Int: { role: interviewer }, P1: { case: Z, attributes: { age: 4 } } }\nstatus: checked\n---\n",
);

interface Coding {
  readonly codes: readonly string[];
  readonly memo?: string | undefined;
  readonly value?: string | undefined;
}

function blockOf({ codes, memo, value }: Coding): string {
  const items = codes.map((code) => `.${code}`);
  if (memo !== undefined) items.push(`memo="${memo}"`);
  if (value !== undefined) items.push(`intensity="${value}"`);
  return `{${items.join(" ")}}`;
}

/** A transcript as ROCK can hold it: what is coded is whole paragraphs, by one coder or nobody. */
const transcripts = fc
  .tuple(front, fc.array(part, { minLength: 1, maxLength: 8 }))
  .map(([head, parts]) => {
    const blocks = parts.map((one) => {
      if ("level" in one) return `${"#".repeat(one.level)} ${one.heading}`;
      const coded = one.coding === undefined ? one.words : `[${one.words}]${blockOf(one.coding)}`;
      return `${one.label}${coded}`;
    });
    return `${head}\n${blocks.join("\n\n")}\n`;
  });

/** What a round trip must not change. */
function seen(text: string) {
  const transcript = parseTranscript(text);
  const { paragraphs, speakers, headings, frontMatter, passages, codings } = transcript;
  const spoken = paragraphs.filter((one) => one.wordingEnd > one.wordingStart);
  const facts = readFacts(transcript, PATH);
  const coder = (by: string | undefined): string => by ?? frontMatter.coder?.value ?? "";
  return {
    turns: spoken.map(({ speaker, wordingStart, wordingEnd, heading }) => [
      headings[heading]?.level,
      headings[heading]?.text,
      speakers[speaker]?.label,
      wordingBetween(transcript, wordingStart, wordingEnd),
    ]),
    codings: codings.map(({ code, by, passage }) => [code, coder(by), passage.start, passage.end]),
    notes: passages.map(({ start, end, block }) => [
      start,
      end,
      block.entries.filter(({ key }) => key !== "by").map(({ key, value }) => `${key}=${value}`),
    ]),
    case: facts.case,
    attributes: facts.attributes.map(({ key, value }) => [key, value]),
    declared: frontMatter.speakers.map(({ span: _, attributes, ...one }) => [
      one,
      attributes.map(({ key, value }) => [key, value]),
    ]),
    front: [frontMatter.coder?.value, frontMatter.date?.value, frontMatter.status?.value],
  };
}

/** The codebook without the code that it did not have. */
function outline(yaml: string): Outline {
  const { themes, codes } = outlineOf(readCodebook(yaml).codebook!);
  return { themes, codes: codes.filter(({ id }) => id !== "unknown-code") };
}

describe("a source of ROCK that is written and read again", () => {
  it("is the same in all that ROCK holds", () => {
    fc.assert(
      fc.property(transcripts, (text) => {
        const rock = written(text);
        const again = back(rock.text);
        assert.deepEqual(seen(again.text), seen(text), `${text}\n${rock.text}\n${again.text}`);
        assert.ok(isSameOutline(outline(again.codebook ?? ""), outline(CODEBOOK)));
        assert.deepEqual(losses(again.found), []);
      }),
      { numRuns: runs(150) },
    );
  });

  it("keeps the words, whatever stands in them, but for the backslashes that are told", () => {
    const pieces =
      "[[a]] [[b>c]] [[x||y]] [[cid=1]] [[uid=2]] ---<<s>>--- ~ # --- [[[z]]] --+-{1}-+-- [[ci--q]] [[a->b||c]] \\ so".split(
        " ",
      );
    const odd = fc.array(fc.constantFrom(...pieces, "\n\n", "P1:", "\\#"), { maxLength: 12 });
    fc.assert(
      fc.property(odd, (all) => {
        const text = `So\n\n${all.join(" ")}\n`;
        const rock = written(text, "codes:\n");
        const again = back(rock.text);
        const bare = (words: string) => words.replaceAll("\\", "");
        assert.equal(
          bare(wordingOf(parseTranscript(again.text))),
          bare(wordingOf(parseTranscript(text))),
          `${text}\n${rock.text}`,
        );
        assert.equal(parseTranscript(again.text).codings.length, 0);
      }),
      { numRuns: runs(150) },
    );
  });
});
