import assert from "node:assert/strict";
import { casesBy } from "../../../../server/counts/casesBy";
import { fileCasesOf } from "../../../../server/counts/caseFigures";
import { cooccurrenceOf } from "../../../../server/counts/cooccurrence/cooccurrence";
import { coverageOf } from "../../../../server/counts/coverage";
import { crosstabOf } from "../../../../server/counts/crosstab/crosstab";
import { newCodesOf } from "../../../../server/counts/newCodes";
import { rivalsOf } from "../../../../server/counts/rivals";
import { limitTranscript } from "../../../../server/counts/scope/limitTranscript";
import { scopeOf } from "../../../../server/counts/scope/scope";
import { figuresOf } from "../../../../server/counts/themes";
import { wordingBetween } from "../../../../server/markup/wording";
import { figuresOf as figuresOfQuery, queryOf, studyOf, textsOf } from "../query/study";
import type { CountedStudy } from "../study";
import { limited } from "./study";

/** Figures were counted by hand, word by word. */
const STUDY = `
//- codebook.yaml
themes:
  care: { codes: { waiting: x, blame: x } }
codes: { money: x }
//- cases.csv
case,sector
K1,public
K9,public
//- one.transcript
---
case: K1
attributes: { level: central }
---
# Money
Int: Was it money?

P1: [1>]They cut us.

Int: [Really]{.money}?

P1: Yes, twice.[<1]{.waiting by=am weight=high}
# Later
P1: [We waited]{.blame by=jo} for years and years.
//- two.transcript
---
case: K2
attributes: { level: local }
---
# Later
P2: [Nobody [cut]{.blame} us]{.money}. We never had any.
//- group.transcript
---
speakers:
  Anna: { case: K3, attributes: { level: central } }
  Ben: { case: K4, attributes: { level: local } }
  Cleo: { case: K5, attributes: { level: local } }
---
Anna: I say [1>]nothing.

Ben: Nor do I.[<1]{.waiting by=am}
`;

