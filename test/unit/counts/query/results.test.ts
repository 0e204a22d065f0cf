import assert from "node:assert/strict";
import { keepQuery } from "../../../../server/counts/query/run";
import { dropFacts, putFacts } from "../../../../server/counts/figures";
import { parseTranscript } from "../../../../server/markup/parse";
import { readFacts } from "../../../../server/study/readFacts";
import type { CountedStudy } from "../study";
import { figuresOf, problemsOf, queryOf, rowsOf, run, studyOf, textsOf } from "./study";

const STUDY = `
//- codebook.yaml
themes:
  survival: { codes: { money: x, closing: x } }
  clients-first: { codes: { waiting: x } }
codes: { aside: x }
//- cases.csv
case,level
K2,local
K3,central
//- k1.transcript.md
---
case: K1
attributes: { level: central }
---
# Money
Int: Was it about money?

P1: [They [cut us]{.closing by=jo}]{.money #cut memo="first"}. We stayed open.

P1: [For the clients]{.waiting}, I think.
# Later
P1: [Money]{.money weight=high}[ again]{.money}, always money.
//- k2.transcript.md
---
case: K2
coder: am
---
P2: [1>]It was hard.

P2: They [closed]{.closing weight=high} the door.[<1]{.money}

P2: […]{.aside} The art of a party.
//- group.transcript.md
---
case: G
speakers: { Anna: { case: K3 }, Ben: { attributes: { level: local } }, Int: { role: interviewer } }
---
Anna: We wait.

Ben: [We do not wait.]{.waiting}

Int: [Why]{.closing}?
`;

describe("the operands of a query", () => {
  let study: CountedStudy;
  before(async () => (study = await studyOf(STUDY)));

  const checks: readonly (readonly [string, readonly string[]])[] = [
    ["closing", ["cut us", "closed", "Why"]],
    ["money", ["They cut us", "Money", "again", "It was hard.\nThey closed the door."]],
    ["survival", []],
    [
      "theme:survival",
      ["They cut us", "Money", "again", "It was hard.\nThey closed the door.", "Why"],
    ],
    ["by:jo", ["cut us"]],
    ["by:am", ["It was hard.\nThey closed the door."]],
    ["@weight=high", ["Money", "closed"]],
    ["case:K3", ["We wait."]],
    ["case:G/Ben", ["We do not wait."]],
    ["speaker:ANNA", ["We wait."]],
    ["role:interviewer", ["Was it about money?", "Why?"]],
    ["level=(none)", []],
    ["heading:later", ["Money again, always money."]],
    ["file:group", ["We wait.\nWe do not wait.\nWhy?"]],
    ['"money"', ["money", "Money", "money"]],
    ['"art"', ["art"]],
    ['"wait. we do"', ["wait.\nWe do"]],
  ];
  for (const [text, expected] of checks) {
    it(text, async () =>
      assert.deepEqual([...(await textsOf(study, text))].sort(), [...expected].sort()),
    );
  }

  it("level=central: of files, speakers and cases.csv", async () => {
    assert.deepEqual(await textsOf(study, "level=central"), [
      "We wait.",
      "They cut us. We stayed open.\nFor the clients, I think.\nMoney again, always money.",
    ]);
    assert.deepEqual(await textsOf(study, "level=local"), [
      "We do not wait.",
      "It was hard.\nThey closed the door.\n… The art of a party.",
    ]);
  });
});

describe("the operators of a query", () => {
  let study: CountedStudy;
  before(async () => (study = await studyOf(STUDY)));

  it("AND is what both have in common, also half a passage", async () => {
    assert.deepEqual(await textsOf(study, "money AND closing"), ["cut us", "closed"]);
    assert.deepEqual(await textsOf(study, "money AND level=local"), [
      "It was hard.\nThey closed the door.",
    ]);
  });

  it("OR unites what shares a character, and keeps apart what only touches", async () => {
    assert.deepEqual(await textsOf(study, "(money OR closing) AND file:k1"), [
      "They cut us",
      "Money",
      "again",
    ]);
  });

  it("NOT is participants' speech without it", async () => {
    assert.deepEqual(await textsOf(study, "NOT money AND case:K2"), ["… The art of a party."]);
    assert.deepEqual(await textsOf(study, "case:K1 AND NOT (money OR waiting)"), [
      ". We stayed open.",
      ", I think.",
      ", always money.",
    ]);
    assert.deepEqual(await textsOf(study, "NOT (case:K1 OR case:K2) AND NOT waiting"), [
      "We wait.",
    ]);
  });

  it("cases(…) and files(…) are all speech of where it occurs", async () => {
    assert.deepEqual(await textsOf(study, "cases(waiting) AND file:group"), ["We do not wait."]);
    assert.deepEqual(await textsOf(study, "files(waiting) AND role:interviewer"), [
      "Why?",
      "Was it about money?",
    ]);
    assert.deepEqual(await textsOf(study, "cases(closing AND role:interviewer)"), []);
    assert.equal((await textsOf(study, "files(closing AND role:interviewer)")).length, 1);
  });

  it("find negative cases: who speaks of survival and never of clients", async () => {
    const negative = "theme:survival AND NOT cases(theme:clients-first)";
    const rows = await rowsOf(study, negative);
    assert.deepEqual(
      rows.map((row) => [row.case, row.text]),
      [["K2", "It was hard.\nThey closed the door."]],
    );
    assert.equal(await figuresOf(study, negative), "1 7 1 1");
  });

  it("look cases up innermost first", async () => {
    assert.deepEqual(
      await textsOf(study, "files(cases(files(waiting) AND closing)) AND @weight=high"),
      ["Money"],
    );
  });

  it("agree with the laws of sets", async () => {
    const same = [
      ["NOT (money AND closing)", "NOT money OR NOT closing"],
      ["NOT (money OR closing)", "NOT money AND NOT closing"],
      ["NOT NOT money", "money AND role:participant"],
    ];
    for (const [a, b] of same)
      assert.deepEqual(await textsOf(study, a), await textsOf(study, b), a);
  });
});

