import assert from "node:assert/strict";
import fc from "fast-check";
import type { CodeAction } from "vscode-languageserver-types";
import { completionsAt, resolveCompletion } from "../../../server/features/completion";
import type { StudySnapshot, TranscriptContext } from "../../../server/features/context";
import { hoverAt, hoverInCodebook } from "../../../server/features/hover";
import {
  allProblems,
  problemsOfCases,
  problemsOfCodebook,
  problemsOfFile,
  toDiagnostics,
} from "../../../server/features/problems";
import { quickFixesAt, quickFixesInCodebook } from "../../../server/features/quickFixes";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import { arbitraryNoise, arbitraryStudy, arbitraryTranscript } from "../../reference/arbitrary";
import { runs } from "../../support/runs";
import { applyChanges } from "./changes";
import { studyOfFiles } from "./fixture";

const RUNS = runs(400);
const PATH = "a.transcript";
const CODEBOOK =
  "codes:\n  a: First.\n  b: { status: retired, replacedBy: a }\n  waiting: Third.\n";
const CASES = "case,level\na,central\nP1,local\n";

/** Fixes of these are about the words themselves; all others leave the wording as it is. */
const ABOUT_WORDS = new Set<unknown>([
  "detached-attributes",
  "unmatched-end",
  "unended-range",
  "malformed-attributes",
  "unclosed-comment",
  "code-before-label",
  "unknown-speaker",
  "invalid-front-matter",
]);

describe("hostile transcripts", () => {
  it("every fix removes its problem, adds no error and keeps the wording", () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.oneof(arbitraryTranscript, arbitraryNoise), (text) => {
        const { study, context } = read(text);
        const problems = problemsOfFile(study, PATH);
        for (const problem of problems) {
          for (const action of quickFixesAt(context, problem.range, [problem])) {
            tried++;
            checkFix(context, action);
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(tried > RUNS, `${tried} fixes were tried`);
  });

  it("completion and hover answer at every place", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryTranscript, arbitraryNoise), fc.nat(), (text, seed) => {
        const { study, context } = read(text);
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        for (const item of completionsAt(context, offset).items) {
          const edit = item.textEdit;
          assert.ok(edit !== undefined && "range" in edit);
          assert.equal(edit.range.start.line, edit.range.end.line, "an item changes one line");
          resolveCompletion(study, item);
        }
        hoverAt(context, offset);
      }),
      { numRuns: RUNS },
    );
  });

  it("completion answers in every prefix of a front matter", () => {
    fc.assert(
      fc.property(arbitraryTranscript, fc.nat({ max: 300 }), (text, length) => {
        const prefix = text.slice(0, length);
        completionsAt(read(prefix).context, prefix.length);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("hostile studies", () => {
  it("all problems are found, each once, and shown", () => {
    fc.assert(
      fc.property(arbitraryStudy, (files) => {
        const study = studyOfFiles(files).study;
        const all = [...allProblems(study)];
        const paths = all.map(({ path }) => path);
        assert.deepEqual(paths, [...paths].sort());
        toDiagnostics(all.map(({ problem }) => problem));
        for (const problem of [...problemsOfCodebook(study), ...problemsOfCases(study)]) {
          quickFixesInCodebook(study, problem.range);
        }
        hoverInCodebook(study, 10);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});

function read(text: string): {
  readonly study: StudySnapshot;
  readonly context: TranscriptContext;
} {
  const files = new Map([
    ["codebook.yaml", CODEBOOK],
    ["cases.csv", CASES],
    [PATH, text],
  ]);
  const { study, transcript } = studyOfFiles(files);
  return { study, context: transcript(PATH) };
}

function checkFix({ transcript, uri }: TranscriptContext, action: CodeAction): void {
  const changes = action.edit?.changes?.[uri];
  if (changes === undefined) return;
  const code = action.diagnostics?.[0].code;
  const after = parseTranscript(applyChanges(transcript.text, changes));
  const count = (all: readonly { readonly code: string }[]) =>
    all.filter((problem) => problem.code === code).length;
  const errors = (all: readonly { readonly severity: string }[]) =>
    all.filter(({ severity }) => severity === "error").length;
  const about = `${String(code)}: ${action.title}\n${JSON.stringify(transcript.text)}\n${JSON.stringify(after.text)}`;
  assert.ok(errors(after.problems) <= errors(transcript.problems), about);
  if (count(transcript.problems) > 0 && code !== "unknown-speaker") {
    assert.ok(count(after.problems) < count(transcript.problems), about);
  }
  if (!ABOUT_WORDS.has(code)) assert.equal(wordingOf(after), wordingOf(transcript), about);
}
