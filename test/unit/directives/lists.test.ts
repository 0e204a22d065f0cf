import assert from "node:assert/strict";
import { rowsIn } from "./rows";

const STUDY = `//- codebook.yaml
themes:
  care: { name: Care, attributes: { model: x }, codes: { waiting: Having to wait. } }
  power: { name: Power, attributes: { model: y }, codes: { rules: What is laid down. } }
//- a.transcript
---
case: A
attributes: { level: local }
---
Int: Did you wait?

P1: [We waited]{.waiting memo=long by=am}. I wait.
//- b.transcript
---
case: B
attributes: { level: central }
---
# Start
P1: [They wait]{.waiting} by [the rules]{.rules}.
//- c.transcript
---
case: C
---
P1: Nothing.
`;

const SUMMARIES = `//- framework.md
# A
## care
They wait | a *lot*.

Two *paragraphs*.

# C
## power
Says nothing.
# Start
## care
No case.
`;

const rowsOf = (words: string, study = STUDY) => rowsIn(study, words);

const KWIC = "File,Line,Speaker,Case,Before,Words,After";
const CODINGS = "File,Line,Code,Words,Speaker,Case,Memo,Coder";

describe("lists in a report", () => {
  it("are words in context, limited as on the command line", async () => {
    assert.deepEqual(await rowsOf("kwic wait"), [
      KWIC,
      "a.transcript,5,Int,,Did you ,wait,?",
      "a.transcript,7,P1,A,We waited. I ,wait,.",
      "b.transcript,6,P1,B,They ,wait, by the rules.",
    ]);
    assert.deepEqual(await rowsOf("kwic wait --role participant --width 3 --where level=local"), [
      KWIC,
      "a.transcript,7,P1,A, I ,wait,.",
    ]);
    assert.deepEqual(await rowsOf("kwic"), ["Say which words to look for."]);
    assert.match((await rowsOf("kwic wait --where nothing"))[0], /^The query that limits it: /);
    assert.match((await rowsOf("kwic wait --role guest"))[0], /There is no role “guest”/);
    assert.match((await rowsOf("kwic wait --width wide"))[0], /--width takes a number/);
  });

  it("are codings in the order of the files", async () => {
    assert.deepEqual(await rowsOf("codings"), [
      CODINGS,
      "a.transcript,7,waiting,We waited,P1,A,long,am",
      "b.transcript,6,waiting,They wait,P1,B,,",
      "b.transcript,6,rules,the rules,P1,B,,",
    ]);
    assert.equal((await rowsOf("codings --scope level=local")).length, 2);
  });

  it("are the passages of each case for each theme or heading", async () => {
    assert.deepEqual(await rowsOf("matrix"), [
      "Case,Care,Power",
      "A,“We waited” (a.transcript:7),",
      "B,“They wait” (b.transcript:6),“the rules” (b.transcript:6)",
      "C,,",
    ]);
    assert.deepEqual(await rowsOf("matrix --nodes rules"), [
      "Case,Rules",
      "A,",
      "B,“the rules” (b.transcript:6)",
      "C,",
    ]);
    assert.deepEqual(await rowsOf("matrix --by heading --nodes rules"), [
      "matrix takes --nodes only by theme.",
    ]);
    assert.match((await rowsOf("matrix --nodes rule"))[0], /no theme or code “rule”/);
  });

  it("have the summaries of framework.md in the cells of the matrix", async () => {
    const study = STUDY + SUMMARIES;
    assert.deepEqual(await rowsOf("matrix", study), [
      "Case,Care,Power",
      'A,"They wait | a *lot*.\n\nTwo *paragraphs*.; “We waited” (a.transcript:7)",',
      "B,“They wait” (b.transcript:6),“the rules” (b.transcript:6)",
      "C,,Says nothing.",
    ]);
    // Summaries of the whole study stay known where a scope limits it.
    assert.deepEqual(await rowsOf("matrix --scope level=central", study), [
      "Case,Care,Power",
      "B,“They wait” (b.transcript:6),“the rules” (b.transcript:6)",
    ]);
  });

  it("weigh explanations, with the cases for one, for several and for none", async () => {
    // x: waiting in A and B (two words each); y: rules in B (two words). C has neither.
    assert.deepEqual(await rowsOf("rivals --by model"), [
      "of,value,codings,passages,words,cases,transcripts,which",
      "value,x,2,2,4,2,2,",
      "value,y,1,1,2,1,1,",
      "only,x,,,,1,,A",
      "only,y,,,,0,,",
      "several,x + y,,,,1,,B",
      "none,,,,,1,,C",
    ]);
    assert.match((await rowsOf("rivals --by modl"))[0], /Did you mean “model”/);
    assert.match((await rowsOf("rivals"))[0], /^rivals needs an attribute/);
  });

  it("are the same each time", async () => {
    for (const words of ["kwic wait", "codings", "matrix", "rivals --by model"])
      assert.deepEqual(await rowsOf(words), await rowsOf(words));
  });
});
