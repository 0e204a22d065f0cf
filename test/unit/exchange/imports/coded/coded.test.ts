import assert from "node:assert/strict";
import { TAGUETTE_TABLE } from "../../../../../server/exchange/imports/coded/taguetteTable";
import { csvOf } from "../../../../../server/exchange/imports/documents/tableKind";
import { formatOf } from "../../../../../server/exchange/imports/formats";
import type { FoundInFile } from "../../../../../server/exchange/imports/imported";
import { saidIn, stretchesIn } from "../../../imports/documents/said";

function found(name: string, content: string): FoundInFile & { format: string } {
  const bytes = new TextEncoder().encode(content);
  const format = formatOf({ name, bytes });
  assert.ok(format !== undefined, "no format");
  const read = format.read({ name, bytes });
  assert.ok(!("refusal" in read), JSON.stringify(read));
  return { ...read, format: format.name };
}

const accountIn = ({ account }: FoundInFile): readonly string[] =>
  account.map(({ fate, count, what, places }) => [fate, count, what, ...places].join(" | "));

describe("a text of qcoder", () => {
  it("has its passages and codes, nested ones too", () => {
    const read = found(
      "example.txt",
      `Int: What matters?

Ana: For us (QCODE)gender, and (QCODE)how one } is seen(/QCODE){#gender_id,#person-talk}, counts(/QCODE){#gender, #gender}.

Ana: (QCODE)We asked.

And nobody(/QCODE){#silence} came.`,
    );
    assert.equal(read.format, "qcoder text");
    const [transcript] = read.transcripts;
    assert.equal(transcript.name, "example");
    assert.deepEqual(saidIn(transcript), [
      "Int: What matters?",
      "Ana: For us gender, and how one } is seen, counts.",
      "Ana: We asked.",
      "And nobody came.",
    ]);
    assert.deepEqual(stretchesIn(transcript), [
      "how one } is seen | gender_id | person-talk",
      "gender, and how one } is seen, counts | gender",
      "We asked. | silence",
      "And nobody | silence",
    ]);
    assert.equal(read.codebook, "codes:\n  gender_id:\n  person-talk:\n  gender:\n  silence:\n");
    assert.deepEqual(accountIn(read), ["kept | 4 | codes", "kept | 3 | coded passages"]);
  });

  it("says what has no partner, no code and no passage", () => {
    const read = found(
      "odd.txt",
      `A (/QCODE){#a} b.
(QCODE)One(/QCODE){#} two(/QCODE) three.

(QCODE)Four(/QCODE){#b} {#c} five (QCODE)six.`,
    );
    assert.deepEqual(saidIn(read.transcripts[0]), [
      "A  b. / One two three.",
      "Four {#c} five six.",
    ]);
    assert.deepEqual(stretchesIn(read.transcripts[0]), ["Four | b"]);
    assert.deepEqual(accountIn(read), [
      "kept | 1 | lists of codes that belong to no passage, as words | line 4",
      "kept | 1 | codes",
      "kept | 1 | coded passages",
      "left out | 2 | ends of passages, (/QCODE), without a start | line 1 | line 2",
      "left out | 1 | passages without a code | line 2",
      "left out | 1 | starts of passages, (QCODE), without an end | line 4",
    ]);
  });
});

