import assert from "node:assert/strict";
import { readCodebook } from "../../../../server/codebook/parse";
import { formatOf } from "../../../../server/exchange/imports/formats";
import type { FoundInFile } from "../../../../server/exchange/imports/imported";
import { writeTranscript } from "../../../../server/exchange/imports/writeTranscript";
import { saidIn, stretchesIn } from "../../imports/documents/said";

function found(content: string, name = "talk.rock"): FoundInFile {
  const bytes = new TextEncoder().encode(content);
  const format = formatOf({ name, bytes });
  assert.equal(format?.name, "ROCK source");
  const read = format.read({ name, bytes });
  assert.ok(!("refusal" in read), JSON.stringify(read));
  if (read.codebook !== undefined) {
    const errors = readCodebook(read.codebook).problems.filter(
      ({ severity }) => severity === "error",
    );
    assert.deepEqual(errors, []);
  }
  return read;
}

const accountIn = ({ account, transcripts }: FoundInFile): readonly string[] =>
  [...account, ...transcripts.flatMap((one) => one.account)].map(({ fate, count, what, places }) =>
    [fate, count, what, ...places].join(" | "),
  );

describe("a source of ROCK", () => {
  it("has codes on whole lines, whose paths are the codebook", () => {
    const read = found(`Int: What happened? [[opening]]
We went on, [[loss>money>cuts]]
and nobody [[cuts]] asked. [[ silence ]] [[ci--recall]]

Ana: No. [[loss>trust]]
`);
    const [transcript] = read.transcripts;
    assert.deepEqual(saidIn(transcript), [
      "Int: What happened? / We went on, / and nobody asked.",
      "Ana: No.",
    ]);
    assert.deepEqual(stretchesIn(transcript), [
      "What happened? | opening",
      "We went on, | cuts",
      "and nobody asked. | cuts | silence | ci--recall",
      "No. | trust",
    ]);
    assert.equal(
      read.codebook,
      `codes:
  opening:
  silence:
  ci--recall:
    name: Ci  recall
themes:
  loss:
    codes:
      money:
        codes:
          cuts:
      trust:
`.replace("\n    name: Ci  recall", ""),
    );
  });

  it("has values as values of the passage, the first of a name alone", () => {
    const read = found(`Int: So?

Ana: Yes [[intensity||3.9]] [[intensity||4]] [[comment||so be it]] [[a]]
[[1st||2]] [[memo||think “again”]] no
`);
    const { text } = writeTranscript(read.transcripts[0], {
      source: undefined,
      case: undefined,
      renames: new Map(),
      interviewers: [],
    });
    assert.ok(
      text.endsWith('Ana: [Yes]{.a intensity=3.9 comment="so be it"} [no]{memo="think “again”"}\n'),
      text,
    );
    assert.deepEqual(
      accountIn(read).filter((line) => line.startsWith("left")),
      [
        "left out | 1 | second values of a name on one line | line 3",
        "left out | 1 | value codes whose name is no key | line 4",
      ],
    );
  });

  it("says whose words it holds, who coded it and what is true of it", () => {
    const read = found(`---
ROCK_attributes:
  -
    caseId: P35
    level: central
    age: 41
  - { caseId: P36, level: local }
---
[[cid=P35]] [[coderId=am]] [[wave=2]]

We had none. [[money]]

[[coderId:bo]]
Ever. [[money]]
`);
    const [transcript] = read.transcripts;
    assert.equal(transcript.case, "P35");
    assert.deepEqual(
      [...transcript.attributes],
      [
        ["wave", "2"],
        ["level", "central"],
        ["age", "41"],
      ],
    );
    assert.deepEqual(stretchesIn(transcript), [
      "We had none. | money | by am",
      "Ever. | money | by bo",
    ]);
    assert.deepEqual(
      accountIn(read).filter((line) => line.startsWith("left")),
      ["left out | 1 | attributes of cases | case “P36”"],
    );
  });

  it("has several cases as speakers where nothing else says who speaks", () => {
    const plain = found("[[cid=K1]]\nWe did.\nWe had to.\n[[cid=2]] They did.\n[[cid=K1]] No.\n");
    assert.deepEqual(saidIn(plain.transcripts[0]), [
      "K1: We did.",
      "K1: We had to.",
      "Case 2: They did.",
      "K1: No.",
    ]);
    const labelled = found("[[cid=K1]]\nAna: We did.\n\n[[cid=2]] Bo: They did.\n\nAna: No.\n");
    assert.deepEqual(saidIn(labelled.transcripts[0]), [
      "Ana: We did.",
      "Bo: They did.",
      "Ana: No.",
    ]);
    assert.ok(accountIn(labelled).includes("left out | 2 | cases of speakers"));
  });

  it("has sections and changing ids as headings", () => {
    const read = found(`One.
---<<paragraph_break>>---
Two. [[tid=1]]

Three.
---<<heading_3>>---
# What we *think*
Four. [[tid=2]]
`);
    assert.deepEqual(saidIn(read.transcripts[0]), [
      "One.",
      "## Paragraph break",
      "## tid: 1",
      "Two.",
      "Three.",
      "### What we *think*",
      "## tid: 2",
      "Four.",
    ]);
  });

  it("has a codebook in fragments of YAML", () => {
    const read = found(`Ana: x [[exp]] [[furn]]

---
ROCK_codes:
  codes:
    - id: attitude
      label: Attitude
      instruction: Wherever somebody judges.
      children:
        - { id: exp_attitude, code: exp, label: Experience, description: "What it is like.", color: "#FF0000" }
        - other
---
---
codes:
  id: chairs
  label: Chairs
  parentId: furniture
---
---
codes:
  - { id: furniture, code: furn }
---
`);
    assert.equal(
      read.codebook,
      `themes:
  attitude:
    include: Wherever somebody judges.
    codes:
      exp:
        name: Experience
        definition: What it is like.
        color: "#ff0000"
      other:
  furniture:
    codes:
      chairs:
codes:
  furn:
`,
    );
  });

  it("names what ROCK itself would pass over", () => {
    const read = found(`# a comment
[[uid=7xj0n18k]] Well [[burn-out]] and [[épuisement]] [[inaudible 00:12:03]] [[a, b]].
[[ts=00:00:05]] ~ Yes [[code 12-30]] [[[overlap]]]
~~So [[a->b||causes]]
---paragraph-break---
--+-{ 2022-11-26 21:01 }-+--
[[alone]]
End. [[x||1]] [[x]]
---
`);
    assert.deepEqual(saidIn(read.transcripts[0]), [
      "Well [[burn-out]] and [[épuisement]] [[inaudible 00:12:03]] [[a, b]]. / [[ts=00:00:05]] ~ Yes [ ] / So",
      "End.",
    ]);
    assert.deepEqual(
      accountIn(read).filter((line) => !line.startsWith("kept | 1 ")),
      [
        "kept | 5 | marks that ROCK does not read, as words | line 2: [[burn-out]] | line 2: [[épuisement]] | line 2: [[inaudible 00:12:03]] | line 2: [[a, b]] | line 3: [[ts=00:00:05]]",
        "kept | 4 | codes",
        "kept | 2 | coded passages",
        "changed | 1 | codes in three brackets | line 3: [[[overlap]]]",
        "changed | 1 | names that are codes and have values | “x”",
        "left out | 1 | lines --- without a second one | line 9",
        "left out | 1 | lines that start with # | line 1",
        "left out | 1 | identifiers of lines (uid)",
        "left out | 1 | ranges in codes, as in [[code 12-30]] | line 3",
        "left out | 1 | network codes | line 4",
        "left out | 1 | marks of nesting (~) | line 4",
        "left out | 1 | lines of dashes that ROCK does not read | line 5: ---paragraph-break---",
        "left out | 1 | anchors | line 6",
        "left out | 1 | codes and values on lines without words | line 7",
      ],
    );
  });

  it("is known by clear marks where its name does not say so", () => {
    const formatNamed = (text: string, name = "a.txt") =>
      formatOf({ name, bytes: new TextEncoder().encode(text) })?.name;
    assert.equal(formatNamed("Ana: We [[inaudible]] went. [[laughs]]\n"), "Plain text");
    assert.equal(formatNamed("Ana: We went. [[loss>money]]\n"), "ROCK source");
    assert.equal(formatNamed("[[cid=1]]\nWe went.\n"), "ROCK source");
    assert.equal(formatNamed("We went.\n---<<q>>---\n"), "ROCK source");
    assert.equal(formatNamed("see [[page>other]]", "a.md"), "Markdown");
  });
});
