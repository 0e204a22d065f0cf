import assert from "node:assert/strict";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { offsetOf } from "../../../server/features/positions";
import {
  allProblems,
  problemsOfCases,
  problemsOfCodebook,
  problemsOfFile,
} from "../../../server/features/problems";
import { toDiagnostics } from "../../../server/features/problems/diagnostics";
import { quote, type FileProblem } from "../../../server/features/problems/model";
import { studyFrom, type FixtureOptions } from "./fixture";

const CODEBOOK = `//- codebook.yaml
codes:
  waiting: { name: Waiting for help, definition: Somebody waits. }
  rationing: { definition: Too little for too many. }
  queueing: { status: retired, replacedBy: lining-up }
  lining-up: { status: retired, replacedBy: waiting }
  gone: { status: retired }
`;

describe("problems of framework.md", () => {
  it("are what belongs to no cell, at its place", () => {
    const text = "Lost.\n# P1\n## care\nx\n## core\ny\n## care\nz\n# P2\n## Work\nx\n";
    const { study } = studyFrom(
      `//- codebook.yaml\nthemes: { care: {} }\n//- a.transcript\n---\ncase: P1\n---\n# Work\n\nP1: [x]{.care}\n//- framework.md\n${text}`,
    );
    const found = [...allProblems(study)].filter(({ path }) => path === "framework.md");
    assert.deepEqual(
      found.map(({ problem: { range, severity, code, message } }) =>
        [range.start.line, range.end.character, severity, code, message].join(" "),
      ),
      [
        "0 5 warning misplaced-summary This text belongs to no cell. Put it below a case and a theme.",
        "4 7 warning misplaced-summary “core” is neither the id of a theme or code nor a heading of a transcript.",
        "6 7 warning misplaced-summary “P1” has a summary for “care” further up, which counts. Join the two.",
        "8 4 warning misplaced-summary No transcript has the case “P2”.",
      ],
    );
  });
});

describe("problems of a transcript", () => {
  it("a code that the codebook lacks, with the nearest one", () => {
    check("P1: We [waited]{.waitin} long.", [
      "warning unknown-code |.waitin| The codebook has no code “waitin”. Did you mean “waiting”?",
    ]);
  });

  it("a code that resembles none", () => {
    check("P1: We [waited]{.xyzzy} long.", [
      "warning unknown-code |.xyzzy| The codebook has no code “xyzzy”. Add it, or choose another code.",
    ]);
  });

  it("each use of an unknown code, beside known ones, with the coder's own", () => {
    check("P1: [We]{.waiting .one by=am} [waited]{.one}.", [
      "warning unknown-code |.one|",
      "warning unknown-code |.one|",
    ]);
  });

  it("a retired code with the code at the end of its replacements", () => {
    check("P1: We [queued]{.queueing} long.", [
      "warning retired-code |.queueing| The code “queueing” is retired. Use “waiting” (Waiting for help) instead.",
    ]);
  });

  it("a retired code without a replacement", () => {
    check("P1: We [queued]{.gone} long.", [
      "warning retired-code |.gone| The code “gone” is retired. Choose another code.",
    ]);
  });

  it("what the markup itself shows, in the order of the text", () => {
    check("P1: We x]{.waiting} and [waited]{.waitin} and [no.", [
      "error unmatched-end |]{.waiting}|",
      "warning unknown-code |.waitin|",
      "hint unmatched-start |[|",
    ]);
  });

  it("an empty codebook knows no code", () => {
    const { study } = studyFrom("//- codebook.yaml\n//- a.transcript\n[x y]{.waiting}\n");
    assert.deepEqual(
      problemsOfFile(study, "a.transcript").map(({ code }) => code),
      ["unknown-code"],
    );
  });

  it("a file that the study lacks has none", () => {
    assert.deepEqual(problemsOfFile(studyFrom(CODEBOOK).study, "a.transcript"), []);
  });
});

describe("uncoded paragraphs", () => {
  const text = `Int: What did you wait for back then?

P1: For a flat of our own.

P1: A [flat]{.waiting} of our very own.

P1: Is this all there is? []{-}

P1: Only four words here.
`;

  it("a participant's paragraph of five words, at its first word", () => {
    check(text, [
      "information uncoded |For| This paragraph of 6 words has no code. Code it, or mark it as read with []{-}.",
    ]);
  });

  it("the least number of words is a setting", () => {
    check(text, ["information uncoded |For|", "information uncoded |Only|"], {
      uncoded: { minWords: 4 },
    });
  });

  it("the severity is a setting", () => {
    check(text, ["error uncoded |For|"], { uncoded: { severity: "error" } });
    check(text, [], { uncoded: { severity: "off" } });
  });

  it("`status: reading` mutes them, other states do not", () => {
    check(`---\nstatus: reading\n---\n${text}`, []);
    check(`---\nstatus: coded\n---\n${text}`, ["information uncoded |For|"]);
  });
});

