import assert from "node:assert/strict";
import { overviewOf } from "../../../server/features/overview";
import type { CaseInfo, NodeInfo, StudyOverview } from "../../../server/protocol";
import { STUDY_URI, studyFrom } from "./fixture";

const STUDY = `//- codebook.yaml
title: Coordination
themes:
  resources:
    name: Money
    definition: Money decides.
    codes:
      limits: { definition: Too little., example: [One, Two], color: "#112233" }
      old: { status: retired, replacedBy: limits }
codes:
  politics: Politics of the day.
//- cases.csv
case,level,sector
P10,local,charity
P2,central,
P99,none,
//- transcripts/b.md
---
case: P10
status: coded
attributes: { level: central }
---
Int: Why?
P10: [Money gets tighter]{.limits .politics} every year.

P10: Nobody planned any of this.
//- transcripts/a.md
---
case: P2
---
P2: [No money]{.limits} [at all]{.odd}.
`;

describe("overview of a study", () => {
  it("its title, places and coverage", () => {
    const { uri, title, codebookUri, codebookFailure, ...rest } = overview(STUDY);
    assert.equal(uri, STUDY_URI);
    assert.equal(title, "Coordination");
    assert.equal(codebookUri, `${STUDY_URI}/codebook.yaml`);
    assert.equal(codebookFailure, null);
    // P10 says 5 and 5 words, of which 3 are coded; P2 says 4, all coded.
    assert.deepEqual(
      [rest.words, rest.codedWords, rest.coverage, rest.uncodedParagraphs],
      [14, 7, 0.5, 1],
    );
  });

  it("the figures of all nodes as a tree, with unknown codes at the end", () => {
    assert.deepEqual(overview(STUDY).nodes.flatMap(figures), [
      "0 theme resources: 2 codings, 2 passages, 5 words, 2 cases, 2 transcripts",
      "1 code limits: 2 codings, 2 passages, 5 words, 2 cases, 2 transcripts",
      "2 code old: 0 codings, 0 passages, 0 words, 0 cases, 0 transcripts",
      "3 code politics: 1 codings, 1 passages, 3 words, 1 cases, 1 transcripts",
      "4 unknown odd: 1 codings, 1 passages, 2 words, 1 cases, 1 transcripts",
    ]);
  });

  it("what the codebook says of a node", () => {
    const [theme, politics, odd] = overview(STUDY).nodes;
    const [limits, old] = theme.children;
    assert.deepEqual(
      [theme.name, theme.definition, theme.path, theme.color, theme.status],
      ["Money", "Money decides.", [], "#006cb4", "active"],
    );
    assert.deepEqual(
      [limits.name, limits.definition, limits.example, limits.color, limits.path],
      ["Limits", "Too little.", "One\nTwo", "#112233", ["Money"]],
    );
    assert.deepEqual(
      [old.status, old.replacedBy, old.color, old.definition],
      ["retired", "limits", "#006cb4", null],
    );
    assert.deepEqual([politics.definition, politics.color], ["Politics of the day.", "#767676"]);
    assert.deepEqual([odd.name, odd.color, odd.path], ["odd", "#8c6d62", []]);
  });

  it("the transcripts in the order of their paths", () => {
    assert.deepEqual(overview(STUDY).transcripts, [
      {
        uri: `${STUDY_URI}/transcripts/a.md`,
        file: "transcripts/a.md",
        case: "P2",
        status: null,
        failure: null,
        words: 4,
        codedWords: 4,
        coverage: 1,
        uncodedParagraphs: 0,
        seal: "unsealed",
      },
      {
        uri: `${STUDY_URI}/transcripts/b.md`,
        file: "transcripts/b.md",
        case: "P10",
        status: "coded",
        failure: null,
        words: 10,
        codedWords: 3,
        coverage: 0.3,
        uncodedParagraphs: 1,
        seal: "unsealed",
      },
    ]);
  });

  it("the cases in natural order, those that only cases.csv has with zeros", () => {
    assert.deepEqual(overview(STUDY).cases.map(caseLine), [
      "P2: 2 codings, 2 passages, 4 of 4 words; level=central; a.md",
      // The front matter wins over the table.
      "P10: 2 codings, 1 passages, 3 of 10 words; level=central, sector=charity; b.md",
      "P99: 0 codings, 0 passages, 0 of 0 words; level=none; ",
    ]);
  });

  it("files that could not be read, and an unreadable codebook, say why", () => {
    const { study } = studyFrom(STUDY);
    const failures = new Map([
      ["transcripts/ab.transcript.txt", "It is not UTF-8."],
      ["codebook.yaml", "It may not be read."],
      ["cases.csv", "It may not be read."],
    ]);
    const { transcripts, codebookFailure } = overviewOf({ ...study, failures });
    assert.deepEqual(
      transcripts.map(({ file, failure }) => [file, failure]),
      [
        ["transcripts/a.md", null],
        ["transcripts/ab.transcript.txt", "It is not UTF-8."],
        ["transcripts/b.md", null],
      ],
    );
    const { case: name, words, coverage } = transcripts[1];
    assert.deepEqual([name, words, coverage], ["ab", 0, null]);
    assert.equal(codebookFailure, "It may not be read.");
  });

  it("a codebook that does not parse: where, and which one is in force", () => {
    const { study } = studyFrom("//- codebook.yaml\ntitle: x\ncodes: [\n", {
      lastGood: "codes: { old: d }",
    });
    const { codebookFailure, nodes, title } = overviewOf(study);
    assert.match(
      codebookFailure ?? "",
      /\(line [23]\) Until then, the last codebook .* in force\.$/,
    );
    assert.deepEqual([nodes.map(({ id }) => id), title], [["old"], "study"]);
  });

  it("a study without anything", () => {
    const { nodes, transcripts, cases, coverage } = overview("//- codebook.yaml\n");
    assert.deepEqual([nodes, transcripts, cases, coverage], [[], [], [], null]);
  });
});

