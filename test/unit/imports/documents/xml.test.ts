import assert from "node:assert/strict";
import fc from "fast-check";
import { DEEPEST_XML, readXml } from "../../../../server/exchange/imports/documents/xml";
import { runs } from "../../../support/runs";

function eventsIn(xml: string | Uint8Array): { events: string[]; refusal: string | undefined } {
  const events: string[] = [];
  const bytes = typeof xml === "string" ? new TextEncoder().encode(xml) : xml;
  const refused = readXml(
    { file: "a.docx", part: "word/document.xml", bytes },
    {
      start({ name, namespace, attributes }) {
        const list = [...attributes].map(([key, value]) => ` ${key}=${value}`).join("");
        events.push(`<${name}${namespace && ` in ${namespace}`}${list}>`);
      },
      text: (text) => events.push(text),
      end: ({ name }) => events.push(`</${name}>`),
    },
  );
  return { events, refusal: refused?.refusal };
}

describe("XML that nobody vouches for", () => {
  it("is told as starts, texts and ends, with names without prefix", () => {
    const { events, refusal } = eventsIn(
      '<?xml version="1.0"?><w:p xmlns:w="urn:w" w:id="1">a &lt; &#x4f4f;<!-- no --><w:t w:val="x" val="y"/><![CDATA[<b>]]></w:p>',
    );
    assert.equal(refusal, undefined);
    assert.deepEqual(events, [
      "<p in urn:w w=urn:w id=1>",
      "a < 住",
      "<t in urn:w val=y>",
      "</t>",
      "<b>",
      "</p>",
    ]);
  });

  it("is read in UTF-8 with a mark, in UTF-16, and in the encoding that it names", () => {
    const mark = "\ufeff<a>ü</a>";
    assert.deepEqual(eventsIn(mark).events, ["<a>", "ü", "</a>"]);
    for (const text of [mark, mark.slice(1)])
      assert.deepEqual(eventsIn(new Uint8Array(Buffer.from(text, "utf16le"))).events, [
        "<a>",
        "ü",
        "</a>",
      ]);
    const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>';
    assert.deepEqual(eventsIn(new Uint8Array(Buffer.from(latin, "latin1"))).events, [
      "<a>",
      "ü",
      "</a>",
    ]);
  });

  it("is refused with its place where it is damaged", () => {
    for (const broken of ["<a>\n<b></a>", "<a>\n&evil;</a>", "<a>\n<x:b/></a>", "<a>\n"])
      assert.match(
        eventsIn(broken).refusal ?? "",
        /^“a\.docx” was not read: its part “word\/document\.xml” is damaged \(line 2, column \d+\)\.$/,
        broken,
      );
    assert.match(eventsIn("").refusal ?? "", /damaged/);
    assert.match(eventsIn(new Uint8Array([60, 97, 62, 0xff])).refusal ?? "", /broken letters/);
  });

  it("is refused if it defines anything, so that nothing can grow or be fetched", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${"x".repeat(99)}">]><a>&b;</a>`;
    assert.match(eventsIn(bomb).refusal ?? "", /\(a DTD\)/);
    assert.match(eventsIn('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>').refusal ?? "", /DTD/);
  });

  it("is refused if it is nested too deeply, and not before", () => {
    const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    assert.equal(eventsIn(nested(DEEPEST_XML)).refusal, undefined);
    assert.match(eventsIn(nested(DEEPEST_XML + 1)).refusal ?? "", /nested deeper than the 400/);
  });

  it("keeps names that mean something to the language of this program", () => {
    const { events } = eventsIn('<constructor __proto__="1" hasOwnProperty="2"/>');
    assert.equal(events[0], "<constructor __proto__=1 hasOwnProperty=2>");
  });

  it("never throws, whatever the text", () => {
    const piece = fc.constantFrom(
      "<a",
      ">",
      "</a>",
      " x='1'",
      "&lt;",
      "&",
      "<!--",
      "-->",
      "<?",
      "]]>",
    );
    const text = fc.array(fc.oneof(piece, fc.string())).map((parts) => `<a>${parts.join("")}</a>`);
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (some) => void eventsIn(some)),
      { numRuns: runs(500) },
    );
    fc.assert(
      fc.property(fc.uint8Array(), (some) => void eventsIn(some)),
      { numRuns: runs(200) },
    );
  });
});
