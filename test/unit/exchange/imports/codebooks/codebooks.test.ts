import assert from "node:assert/strict";
import { readCodebook } from "../../../../../server/codebook/parse";
import { formatOf } from "../../../../../server/exchange/imports/formats";
import type { FoundInFile } from "../../../../../server/exchange/imports/imported";
import { refusalIn } from "../../../imports/documents/said";
import { zipped } from "../../../imports/documents/archives";

function found(name: string, content: string | Uint8Array): FoundInFile & { format: string } {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const format = formatOf({ name, bytes });
  assert.ok(format !== undefined, "no format");
  const read = format.read({ name, bytes });
  assert.ok(!("refusal" in read), JSON.stringify(read));
  if (read.codebook !== undefined) {
    const { problems } = readCodebook(read.codebook);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === "error"),
      [],
    );
  }
  return { ...read, format: format.name };
}

const accountIn = ({ account }: FoundInFile): readonly string[] =>
  account.map(({ fate, count, what, places }) => [fate, count, what, ...places].join(" | "));

describe("a codebook in a table", () => {
  it("is read from Taguette's list of tags", () => {
    const read = found(
      "tags.csv",
      'tag,description\ninteresting,"What strikes\nthe reader"\npeople.john,\npeople,Who is named\n',
    );
    assert.equal(read.format, "codebook in CSV");
    assert.deepEqual(read.transcripts, []);
    assert.equal(
      read.codebook,
      `codes:
  interesting: "What strikes\\nthe reader"
  people-john:
    name: people.john
  people: Who is named
`,
    );
    assert.deepEqual(accountIn(read), [
      "kept | 2 | columns, as those of a codebook | “tag” as name | “description” as definition",
      "kept | 3 | codes",
    ]);
  });

  it("has levels where a path says so, a dot only below a code that is there", () => {
    const dotted = found(
      "export.csv",
      "path,tag,description\npeople,people,Who is named\npeople.john,john,\ne.g. this,e.g. this,x\n",
    );
    assert.equal(
      dotted.codebook,
      `themes:
  people:
    definition: Who is named
    codes:
      john:
codes:
  e-g-this:
    name: e.g. this
    definition: x
`,
    );
    const slashed = found(
      "codes.csv",
      "path\nTrust / Of people / Colleagues\nTrust / Of offices\n",
    );
    assert.equal(
      slashed.codebook,
      `themes:
  Trust:
    codes:
      of-people:
        codes:
          Colleagues:
      of-offices:
`,
    );
    assert.ok(
      accountIn(slashed).includes(
        "kept | 2 | groups that have no row of their own | “Trust” | “Of people”",
      ),
    );
  });

  it("is read from qcoder's codes, whose numbers are no ids", () => {
    const read = found(
      "codes.csv",
      "code_id,code,code.description\n1,gender_id,Gender identity\n2,harassment,\n",
    );
    assert.equal(read.codebook, "codes:\n  gender_id: Gender identity\n  harassment:\n");
  });

  it("keeps everything that a codebook has a place for", () => {
    const read = found(
      "book.tsv",
      [
        "ID\tCode name\tTheme\tCategory\tDefinition\tInclusion criteria\tExclude\tExample\tColour\tNotes\tStatus\tCounted",
        "resource-limits\tScarce money\tCompetition\tMoney\tScarce or shrinking.\tBudgets\tRivalry\tNo one left.\t#4E79A7\tthink\tDraft\t3",
        "\tRivals\tCompetition\t\tWho competes\t\t\t\tmauve\t\todd\t1",
      ].join("\n"),
    );
    assert.equal(
      read.codebook,
      `themes:
  Competition:
    codes:
      Money:
        codes:
          resource-limits:
            name: Scarce money
            definition: Scarce or shrinking.
            include: Budgets
            exclude: Rivalry
            example: No one left.
            memo: think
            color: "#4e79a7"
            status: draft
      Rivals: Who competes
`,
    );
    assert.deepEqual(accountIn(read).slice(1), [
      "kept | 2 | groups that have no row of their own | “Competition” | “Money”",
      "kept | 1 | themes",
      "kept | 1 | categories",
      "kept | 2 | codes",
      "left out | 1 | other columns | “Counted”",
      "left out | 1 | colours | row 3",
      "left out | 1 | values of the column of status | row 3",
    ]);
  });

  it("finds parents by their ids or names, in any order, and breaks circles", () => {
    const read = found(
      "codebook.csv",
      "id,name,parent\n3,Leaf,2\n2,Branch,1\n1,Root,\n4,A,B\n5,B,A\n,,1\n",
    );
    assert.equal(
      read.codebook,
      "themes:\n  Root:\n    codes:\n      Branch:\n        codes:\n          Leaf:\n  B:\n    codes:\n      A:\n",
    );
    assert.deepEqual(accountIn(read).slice(-2), [
      "changed | 1 | codes below themselves or too many others | row 6",
      "left out | 1 | rows without the name of a code | row 7",
    ]);
  });

  it("is told from answers by its columns or its name", () => {
    const formatNamed = (name: string, csv: string) =>
      formatOf({ name, bytes: new TextEncoder().encode(csv) })?.name;
    const answers = "ID,Code,How was it?,Region\nP1,3,It was hard for all of us.,North\n";
    assert.equal(formatNamed("survey.csv", answers), "CSV");
    assert.equal(formatNamed("people.csv", "name,description\nAna,She came late to it.\n"), "CSV");
    assert.equal(formatNamed("my codebook.csv", "name,description\nA,b\n"), "codebook in CSV");
    assert.equal(formatNamed("a.csv", "code,definition\nA,b\n"), "codebook in CSV");
    const bytes = new TextEncoder().encode(
      "code,comment\nP1,we had no time for it\nP2,we had no way\n",
    );
    const read = formatOf({ name: "codes.csv", bytes })!.read(
      { name: "codes.csv", bytes },
      { answers: ["comment"], caseColumn: "code" },
    );
    assert.equal((read as FoundInFile).transcripts.length, 2);
  });

  it("may be a workbook", () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const row = (...texts: string[]) => `<row>${texts.map(cell).join("")}</row>`;
    const bytes = zipped({
      "xl/workbook.xml": `<workbook><sheets><sheet name="Codes" r:id="r1" xmlns:r="r"/><sheet name="Old" r:id="r2" xmlns:r="r"/></sheets></workbook>`,
      "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${row("Code", "Definition")}${row("Trust", "Who trusts")}</sheetData></worksheet>`,
    });
    const read = found("book.xlsx", bytes);
    assert.equal(read.format, "codebook in Excel");
    assert.equal(read.codebook, "codes:\n  Trust: Who trusts\n");
    assert.equal(accountIn(read)[0], "left out | 1 | other sheets | “Old”");
  });

  it("without a code is refused", () => {
    const bytes = new TextEncoder().encode("code,definition\n,x\n");
    const read = formatOf({ name: "codebook.csv", bytes })!.read({ name: "codebook.csv", bytes });
    assert.equal(refusalIn(read), "“codebook.csv” was not read: it has no codes.");
  });
});

