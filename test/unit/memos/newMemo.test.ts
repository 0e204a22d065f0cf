import assert from "node:assert/strict";
import fc from "fast-check";
import { draftOf, subjectOfCase, subjectOfPassage } from "../../../server/features/memos/newMemo";
import { applyEdits } from "../../../server/markup/edits/edit";
import { namePassage } from "../../../server/markup/edits/namePassage";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import { readMemo } from "../../../server/study/memos/readMemo";
import { arbitraryTranscript } from "../../reference/arbitrary";
import { transcriptIn, studyFrom } from "../features/fixture";
import { runs } from "../../support/runs";

const { study } = studyFrom("//- codebook.yaml\ncodes: { a: x }\n");
const TEXT = "P1: We [wait <b>[here]{.a}]{.a memo=x} long.\n\nP1: Yes. [*So*]{.a #p4}\n";
const about = (line: number, start: number, end = start) =>
  subjectOfPassage(transcriptIn(study, "transcripts/04 x.md", TEXT), {
    start: { line, character: start },
    end: { line, character: end },
  });
const choice = { type: "analytic", date: "2026-11-27" } as const;

describe("a new memo", () => {
  it("has front matter that reads back, and a name that every system takes", () => {
    for (const name of ["P1", "a: b", "x, [y]", 'say "no"', "no # comment", "null", "日本/?*"]) {
      const { text, name: file } = draftOf(subjectOfCase(name), choice);
      const { about, date, type, problems } = readMemo(text);
      assert.deepEqual([about.length, date, type, problems], [1, "2026-11-27", "analytic", []]);
      assert.match(file, /^2026-11-27-[\p{L}\p{N}-]+$/u);
    }
  });

  it("names the innermost passage of the cursor, or of the selection", () => {
    const inner = about(0, 17);
    const outer = about(0, 8, 20);
    assert.ok("subject" in inner && "subject" in outer);
    assert.equal(inner.subject.title, "“here”");
    assert.equal(outer.subject.title, "“wait <b>here”");
    assert.equal(outer.subject.about, "transcripts/04 x.md#p5");
    assert.match(draftOf(outer.subject, choice).text, /# “wait \\<b\\>here”\n\n$/);
  });

  it("keeps the name that a passage has, and says why there is none", () => {
    const named = about(2, 11);
    assert.ok("subject" in named);
    assert.deepEqual([named.subject.about, named.edits], ["transcripts/04 x.md#p4", []]);
    const none = about(2, 5);
    assert.ok("reason" in none && /Put the cursor into a passage/.test(none.reason));
  });
});

describe("namePassage", () => {
  it("names any passage uniquely, and leaves wording and codings as they are", () => {
    fc.assert(
      fc.property(arbitraryTranscript, fc.nat(), (text, pick) => {
        const before = parseTranscript(text);
        fc.pre(before.passages.length > 0);
        const passage = before.passages[pick % before.passages.length];
        const named = namePassage(before, passage);
        if ("reason" in named) return;
        const after = parseTranscript(applyEdits(text, named.edits));
        assert.equal(wordingOf(after), wordingOf(before));
        const keys = ({ codings }: typeof before) =>
          codings.map(({ code, by, passage: { start, end } }) => [code, by, start, end]);
        assert.deepEqual(keys(after), keys(before));
        const found = after.passages.filter(({ block }) => block.id?.id === named.id);
        assert.deepEqual(
          found.map(({ start, end }) => [start, end]),
          [[passage.start, passage.end]],
        );
      }),
      { numRuns: runs(300) },
    );
  });
});
