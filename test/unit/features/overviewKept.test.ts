import assert from "node:assert/strict";
import { dropFacts, putFacts, recount, setCases } from "../../../server/counts/figures";
import { overviewOf } from "../../../server/features/overview";
import type { CaseInfo, TranscriptInfo } from "../../../server/protocol";
import { parseTranscript } from "../../../server/markup/parse";
import { readFacts } from "../../../server/study/readFacts";
import { studyFrom } from "./fixture";

const STUDY = `//- codebook.yaml
codes: { a: First., b: Second. }
//- cases.csv
case,level
P1,local
P9,none
//- one.transcript
---
case: P1
---
P1: [Some words]{.a} here.
//- two.transcript
---
case: P1
---
P1: [Other]{.b} words.
//- three.transcript
---
case: P3
---
P3: Last words.
`;

describe("an overview that is asked for again", () => {
  it("is made of the same parts where nothing changed", () => {
    const { study } = studyFrom(STUDY);
    const [before, after] = [overviewOf(study), overviewOf(study)];
    assert.deepEqual(keptOf(before, after), ["one", "three", "two", "P1", "P3", "P9"]);
  });

  it("tells anew of the file that changed and of its cases", () => {
    const { study } = studyFrom(STUDY);
    const before = overviewOf(study);
    put("two.transcript", "---\ncase: P4\n---\nP4: Other words.");
    const after = overviewOf(study);
    assert.deepEqual(keptOf(before, after), ["one", "three", "P3", "P9"]);
    assert.deepEqual(after.cases.map(lineOf), [
      "P1: 1 coding, 2 of 3 words, one, level=local",
      "P3: 0 coding, 0 of 2 words, three, ",
      "P4: 0 coding, 0 of 2 words, two, ",
      "P9: 0 coding, 0 of 0 words, , level=none",
    ]);
    dropFacts(study.figures, "two.transcript");
    assert.deepEqual(overviewOf(study).cases.map(lineOf), [
      "P1: 1 coding, 2 of 3 words, one, level=local",
      "P3: 0 coding, 0 of 2 words, three, ",
      "P9: 0 coding, 0 of 0 words, , level=none",
    ]);

    function put(path: string, text: string): void {
      putFacts(study.figures, path, readFacts(parseTranscript(text), path));
    }
  });

  it("follows the table of cases, a failure, and what counts as uncoded", async () => {
    const { study } = studyFrom(STUDY);
    overviewOf(study);
    setCases(study.figures, new Map([["P1", new Map([["level", "central"]])]]));
    assert.deepEqual(overviewOf(study).cases.map(lineOf), [
      "P1: 2 coding, 3 of 5 words, one two, level=central",
      "P3: 0 coding, 0 of 2 words, three, ",
    ]);
    const failing = { ...study, failures: new Map([["one.transcript", "It is gone."]]) };
    assert.equal(overviewOf(failing).transcripts[0].failure, "It is gone.");
    assert.equal(overviewOf(study).transcripts[0].failure, null);
    const uncoded = (): readonly number[] =>
      overviewOf(study).transcripts.map(({ uncodedParagraphs }) => uncodedParagraphs);
    assert.deepEqual(uncoded(), [0, 0, 0]);
    await recount(study.figures, { minWords: 1 }, () => undefined);
    assert.deepEqual(uncoded(), [0, 1, 0]);
  });
});

interface Parts {
  readonly transcripts: readonly TranscriptInfo[];
  readonly cases: readonly CaseInfo[];
}

/** The files and cases that are the very same in both. */
function keptOf(before: Parts, after: Parts): string[] {
  const last = new Set<object>([...before.transcripts, ...before.cases]);
  return [
    ...after.transcripts.filter((one) => last.has(one)).map(({ file }) => nameOf(file)),
    ...after.cases.filter((one) => last.has(one)).map((one) => one.case),
  ];
}

function nameOf(file: string): string {
  return file.replace(".transcript", "");
}

function lineOf(info: CaseInfo): string {
  const files = info.transcripts.map(({ file }) => nameOf(file)).join(" ");
  const attributes = info.attributes.map(({ key, value }) => `${key}=${value}`).join(" ");
  return `${info.case}: ${info.codings} coding, ${info.codedWords} of ${info.words} words, ${files}, ${attributes}`;
}
