import assert from "node:assert/strict";
import type { Hover, MarkupContent } from "vscode-languageserver-types";
import MarkdownIt from "markdown-it";
import { cardOf } from "../../../server/features/card";
import { hoverAt, hoverInCodebook } from "../../../server/features/hover";
import { escapeMarkdown, escapeParagraphs } from "../../../server/features/markdown";
import { offsetOf } from "../../../server/features/positions";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { studyFrom } from "./fixture";

const CODEBOOK = `//- codebook.yaml
themes:
  resources:
    name: Competition for resources
    definition: Money decides.
    codes:
      limits:
        name: Scarce money
        definition: Too little of it.
        include: Budgets, cuts.
        exclude: Rivalry.
        example: [We have no one left., Nothing left., Gone., Away.]
codes:
  waiting: { definition: Somebody waits. }
  queueing: { definition: Out of use., status: retired, replacedBy: waiting }
`;
const OTHER = `//- other.transcript
[Money is short]{.limits} and [we waited]{.waiting}.
`;
const RULE =
  "*Passages that share words are counted as one; only participants add cases and words; a coding is one code on one passage.*";

describe("the card of a code", () => {
  it("has name, theme, definition, include, exclude, examples, and counts with their rule", () => {
    checkCard("limits", [
      "**Scarce money** `limits` · Competition for resources",
      "Too little of it\\.",
      "**Include:** Budgets, cuts\\.",
      "**Exclude:** Rivalry\\.",
      "**Examples:** “We have no one left\\.”",
      "“Nothing left\\.”",
      "“Gone\\.”",
      "*1 more example in the codebook*",
      "---",
      "1 case · 1 passage · 1 coding · 3 words",
      RULE,
    ]);
  });

  it("of a theme counts what is below it", () => {
    checkCard("resources", [
      "**Competition for resources** `resources`",
      "Money decides\\.",
      "---",
      "1 case · 1 passage · 1 coding · 3 words",
      RULE.replace("*", "*Codes below it are included. "),
    ]);
  });

  it("of a retired code names its replacement", () => {
    checkCard("queueing", [
      "**Queueing** `queueing` · retired, replaced by `waiting`",
      "Out of use\\.",
      "---",
      "0 cases · 0 passages · 0 codings · 0 words",
      RULE,
    ]);
  });

  it("of an id that the codebook lacks suggests the nearest one", () => {
    checkCard("limit", [
      "**limit** · not in the codebook",
      "Did you mean **Scarce money** `limits` · Competition for resources?",
      "---",
      "0 cases · 0 passages · 0 codings · 0 words",
      RULE,
    ]);
  });

  function checkCard(id: string, expected: readonly string[]): void {
    const { study } = studyFrom(CODEBOOK + OTHER);
    assert.deepEqual(cardOf(study, id).split("\n\n"), expected);
  }
});

