import assert from "node:assert/strict";
import { rowsIn } from "./rows";

const STUDY = `//- codebook.yaml
themes:
  care: { name: Care, codes: { waiting: Having to wait., calls: Ringing. } }
  power: { name: Power, codes: { rules: What is laid down. } }
queries: { Waiting locally: waiting AND level=local }
//- a.transcript
---
case: A
date: 2020-02-02
attributes: { level: local, sector: voluntary }
---
P1: [We waited]{.waiting} while [they rang]{.calls}.
//- b.transcript
---
case: B
date: 2020-01-01
attributes: { level: central }
---
P1: [We waited]{.waiting .calls} for [the rules]{.rules}.
//- c.transcript
---
case: C
date: 2020-03-03
attributes: { level: local, sector: statutory }
---
P1: [They wait]{.waiting} by [the rules]{.rules}.
`;

const rowsOf = (words: string) => rowsIn(STUDY, words);

describe("tables that compare, in a report", () => {
  it("are themes by an attribute, most recurrent first", async () => {
    // Care: A, B and C; Power: B and C. Waiting in all three, rules in two, calls in A and B.
    assert.deepEqual(await rowsOf("themes --by level"), [
      ...["Name,central,local,Total", "Care,1,2,3", "Waiting,1,2,3", "Calls,1,1,2"],
      ...["Power,1,1,2", "Rules,1,1,2"],
    ]);
    assert.deepEqual(await rowsOf("themes --by level --level theme --measure words"), [
      "Name,central,local,Total",
      "Care,2,6,8",
      "Power,2,2,4",
    ]);
    assert.deepEqual((await rowsOf("themes --level theme"))[1], "Care,theme,3,4,5,8,3");
  });

  it("are crosstabs of chosen nodes, with what has no value", async () => {
    assert.deepEqual(await rowsOf("crosstab --by sector --nodes rules"), [
      "Name,statutory,voluntary,(none),Total",
      "Rules,1,0,1,2",
    ]);
  });

  it("are pairs of codes, cases by attributes, and new codes by interview", async () => {
    assert.deepEqual(await rowsOf("cooccurrence --kind case"), [
      "Code,Other code,Count,Share",
      `Waiting,Calls,2,${2 / 3}`,
      `Waiting,Rules,2,${2 / 3}`,
      `Calls,Rules,1,${1 / 3}`,
    ]);
    assert.deepEqual(await rowsOf("cases --by level,sector"), [
      "level,statutory,voluntary,(none),Total",
      "central,0,0,1,1",
      "local,1,1,0,2",
      "Total,,,,3",
    ]);
    assert.deepEqual(await rowsOf("new-codes"), [
      "Transcript,New codes,Codes so far,New themes,Themes so far",
      ...["b.transcript,3,3,2,2", "a.transcript,0,3,0,2", "c.transcript,0,3,0,2"],
    ]);
  });

  it("are what a query finds, quoted", async () => {
    const found = [
      "Words,File",
      '"“We waited” (A, voluntary)",a.transcript',
      '"“They wait” (C, statutory)",c.transcript',
    ];
    assert.deepEqual(await rowsOf("query 'waiting AND level=local' --attributes sector"), found);
    assert.deepEqual(await rowsOf("query --saved 'Waiting locally' --attributes sector"), found);
  });

  const wrong: [string, RegExp][] = [
    ["themes --by levl", /There is no by “levl”\. Did you mean “level”\?/],
    ["crosstab", /crosstab needs --by/],
    ["crosstab --by level --nodes car", /no theme or code “car”/],
    ["crosstab --by level --measure case", /There is no measure “case”\. Did you mean “cases”\?/],
    ["cases", /one to three attributes/],
    ["cases --by level,sektor", /There is no attribute “sektor”\. Did you mean “sector”\?/],
    ["query", /Give a query in quotes/],
    ["query '(waiting'", /./],
    ["query wating", /wating/],
    ["query --saved Waiting", /no query “Waiting”/],
    ["query waiting --as words", /Unknown --as “words”/],
  ];
  for (const [words, message] of wrong) {
    it(`are refused with a sentence for “${words}”`, async () => {
      const [problem, ...others] = await rowsOf(words);
      assert.deepEqual(others, []);
      assert.match(problem, message);
    });
  }
});
