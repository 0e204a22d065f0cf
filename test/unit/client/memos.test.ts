import { deepEqual, equal, match, ok } from "node:assert/strict";
import { memoRows, memoRowsOf } from "../../../client/views/memos/memoRows";
import type { MemoInfo, StudyMemos } from "../../../server/protocol/memos";

const start = { line: 4, character: 2 };
const memo: MemoInfo = {
  kind: "passage",
  uri: "file:///study/transcripts/one.md",
  file: "transcripts/one.md",
  range: { start, end: start },
  title: null,
  text: "A [link](command:x) <b>",
  length: 23,
  codes: ["Grants"],
  cases: ["K1"],
  speaker: "Anna",
  heading: "Budget",
  by: "am",
  date: null,
  type: null,
};
const found: StudyMemos = {
  uri: "file:///study",
  title: "A study",
  total: 3,
  shown: 2,
  cut: 0,
  groups: [{ key: "=grants", label: "Grants", total: 2 }],
};

describe("rows of memos", () => {
  it("are groups with their counts; of several studies each has its own", () => {
    const [row] = memoRows([found], { by: "code", filter: "" });
    deepEqual([row.label, row.description, row.spoken], ["Grants", "2", "Grants, 2 memos"]);
    equal(row.source?.total, 2);
    const [first] = memoRows([found, { ...found, uri: "file:///b" }], { by: "code", filter: "" });
    deepEqual([first.label, first.description, first.children.length], ["A study", "2 memos", 1]);
    equal(memoRows([found], { by: "code", filter: "x" })[0].isOpen, true);
  });

  it("say what, who and where, and let nothing of a memo come to life", () => {
    const [row] = memoRowsOf([memo], "g", new Map());
    equal(row.description, "Anna · Grants · am · one");
    equal(row.spoken, "Memo of a passage, A [link](command:x) <b>, Anna, Grants, am, one");
    ok(row.tooltip.startsWith("A \\[link\\]\\(command\\:x\\) \\<b\\>\n\n"), row.tooltip);
    match(row.tooltip, /line 5\\, under “Budget”/);
    deepEqual(row.command?.argument, { uri: memo.uri, range: memo.range });
  });

  it("say how much of a very long memo is not shown", () => {
    const text = `${"a".repeat(5_000)}…`;
    const [row] = memoRowsOf([{ ...memo, text, length: 6_500 }], "g", new Map());
    match(row.tooltip, /_1,500 more characters in the file_/);
  });

  it("keep their ids when lines move, also of memos that look alike", () => {
    const moved = { ...memo, range: { start: { line: 9, character: 0 }, end: start } };
    const ids = (memos: MemoInfo[]) => memoRowsOf(memos, "g", new Map()).map(({ id }) => id);
    deepEqual(ids([memo, memo]), ids([moved, moved]));
    equal(new Set(ids([memo, memo])).size, 2);
  });
});