describe("a scope", () => {
  let study: CountedStudy;
  before(async () => (study = await studyOf(STUDY)));

  /** `codings passages words cases transcripts`. */
  const figures = async (scope: string, ...ids: string[]): Promise<string[]> => {
    const { tally } = (await limited(study, scope)).figures;
    return ids.map((id) => {
      const { codings, passages, words, cases, transcripts } = figuresOf(tally, id);
      return [codings, passages, words, cases, transcripts].join(" ");
    });
  };

  it("of an attribute counts the words of those who have it", async () => {
    // They cut us / Yes twice / We waited; nothing.
    assert.deepEqual(await figures("level=central", "care", "waiting", "blame", "money"), [
      "3 3 8 2 2",
      "2 2 6 2 2",
      "1 1 2 1 1",
      "0 0 0 0 0",
    ]);
    // Nor do I / cut / Nobody cut us.
    assert.deepEqual(await figures("level=local", "waiting", "blame", "money"), [
      "1 1 3 1 1",
      "1 1 1 1 1",
      "1 1 3 1 1",
    ]);
  });

  it("keeps a passage whole that somebody outside speaks in the middle of", async () => {
    assert.deepEqual(await figures("case:K1", "waiting"), ["1 1 5 1 1"]);
    const [cell] = (await crosstabOf(study.figures, { by: "case", measure: "passages" })).rows
      .filter(({ id }) => id === "waiting")
      .map(({ cells }) => cells);
    assert.equal(cell[0], 1, "as the crosstab does in the column of the case");
  });

  it("of a heading counts what stands under it, whoever speaks", async () => {
    assert.deepEqual(await figures("heading:Money", "waiting", "money", "blame"), [
      "1 1 5 1 1",
      "1 1 0 0 1",
      "0 0 0 0 0",
    ]);
  });

  it("of a coder counts that coder's codings, and all words", async () => {
    assert.deepEqual(await figures("by:am", "waiting", "blame", "money"), [
      "2 2 9 3 2",
      "0 0 0 0 0",
      "0 0 0 0 0",
    ]);
    const { figures: mine } = await limited(study, "by:am");
    const { words, codedWords } = coverageOf(mine);
    // 3 + 2 + 6, 3 + 4, 3 + 3 words of participants; 5 + 1 + 3 of them coded by am.
    assert.deepEqual([words, codedWords], [24, 9]);
  });

  it("takes annotations in the same way, and joins them to words by AND", async () => {
    assert.deepEqual(await figures("@weight=high", "waiting", "money"), ["1 1 5 1 1", "0 0 0 0 0"]);
    assert.deepEqual(await figures("by:am AND level=local", "waiting", "blame"), [
      "1 1 3 1 1",
      "0 0 0 0 0",
    ]);
    assert.deepEqual(await figures("level=local AND (by:am AND case:K4)", "waiting"), [
      "1 1 3 1 1",
    ]);
    assert.deepEqual(await figures("by:nobody", "waiting"), ["0 0 0 0 0"]);
  });

  it("takes a coder in OR and NOT for the words that the coder has coded", () => {
    const { codings, words } = scopeOf(queryOf("by:am OR level=local"));
    assert.deepEqual([codings.length, words?.kind], [0, "or"]);
    const negated = scopeOf(queryOf("NOT by:am AND level=local"));
    assert.deepEqual([negated.codings.length, negated.words?.kind], [0, "and"]);
  });

  it("looks at other files where the query does", async () => {
    assert.deepEqual(await figures("cases(blame) AND cases(waiting)", "blame", "money"), [
      "1 1 2 1 1",
      "0 0 0 0 0",
    ]);
    assert.deepEqual(await figures("files(money)", "waiting"), ["1 1 5 1 1"]);
  });

  it("can be of words, and of one inside a passage", async () => {
    assert.deepEqual(await figures('"cut us"', "waiting", "blame", "money"), [
      "1 1 2 1 1",
      "1 1 1 1 1",
      "1 1 2 1 1",
    ]);
  });

  it("leaves out cases and transcripts that have nothing in it", async () => {
    const { figures: central } = await limited(study, "level=central");
    const { files, cases, words } = coverageOf(central);
    assert.deepEqual(
      files.map(({ file }) => file),
      ["group.transcript", "one.transcript"],
    );
    assert.deepEqual(
      cases.map((one) => [one.case, one.words, one.codedWords]),
      [
        ["K3", 3, 1],
        ["K1", 11, 7],
      ],
    );
    assert.equal(words, 14);
    const listed = [...central.study.files].flatMap(([path, facts]) => {
      const voices = central.voices.get(path);
      return voices === undefined ? [] : fileCasesOf(facts, voices).map((one) => one.case);
    });
    assert.deepEqual(listed.sort(), ["K1", "K3"], "silent speakers do not take part");
    assert.deepEqual([...central.study.cases.keys()], ["K1"]);
  });

  it("of interviewers has transcripts, and no cases", async () => {
    const { figures: asked } = await limited(study, "role:interviewer");
    const { files, cases } = coverageOf(asked);
    assert.deepEqual([files.length, cases.length], [1, 0]);
    assert.equal((await casesBy(asked, { by: ["level"] })).total, 0);
  });

  it("limits comparisons", async () => {
    const { figures: central } = await limited(study, "level=central");
    const { columns, bases, rows } = await crosstabOf(central, { by: "level", measure: "words" });
    assert.deepEqual([columns, bases], [["central"], [{ cases: 2, transcripts: 2, words: 14 }]]);
    assert.deepEqual(rows.find(({ id }) => id === "care")?.cells, [8]);
    assert.deepEqual(await newCodesOf(central, "file"), [
      { file: "group.transcript", newCodes: 1, codes: 1, newThemes: 1, themes: 1 },
      { file: "one.transcript", newCodes: 1, codes: 2, newThemes: 0, themes: 1 },
    ]);
    const pairs = await cooccurrenceOf(central, { kind: "overlap" });
    assert.deepEqual(pairs, [], "the interviewer's word inside the passage is outside the scope");
    const { rows: rivals } = await rivalsOf(central, "@weight");
    assert.deepEqual(
      rivals.map((row) => [row.value, row.codings, row.words]),
      [
        ["high", 1, 5],
        ["(none)", 2, 3],
      ],
    );
  });

  it("limits what queries find", async () => {
    const local = await limited(study, "level=local");
    assert.equal(await figuresOfQuery(local, "waiting"), "1 3 1 1");
    assert.equal(await figuresOfQuery(local, "level=central"), "0 0 0 0");
    assert.equal(await figuresOfQuery(local, "NOT theme:care"), "2 6 1 1");
    assert.deepEqual(await textsOf(local, '"cut us"'), ["cut us"]);
    assert.deepEqual(await textsOf(await limited(study, "case:K4"), "waiting"), ["Nor do I."]);
    assert.deepEqual(await textsOf(await limited(study, "waiting"), '"cut us"'), ["cut us"]);
    assert.deepEqual(await textsOf(await limited(study, "blame"), '"cut us"'), ["cut"]);
  });

  it("quotes passages with their words inside, and refuses a text that has changed", async () => {
    const { figures: local } = await limited(study, "level=local");
    const path = "group.transcript";
    const [transcript, whole, cut] = [
      study.transcripts.get(path),
      study.figures.study.files.get(path),
      local.study.files.get(path),
    ];
    assert.ok(transcript && whole && cut);
    const [coding] = limitTranscript(transcript, { own: whole, limited: cut })?.codings ?? [];
    assert.equal(wordingBetween(transcript, coding.passage.start, coding.passage.end), "Nor do I.");
    const other = study.figures.study.files.get("one.transcript");
    assert.ok(other);
    assert.equal(limitTranscript(transcript, { own: other, limited: cut }), undefined);
  });
});
