import assert from "node:assert/strict";
import { memoGroupsOf, memosInGroup } from "../../../server/features/memos/groups";
import { problemsOfMemo } from "../../../server/features/memos/problems";
import { hoverAt } from "../../../server/features/hover";
import { cardOf } from "../../../server/features/card";
import type { MemoGrouping } from "../../../server/protocol/memos";
import { studyFrom } from "../features/fixture";

const STUDY = `//- codebook.yaml
themes:
  money:
    name: Money
    codes:
      grants: { definition: x, memo: "Split it? [x](command:bad) <b>" }
      rents: y
//- cases.csv
case,level
K9,high
//- transcripts/one.md
---
case: K1
coder: am
speakers: { Anna: , Ben: { case: K2 } }
---

## Budget

Anna: We [wait for money]{.grants .rents #p1 memo="as in June"} here.

Ben: [Never]{#p2}. <!-- memo: Ben laughs at this -->

Anna: [Nothing]{memo="only a note" by=jo}.
//- transcripts/two.md
[Rents rise]{.rents}.
//- memos/2026-03-01-first.md
---
about: [grants, K9]
date: 2026-03-01
type: analytic
---

# Grants first

The text of it.
//- memos/second.md
---
about: [one.md#p1, transcripts/one.md#p2, nobody, grantz, transcripts/one.md#p3]
date: 2026-04-02
---
Without a heading.
`;

const { study, transcript, textOf } = studyFrom(STUDY);
const noPause = () => undefined;

async function groupsBy(by: MemoGrouping, filter = ""): Promise<string[]> {
  const { groups } = await memoGroupsOf(study, { by, filter }, noPause);
  return groups.map(({ label, total }) => `${label}: ${total}`);
}

async function listed(by: MemoGrouping, group: string, filter = "") {
  const page = { offset: 0, limit: 100 };
  const { memos } = await memosInGroup(study, { by, filter, group, ...page }, noPause);
  return memos.map(({ kind, title, text }) => `${kind} ${title ?? text}`);
}

describe("memos of a study", () => {
  it("are grouped by code, in the order of the codebook", async () => {
    assert.deepEqual(await groupsBy("code"), ["Grants: 4", "Rents: 2", "About no code: 2"]);
    assert.deepEqual(await listed("code", "=grants"), [
      "code Split it? [x](command:bad) <b>",
      "file Without a heading.",
      "file Grants first",
      "passage as in June",
    ]);
    assert.deepEqual(await listed("code", "none"), [
      "free Ben laughs at this",
      "passage only a note",
    ]);
  });

  it("are grouped by case: of the words, of the transcript, or by name", async () => {
    assert.deepEqual(await groupsBy("case"), ["K1/Anna: 4", "K2: 2", "K9: 1", "About no case: 1"]);
    assert.deepEqual(await listed("case", "=K2"), [
      "file Without a heading.",
      "free Ben laughs at this",
    ]);
  });

  it("are grouped by type and by month", async () => {
    assert.deepEqual(await groupsBy("type"), [
      "Analytic: 1",
      "Without a type: 1",
      "Of codes, in the codebook: 1",
      "Of passages, in transcripts: 2",
      "Free memos, in transcripts: 1",
    ]);
    assert.deepEqual(await groupsBy("date"), [
      "April 2026: 1",
      "March 2026: 1",
      "Without a date: 4",
    ]);
  });

  it("count once, and are filtered by all words in text, subjects and place", async () => {
    const all = await memoGroupsOf(study, { by: "code", filter: "" }, noPause);
    assert.deepEqual([all.total, all.shown, all.cut], [6, 6, 0]);
    assert.deepEqual(await groupsBy("code", "JUNE grants"), ["Grants: 1", "Rents: 1"]);
    const some = await memoGroupsOf(study, { by: "code", filter: "june" }, noPause);
    assert.deepEqual([some.total, some.shown], [6, 1]);
    assert.deepEqual(await listed("case", "=K1/Anna", "ben"), ["free Ben laughs at this"]);
  });

  it("come in pages that say how many there are", async () => {
    const choice = { by: "code", filter: "", group: "=grants" } as const;
    const page = await memosInGroup(study, { ...choice, offset: 1, limit: 2 }, noPause);
    assert.deepEqual([page.total, page.memos.map(({ kind }) => kind)], [4, ["file", "file"]]);
  });

  it("know who, where and when", async () => {
    const page = { offset: 0, limit: 9 };
    const choice = { by: "type", filter: "", group: "passage" } as const;
    const { memos } = await memosInGroup(study, { ...choice, ...page }, noPause);
    const [first, second] = memos;
    assert.deepEqual(
      [first.codes, first.cases, first.speaker, first.heading, first.by, first.file],
      [["Grants", "Rents"], ["K1/Anna"], "Anna", "Budget", "am", "transcripts/one.md"],
    );
    const lines = textOf("transcripts/one.md").split("\n");
    const { start, end } = first.range;
    assert.equal(lines[start.line].slice(start.character, end.character), "wait for money");
    assert.equal(second.by, "jo");
  });

  it("are neither transcripts nor uses of a code", () => {
    assert.deepEqual(
      [...study.figures.study.files.keys()],
      ["transcripts/one.md", "transcripts/two.md"],
    );
    assert.equal(study.figures.study.uses.get("grants")?.size, 1);
  });
});

describe("problems of memos", () => {
  it("name what the study does not have, with the nearest name", () => {
    const found = problemsOfMemo(study, "memos/second.md");
    const text = textOf("memos/second.md").split("\n");
    assert.deepEqual(
      found.map(({ range, code, data }) => [
        text[range.start.line].slice(range.start.character, range.end.character),
        code,
        data?.replacement,
      ]),
      [
        ["nobody", "unknown-subject", undefined],
        ["grantz", "unknown-subject", "grants"],
        ["transcripts/one.md#p3", "unknown-subject", "transcripts/one.md#p1"],
      ],
    );
    assert.deepEqual(problemsOfMemo(study, "memos/2026-03-01-first.md"), []);
  });
});

describe("memos in hovers", () => {
  it("stand on the card of a code, with a link and nothing that can run", () => {
    const card = cardOf(study, "grants");
    assert.match(card, /\*\*Memo:\*\* Split it\? \\\[x\\\]\\\(command\\:bad\\\) \\<b\\>/);
    const link = "[Grants first](file:///study/memos/2026-03-01-first.md) · 2026\\-03\\-01";
    assert.ok(card.includes(`**Memo:** ${link}  \nThe text of it\\.`), card);
    assert.ok(!cardOf(study, "rents").includes("Memo"));
  });

  it("stand on the card of a passage that they are about", () => {
    const context = transcript("transcripts/one.md");
    const offset = context.transcript.text.indexOf("for money");
    const contents = hoverAt(context, offset)?.contents as { value: string };
    assert.ok(contents.value.includes("“as in June”"), contents.value);
    assert.ok(contents.value.includes("[Without a heading\\.](file:///study/memos/second.md)"));
  });

  it("say how much more there is", () => {
    const long = STUDY.replace("The text of it.", "a".repeat(1_000));
    const card = cardOf(studyFrom(long).study, "grants");
    assert.match(card, /a{300}… \*\(700 more characters\)\*/);
  });
});
