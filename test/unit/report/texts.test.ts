import assert from "node:assert/strict";
import fc from "fast-check";
import { csvOf } from "../../../server/exchange/report/csv";
import { htmlOf } from "../../../server/exchange/report/html";
import { lineText, visibleText } from "../../../server/exchange/report/visibleText";
import { runs } from "../../support/runs";
import { HOSTILE, hostileDocument } from "./hostile";

describe("a text that is shown", () => {
  it("holds nothing that no document can hold, and nothing that turns what is behind it", () => {
    assert.equal(visibleText("a\u0000b\ud800c\u202ed\uffffe"), "a\ufffdb\ufffdc\ufffdd\ufffde");
    assert.equal(visibleText("a\r\nb\rc\n\td 😀 住"), "a\nb\nc\n\td 😀 住");
    const always = fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.doesNotMatch(visibleText(text), /[\u0000-\u0008\u000b-\u001f\u202a-\u202e]|\p{Cs}/u);
    });
    fc.assert(always, { numRuns: runs(300) });
  });

  it("is on one line where it has to be", () => {
    assert.equal(lineText("a \n\n b\tc\u2028d"), "a b c d");
  });
});

describe("a document as CSV", () => {
  it("has each table, an empty line between them, and no formula", () => {
    const table = { kind: "table", columns: ["A", "B"], rows: [["=cmd()", 1]] } as const;
    const blocks = [table, { kind: "paragraph", text: "left out" } as const, table];
    assert.equal(
      csvOf({ title: "left out", blocks }),
      "A,B\r\n'=cmd(),1\r\n\r\nA,B\r\n'=cmd(),1\r\n",
    );
  });

  it("gives back every text that is no formula", () => {
    const rows = HOSTILE.map((text) => [text, { share: 0.5 }]);
    const text = csvOf({ title: null, blocks: [{ kind: "table", columns: ["T", "S"], rows }] });
    const cells = text.includes("'=cmd()") && text.includes("'＝cmd()") && text.includes("'@SUM");
    assert.ok(cells, text);
    const [first] = text.split("\r\n").slice(1);
    assert.equal(first, '"a ""quoted"" | piped, comma",0.5');
  });
});

describe("a document as HTML", () => {
  const html = [...htmlOf(hostileDocument())].join("");

  it("has no tag, no comment and no attribute that comes from a text", () => {
    const body = html.slice(html.indexOf("<body>"));
    const tags = new Set([...body.matchAll(/<([^>]*)>/g)].map(([, tag]) => tag));
    const known =
      /^\/?(?:body|main|html|h[1-6]|p|table|thead|tbody|tr|th|td|div|bdi|cite|blockquote|strong)(?: (?:dir="auto"|scope="col"|class="(?:note|number)"))*$/;
    assert.deepEqual(
      [...tags].filter((tag) => !known.test(tag)),
      [],
    );
    assert.doesNotMatch(html, /<script|<!--|https?:\/\/(?!evil\.example)|javascript:/);
  });

  it("allows itself nothing but its own styles", () => {
    assert.match(
      html,
      /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/,
    );
  });

  it("gives every cell and every quotation its own direction", () => {
    assert.equal(html.match(/<td(?![^>]*dir="auto")/), null);
    assert.match(html, /<p dir="auto">“<bdi>שלום עולם<\/bdi>”/);
  });
});
