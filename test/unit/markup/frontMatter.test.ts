import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import type { FrontMatter } from "../../../server/markup/model";
import { wording } from "./fixture";

/** Section 3.1 of the markup: the front matter. */

function read(lines: string): FrontMatter {
  return parseTranscript(`---\n${lines}---\nP1: a\n`).frontMatter;
}

describe("markup: front matter", () => {
  it("gives its plain values, as written", () => {
    const front = read(
      "case: 007\ncoder: am # me\ndate: 2024-01-02\nsource: 'it''s'\nstatus: reading\n" +
        'verbatim: "sha256-x"\nother: { deep: [1] }\n',
    );
    const { case: own, coder, date, source, status, seal } = front;
    assert.deepEqual(
      [own, coder, date, source, status, seal].map((value) => value?.value),
      ["007", "am", "2024-01-02", "it's", "reading", "sha256-x"],
    );
    assert.deepEqual(own, { value: "007", start: 10, end: 13 });
    assert.deepEqual(front.problems, []);
  });

  it("gives attributes with their places", () => {
    assert.deepEqual(read("attributes: { level: 1.50, agency: A and B }\n").attributes, [
      {
        key: "level",
        value: "1.50",
        keySpan: { start: 18, end: 23 },
        valueSpan: { start: 25, end: 29 },
      },
      {
        key: "agency",
        value: "A and B",
        keySpan: { start: 31, end: 37 },
        valueSpan: { start: 39, end: 46 },
      },
    ]);
  });

  it("gives speakers as a map", () => {
    const { speakers } = read(
      "speakers:\n  Int: { role: interviewer }\n  Anna:\n    case: A7\n    attributes: { age: 40 }\n  Ben:\n",
    );
    assert.deepEqual(
      speakers.map(({ label, role, case: own, attributes, isListed }) => [
        label,
        role,
        own,
        attributes.map(({ key, value }) => `${key}=${value}`),
        isListed,
      ]),
      [
        ["Int", "interviewer", undefined, [], undefined],
        ["Anna", undefined, "A7", ["age=40"], undefined],
        ["Ben", undefined, undefined, [], undefined],
      ],
    );
    assert.deepEqual(speakers[0].span, { start: 16, end: 19 });
  });

  it("gives speakers as a list", () => {
    for (const written of ["speakers: [Anna, 7]\n", "speakers:\n  - Anna\n  - 7\n"]) {
      const { speakers } = read(written);
      assert.deepEqual(
        speakers.map(({ label, isListed }) => [label, isListed]),
        [
          ["Anna", true],
          ["7", true],
        ],
      );
    }
  });

  it("has no value where nothing is written", () => {
    const {
      case: own,
      coder,
      attributes,
    } = read("case:\ncoder: ~\nattributes: { a: , b: null }\n");
    assert.deepEqual([own, coder, attributes], [undefined, undefined, []]);
  });

  it("is not speech, to the end of its last line", () => {
    assert.equal(wording("---\ncase: a\n---\nb"), "b");
    assert.equal(wording("---\ncase: a\n...\nb"), "b");
    assert.equal(wording("\ufeff---\r\ncase: a\r\n---\r\nb"), "b");
    assert.equal(wording("---\rcase: a\r---\rb"), "b");
  });

  it("starts in the first line", () => {
    for (const text of ["\n---\ncase: a\n---\n", " ---\ncase: a\n---\n", "----\ncase: a\n---\n"]) {
      assert.equal(parseTranscript(text).frontMatter.span, undefined);
    }
  });

  it("is text when it never ends", () => {
    const { frontMatter, paragraphs } = parseTranscript("---\ncase: P1\n");
    assert.equal(frontMatter.case, undefined);
    assert.equal(paragraphs.length, 1);
  });

  it("that does not parse has no values, and says where", () => {
    const text = "---\ncase: P1\n  coder: am\n---\nP1: a\n";
    const { case: own, problems } = parseTranscript(text).frontMatter;
    assert.equal(own, undefined);
    assert.ok(problems.length > 0);
    assert.ok(problems.every(({ start, end }) => start >= 4 && end <= text.indexOf("P1: a")));
  });

  it("that has a value of the wrong shape keeps the others", () => {
    const front = read("case: [a]\ncoder: am\nattributes: { a: [1], b: 2 }\n");
    assert.equal(front.coder?.value, "am");
    assert.deepEqual(
      front.attributes.map(({ key }) => key),
      ["b"],
    );
    assert.equal(front.problems.length, 2);
  });
});