describe("the figures of a query", () => {
  it("count each word of a participant once, whichever stretches cut it", async () => {
    const study = await studyOf(`
//- codebook.yaml
codes: { a: x, b: x }
//- one.transcript
Int: [Multi-agency]{.a}?

P1: multi-[agen]{.a}[cy]{.a} work and [more]{.b}.
`);
    assert.equal(await figuresOf(study, "a"), "3 1 1 1");
    assert.equal(await figuresOf(study, "NOT a"), "2 4 1 1", "The word that is cut is in both");
    assert.equal(await figuresOf(study, "role:interviewer"), "1 0 0 1");
  });

  it("leave out stretches without words", async () => {
    const study = await studyOf(`
//- codebook.yaml
codes: { a: x }
//- one.transcript
P1: [All of it]{.a}.
`);
    assert.equal(await figuresOf(study, "NOT a"), "0 0 0 0");
    assert.equal(await figuresOf(study, "files(NOT a)"), "0 0 0 0");
    assert.equal(await figuresOf(study, "NOT files(NOT a)"), "1 3 1 1");
  });
});

describe("the rows of a query", () => {
  let study: CountedStudy;
  before(async () => (study = await studyOf(STUDY)));

  it("have what is written on the passages that the query is about", async () => {
    const coded = await studyOf(`
//- codebook.yaml
themes: { t: { codes: { a: x } } }
codes: { b: y }
//- one.transcript
P1: [[We wait]{.a by=jo memo=first weight=strong}]{.b by=am #wait}.
`);
    const read = async (query: string) =>
      (await rowsOf(coded, query)).map(({ memo, by, id }) => [memo, by, id]);
    assert.deepEqual(await read("a"), [["first", "jo", null]]);
    assert.deepEqual(await read("theme:t AND NOT cases(c)"), [["first", "jo", null]]);
    assert.deepEqual(await read("b"), [[null, "am", "wait"]]);
    assert.deepEqual(await read("by:jo AND speaker:P1"), [["first", "jo", null]]);
    assert.deepEqual(await read("@weight=strong"), [["first", "jo", null]]);
    assert.deepEqual(await read("a AND b"), [["first", null, "wait"]]);
    assert.deepEqual(await read('"we wait"'), [["first", null, "wait"]]);
  });

  it("have what is written on exactly their words", async () => {
    const rows = await rowsOf(study, "money AND file:k1");
    assert.deepEqual(rows[0], {
      ...{ file: "k1.transcript.md", line: 8, column: 6, text: "They cut us", speaker: "P1" },
      ...{ case: "K1", heading: "Money", memo: "first", by: null, id: "cut" },
    });
    assert.deepEqual(rows[2], {
      ...{ file: "k1.transcript.md", line: 12, column: 34, text: "again", speaker: "P1" },
      ...{ case: "K1", heading: "Later", memo: null, by: null, id: null },
    });
  });

  it("begin and end at a character that is not white space, as passages do", async () => {
    const coded = await studyOf(`
//- codebook.yaml
codes: { a: x }
//- one.transcript
P1: They  [cut]{.a}  the money , [again ]{.a} and
again.
`);
    const rows = await rowsOf(coded, "NOT a");
    assert.deepEqual(
      rows.map(({ line, column, text }) => [line, column, text]),
      [
        [1, 5, "They"],
        [1, 22, "the money ,"],
        [1, 47, "and again."],
      ],
    );
  });

  it("name the coder of the passage, or of the file", async () => {
    assert.deepEqual(
      (await rowsOf(study, "closing")).map(({ text, by }) => [text, by]),
      [
        ["Why", null],
        ["cut us", "jo"],
        ["closed", "am"],
      ],
    );
  });

  it("have no memo where two passages with the same words have different ones", async () => {
    const two = await studyOf(`
//- codebook.yaml
codes: { a: x, b: x }
//- one.transcript
P1: [[we wait]{.a memo="one" #q}]{.b memo="two" by=am}.
`);
    const [{ memo, by, id }] = await rowsOf(two, "a OR b");
    assert.deepEqual([memo, by, id], [null, "am", "q"]);
  });

  it("begin where their words do", async () => {
    const [first] = await rowsOf(study, "case:K2 AND NOT (money OR aside)");
    assert.deepEqual([first.text, first.line, first.column], ["… The art of a party.", 9, 6]);
  });
});

