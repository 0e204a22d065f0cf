import assert from "node:assert/strict";
import { readHtml } from "../../../../server/exchange/imports/documents/html";
import { accountOf, saidIn, transcriptIn } from "./said";

function read(html: string, encoding: BufferEncoding = "utf8") {
  const bytes = new Uint8Array(Buffer.from(html, encoding));
  return transcriptIn(readHtml({ name: "page.html", bytes }));
}

describe("a web page", () => {
  it("is its headings and paragraphs, whether or not their ends are written", () => {
    const html =
      "<!DOCTYPE html><html><head><title>No</title></head><body><h2>Work</h2><p>Int: Did you\n  wait?<p>P1: Yes<br>and no.<div>P1: A &amp; <i>B</i></div>loose</body></html>";
    assert.deepEqual(saidIn(read(html)), [
      "## Work",
      "Int: Did you wait?",
      "P1: Yes / and no.",
      "P1: A & B",
      "loose",
    ]);
  });

  it("holds nothing that runs or styles, and no comment", () => {
    const html =
      "<script>if (a < b) alert('<p>no</p>')</script><style>p > a {}</style><!-- <p>no --><p title='a > b' onclick=\"x\">Yes</p><svg><text>no</text></svg><SCRIPT>no</SCRIPT ><p>more<![CDATA[x]]></p>";
    assert.deepEqual(saidIn(read(html)), ["Yes", "more"]);
  });

  it("has entities as characters, and what is none as it is written", () => {
    const html =
      "<p>&lt;b&gt; &#x4f4f;&#228;&auml;&nbsp;&hellip; a < b &unknown; AT&T &#xD800;&#0;</p>";
    assert.deepEqual(saidIn(read(html)), ["<b> 住ää\u00a0… a < b &unknown; AT&T \ufffd\ufffd"]);
  });

  it("has names in bold, lines of `pre`, and rows of tables as paragraphs", () => {
    const bold = "<p><b>Anna</b> A</p><p><strong>Bo</strong> B</p><p><b>Anna</b> C</p>";
    assert.deepEqual(saidIn(read(bold)), ["Anna: A", "Bo: B", "Anna: C"]);
    assert.deepEqual(saidIn(read("<pre>Int: A\nP1: B\nP1: C</pre>")), ["Int: A", "P1: B", "P1: C"]);
    const table =
      "<table><tr><td>Anna<td>A<tr><td>Bo</td><td>B <table><tr><td>in</td></tr></table></td></tr><tr><td>Anna</td><td><p>C</p><p>D</p></td></tr></table><p>After</p>";
    const transcript = read(table);
    assert.deepEqual(saidIn(transcript), ["Anna: A", "Bo: B / in", "Anna: C / D", "After"]);
    assert.ok(accountOf(transcript).includes("changed 3 rows of tables"));
  });

  it("is read in the encoding that it declares", () => {
    const html = '<meta charset="windows-1251"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>';
    assert.deepEqual(saidIn(read(html, "latin1")), ["Привет"]);
  });

  it("is read to its end, whatever never ends", () => {
    assert.deepEqual(saidIn(read('<p>One</p><a title="x>Two</a>')), ["One", "Two"]);
    assert.deepEqual(saidIn(read("<p>One</p><!-- Two")), ["One"]);
    assert.deepEqual(saidIn(read("<p>One</p><script>Two")), ["One"]);
    assert.deepEqual(saidIn(read("<p>1 < 2 <")), ["1 < 2 <"]);
  });
});
