// Queries in the client: the list below the box, and the document of passages as text and Markdown.
import { deepEqual, doesNotMatch, equal, match } from "node:assert/strict";
import type { FoundPassages } from "../../../client/queries/found";
import { passagesMarkdown } from "../../../client/queries/passagesMarkdown";
import { passagesText } from "../../../client/queries/passagesText";
import { completed, queryItems } from "../../../client/queries/queryItems";
import { queryRows } from "../../../client/views/themes/queryRows";
import type { QueryCompletion, QueryHit } from "../../../server/protocol/query";

const HIT: QueryHit = {
  uri: "file:///study/k1.md",
  file: "k1.md",
  range: { start: { line: 7, character: 4 }, end: { line: 8, character: 2 } },
  text: "They cut us.\nAll of us.",
  before: "So ",
  after: " Yes.",
  speaker: "P1",
  case: "K1",
  heading: "Money",
  memo: null,
  by: null,
  id: null,
  codes: ["closing", "money"],
};

const ANONYMOUS: QueryHit = {
  ...HIT,
  ...{ file: "k2.md", text: "Why?", before: "", after: "" },
  ...{ speaker: null, case: null, heading: null, memo: "check", codes: [] },
};

function found(change: Partial<FoundPassages> = {}): FoundPassages {
  return {
    query: "closing OR role:interviewer",
    figures: { passages: 2, words: 1_204, cases: 1, transcripts: 2 },
    ...{ total: 2, hits: [HIT, ANONYMOUS], unread: [] },
    ...change,
  };
}

const nameOfCode = (id: string): string => (id === "closing" ? "Closing down" : id);

describe("the document of passages", () => {
  it("shows the words, what stands around them, and their source as a link", () => {
    const { text, links, folds } = passagesText(found(), { by: "file", nameOfCode });
    const lines = text.split("\n");
    deepEqual(lines, [
      "Passages of closing OR role:interviewer",
      "2 passages, 1,204 words, 1 case, 2 transcripts",
      "Passages are the stretches that the query finds. Words are participants’, each counted once; " +
        "a case counts when it says a word in one.",
      "",
      "# k1.md (1 passage)",
      "  So ‹They cut us. All of us.› Yes.",
      "    K1, P1, Money – k1.md:8",
      "",
      "# k2.md (1 passage)",
      "  ‹Why?›",
      "    k2.md:8",
      "    Memo: check",
      "",
    ]);
    deepEqual(
      links.map(({ line, start, end }) => lines[line]?.slice(start, end)),
      ["k1.md:8", "k2.md:8"],
    );
    deepEqual(folds, [
      { start: 4, end: 6 },
      { start: 8, end: 11 },
    ]);
  });

  it("groups by case, heading and code; a passage stands under each of its codes", () => {
    const headings = (by: "case" | "heading" | "code") =>
      passagesText(found(), { by, nameOfCode })
        .text.split("\n")
        .filter((line) => line.startsWith("#"));
    deepEqual(headings("case"), ["# K1 (1 passage)", "# No participant (1 passage)"]);
    deepEqual(headings("heading"), ["# Money (1 passage)", "# No heading (1 passage)"]);
    deepEqual(headings("code"), [
      "# Closing down (1 passage)",
      "# money (1 passage)",
      "# No code (1 passage)",
    ]);
  });

  it("cuts what stands around the words at whole words, and says so", () => {
    const hit = { ...HIT, before: `${"one two ".repeat(12)}`, after: ` ${"three ".repeat(20)}` };
    const lines = passagesText(found({ hits: [hit] }), { by: "file", nameOfCode }).text.split("\n");
    const line = lines.find((one) => one.includes("‹")) ?? "";
    match(line, /^ {2}… (two )?(one two )+‹/);
    match(line, /› (three )+…$/);
    const around = line.length - "‹They cut us. All of us.›".length;
    equal(around > 120 && around < 170, true, line);
  });

  it("names who is a case of their own once", () => {
    const { text } = passagesText(found({ hits: [{ ...HIT, case: "P1" }] }), {
      by: "file",
      nameOfCode,
    });
    match(text, /^ {4}P1, Money – k1\.md:8$/m);
  });

  it("says what it leaves out", () => {
    const cut = passagesText(found({ total: 9_000 }), { by: "file", nameOfCode }).text;
    match(cut, /Only the first 2 passages of 9,000 are listed \(the limit\)\. Narrow the query\./);
    const unread = passagesText(found({ unread: ["a.md", "b.md"] }), { by: "file", nameOfCode });
    match(unread.text, /Not listed, because they could not be read: a\.md, b\.md\./);
  });

  it("takes nothing of a transcript for a line of its own", () => {
    const hit = { ...HIT, text: "a\n# b\u202e", case: "K\n1", memo: "x\r\ny", file: "k\n1.md" };
    const { text } = passagesText(found({ hits: [hit], total: 1 }), { by: "case", nameOfCode });
    const lines = text.split("\n");
    deepEqual(lines.slice(4), [
      "# K 1 (1 passage)",
      "  So ‹a # b\ufffd› Yes.",
      "    K 1, P1, Money – k 1.md:8",
      "    Memo: x y",
      "",
    ]);
  });

  it("is Markdown in which nothing of a study is markup", () => {
    const hit = { ...HIT, text: "<b>*We*</b> [cut](x)\n\n# us", memo: "`m`" };
    const text = passagesMarkdown(found({ hits: [hit], total: 1 }), { by: "file", nameOfCode });
    const lines = text.split("\n");
    equal(lines[0], "# Passages of closing OR role\\:interviewer");
    equal(lines[6], "## k1\\.md");
    equal(lines[8], "> \\<b\\>\\*We\\*\\<\\/b\\> \\[cut\\]\\(x\\) \\# us");
    equal(lines[10], "K1\\, P1\\, Money – k1\\.md\\:8  ");
    equal(lines[11], "Memo: \\`m\\`");
    doesNotMatch(text, /<b>/);
  });
});