describe("what is shown of a query", () => {
  let study: CountedStudy;
  before(async () => (study = await studyOf(STUDY)));

  it("as passages: the whole of those that the query names", async () => {
    assert.deepEqual(await textsOf(study, 'money AND "door"', "passages"), [
      "It was hard.\nThey closed the door.",
    ]);
    assert.deepEqual(await textsOf(study, '"hard" OR "wait"', "passages"), [
      "wait",
      "We do not wait.",
      "It was hard.\nThey closed the door.",
    ]);
  });

  it("as paragraphs: the whole of those that it touches, each once", async () => {
    assert.deepEqual(await textsOf(study, "@weight=high", "paragraphs"), [
      "Money again, always money.",
      "They closed the door.",
    ]);
    assert.deepEqual(await textsOf(study, '"money"', "paragraphs"), [
      "Was it about money?",
      "Money again, always money.",
    ]);
  });
});

describe("a kept query", () => {
  it("looks again only into files that changed", async () => {
    const study = await studyOf(STUDY);
    const kept = keepQuery(queryOf('cases("party") AND money'));
    const read: string[] = [];
    const figures = async () => (await run(study, kept, (path) => read.push(path))).figures;
    assert.deepEqual(await figures(), { passages: 1, words: 7, cases: 1, transcripts: 1 });
    assert.equal(read.length, 3);
    put(study, "k1.transcript.md", "P1: [No]{.money} party.");
    assert.deepEqual(await figures(), { passages: 2, words: 8, cases: 2, transcripts: 2 });
    assert.deepEqual(read.slice(3), ["k1.transcript.md"]);
    dropFacts(study.figures, "k2.transcript.md");
    assert.deepEqual(await figures(), { passages: 1, words: 1, cases: 1, transcripts: 1 });
    assert.equal(read.length, 4);
  });

  it("reads no text unless it looks for words, and names the files that it could not read", async () => {
    const study = await studyOf(STUDY);
    const never = (): never => assert.fail("No text is needed");
    await run(study, keepQuery(queryOf("cases(money) AND NOT waiting")), never);
    const unreadable = { ...study, transcripts: new Map() };
    const { unread } = await run(unreadable, keepQuery(queryOf('"we" OR money')));
    assert.deepEqual(unread, [...study.transcripts.keys()].sort());
  });

  function put({ figures, transcripts }: CountedStudy, path: string, text: string): void {
    const transcript = parseTranscript(text);
    (transcripts as Map<string, typeof transcript>).set(path, transcript);
    putFacts(figures, path, readFacts(transcript, path));
  }
});

describe("the names in a query", () => {
  let study: CountedStudy;
  before(async () => (study = await studyOf(STUDY)));

  const checks: readonly (readonly [string, string])[] = [
    [
      "mony",
      "0–4 error: Neither the codebook nor a transcript has the code “mony”. Did you mean “money”? → money",
    ],
    [
      "NOT theme:survivel",
      "10–18 error: Neither the codebook nor a transcript has the code “survivel”. Did you mean “survival”? → survival",
    ],
    [
      "levle=central",
      "0–5 error: No file, speaker or case has the attribute “levle”. Did you mean “level”? → level",
    ],
    [
      "level=centrall",
      "6–14 warning: Nothing has level as “centrall”, so this finds nothing. Did you mean “central”? → central",
    ],
    ["case=K1", "0–4 error: Write case: with a colon, not with “=”."],
    ["case:K9", "5–7 error: There is no case “K9”. Did you mean “K2”? → K2"],
    ["speaker:Zoe", "8–11 error: Nobody speaks as “Zoe”. Check the label."],
    ["role:boss", "5–9 error: No speaker has the role “boss”. Check how it is written."],
    [
      'heading:"Mony"',
      "8–14 error: No transcript has the heading “Mony”. Did you mean “Money”? → Money",
    ],
    ["file:k9", "5–7 error: The study has no transcript “k9”. Did you mean “k1”? → k1"],
    ["by:zz", "3–5 error: Nobody codes as “zz”. Check the name of the coder."],
    [
      "@wieght=high",
      "1–7 error: No passage has the annotation “wieght”. Did you mean “weight”? → weight",
    ],
    ["@by=am", "1–3 error: Write by:name for what somebody has coded."],
  ];
  for (const [text, expected] of checks) {
    it(text, async () => {
      const [problem, ...others] = await problemsOf(study, text);
      const { start, end, severity, message, replacement } = problem;
      const offer = replacement === undefined ? "" : ` → ${replacement}`;
      assert.equal(`${start}–${end} ${severity}: ${message}${offer}`, expected);
      assert.deepEqual(others, []);
    });
  }

  it("are all right where the study has them", async () => {
    const fine =
      'money AND theme:survival OR survival AND level=(none) OR case:K1 AND speaker:int AND "x" OR ' +
      "role:participant OR heading:LATER OR file:group.transcript OR by:am OR @weight=high OR aside";
    assert.deepEqual(await problemsOf(study, fine), []);
  });
});
