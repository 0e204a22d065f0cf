import assert from "node:assert/strict";
import {
  codebookDocument,
  codebookEntriesOf,
  codebookTable,
} from "../../../server/exchange/paper/codebookDocument";
import {
  quotationListDocument,
  quotationListOf,
  quotationListTable,
} from "../../../server/exchange/paper/quotationList";
import {
  codedTranscriptOf,
  transcriptDocument,
} from "../../../server/exchange/paper/transcriptDocument";
import { csvOf } from "../../../server/exchange/report/csv";
import { markdownOf } from "../../../server/exchange/report/markdown";
import type { ReportDocument } from "../../../server/exchange/report/model";
import { sourceFrom } from "./source";

const markdown = (document: ReportDocument): string => [...markdownOf(document)].join("");

const STUDY = `//- codebook.yaml
title: Tiny
themes:
  care:
    name: Care
    codes:
      calls: Ringing up.
      waiting:
        definition: Having to wait.
        exclude: Waiting for a bus.
        example: [We waited., Still waiting.]
codes:
  blame: { definition: Being blamed., status: retired, replacedBy: waiting }
//- a.transcript
---
case: A
attributes: { level: local }
---
## Start

P1: [We [waited]{.waiting} and they rang]{.calls memo="both"}. [1>]So it goes,

P1: on and on.[<1]{.waiting by=am}
<!-- memo: ask again -->
//- b.transcript
P1: [We waited]{.waiting} [They wait]{.waiting by=am} [They wait]{.blame}.
`;

const ALL = { attributes: ["level"] };

describe("a list of quotations", () => {
  it("has the themes and in them the codes, most recurrent first, and every passage once a code", async () => {
    const list = await quotationListOf(sourceFrom(STUDY), ALL);
    assert.equal(
      markdown(quotationListDocument("Quotations", list)).split("\n*Themes")[0],
      `# Quotations

## Care

### Waiting

> “waited” (A, local)

> “So it goes, on and on.” (A, local)

> “We waited” (b)

> “They wait” (b)

### Calls

> “We waited and they rang” (A, local)

## Outside themes

### Blame

> “They wait” (b)
`,
    );
  });

  it("is a table where there is nothing else", async () => {
    const list = await quotationListOf(sourceFrom(STUDY), { ...ALL, nodes: ["calls"] });
    assert.equal(
      csvOf(quotationListTable("Quotations", list)),
      "Theme,Category,Code,Quotation,File,Line\r\n" +
        'Care,,Calls,"“We waited and they rang” (A, local)",a.transcript,7\r\n',
    );
  });

  it("is empty for a study without codings", async () => {
    assert.deepEqual(
      await quotationListOf(sourceFrom("//- codebook.yaml\ncodes: { a: x }\n"), ALL),
      [],
    );
  });
});

describe("the codebook as a document", () => {
  const entries = codebookEntriesOf(sourceFrom(STUDY).study);

  it("has every entry with its parts and figures, in its order", () => {
    const text = markdown(codebookDocument("Tiny: codebook", entries));
    assert.ok(text.startsWith("# Tiny: codebook\n\n## Care\n\n*Theme · care*\n"), text);
    const waiting = text.slice(text.indexOf("### Waiting"), text.indexOf("## Blame"));
    assert.equal(
      waiting,
      `### Waiting

*Code · waiting*

**Definition.** Having to wait.

**Not for.** Waiting for a bus.

**Example.** We waited.

**Example.** Still waiting.

**Figures.** 2 cases · 4 passages · 4 codings · 11 words · 2 transcripts

`,
    );
    assert.match(text, /\*Code · blame · retired, use waiting\*/);
  });

  it("is a table where there is nothing else", () => {
    const [head, care] = csvOf(codebookTable("Tiny", entries)).split("\r\n");
    assert.match(head, /^Id,Name,Kind,In,Definition,Use it for,Not for,Examples,/);
    assert.equal(care, "care,Care,theme,,,,,,,,,active,,2,4,5,15,2");
  });
});

describe("a coded transcript as a document", () => {
  it("has its words on the left, with numbered brackets, and its codes on the right", async () => {
    const context = await sourceFrom(STUDY).read("a.transcript");
    assert.ok(context);
    const document = transcriptDocument(codedTranscriptOf(context));
    const table = document.blocks.find((block) => block.kind === "table");
    assert.equal(document.title, "A");
    assert.deepEqual(document.blocks.slice(0, 2), [
      { kind: "paragraph", text: "level: local", isNote: true },
      { kind: "heading", level: 1, text: "Start" },
    ]);
    assert.deepEqual(table, {
      kind: "table",
      columns: ["Words", "Codes"],
      rows: [
        [
          "P1: [¹We [²waited]² and they rang]¹. [³So it goes,",
          { lines: ["1 Calls – both", "2 Waiting", "3 Waiting (am)"] },
        ],
        ["P1: on and on.]³", { lines: ["… 3 Waiting (am)"] }],
        ["Memo: ask again", null],
      ],
    });
  });
});
