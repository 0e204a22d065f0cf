import assert from "node:assert/strict";
import fc from "fast-check";
import { completionsInMemo } from "../../../server/features/memos/completion";
import {
  codeAtInMemo,
  definitionInMemo,
  hoverInMemo,
  linksInMemo,
  renameTargetInMemo,
  type MemoContext,
} from "../../../server/features/memos/language";
import { quickFixesInMemo } from "../../../server/features/quickFixes";
import { referencesOf } from "../../../server/features/references";
import { mergeCodes } from "../../../server/features/rename/merge";
import { memoRenameEdits } from "../../../server/features/rename/memos";
import { applyEdits } from "../../../server/markup/edits/edit";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { readMemo } from "../../../server/study/memos/readMemo";
import { studyFrom, studyOfFiles } from "../features/fixture";
import { readNow, renamed, textsAfter } from "../features/renaming";

const MEMO =
  "---\nabout: [waiting, P1, one.transcript#p1, wating]\ntype: \n---\n# waiting\nwaiting\n";
const STUDY = `//- codebook.yaml
codes:
  waiting: x
  blame: y
//- one.transcript
---
case: P1
---
P1: We [waited]{.waiting #p1} for it.
//- memos/m.md
${MEMO}`;

function memoIn(text = MEMO): MemoContext {
  const { study } = studyFrom(STUDY);
  const uri = study.uriOf("memos/m.md");
  return { study, uri, path: "memos/m.md", text, lines: lineIndexOf(text), memo: readMemo(text) };
}

describe("the language of memos", () => {
  const context = memoIn();
  const on = (name: string) => MEMO.indexOf(name) + 1;

  it("explains what a name stands for", () => {
    const said = (name: string) =>
      (hoverInMemo(context, on(name))?.contents as { value: string } | undefined)?.value ?? "";
    assert.match(said("waiting"), /^\*\*Waiting\*\*/);
    assert.match(said("P1"), /^\*\*P1\*\* · case/);
    assert.match(said("one.transcript#p1"), /^\*\*Passage\*\* in one\\\.transcript, line 4/);
    assert.equal(said("wating"), "");
  });

  it("leads to the entry, the words and the transcript", () => {
    const targets = ["waiting", "P1", "one.transcript#p1"].map((name) => {
      const [link] = definitionInMemo(context, on(name));
      const { line, character } = link.targetRange.start;
      return `${link.targetUri.slice(link.targetUri.lastIndexOf("/") + 1)} ${line}:${character}`;
    });
    assert.deepEqual(targets, ["codebook.yaml 1:2", "one.transcript 0:0", "one.transcript 3:8"]);
    assert.deepEqual(
      linksInMemo(context).map(({ target }) => target),
      [
        "file:///study/codebook.yaml#L2,3",
        "file:///study/one.transcript#L1,1",
        "file:///study/one.transcript#L4,9",
      ],
    );
  });

  it("offers codes, cases and named passages, types and keys", () => {
    const labels = (text: string) => {
      const offset = text.indexOf("$0");
      const whole = text.replace("$0", "");
      return completionsInMemo(memoIn(whole), offset).map(({ label }) => label);
    };
    const names = ["waiting", "blame", "P1", "one.transcript#p1"];
    assert.deepEqual(labels("---\nabout: [$0]\n---\n"), names);
    assert.deepEqual(labels("---\nabout:\n  - $0\n---\n"), names);
    assert.deepEqual(labels("---\nabout: $0\n---\n"), names);
    assert.deepEqual(labels("---\ntype: $0\n---\n"), ["analytic", "method", "reflexive"]);
    assert.deepEqual(labels("---\n$0\n---\n"), ["about", "date", "type"]);
    assert.deepEqual(labels("---\ntype: method\n---\nabout: $0"), []);
  });

  it("offers the nearest name for one that is unknown", () => {
    const range = { start: { line: 1, character: 42 }, end: { line: 1, character: 42 } };
    const [fix] = quickFixesInMemo(context, range);
    assert.equal(fix.title, "Change to “waiting”");
    assert.equal(fix.edit?.changes?.[context.uri][0].newText, "waiting");
  });

  it("finds a code from its memo, and the memo among the references of the code", () => {
    assert.equal(codeAtInMemo(context, on("waiting")), "waiting");
    assert.deepEqual(renameTargetInMemo(context, on("P1")), {
      problem: "Put the cursor on the id of a code behind “about:” to rename it.",
    });
    assert.deepEqual(
      referencesOf(context.study, "waiting").map(({ uri, range }) => [
        uri.slice("file:///study/".length),
        range.start.line,
        range.start.character,
      ]),
      [
        ["one.transcript", 3, 8],
        ["memos/m.md", 1, 8],
      ],
    );
  });
});

describe("renaming a code in memos", () => {
  const files = new Map([
    ["codebook.yaml", "codes:\n  waiting: x\n  blame: y\n"],
    ["memos/m.md", MEMO],
    ["memos/both.md", "---\nabout:\n  - blame\n  - 'waiting'\n  - P1\n---\nblame\n"],
  ]);

  it("changes the name and not the text", async () => {
    const after = await renamed(files, "waiting", "patience");
    assert.ok(typeof after !== "string", String(after));
    assert.equal(after.get("memos/m.md"), MEMO.replace("[waiting", "[patience"));
    assert.equal(
      after.get("memos/both.md"),
      "---\nabout:\n  - blame\n  - 'patience'\n  - P1\n---\nblame\n",
    );
  });

  it("stops before anything is changed when a memo cannot be read", async () => {
    const now = new Map([...files].filter(([path]) => path !== "memos/m.md"));
    assert.match(String(await renamed(files, "waiting", "patience", now)), /^memos\/m\.md cannot/);
  });

  it("leaves one name where two codes become one", async () => {
    const { study } = studyOfFiles(files);
    const change = await mergeCodes(study, { from: "waiting", into: "blame" }, readNow(files));
    const after = textsAfter(files, change);
    assert.ok(typeof after !== "string", String(after));
    assert.equal(after.get("memos/both.md"), "---\nabout:\n  - blame\n  - P1\n---\nblame\n");
    assert.equal(after.get("memos/m.md"), MEMO.replace("[waiting", "[blame"));
  });

  it("maps the names one to one, in any list", () => {
    const name = fc.constantFrom("a", "b", "'a'", '"b"', "c d", "a.md#p", "'x, y'");
    const list = fc.array(name, { maxLength: 6 });
    const written = fc.oneof(
      list.map((names) => `about: [${names.join(", ")}]`),
      list.map((names) => `about: [ ${names.join(" ,\n  ")} ]`),
      list.map((names) => `about:\n${names.map((one) => `- ${one}\n`).join("")}`),
      list.map((names) => `about:\r\n${names.map((one) => `  -  ${one} # c\r\n`).join("")}`),
    );
    fc.assert(
      fc.property(written, (head) => {
        const text = `---\n${head}\n---\na b\n`;
        const before = readMemo(text).about.map((entry) => entry.name);
        const after = readMemo(applyEdits(text, memoRenameEdits(text, "a", "b")));
        const expected = new Set(before.map((one) => (one === "a" ? "b" : one)));
        assert.deepEqual(after.problems, []);
        assert.deepEqual([...new Set(after.about.map((entry) => entry.name))], [...expected]);
        assert.ok(!after.about.some((entry) => entry.name === "a"));
      }),
    );
  });
});
