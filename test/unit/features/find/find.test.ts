import assert from "node:assert/strict";
import fc from "fast-check";
import { findInStudy, type Search } from "../../../../server/features/find/find";
import { finderOf } from "../../../../server/features/find/query";
import { wordingOf } from "../../../../server/markup/wording";
import { readExpression } from "../../../../server/lazy/regex";
import type { FindHit, FindParams, FindQuery, FindResult } from "../../../../server/protocol/find";
import { studyFrom, studyOfFiles, type StudyFixture } from "../fixture";
import { arbitraryTranscript } from "../../../reference/arbitrary";

const PLAIN: Omit<FindQuery, "text"> = {
  mode: "phrase",
  isCaseSensitive: false,
  isWholeWord: false,
  speakers: "participants",
};

type Asked = Partial<FindQuery> &
  Partial<Omit<FindParams, "query">> & { readonly isDue?: () => boolean };

async function find(fixture: StudyFixture, asked: Asked): Promise<FindResult> {
  const { from = null, limit = 1000, since, isDue = () => false, ...query } = asked;
  const wanted = { ...PLAIN, text: "", ...query };
  const finder = await finderOf(wanted, readExpression);
  if ("message" in finder) throw new Error(finder.message);
  const { study } = fixture;
  const read = async (path: string) =>
    path === "gone.transcript" ? undefined : fixture.transcript(path);
  const revisionOf = (path: string) => (path === "b.transcript" ? 7 : 3);
  const search: Search = {
    study,
    finder,
    read,
    pause: () => undefined,
    isDue,
    revision: 7,
    revisionOf,
  };
  return findInStudy(search, { query: wanted, from, limit, since });
}

const lines = (hits: readonly FindHit[]): string[] =>
  hits.map(
    ({ file, before, text, after, speaker }) => `${file} ${speaker}: ${before}|${text}|${after}`,
  );

const STUDY = studyFrom(`//- codebook.yaml
themes: { money: { codes: { cuts: Fewer means. } } }
//- a.transcript
---
case: K1
---
Int: Is there money?

P1: [Mo[ney]{.cuts}]{.money}
gets [1>]tight\\-er<!-- really? --> each
year[<1]{.cuts}.

P1: More
//- b.transcript
P2: money money
`);