describe("conflicts between front matter and cases.csv", () => {
  const cases = `//- cases.csv
case,level,agency
P1,central,Treasury
P2,local,
K/Ann,local,Shelter
`;

  it("the file's attribute for the file's case", () => {
    check(
      "---\ncase: P1\nattributes: { level: local, agency: Treasury }\n---\nP1: Yes.",
      [
        "warning attribute-conflict |local| cases.csv says “central” for “level” of “P1”. What stands here wins; make the two agree.",
      ],
      {},
      cases,
    );
  });

  it("an empty cell and an unknown case say nothing", () => {
    check("---\ncase: P2\nattributes: { agency: Home }\n---\nP1: Yes.", [], {}, cases);
    check("---\ncase: P9\nattributes: { level: Home }\n---\nP1: Yes.", [], {}, cases);
  });

  it("a speaker's own attribute overrides the file's", () => {
    check(
      `---
case: K
attributes: { level: regional }
speakers:
  Ann: { attributes: { level: local } }
  Bob: { case: P1 }
---
Ann: Yes.

Bob: No.
`,
      // The file's value holds for Bob, who is P1; Ann's own agrees with the table.
      ["warning attribute-conflict |regional| cases.csv says “central” for “level” of “P1”. …"],
      {},
      cases,
    );
  });

  it("an interviewer's attributes do not count", () => {
    check(
      "---\ncase: K\nspeakers:\n  Int: { role: interviewer, case: P1, attributes: { level: x } }\n---\nInt: No.",
      [],
      {},
      cases,
    );
  });

  it("a value that two cases share is one problem", () => {
    check(
      "---\ncase: K\nattributes: { level: x }\nspeakers:\n  Ann: { case: P1 }\n  Bob: { case: P2 }\n---\nAnn: No.",
      ["warning attribute-conflict |x|"],
      {},
      cases,
    );
  });
});

describe("problems of cases.csv", () => {
  it("a case without a transcript, at its cell", () => {
    const { study, textOf } = studyFrom(`${CODEBOOK}//- cases.csv
case,level
P1,central
"P9",local
P1,again
//- a.transcript
---
case: P1
---
P1: Yes.
`);
    assert.deepEqual(show(textOf("cases.csv"), problemsOfCases(study)), [
      'hint case-without-transcript |"P9"| No transcript of this study has the case “P9”.',
      'warning duplicate-case |P1| The case "P1" has a row further up, which counts. Join the two.',
    ]);
  });

  it("a declared participant has a transcript before they speak", () => {
    const { study } = studyFrom(`${CODEBOOK}//- cases.csv
case,level
K/Ann,x
K,y
//- a.transcript
---
case: K
speakers: { Ann: null, Bob: null }
---
`);
    const [problem] = problemsOfCases(study);
    assert.equal(problem.message, "No transcript of this study has the case “K”.");
  });

  it("a study without cases.csv has none", () => {
    assert.deepEqual(problemsOfCases(studyFrom(CODEBOOK).study), []);
  });
});

describe("problems of the codebook", () => {
  it("codes that no transcript uses, and codes without a definition", () => {
    const { study, textOf } = studyFrom(
      "//- codebook.yaml\ncodes:\n  a: Used.\n  b: Unused.\n  c:\n//- a.transcript\nP1: [x]{.a .c}\n",
    );
    assert.deepEqual(show(textOf("codebook.yaml"), problemsOfCodebook(study)), [
      'hint unused-code |b| No transcript of this study uses the code "b". Apply it, or set its status to retired.',
      'hint no-definition |c| The code "c" has no definition. Say in a sentence what it means.',
    ]);
  });

  it("one that does not parse says that the last good one stays in force", () => {
    const { study } = studyFrom(
      "//- codebook.yaml\ncodes:\n  a: {\n//- a.transcript\n[x]{.a} [y]{.b}\n",
      { lastGood: "codes:\n  a: Used." },
    );
    const [problem] = problemsOfCodebook(study);
    assert.match(problem.message, /Until then, the last codebook .* stays in force\.$/);
    assert.deepEqual(
      problemsOfFile(study, "a.transcript").map(({ data }) => data?.id),
      ["b"],
    );
  });

  it("carries what a fix would put in the place, and the first of two", () => {
    const { study } = studyFrom(
      "//- codebook.yaml\ncodes:\n  a: { definitoin: x, color: '4e79a7' }\n  a: y\n",
    );
    const problems = problemsOfCodebook(study);
    const found = (code: string) => problems.find((problem) => problem.code === code)?.data;
    assert.equal(found("unknown-key")?.replacement, "definition");
    assert.deepEqual(found("duplicate-id")?.related?.start, { line: 1, character: 2 });
  });
});

