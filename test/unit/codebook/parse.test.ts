import assert from "node:assert/strict";
import { readCodebook } from "../../../server/codebook/parse";
import { unusedCodeProblems } from "../../../server/codebook/unused";
import { nodeOf, problemsOf, read, sketch, spanOf } from "./helpers";

const STUDY = `title: Coordination in homelessness services
interviewers: [Interviewer, Int]
themes:
  resources:
    name: Competition for resources
    definition: Money decides who works with whom.
    codes:
      resource-limits:
        definition: Scarce or shrinking money, staff or time named as a reason.
        include: Budgets, cuts, caseloads.
        exclude: Rivalry over clients (use protecting-clients).
        example: We have no one left to send to that meeting.
        color: "#4E79A7"
      joint-bidding: Bidding together to bring money in.   # short form: the definition
codes:                     # not clustered into a theme yet
  politics-of-the-day: { status: draft }
`;

describe("reading a codebook", () => {
  it("reads the example of the specification", () => {
    const { codebook, problems } = readCodebook(STUDY);
    assert.ok(codebook);
    assert.equal(codebook.title, "Coordination in homelessness services");
    assert.deepEqual(codebook.interviewers, ["Interviewer", "Int"]);
    assert.deepEqual(sketch(codebook), [
      "theme resources",
      "  code resource-limits",
      "  code joint-bidding",
      "code politics-of-the-day",
    ]);
    assert.deepEqual(problemsOf(STUDY), ["no-definition politics-of-the-day"]);
    assert.equal(problems[0].severity, "hint");
  });

  it("gives every part of a node", () => {
    assert.deepEqual(nodeOf(STUDY, "resource-limits"), {
      id: "resource-limits",
      name: "Resource limits",
      kind: "code",
      definition: "Scarce or shrinking money, staff or time named as a reason.",
      include: "Budgets, cuts, caseloads.",
      exclude: "Rivalry over clients (use protecting-clients).",
      examples: ["We have no one left to send to that meeting."],
      color: "#4e79a7",
      status: "active",
      attributes: new Map(),
      children: [],
      parent: "resources",
      order: 1,
      theme: "resources",
      keySpan: spanOf(STUDY, "resource-limits"),
      span: {
        start: STUDY.indexOf("resource-limits"),
        end: STUDY.indexOf("\n      joint-bidding"),
      },
    });
    const short = nodeOf(STUDY, "joint-bidding");
    assert.equal(short.definition, "Bidding together to bring money in.");
    assert.equal(
      STUDY.slice(short.span.start, short.span.end),
      "joint-bidding: Bidding together to bring money in.",
    );
    assert.equal(STUDY.slice(short.keySpan.start, short.keySpan.end), "joint-bidding");
  });

  it("tells themes, categories and codes apart by where they stand", () => {
    const { codebook } = readCodebook(
      "codes:\n  a:\n    codes:\n      b: x\nthemes:\n  t:\n  u:\n    codes:\n      c:\n        codes: { d: x }\n",
    );
    assert.ok(codebook);
    assert.deepEqual(sketch(codebook), [
      "category a",
      "  code b",
      "theme t",
      "theme u",
      "  category c",
      "    code d",
    ]);
    assert.deepEqual(
      [...codebook.nodes.values()].map(({ id, order, theme }) => [id, order, theme]),
      [
        ["a", 0, undefined],
        ["b", 1, undefined],
        ["t", 2, "t"],
        ["u", 3, "u"],
        ["c", 4, "u"],
        ["d", 5, "u"],
      ],
    );
  });

  it("takes an empty file, comments and empty keys as an empty codebook", () => {
    for (const text of [
      "",
      "\ufeff",
      "# nothing yet\n",
      "---\n",
      "codes:\n",
      "themes: {}\ncodes: ~",
    ]) {
      const { codebook, problems } = readCodebook(text);
      assert.ok(codebook, text);
      assert.equal(codebook.nodes.size, 0);
      assert.deepEqual(problems, []);
    }
    const { codebook } = readCodebook("");
    assert.deepEqual(codebook?.interviewers, ["Interviewer", "Int", "I", "Q", "Moderator"]);
    assert.equal(codebook?.transcripts, undefined);
  });

  it("keeps ids that YAML could read as something else", () => {
    const { codebook, problems } = readCodebook(
      'codes:\n  yes: a\n  on: b\n  true: c\n  null: d\n  "q": e\n',
    );
    assert.deepEqual([...(codebook?.nodes.keys() ?? [])], ["yes", "on", "true", "null", "q"]);
    assert.deepEqual(problems, []);
  });

  it("compares ids in NFC and is at home in any script", () => {
    const text = "codes:\n  u\u0308ber: a\n  住房: b\n  \u00fcber: c\n";
    assert.deepEqual([...read(text).nodes.keys()], ["über", "住房"]);
    assert.deepEqual(problemsOf(text), ["duplicate-id \u00fcber"]);
    assert.equal(nodeOf(text, "\u00fcber").name, "Über");
  });

  it("keeps attributes as they are written", () => {
    const text =
      "codes:\n  a: { definition: d, attributes: { x: 007, y: 1e3, z: true, e: , q: '5' } }\n";
    assert.deepEqual(
      [...nodeOf(text, "a").attributes],
      [
        ["x", "007"],
        ["y", "1e3"],
        ["z", "true"],
        ["q", "5"],
      ],
    );
    assert.deepEqual(problemsOf(text), []);
  });

  it("takes one example or several, and texts over several lines", () => {
    const text =
      "codes:\n  a:\n    definition: |\n      One.\n      Two.\n    example:\n      - First\n      - Second\n";
    assert.deepEqual(nodeOf(text, "a").examples, ["First", "Second"]);
    assert.equal(nodeOf(text, "a").definition, "One.\nTwo.");
    const { span } = nodeOf(text, "a");
    assert.equal(text.slice(span.start, span.end), text.slice(9).trimEnd());
  });

  it("keeps queries", () => {
    const text = "queries:\n  negative: theme:a AND NOT b\n";
    assert.deepEqual([...read(text).queries], [["negative", "theme:a AND NOT b"]]);
    assert.deepEqual(problemsOf(text), []);
  });

  it("reads positions behind a byte order mark and CRLF", () => {
    const text = "\ufeffcodes:\r\n  a: x\r\n  1: y\r\n";
    assert.deepEqual(problemsOf(text), ["invalid-id 1"]);
    assert.equal(nodeOf(text, "a").keySpan.start, 11);
  });

  it("finds codes that no transcript uses", () => {
    const text = "themes:\n  t: { codes: { a: x, b: y, c: { definition: z, status: retired } } }\n";
    const found = unusedCodeProblems(read(text), (id) => id === "a");
    assert.deepEqual(
      found.map(({ code, severity, start, end }) => [code, severity, text.slice(start, end)]),
      [["unused-code", "hint", "b"]],
    );
  });
});
