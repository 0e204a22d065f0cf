import assert from "node:assert/strict";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { documentSymbolsOf, symbolsInCodebook } from "../../../server/features/documentSymbols";
import { workspaceSymbols } from "../../../server/features/workspaceSymbols";
import { studyFrom } from "./fixture";
import { textIn } from "./ranges";

describe("outline of a transcript", () => {
  it("headings by their levels with the passages under them, the others first", () => {
    check(
      `---
case: P1
---
P1: [Before]{.a} it.

# One

P1: [First [inner]{.b .c}
words]{.d}. []{.e}

### Deep

[1>]Over

## Two

here[<1]{.f}
# Three
`,
      [
        "a (Before)",
        "One",
        "  e (First inner words.)",
        "  d (First inner words)",
        "  b, c (inner)",
        "  Deep",
        "    f (Over here)",
        "  Two",
        "Three",
      ],
    );
  });

  it("annotated passages by their name or keys; passages without words not", () => {
    check("[a]{#here memo=x} [b]{memo=x weight=2} []{.x} [ ]{.y} [...]{.z}", [
      "x (a b ...)",
      "#here (a)",
      "memo, weight (b)",
      "z (...)",
    ]);
  });

  it("long words and long names are cut", () => {
    const codes = Array.from({ length: 30 }, (_, n) => `.a-long-name-${n}`);
    const { transcript } = studyFrom(
      `//- codebook.yaml\n//- a.transcript\n[${"word ".repeat(20)}]{${codes.join(" ")}}`,
    );
    const [{ name, detail }] = documentSymbolsOf(transcript("a.transcript"));
    assert.equal(name.length, 201);
    assert.equal(detail, `${"word ".repeat(12).trim()}…`);
  });

  it("each selection lies inside its symbol, also where a paragraph code stands first", () => {
    const text = "[]{.a} P1: words here\n\n# One\n\nx [2>]y\n# Two\nz[<2]{.b}\n";
    const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
    const shown = flat(documentSymbolsOf(transcript("a.transcript"))).map((symbol) => {
      const range = textIn(text, symbol.range);
      const selection = textIn(text, symbol.selectionRange);
      assert.ok(range.includes(selection));
      return [range, selection];
    });
    assert.deepEqual(shown, [
      ["[]{.a} P1: words here", "words here"],
      ["# One\n\nx [2>]y\n", "# One"],
      ["[2>]y\n# Two\nz[<2]{.b}", "y\n# Two\nz"],
      ["# Two\nz[<2]{.b}\n", "# Two"],
    ]);
  });

  function check(text: string, expected: readonly string[]): void {
    const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${text}`);
    assert.deepEqual(outline(documentSymbolsOf(transcript("a.transcript"))), expected);
  }
});

const CODEBOOK = `//- codebook.yaml
title: Coordination
themes:
  resources:
    name: Competition for resources
    codes:
      limits: { name: Scarce money, definition: d }
      joint: { codes: { joint-bidding: d } }
codes:
  politics-of-the-day: d
`;

describe("outline of the codebook", () => {
  it("themes, categories and codes", () => {
    const { study } = studyFrom(CODEBOOK);
    assert.deepEqual(outline(symbolsInCodebook(study)), [
      "resources (Competition for resources)",
      "  limits (Scarce money)",
      "  joint (Joint)",
      "    joint-bidding (Joint bidding)",
      "politics-of-the-day (Politics of the day)",
    ]);
    const [theme] = symbolsInCodebook(study);
    assert.equal(textIn(study.codebook.text, theme.selectionRange), "resources");
  });
});

describe("symbols of the workspace", () => {
  it("by id and by name, the nearest first", () => {
    check("joint", ["joint", "joint-bidding"]);
    check("JB", ["joint-bidding"]);
    check("scarce money", ["limits · Scarce money"]);
    check("politics of", ["politics-of-the-day"]);
    check("jointbidding", ["joint-bidding"]);
    check("xyz", []);
  });

  it("all for no query", () => {
    check("", [
      "resources · Competition for resources",
      "limits · Scarce money",
      "joint",
      "joint-bidding",
      "politics-of-the-day",
    ]);
  });

  it("under the names of the nodes above, at their key in the codebook", () => {
    const { study } = studyFrom(CODEBOOK);
    const [bidding] = workspaceSymbols([study], "joint-bidding");
    assert.equal(bidding.containerName, "Competition for resources › Joint");
    assert.equal(bidding.location.uri, study.codebook.uri);
    assert.equal(textIn(study.codebook.text, bidding.location.range), "joint-bidding");
    assert.equal(workspaceSymbols([study], "politics")[0].containerName, "Coordination");
  });

  it("of all studies, at most 1,000", () => {
    const codes = Array.from({ length: 700 }, (_, n) => `  c${n}: d\n`).join("");
    const { study } = studyFrom(`//- codebook.yaml\ncodes:\n${codes}  cx: d\n`);
    const found = workspaceSymbols([study, study], "c");
    assert.equal(found.length, 1_000);
    assert.equal(workspaceSymbols([study, study], "cx").length, 2);
    assert.equal(workspaceSymbols([study], "c".repeat(1_000_000)).length, 0);
  });

  function check(query: string, expected: readonly string[]): void {
    const found = workspaceSymbols([studyFrom(CODEBOOK).study], query);
    assert.deepEqual(
      found.map(({ name }) => name),
      expected,
    );
  }
});

function outline(symbols: readonly DocumentSymbol[], indent = ""): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    indent + name + (detail === undefined ? "" : ` (${detail})`),
    ...outline(children ?? [], `${indent}  `),
  ]);
}

function flat(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
}
