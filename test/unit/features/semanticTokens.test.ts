import assert from "node:assert/strict";
import type { Range } from "vscode-languageserver-types";
import { SEMANTIC_LEGEND, semanticTokensOf } from "../../../server/features/semanticTokens";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { studyFrom } from "./fixture";

const CODEBOOK = `//- codebook.yaml
codes: { known: d, old: { status: retired } }
`;

describe("semantic tokens", () => {
  it("brackets, codes, keys and values", () => {
    check('[a]{.known .old .odd #id memo="x y"}', [
      "delimiter |[|",
      "delimiter |]{|",
      "code |.known|",
      "code retired |.old|",
      "code unknown |.odd|",
      "value |#id|",
      "key |memo|",
      'value |"x y"|',
      "delimiter |}|",
    ]);
  });

  it("markers, paragraph codes and marks", () => {
    check("[1>]a[<1]{.known} []{.known}\n\nb []{- by=x}", [
      "delimiter |[1>]|",
      "delimiter |[<1]{|",
      "code |.known|",
      "delimiter |}|",
      "delimiter |[]{|",
      "code |.known|",
      "delimiter |}|",
      "mark |[]{- by=x}|",
    ]);
  });

  it("labels with their time stamps, interviewers apart", () => {
    check("[00:01] **Int:** why\n\nP1 : (01:02) [laughs]", [
      "timestamp |[00:01]|",
      "label interviewer |Int|",
      "label |P1|",
      "timestamp |(01:02)|",
    ]);
  });

  it("headings and comments, a comment inside a heading cuts it", () => {
    check("# One <!-- x --> two\r\nword <!-- a\r\nb\r\n\r\nc -->", [
      "heading |# One |",
      "comment |<!-- x -->|",
      "heading | two|",
      "comment |<!-- a|",
      "comment |b|",
      "comment |c -->|",
    ]);
  });

  it("a value of two lines is two tokens", () => {
    check('[a]{memo="x\n  y"}', [
      "delimiter |[|",
      "delimiter |]{|",
      "key |memo|",
      'value |"x|',
      'value |  y"|',
      "delimiter |}|",
    ]);
  });

  it("nested and crossing passages in the order of the text", () => {
    check("[1>][a [2>]b[<1]{.odd}]{memo=x}[<2]{.odd}", [
      "delimiter |[1>]|",
      "delimiter |[|",
      "delimiter |[2>]|",
      "delimiter |[<1]{|",
      "code unknown |.odd|",
      "delimiter |}|",
      "delimiter |]{|",
      "key |memo|",
      "value |x|",
      "delimiter |}|",
      "delimiter |[<2]{|",
      "code unknown |.odd|",
      "delimiter |}|",
    ]);
  });

  it("of the lines that are asked for", () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 99 } };
    check("P1: a\nP2: [b\nc]{.odd}\nP3: d", ["label |P2|", "delimiter |[|"], range);
  });

  it("text that is no markup has none", () => {
    check("[a] {.known} word{.known} ]{.known} [1>]", []);
    check("", []);
  });

  function check(text: string, expected: readonly string[], range?: Range): void {
    const { transcript } = studyFrom(`${CODEBOOK}//- a.transcript\n${text}`);
    assert.deepEqual(decoded(text, semanticTokensOf(transcript("a.transcript"), range)), expected);
  }
});

function decoded(text: string, data: readonly number[]): string[] {
  const { starts } = lineIndexOf(text);
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type, modifiers] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const names = SEMANTIC_LEGEND.tokenModifiers.filter((_, bit) => (modifiers >> bit) & 1);
    const start = starts[line] + character;
    const kind = [SEMANTIC_LEGEND.tokenTypes[type], ...names].join(" ");
    tokens.push(`${kind} |${text.slice(start, start + length)}|`);
  }
  return tokens;
}