const COMPLETION: QueryCompletion = {
  ...{ label: "money", kind: "code", detail: "Money", newText: "money" },
  ...{ start: 0, end: 3, goesOn: false },
};

describe("the list below a query", () => {
  const NOTHING = {
    ...{ result: undefined, completions: [], total: 0, saved: [] },
    purpose: "show",
  } as const;
  const rows = (state: Partial<Parameters<typeof queryItems>[0]>) =>
    queryItems({ ...NOTHING, text: "mon", ...state }).map(
      ({ label, description, detail, take }) => [label, description, detail, take],
    );

  it("begins with what the query finds", () => {
    const { figures } = found();
    deepEqual(rows({ result: { figures, problems: [] } }), [
      [
        "$(search)",
        "2 passages, 1,204 words, 1 case, 2 transcripts",
        "Shows the passages",
        "passages",
      ],
    ]);
  });

  it("begins with what is saved where it is asked for to be saved", () => {
    const { figures } = found();
    const [row] = rows({ result: { figures, problems: [] }, purpose: "save" });
    deepEqual(row?.slice(2), ["Saves the query in the codebook", "passages"]);
  });

  it("begins with what is wrong, and where", () => {
    const problem = { severity: "error", message: "No.", start: 4, end: 6 } as const;
    const result = { figures: null, problems: [{ ...problem, replacement: "money" }] };
    deepEqual(rows({ result }), [["$(error)", "Column 5: No.", "Perhaps money", "nothing"]]);
  });

  it("offers what may be written, but not what is written already", () => {
    const state = { text: "mon", result: undefined, completions: [COMPLETION], total: 1 };
    deepEqual(rows(state)[1], ["$(tag)", "money – Money", undefined, { query: "money " }]);
    equal(rows({ ...state, completions: [{ ...COMPLETION, newText: "mon" }] }).length, 1);
  });

  it("says how many there are more", () => {
    const last = rows({ completions: [COMPLETION], total: 301 }).at(-1);
    deepEqual(last, ["$(ellipsis)", "300 more", "Go on writing to see them", "nothing"]);
  });

  it("offers the queries of the codebook before one is written", () => {
    const saved = [{ name: "Negative $(bug)", query: "a AND NOT b" }];
    const [row] = rows({ text: " ", saved });
    deepEqual(row, [
      "$(bookmark)",
      "Negative $\u200b(bug)",
      "a AND NOT b",
      { query: "a AND NOT b" },
    ]);
    deepEqual(rows({ saved }).length, 1);
  });

  it("puts a completion in its place, and a blank behind it where it is complete", () => {
    equal(completed("mon", COMPLETION), "money ");
    equal(completed("lev", { ...COMPLETION, newText: "level=", goesOn: true }), "level=");
    equal(completed("mon AND x", COMPLETION), "money AND x");
  });
});

describe("the queries of a codebook in the Themes view", () => {
  const figures = { passages: 3, words: 40, cases: 2, transcripts: 2 };
  const saved = [
    { name: "Negative\ncases", query: "a AND NOT cases(b)", problem: null, figures },
    { name: "Wrong", query: "a AN b", problem: "Write AND or OR before “AN”.", figures: null },
  ];

  it("stand in a group of their own, with their figures or what is wrong", () => {
    const [group, ...others] = queryRows("file:///s", saved, "");
    deepEqual(others, []);
    equal(group?.spoken, "Queries, 2 queries");
    deepEqual(
      group?.children.map(({ label, description, spoken, command }) => [
        ...[label, description, spoken, command?.argument],
      ]),
      [
        [
          ...["Negative cases", "2 cases · 3 passages"],
          "Negative cases, query, 2 cases, 3 passages",
          { study: "file:///s", query: "a AND NOT cases(b)" },
        ],
        [
          ...["Wrong", "cannot be run", "Wrong, query, cannot be run"],
          { study: "file:///s", query: "a AN b" },
        ],
      ],
    );
    const [first, second] = group?.children ?? [];
    match(
      first?.tooltip ?? "",
      /a AND NOT cases\\\(b\\\)\n\n3 passages, 40 words, 2 cases, 2 transcr/,
    );
    match(second?.tooltip ?? "", /Write AND or OR before “AN”/);
  });

  it("are filtered by their names and their text, and make no group where there are none", () => {
    const names = (filter: string) =>
      queryRows("file:///s", saved, filter).flatMap(({ children }) =>
        children.map((row) => row.label),
      );
    deepEqual(names("negative"), ["Negative cases"]);
    deepEqual(names("an b"), ["Negative cases", "Wrong"]);
    deepEqual(queryRows("file:///s", saved, "else"), []);
    deepEqual(queryRows("file:///s", [], ""), []);
  });
});