describe("cases of a transcript with several speakers", () => {
  const PAIR = `//- codebook.yaml
//- pair.transcript
---
case: Pair
attributes: { site: north, wave: 1 }
speakers:
  Int: { role: interviewer }
  A: { case: K1, attributes: { site: south } }
  B:
  C: { case: K3 }
---
Int: [Why?]{.x}
A: [1>]One two three.
B: Four[<1]{.x} five.
B: [five six]{.y}
`;

  it("a coding and a passage count for every case whose words they hold, none for interviewers", () => {
    assert.deepEqual(overview(PAIR).cases.map(caseLine), [
      "K1: 1 codings, 1 passages, 3 of 3 words; site=south, wave=1; pair.transcript",
      "K3: 0 codings, 0 passages, 0 of 0 words; site=north, wave=1; pair.transcript",
      "Pair/B: 2 codings, 2 passages, 3 of 4 words; site=north, wave=1; pair.transcript",
    ]);
  });

  it("codings that share a character are one passage; two codes are two codings", () => {
    const { cases } = overview(
      "//- codebook.yaml\n//- P1.transcript\n[1>]a [b[<1]{.x} c]{.y .z} d",
    );
    assert.deepEqual(cases.map(caseLine), [
      "P1: 3 codings, 1 passages, 3 of 4 words; ; P1.transcript",
    ]);
  });

  it("what several transcripts say of one case is all shown", () => {
    const { cases } = overview(`//- codebook.yaml
//- cases.csv
case,wave,town
K,0,York
//- b.transcript
---
{ case: K, attributes: { wave: 2, age: 40 } }
---
//- a.transcript
---
{ case: K, attributes: { wave: 1, age: 40 } }
---
`);
    assert.deepEqual(cases.map(caseLine), [
      "K: 0 codings, 0 passages, 0 of 0 words; wave=1, wave=2, age=40, town=York; a.transcript b.transcript",
    ]);
  });

  it("a transcript without speech stands for its own case", () => {
    const { cases } = overview("//- codebook.yaml\n//- t/P7.transcript.md\n# Nobody\n");
    assert.deepEqual(
      cases.map((one) => one.case),
      ["P7"],
    );
  });
});

function overview(text: string): StudyOverview {
  return overviewOf(studyFrom(text).study);
}

function figures(node: NodeInfo): string[] {
  const { order, kind, id, codings, passages, words, cases, transcripts, children } = node;
  const counts = [
    `${codings} codings`,
    `${passages} passages`,
    `${words} words`,
    `${cases} cases`,
    `${transcripts} transcripts`,
  ];
  return [`${order} ${kind} ${id}: ${counts.join(", ")}`, ...children.flatMap(figures)];
}

function caseLine(info: CaseInfo): string {
  const attributes = info.attributes.map(({ key, value }) => `${key}=${value}`).join(", ");
  const files = info.transcripts.map(({ file }) => file.slice(file.lastIndexOf("/") + 1)).join(" ");
  const words = `${info.codedWords} of ${info.words} words`;
  const counts = `${info.codings} codings, ${info.passages} passages, ${words}`;
  return `${info.case}: ${counts}; ${attributes}; ${files}`;
}