describe("a list of codes", () => {
  it("has levels by tabs or blanks, and definitions behind a colon", () => {
    const expected = `themes:
  Competition:
    codes:
      resource-limits: "Scarce money: named as a reason"
      the-rivals:
        name: the rivals
        codes:
          Offices:
codes:
  Other: what is left
`;
    const lines = [
      "Competition",
      "\t- resource-limits: Scarce money: named as a reason",
      "\t* the rivals",
      "\t\tOffices:",
      "",
      "Other – what is left",
    ];
    for (const step of ["\t", "  ", "    "]) {
      const text = lines.join("\r\n").replace(/\t/g, step);
      const read = found("codebook.txt", text);
      assert.equal(read.format, "list of codes");
      assert.equal(read.codebook, expected);
    }
  });

  it("is told from words that somebody said", () => {
    const formatNamed = (name: string, text: string) =>
      formatOf({ name, bytes: new TextEncoder().encode(text) })?.name;
    assert.equal(formatNamed("study.txt", "Trust\n\tOf people\n\tOf offices\n"), "list of codes");
    assert.equal(
      formatNamed("talk.txt", "Int: And then?\n\tWe went on\n\tas we could\n"),
      "Plain text",
    );
    assert.equal(formatNamed("talk.txt", "So we went\n\tas we could.\n\tYes\n"), "Plain text");
    assert.equal(formatNamed("talk.txt", "Yes\nNo\nWell\n"), "Plain text");
    assert.equal(formatNamed("talk.txt", "So\n\t\t\tlate\nand\n"), "Plain text");
  });

  it("may be deeper than a codebook", () => {
    const text = Array.from(
      { length: 20_000 },
      (_, at) => `${"\t".repeat(Math.min(at, 400))}c${at}`,
    );
    const bytes = new TextEncoder().encode(text.slice(0, 500).join("\n"));
    const read = formatOf({ name: "codes.txt", bytes })!.read({ name: "codes.txt", bytes });
    assert.ok("codebook" in read && read.codebook !== undefined);
    assert.equal(readCodebook(read.codebook).codebook?.nodes.size, 500);
  });
});