describe("all problems of a study", () => {
  const study = () =>
    studyFrom(`//- codebook.yaml
codes:
  unused: Nobody.
//- transcripts/b.md
P1: [x]{.x} one.
//- transcripts/B.md
P1: One two three four five six.
//- cases.csv
case
P9
`).study;

  it("file after file by UTF-16, then by place", () => {
    const found = [...allProblems(study(), { includeUncoded: true })];
    assert.deepEqual(
      found.map(({ path, problem }) => `${path} ${problem.code}`),
      [
        "cases.csv case-without-transcript",
        "codebook.yaml unused-code",
        "transcripts/B.md unknown-speaker",
        "transcripts/B.md uncoded",
        "transcripts/b.md unknown-speaker",
        "transcripts/b.md unknown-code",
      ],
    );
  });

  it("without uncoded paragraphs when they are not asked for", () => {
    const found = [...allProblems(study(), { includeUncoded: false })];
    assert.equal(
      found.some(({ problem }) => problem.code === "uncoded"),
      false,
    );
  });
});

describe("diagnostics", () => {
  it("carry source, code and severity, and a tag for retired codes", () => {
    const { study } = studyFrom(`${CODEBOOK}//- a.transcript\nP1: [x]{.gone} [y]{.waitin}\n`);
    const problems = problemsOfFile(study, "a.transcript");
    const shown = toDiagnostics(problems).map(({ source, code, severity, tags }) => [
      ...[source, code, severity],
      ...(tags ?? []),
    ]);
    assert.deepEqual(shown, [
      ["verbatim", "unknown-speaker", 4],
      ["verbatim", "retired-code", 2, 2],
      ["verbatim", "unknown-code", 2],
    ]);
  });

  it("name the first of two duplicates", () => {
    const { study } = studyFrom("//- codebook.yaml\ncodes:\n  a: x\n  a: y\n");
    const duplicate = problemsOfCodebook(study).filter(({ code }) => code === "duplicate-id");
    const [diagnostic] = toDiagnostics(duplicate, "file:///codebook.yaml");
    assert.equal(diagnostic.relatedInformation?.[0].location.uri, "file:///codebook.yaml");
  });

  it("quote long and many-lined text in one short line", () => {
    assert.equal(quote("a\nb"), "“a b”");
    assert.equal(quote("😀".repeat(100)), `“${"😀".repeat(60)}…”`);
  });
});

/**
 * Checks the problems of one transcript, each as `severity code |marked text| message`; a message
 * may be left out, or end with `…`.
 */
function check(
  text: string,
  expected: readonly string[],
  options: FixtureOptions = {},
  more = "",
): void {
  const { study } = studyFrom(`${CODEBOOK}${more}//- a.transcript\n${text}`, options);
  const problems = problemsOfFile(study, "a.transcript").filter(
    ({ code, severity }) => code !== "unknown-speaker" || severity !== "hint",
  );
  const shown = show(text, problems);
  const shortened = shown.map((line, index) => {
    const wanted = expected[index] ?? "";
    if (wanted.endsWith("|")) return line.slice(0, line.lastIndexOf("|") + 1);
    return wanted.endsWith("…") && line.startsWith(wanted.slice(0, -1)) ? wanted : line;
  });
  assert.deepEqual(shortened, expected);
}

function show(text: string, problems: readonly FileProblem[]): string[] {
  const lines = lineIndexOf(text);
  return problems.map(({ severity, code, message, range }) => {
    const marked = text.slice(offsetOf(lines, range.start), offsetOf(lines, range.end));
    return `${severity} ${code} |${marked}| ${message}`;
  });
}
