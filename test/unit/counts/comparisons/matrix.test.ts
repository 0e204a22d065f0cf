import assert from "node:assert/strict";
import { matrixOf, type MatrixRequest } from "../../../../server/counts/framework/matrix";
import { wordingBetween } from "../../../../server/markup/wording";
import { readFramework } from "../../../../server/study/framework";
import { readSections } from "../../../support/sections";
import { countStudy } from "../study";

const STUDY = `
//- codebook.yaml
themes: { t: { name: "T | t", codes: { a: x } }, u: {} }
codes: { c: x }
//- one.transcript
---
speakers: { Anna: { case: A }, Ben: { case: B } }
---
Anna: [One [two]{.a} three]{.t}, [1>]four.

# Work

Int: [Five]{.a}?

Ben: Six[<1]{.a} [seven]{.c}.
//- two.transcript
---
case: C
---
P1: Nothing.
`;

async function cellsOf(request: MatrixRequest): Promise<string[]> {
  const { figures, transcripts } = await countStudy(readSections(STUDY).files);
  const { columns, rows } = await matrixOf(figures, request);
  const show = (cells: (typeof rows)[number]["cells"]): string =>
    cells
      .map((places) =>
        places
          .map(({ file, start, end }) => {
            const transcript = transcripts.get(file.path);
            return transcript
              ? wordingBetween(transcript, start, end).replaceAll("\n", " / ")
              : "?";
          })
          .join(" + "),
      )
      .join(" | ");
  return [
    columns.map(({ id, name }) => `${id} (${name})`).join(" | "),
    ...rows.map(({ case: name, cells }) => `${name}: ${show(cells)}`),
  ];
}

describe("a framework matrix", () => {
  it("has the passages of every theme for every case, also those that others share", async () => {
    assert.deepEqual(await cellsOf({ by: "theme" }), [
      "t (T | t) | u (U)",
      "A: One two three + four. / Five? / Six | ",
      "B: four. / Five? / Six | ",
      "C:  | ",
    ]);
  });

  it("has other nodes in the order in which they are asked for", async () => {
    assert.deepEqual(await cellsOf({ by: "theme", nodes: ["c", "a"] }), [
      "c (C) | a (A)",
      "A:  | two + four. / Five? / Six",
      "B: seven | four. / Five? / Six",
      "C:  | ",
    ]);
  });

  it("has the passages of all codes under every heading, speech before the first one last", async () => {
    assert.deepEqual(await cellsOf({ by: "heading" }), [
      "Work (Work) | (none) ((none))",
      "A:  | One two three + four. / Five? / Six",
      "B: four. / Five? / Six + seven | ",
      "C:  | ",
    ]);
  });
});

describe("the summaries of a framework matrix", () => {
  const read = (text: string) => {
    const { summaries, problems } = readFramework(text);
    return {
      summaries: summaries.map(({ case: name, column, text: words }) => [name, column, words]),
      problems: problems.map(({ start, end, message }) => [text.slice(start, end), message]),
    };
  };

  it("are what stands below a case and a theme", () => {
    const text =
      "# C 01\n\n## money\n\nShort of it.\n\n- a list\n\\# 1 is no heading\n\n## care\n# K2\r\n## money\r\nTwo\r\nlines\r\n";
    assert.deepEqual(read(text), {
      summaries: [
        ["C 01", "money", "Short of it.\n\n- a list\n# 1 is no heading"],
        ["C 01", "care", ""],
        ["K2", "money", "Two\nlines"],
      ],
      problems: [],
    });
  });

  it("have problems where they are", () => {
    const text = "Lost.\n## money\n# K1\nLost, too.\n## money\nA.\n## money\nB.\n#  \n";
    assert.deepEqual(read(text), {
      summaries: [["K1", "money", "A."]],
      problems: [
        ["Lost.", "This text belongs to no cell. Put it below a case and a theme."],
        ["## money", "No case stands above this heading. Put “# ” and a case above it."],
        ["Lost, too.", "This text belongs to no cell. Put it below a case and a theme."],
        ["## money", "“K1” has a summary for “money” further up, which counts. Join the two."],
        ["#  ", "This heading names nothing. Name a case, or the id of a theme."],
      ],
    });
  });

  it("may be missing", () => {
    assert.deepEqual(readFramework(""), { summaries: [], sections: [], problems: [] });
  });
});
