import assert from "node:assert/strict";
import { codeAt, nodeAtInCodebook, referencesOf } from "../../../server/features/references";
import { studyFrom, STUDY_URI } from "./fixture";
import { textIn } from "./ranges";

const STUDY = `//- codebook.yaml
themes:
  money:
    codes:
      limits: d
      bids: { codes: { joint: d } }
codes: { other: d }
//- z.transcript
P1: [Late]{.limits} words.
//- a.transcript
P1: One [two [three]{.limits} four]{.joint .limits} and [all]{.money}. []{.other}

[1>]More[<1]{.bids}
`;

describe("references", () => {
  it("the words of every passage of a code, by path and place", () => {
    check("limits", [
      "a.transcript |two [three]{.limits} four|",
      "a.transcript |three|",
      "z.transcript |Late|",
    ]);
    check("other", [
      "a.transcript |One [two [three]{.limits} four]{.joint .limits} and [all]{.money}.|",
    ]);
  });

  it("of a theme and of a category, those of their codes too, two on the same words once", () => {
    check("money", [
      "a.transcript |two [three]{.limits} four|",
      "a.transcript |three|",
      "a.transcript |all|",
      "a.transcript |More|",
      "z.transcript |Late|",
    ]);
    check("bids", ["a.transcript |two [three]{.limits} four|", "a.transcript |More|"]);
  });

  it("of a code that the codebook lacks, or that nothing has", () => {
    check("odd", []);
    check("toString", []);
  });

  function check(id: string, expected: readonly string[]): void {
    const { study, textOf } = studyFrom(STUDY);
    const found = referencesOf(study, id).map(({ uri, range }) => {
      const path = uri.slice(STUDY_URI.length + 1);
      return `${path} |${textIn(textOf(path), range)}|`;
    });
    assert.deepEqual(found, expected);
  }
});

describe("the code at a place", () => {
  it("the one under the cursor, else the innermost passage's first", () => {
    const cases: readonly [string, string | undefined][] = [
      ["[one [two]{.a}]{.b .c$0}", "c"],
      ["[one [two]{.a}]{.b exemplar=d$0}", "d"],
      ["[one [tw$0o]{.a .x}]{.b .c}", "a"],
      ["[o$0ne [two]{.a}]{.b .c}", "b"],
      ["[one [tw$0o]{memo=x}]{.b .c}", "b"],
      ["[one [two]{.a}]{.b .c} $0three", undefined],
    ];
    for (const [text, expected] of cases) {
      const { transcript, cursor } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
      assert.equal(codeAt(transcript("a.transcript"), cursor?.offset ?? 0), expected, text);
    }
  });

  it("in the codebook: of the key, else of the innermost entry", () => {
    const cases: readonly [string, string, string | undefined][] = [
      ["  money", "  mon$0ey", "money"],
      ["limits", "$0limits", "limits"],
      ["    codes:\n      l", "    co$0des:\n      l", "money"],
      ["joint", "joint$0", "joint"],
      ["{ codes", "{ co$0des", "bids"],
      ["other: d", "other: $0d", "other"],
      ["themes", "the$0mes", undefined],
    ];
    for (const [part, marked, expected] of cases) {
      const { study, cursor } = studyFrom(STUDY.replace(part, marked));
      assert.equal(nodeAtInCodebook(study, cursor?.offset ?? 0), expected, marked);
    }
  });
});