describe("hostile text in a card", () => {
  const texts = [
    "<img src=x onerror=alert(1)> <b>bold</b> <!-- c -->",
    "[click](command:workbench.action.quit) ![i](http://e.x/a.png)",
    "http://example.org www.example.org a@example.org https://e.x",
    "# h\n\n- item\n\n1. one\n\n> quote\n\n    code\n\n```js\nx\n```\n\n| a | b |\n|---|---|",
    "$(alert) :smile: ~~s~~ **b** _i_ `c` &lt; &#60; \\[x\\](y) [ref]: http://e.x",
    "[a][b]\n\n[b]: http://e.x",
    "a\u0000b\u2028c\u0007",
  ];
  const markdown = new MarkdownIt({ html: true, linkify: true });

  for (const text of texts) {
    it(JSON.stringify(text), () => {
      const html = markdown.render(escapeParagraphs(text));
      assert.match(html, /^(?:<p>[^<>]*<\/p>\n)*$/);
    });
  }

  it("shows exactly the text", () => {
    const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ a_b*c";
    const html = markdown.render(escapeMarkdown(signs));
    const shown = html
      .replace(/<\/?p>|\n/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&");
    assert.equal(shown, signs);
  });

  it("announces that a long text is cut", () => {
    assert.match(escapeParagraphs("a".repeat(3_000)), /^a{2000}…\n\n\*\(2,000 .* shown\.\)\*$/);
  });
});

describe("hover in a transcript", () => {
  it("on a code: its card", () => {
    checkHover(
      "P1: [We waited]{.wai$0ting} long.",
      ".waiting",
      "**Waiting** `waiting`\n\nSomebody",
    );
  });

  it("on coded words: all their codes, the innermost first", () => {
    const text = `P1: [Money is [sh$0ort]{.waiting by=am memo="so <b>"} now]{.limits .new}.`;
    checkHover(
      text,
      "short",
      `* **Waiting** \`waiting\` · by am

  “so \\<b\\>”

  2 cases · 2 passages · 2 codings · 3 words
* **Scarce money** \`limits\` · Competition for resources

  2 cases · 2 passages · 2 codings · 7 words
* **new** · not in the codebook

  1 case · 1 passage · 1 coding · 4 words`,
    );
  });

  it("on words of a range, and of a paragraph code", () => {
    checkHover("P1: [1>]We wai$0ted[<1]{.waiting} long.", "We waited", "* **Waiting**");
    checkHover("P1: We wai$0ted. []{.limits}", "We waited.", "* **Scarce money**");
  });

  it("on a key, what it means", () => {
    checkHover('P1: [We]{.waiting me$0mo="x"} waited.', "memo", "An analytic note");
  });

  it("on the mark of a read paragraph", () => {
    checkHover(
      "P1: Yes. []{-$0 by=am}",
      "[]{- by=am}",
      "**Read by am**, nothing to code in this paragraph. It is not shown as uncoded.",
    );
  });

  it("on the code that a passage is an exemplar of", () => {
    checkHover("P1: [We]{.limits exemplar=wai$0ting} waited.", "waiting", "**Waiting**");
  });

  it("on a label: case, role and words", () => {
    checkHover(
      "---\nspeakers: { P1: { role: expert, case: K_1, attributes: { a: b } } }\n---\nP$01: One two.\n\nThree.\n",
      "P1",
      "**P1** · expert · case K\\_1\n\na\\: b\n\n3 words in 2 paragraphs of this file",
    );
    checkHover(
      "In$0t: One?\n\nP1: Two.\n",
      "Int",
      "**Int** · interviewer · not declared\n\n1 word in 1 paragraph of this file\n\n*An interviewer’s words are not counted.*",
    );
  });

  it("on a declared label in the front matter", () => {
    checkHover(
      "---\nspeakers:\n  P$01: null\n---\nP1: One.\n",
      "P1",
      "**P1** · participant · case a",
    );
  });

  for (const text of [
    "P1: [We]{.waiting} wai$0ted.",
    "P1: [We <!-- no$0te --> waited]{.waiting}.",
    "## Mo$0ney\n\nP1: [We]{.waiting} waited.",
    "P1: We\n\n$0\n\nP1: [x]{.waiting}",
    "[1>]\n\n## He$0re\n\nP1: We[<1]{.waiting}",
  ]) {
    it(`nothing: ${JSON.stringify(text)}`, () => {
      const { transcript, cursor } = studyFrom(`${CODEBOOK}//- a.transcript\n${text}`);
      assert.equal(hoverAt(transcript("a.transcript"), cursor?.offset ?? 0), undefined);
    });
  }

  it("does not list more codes than can be read, and says so", () => {
    const codes = Array.from({ length: 30 }, (_, index) => `.c${index}`).join(" ");
    const { transcript } = studyFrom(`${CODEBOOK}//- a.transcript\n[We]{${codes}}`);
    const hover = hoverAt(transcript("a.transcript"), 1);
    assert.match(textOf(hover), /\*10 more codes on this character\*$/);
  });
});

describe("hover in the codebook", () => {
  it("on a key: its card", () => {
    const { study, cursor } = studyFrom(CODEBOOK.replace("waiting:", "wai$0ting:") + OTHER);
    const hover = hoverInCodebook(study, cursor?.offset ?? 0);
    assert.match(textOf(hover), /^\*\*Waiting\*\* `waiting`\n\nSomebody waits/);
  });

  it("on the id behind replacedBy: the card of the code that it names", () => {
    const old = "codes:\n  old: { status: retired, replacedBy: ne$0w }\n  new: The new one\n";
    const { study, cursor } = studyFrom(`//- codebook.yaml\n${old}`);
    const hover = hoverInCodebook(study, cursor?.offset ?? 0);
    assert.match(textOf(hover), /^\*\*New\*\* `new`\n\nThe new one/);
  });

  it("elsewhere nothing, also while it does not parse", () => {
    const { study } = studyFrom(CODEBOOK + OTHER);
    assert.equal(hoverInCodebook(study, 0), undefined);
    assert.equal(hoverInCodebook(studyFrom("//- codebook.yaml\ncodes: {").study, 2), undefined);
  });
});

function checkHover(text: string, marked: string, start: string): void {
  const {
    transcript,
    cursor,
    textOf: fileText,
  } = studyFrom(`${CODEBOOK}${OTHER}//- a.transcript\n${text}`);
  const hover = hoverAt(transcript("a.transcript"), cursor?.offset ?? 0);
  assert.ok(hover?.range, "there is a hover");
  const source = fileText("a.transcript");
  const lines = lineIndexOf(source);
  const { range } = hover;
  assert.equal(source.slice(offsetOf(lines, range.start), offsetOf(lines, range.end)), marked);
  assert.equal(textOf(hover).slice(0, start.length), start);
}

function textOf(hover: Hover | undefined): string {
  return (hover?.contents as MarkupContent | undefined)?.value ?? "";
}