describe("finding words in a study", () => {
  it("looks at the wording: over markup, escapes, comments and line breaks", async () => {
    const { hits } = await find(STUDY, { text: "money gets tight-er each year" });
    assert.deepEqual(lines(hits), ["a.transcript P1: |Money gets tight-er each year|."]);
    const [{ range, start, end, case: caseName }] = hits;
    assert.deepEqual([start, end, caseName], [16, 45, "K1"]);
    assert.deepEqual(range, { start: { line: 5, character: 5 }, end: { line: 7, character: 4 } });
  });

  it("does not reach over the end of a paragraph", async () => {
    for (const asked of [
      { text: "year. more" },
      { text: "year\\.\\s+more", mode: "expression" },
      { text: "year more", mode: "words" },
    ] as const) {
      assert.deepEqual((await find(STUDY, asked)).hits, [], asked.text);
    }
  });

  it("leaves interviewers out unless everybody is asked for", async () => {
    const own = await find(STUDY, { text: "money" });
    const all = await find(STUDY, { text: "money", speakers: "everybody" });
    assert.deepEqual(
      own.hits.map(({ speaker }) => speaker),
      ["P1", "P2", "P2"],
    );
    assert.deepEqual(
      all.hits.map(({ speaker }) => speaker),
      ["Int", "P1", "P2", "P2"],
    );
    assert.equal(all.hits[0].case, null);
  });

  it("tells which codes are on the words, and whether on all of them", async () => {
    const { hits } = await find(STUDY, { text: "money" });
    assert.deepEqual(hits[0].codes, [
      { id: "money", isWhole: true },
      { id: "cuts", isWhole: false },
    ]);
  });

  it("finds parts of words, or only whole ones", async () => {
    const study = studyFrom(
      "//- codebook.yaml\n//- a.transcript\nP: don't go on, go-between, 住房很贵 going\n",
    );
    const words = async (text: string, isWholeWord: boolean): Promise<number[]> =>
      (await find(study, { text, isWholeWord })).hits.map(({ start }) => start);
    assert.deepEqual(await words("go", false), [6, 13, 30]);
    assert.deepEqual(await words("go", true), [6]);
    assert.deepEqual(await words("don", true), []);
    assert.deepEqual(await words("住房", true), [25]);
    assert.deepEqual(await words("go on, go-between", true), [6]);
  });

  it("gives pages that make up the whole, wherever they are cut", async () => {
    const whole = await find(STUDY, { text: "m", speakers: "everybody" });
    assert.equal(whole.next, null);
    assert.deepEqual([whole.searched, whole.total], [2, 2]);
    for (const limit of [1, 2, 3]) {
      for (const isDue of [() => false, () => true]) {
        assert.deepEqual(
          await allPages(STUDY, { text: "m", speakers: "everybody", limit, isDue }),
          whole.hits,
        );
      }
    }
  });

  it("looks only at files that changed, and names those it could not read", async () => {
    const changed = await find(STUDY, { text: "money", since: 5 });
    assert.deepEqual(changed.files, ["b.transcript"]);
    assert.equal(changed.hits.length, 2);
    const gone = studyFrom(
      "//- codebook.yaml\n//- gone.transcript\nP: x\n//- here.transcript\nP: x\n",
    );
    const { unread, hits } = await find(gone, { text: "x" });
    assert.deepEqual([unread, hits.length], [["gone.transcript"], 1]);
  });

  it("gives long hits and long contexts cut, without tearing a pair", async () => {
    const long = "😀".repeat(400);
    const study = studyFrom(`//- codebook.yaml\n//- a.transcript\nP: ${long}x${long}\n`);
    const [hit] = (await find(study, { text: "x" })).hits;
    assert.equal(hit.before, "😀".repeat(60));
    assert.equal(hit.after, "😀".repeat(60));
    const [all] = (await find(study, { text: "😀+", mode: "expression" })).hits;
    assert.ok(all.text.endsWith("…") && all.text.length <= 501);
  });

  it("finds a phrase exactly where it stands in the wording, in any transcript", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryTranscript,
        fc.constantFrom("a", "we", "the", "e w", "n", "住"),
        async (text, phrase) => {
          const study = studyOfFiles(
            new Map([
              ["codebook.yaml", ""],
              ["a.transcript", text],
            ]),
          );
          const { transcript } = study.transcript("a.transcript");
          const wording = wordingOf(transcript);
          const { hits } = await find(study, {
            text: phrase,
            isCaseSensitive: true,
            speakers: "everybody",
            limit: 1e6,
          });
          const expected: number[] = [];
          const wanted = phrase;
          for (
            let at = wording.indexOf(wanted);
            at >= 0;
            at = wording.indexOf(wanted, at + wanted.length)
          ) {
            if (!/^\p{Script=Inherited}/u.test(wording.slice(at + wanted.length)))
              expected.push(at);
          }
          assert.deepEqual(
            hits.map(({ start }) => start),
            expected,
          );
          for (const hit of hits) assert.equal(wording.slice(hit.start, hit.end), wanted);
        },
      ),
    );
  });
});

async function allPages(study: StudyFixture, asked: Asked): Promise<FindHit[]> {
  const hits: FindHit[] = [];
  let from: FindParams["from"] = null;
  for (;;) {
    const page: FindResult = await find(study, { ...asked, from });
    assert.ok(page.hits.length <= (asked.limit ?? 1000));
    hits.push(...page.hits);
    from = page.next;
    if (from === null) return hits;
  }
}