const page = (body: string, title = "x") =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>${body}</body></html>`;

describe("a page of Taguette", () => {
  it("is a document whose highlights have their tags behind them", () => {
    const read = found(
      "doc.html",
      page(
        `<h1>Interview</h1><p><b>Ana:</b> We <span class="highlight">had <i></i></span><i><span class="highlight">no money</span></i><span class="taglist"> [money, bad &amp; worse]</span>, and <span>no</span> time.</p>`,
      ),
    );
    assert.equal(read.format, "coded web page");
    assert.deepEqual(saidIn(read.transcripts[0]), [
      "# Interview",
      "Ana: We had no money, and no time.",
    ]);
    assert.deepEqual(stretchesIn(read.transcripts[0]), ["had no money | money | bad-worse"]);
    assert.equal(read.codebook, "codes:\n  money:\n  bad-worse:\n    name: bad & worse\n");
  });

  it("says which highlights come without a tag", () => {
    const read = found("doc.html", page(`<p>We <span class="highlight">had</span> none.</p>`));
    assert.deepEqual(saidIn(read.transcripts[0]), ["We had none."]);
    assert.equal(read.codebook, undefined);
    assert.deepEqual(accountIn(read), ["left out | 1 | highlights without a tag | mark 1"]);
  });

  it("may be a list of highlights, of which each document becomes a transcript", () => {
    const read = found(
      "highlights.html",
      page(
        `<h1>Taguette highlights</h1>
        <p>We had <i>no</i> money</p>
        <p><strong>Document:</strong> Ana 1.docx <strong>Tags:</strong> money, hard times</p><hr>
        <p>One.</p><p>Two.</p>
        <p><strong>Document:</strong> Ben: later <strong>Tags:</strong> money</p><hr>
        third
        <p><strong>Document:</strong> Ana 1.docx <strong>Tags:</strong></p>`,
        "Extraits de Taguette",
      ),
    );
    assert.equal(read.format, "Taguette highlights");
    assert.deepEqual(
      read.transcripts.map((one) => [one.name, ...saidIn(one), ...stretchesIn(one)]),
      [
        ["Ana 1", "We had no money", "third", "We had no money | money | hard-times"],
        ["Ben: later", "One.", "Two.", "One. | money", "Two. | money"],
      ],
    );
    assert.equal(read.codebook, "codes:\n  money:\n  hard-times:\n    name: hard times\n");
    assert.deepEqual(accountIn(read), [
      "kept | 2 | codes",
      "kept | 3 | highlights",
      "changed | 1 | highlights without a tag",
      "left out | 2 | words of documents that are not highlighted | “Ana 1” | “Ben: later”",
    ]);
  });
});

describe("a table of highlights of Taguette", () => {
  it("is a list of highlights with a row for each tag", () => {
    const read = found(
      "all_tags.csv",
      [
        "id,document,tag,content",
        "1,Ana 1.docx,money,We had no money",
        "1,Ana 1.docx,hard times,We had no money",
        "2,Ben.txt,money,We had no money",
        '3,Ana 1.docx,,"One.\n\nTwo, too."',
        "4,Ana 1.docx,money,",
      ].join("\n"),
    );
    assert.equal(read.format, "Taguette highlights in CSV");
    assert.deepEqual(
      read.transcripts.map((one) => [one.name, ...saidIn(one), ...stretchesIn(one)]),
      [
        [
          ...["Ana 1", "We had no money", "One.", "Two, too."],
          "We had no money | money | hard-times",
        ],
        ["Ben", "We had no money", "We had no money | money"],
      ],
    );
    assert.equal(read.codebook, "codes:\n  money:\n  hard-times:\n    name: hard times\n");
    assert.deepEqual(accountIn(read), [
      "left out | 1 | rows without words or without a document",
      "kept | 2 | codes",
      "kept | 3 | highlights",
      "changed | 1 | highlights without a tag",
      "left out | 2 | words of documents that are not highlighted | “Ana 1” | “Ben”",
    ]);
  });

  it("is a table of answers where the person says so", () => {
    const file = "id,document,tag,content\n1,a,b,We had no money\n";
    const bytes = new TextEncoder().encode(file);
    const read = csvOf(TAGUETTE_TABLE).read({ name: "t.csv", bytes }, { answers: ["content"] });
    assert.ok(!("refusal" in read));
    assert.deepEqual(saidIn(read.transcripts[0]), ["## content", "We had no money"]);
  });
});

describe("marks with classes", () => {
  it("are passages of a page, over several paragraphs and nested", () => {
    const read = found(
      "talk.html",
      page(
        `<p>Int: So?</p><p>Ana: <mark class="money x_y">We <mark>had</mark> <mark class='Über'>none</mark>.</p><p>Never.</mark> No.</p>`,
      ),
    );
    assert.deepEqual(saidIn(read.transcripts[0]), ["Int: So?", "Ana: We had none.", "Never. No."]);
    assert.deepEqual(stretchesIn(read.transcripts[0]), [
      "none | Über",
      "We had none. | money | x_y",
      "Never. | money | x_y",
    ]);
    assert.equal(read.codebook, "codes:\n  Über:\n  money:\n  x_y:\n");
  });

  it("are passages of a Markdown text", () => {
    const read = found(
      "talk.md",
      `---\ntitle: x\n---\n\n# The <mark class="a">start</mark>\n\nAna: We <mark class="money">had *none*</mark>, <mark class="b">no.\n`,
    );
    assert.deepEqual(saidIn(read.transcripts[0]), ["# The start", "Ana: We had *none*, no."]);
    assert.deepEqual(stretchesIn(read.transcripts[0]), ["had *none* | money"]);
    assert.deepEqual(
      accountIn(read).filter((line) => line.startsWith("left")),
      [
        "left out | 1 | marks that never end | mark 3",
        "left out | 1 | passages in headings | line 5",
      ],
    );
  });

  it("are no reason to read another page in another way", () => {
    const bytes = new TextEncoder().encode(page("<p>a <mark>b</mark></p>"));
    assert.equal(formatOf({ name: "a.html", bytes })?.name, "Web page");
    const plain = new TextEncoder().encode("a <mark>b</mark>");
    assert.equal(formatOf({ name: "a.md", bytes: plain })?.name, "Markdown");
  });
});
