import assert from "node:assert/strict";
import { framed } from "../../../../client/pages/findings/drawing/framed";
import { svgText } from "../../../../client/pages/findings/drawing/svgText";
import { csvText } from "../../../../client/text/csv";
import { HOSTILE, measure, message, node, shown } from "./figures";

describe("a picture as a file of SVG", () => {
  const picture = shown(
    message([
      node("a", { name: HOSTILE, cases: 2 }),
      node("b", { name: "\u0000\ufffe", cases: 1 }),
    ]),
  );
  const drawing = picture.draw?.({ width: 400, measure }, "paper");
  if (!drawing) throw new Error("Nothing is drawn.");
  const title = `Of ${HOSTILE}`;
  const svg = svgText(framed(drawing, title), { title, description: HOSTILE });

  it("has its title above it and a margin around it", () => {
    const frame = framed(drawing, "Title");
    assert.deepEqual([frame.width, frame.height], [432, drawing.height + 64]);
    const [first] = frame.texts;
    assert.deepEqual([first?.text, first?.x, first?.y], ["Title", 16, 24]);
    assert.deepEqual(
      [frame.rects[0]?.x, frame.lines[0]?.x1].map((x) => (x ?? 0) - 16),
      [drawing.rects[0]?.x, drawing.lines[0]?.x1],
    );
  });

  it("lets nothing of a study become markup", () => {
    const tags = new Set([...svg.matchAll(/<\/?([a-z]+)/gi)].map(([, tag]) => tag));
    assert.deepEqual([...tags].sort(), ["desc", "line", "rect", "svg", "text", "title"]);
    assert.ok(svg.includes("&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#38;&#39;"));
    assert.doesNotMatch(svg, /href|url\(|style=|on[a-z]+=|class=/i);
    // What XML cannot hold is replaced.
    assert.doesNotMatch(svg, /[\u0000-\u0008\ufffe\uffff]/);
  });

  it("has concrete colours on white, and is an image with a title and a description", () => {
    const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color);
    for (const color of colors) assert.match(color ?? "", /^#[0-9a-f]{6}$/);
    assert.match(svg, /<svg [^>]*role="img" aria-labelledby="title description"/);
    assert.match(svg, /<rect width="100%" height="100%" fill="#ffffff"\/>/);
  });
});

describe("a table as CSV", () => {
  it("neutralises formulas, and quotes what would end a cell or a line", () => {
    const rows = [
      ["=cmd()", "+1", "-1", "@x", "\tx", "plain"],
      ['say "so"', "a,b", "a\nb", 1204, 0.5, null],
    ];
    assert.equal(
      csvText(rows),
      `'=cmd(),'+1,'-1,'@x,'\tx,plain\r\n"say ""so""","a,b","a\nb",1204,0.5,\r\n`,
    );
  });

  it("has a neutralised name in its first cell", () => {
    const { table } = shown(message([node("a", { name: '=HYPERLINK("x")' })]));
    assert.match(csvText(table.rows), /^"'=HYPERLINK\(""x""\)",code,a,0/);
  });
});
