import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { markdownOf } from "../../../server/exchange/report/markdown";
import type { ReportDocument } from "../../../server/exchange/report/model";
import { runs } from "../../support/runs";
import { HOSTILE, hostileDocument } from "./hostile";

const write = (document: ReportDocument): string => [...markdownOf(document)].join("");

describe("a document as Markdown", () => {
  it("has a title, headings below it, labels, notes, quotations and tables", () => {
    const text = write({
      title: "Findings",
      blocks: [
        { kind: "heading", level: 1, text: "Money" },
        { kind: "paragraph", label: "Definition", text: "It decides." },
        {
          kind: "quotation",
          quotation: { said: [{ words: "We … wait", source: "L01, local" }] },
        },
        {
          kind: "table",
          columns: ["Theme", "Cases", "Share"],
          rows: [
            ["Money", 12, { share: 0.125 }],
            ["Time", 3, null],
          ],
        },
        { kind: "paragraph", text: "Counted.", isNote: true },
      ],
    });
    assert.equal(
      text,
      `# Findings

## Money

**Definition.** It decides.

> “We … wait” (L01, local)

| Theme | Cases | Share |
| --- | ---: | ---: |
| Money | 12 | 12.5% |
| Time | 3 |  |

*Counted.*
`,
    );
  });

  it("gives every speaker in turn a line of a quotation", () => {
    const said = [
      { words: "No.", source: "A" },
      { words: "Yes.", source: "" },
    ];
    const text = write({ title: null, blocks: [{ kind: "quotation", quotation: { said } }] });
    assert.equal(text, "> “No.” (A)\n>\n> “Yes.”\n");
  });

  it("takes nothing of a hostile text for markup, in a reader that knows HTML and bare links", () => {
    const html = new MarkdownIt({ html: true, linkify: true }).render(write(hostileDocument()));
    const tags = new Set([...html.matchAll(/<(\/?[a-z]\w*|!)/gi)].map(([, name]) => name));
    const ours = "h1 h2 p strong em blockquote table thead tbody tr th td".split(" ");
    const strange = [...tags].filter((tag) => !ours.includes((tag ?? "").replace("/", "")));
    assert.deepEqual(strange, []);
    const rows = html.match(/<tr>/g)?.length;
    assert.equal(rows, HOSTILE.length * (HOSTILE.length + 1));
  });

  it("reads as the same words again, whatever they are", () => {
    const markdown = new MarkdownIt({ html: true, linkify: true });
    const words = fc.string({ unit: fc.constantFrom(..."ab1.)-+=:%#*_[](){}<>|!&;~^$@`\\ ") });
    const said = fc.property(words, (text) => {
      const document = { title: null, blocks: [{ kind: "paragraph", text: `x${text}` } as const] };
      const html = markdown.render(write(document));
      assert.match(html, /^<p>[^<]*<\/p>\n$/);
      const plain = html
        .slice(3, -5)
        .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ENTITIES[name] ?? "");
      assert.equal(plain.trim(), `x${text}`.trim());
    });
    fc.assert(said, { numRuns: runs(500) });
  });

  it("starts no list, quotation or rule with a paragraph", () => {
    const markdown = new MarkdownIt();
    for (const text of ["- a", "+ a", "1. a", "12) a", "> a", "# a", "---", "===", ": a", "* a"]) {
      const html = markdown.render(write({ title: null, blocks: [{ kind: "paragraph", text }] }));
      assert.match(html, /^<p>[^<]*<\/p>\n$/, text);
    }
  });
});

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };
