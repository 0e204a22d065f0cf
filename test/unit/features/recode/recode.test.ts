import assert from "node:assert/strict";
import { recodePassages } from "../../../../server/features/recode/recode";
import { recodeListOf } from "../../../../server/features/recode/recodeList";
import type { RecodeDecision, RecodePassage } from "../../../../server/protocol/recode";
import { studyOfFiles, type Files, type StudyFixture } from "../fixture";
import { readNow, textsAfter } from "../renaming";

const FILES: Files = new Map([
  ["codebook.yaml", "themes: { money: { codes: { cuts: Fewer means. } } }\n"],
  [
    "a.transcript",
    'P1: Yes. [Money is [short]{.cuts}]{.money memo="note"} here.\n\nInt: [Really]{.money by=am}?\n',
  ],
  ["b.transcript", "P2: [No money]{.money}.\n"],
]);

function list(study: StudyFixture, page = { offset: 0, limit: 100 }) {
  return recodeListOf(study.study, { code: "money", ...page }, async (path) =>
    study.transcript(path),
  );
}

function decide(
  passage: RecodePassage,
  change: Pick<RecodeDecision, "action" | "to">,
): RecodeDecision {
  const { file, start, end, by, before, text, after } = passage;
  return { file, start, end, by, before, text, after, ...change };
}

describe("the passages of a code", () => {
  it("come with words, context, speaker, coder, memo and other codes; without those below", async () => {
    const { total, passages } = await list(studyOfFiles(FILES));
    assert.equal(total, 3);
    assert.deepEqual(
      passages.map(({ before, text, after, speaker, codes, memo, by }) => [
        `${before}|${text}|${after}`,
        speaker,
        codes,
        memo,
        by,
      ]),
      [
        ["Yes. |Money is short| here.", "P1", ["cuts"], "note", null],
        ["|Really|?", "Int", [], null, "am"],
        ["|No money|.", "P2", [], null, null],
      ],
    );
  });

  it("come page by page", async () => {
    const study = studyOfFiles(FILES);
    const { passages } = await list(study);
    for (let offset = 0; offset < 4; offset++) {
      const page = await list(study, { offset, limit: 2 });
      assert.deepEqual(page, { total: 3, passages: passages.slice(offset, offset + 2) });
    }
  });
});

describe("recoding passages", () => {
  it("changes all files and the codebook in one change", async () => {
    const study = studyOfFiles(FILES);
    const { passages } = await list(study);
    const decisions = [
      decide(passages[0], { action: "replace", to: "split" }),
      decide(passages[1], { action: "remove", to: null }),
      decide(passages[2], { action: "add", to: "cuts" }),
    ];
    const newCodes = [
      { id: "split", name: "Split off", under: "money" },
      { id: "unused", name: null, under: null },
    ];
    const change = await recodePassages({ code: "money", decisions, newCodes }, readNow(FILES));
    assert.ok(!("problem" in change));
    assert.deepEqual([change.changed, change.refused], [3, []]);
    const texts = textsAfter(FILES, change);
    assert.ok(typeof texts !== "string");
    assert.equal(
      texts.get("a.transcript"),
      'P1: Yes. [Money is [short]{.cuts}]{.split memo="note"} here.\n\nInt: Really?\n',
    );
    assert.equal(texts.get("b.transcript"), "P2: [No money]{.money .cuts}.\n");
    assert.match(texts.get("codebook.yaml") ?? "", /split: \{ ?name: Split off ?\}/);
    assert.doesNotMatch(texts.get("codebook.yaml") ?? "", /unused/);
  });

  it("finds a passage that has moved, and reports what is gone instead of guessing", async () => {
    const { passages } = await list(studyOfFiles(FILES));
    const later = new Map([...FILES].map(([path, text]) => [path, edited(text)]));
    const decisions = passages.map((one) => decide(one, { action: "replace", to: "cuts" }));
    const change = await recodePassages({ code: "money", decisions, newCodes: [] }, readNow(later));
    assert.ok(!("problem" in change));
    const reason = "This passage is not in the text any more, or its words have changed.";
    assert.deepEqual(change.refused, [{ index: 2, reason }]);
    assert.equal(change.changed, 2);
    const texts = textsAfter(later, change);
    assert.ok(typeof texts !== "string");
    const text = texts.get("a.transcript") ?? "";
    assert.match(
      text,
      /^P1: Oh!\n\nP1: Yes\. \[Money is \[short\]\{\.cuts\}\]\{\.cuts memo="note"\}/,
    );
  });
});

function edited(text: string): string {
  return text.replace("P1: Yes.", "P1: Oh!\n\nP1: Yes.").replace("[No money]", "[Some money]");
}
