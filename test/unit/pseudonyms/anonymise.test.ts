import assert from "node:assert/strict";
import fc from "fast-check";
import {
  createCopier,
  createSurvey,
  type CopyWishes,
} from "../../../server/exchange/pseudonyms/anonymise";
import { copiedCodebook } from "../../../server/exchange/pseudonyms/copyCodebook";
import { smallWordsIn, suspectsIn } from "../../../server/exchange/pseudonyms/looksLike";
import type { Coding } from "../../../server/markup/model";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import { arbitraryTranscript } from "../../reference/arbitrary";
import { runs } from "../../support/runs";

const NO_WISHES: CopyWishes = {
  entries: [],
  interviewers: new Set(["int", "interviewer"]),
  keeps: new Set(),
  acceptsChangedWords: true,
  howToKeep: (kept, things) => `--keep ${kept} keeps ${things}.`,
};

function copyOf(texts: readonly string[], wishes: Partial<CopyWishes> = {}) {
  const files = texts.map((text, at) => ({
    path: `transcripts/f${at}.md`,
    text,
    isTranscript: true,
  }));
  const survey = createSurvey();
  files.forEach(survey.add);
  const copier = createCopier(survey, { ...NO_WISHES, ...wishes });
  const copies = files.map((file) => {
    const copy = copier.copy(file);
    assert.ok(copy !== undefined);
    return "text" in copy ? copy.text : `refused: ${copy.reason}`;
  });
  return { copies, entries: copier.entries, account: copier.account() };
}

describe("an anonymised copy of a transcript", () => {
  it("says nothing but words, codes, cases and attributes", () => {
    const { copies, entries } = copyOf([
      `---
# from Jane
case: Maria
source: maria.docx
date: 2024-05-01
coder: jo
recorded-by: Jane
speakers: { Maria: {}, Zoe: { role: interviewer } }
---

Zoe: And you, Maria? <!-- she smiles -->

Maria: [I]{memo="Maria"} [waited]{.waiting memo="long" by=am} [here]{.a}. []{- by=am}

<!-- memo: Ask Jane -->
`,
    ]);
    assert.equal(
      copies[0],
      `---
case: P1
speakers:
  P1: {}
  Interviewer 1: { role: interviewer }
coder: coder1
---

Interviewer 1: And you, P1? 

P1: I [waited]{.waiting by=coder2} [here]{.a}. []{- by=coder2}

`,
    );
    assert.deepEqual(
      entries.map(({ name, pseudonym, kind }) => [name, pseudonym, kind]),
      [
        ["Maria", "P1", "person"],
        ["Zoe", "Interviewer 1", "person"],
        ["jo", "coder1", "coder"],
        ["am", "coder2", "coder"],
        ["transcripts/f0.md", "transcripts/transcript-01.md", "file"],
      ],
    );
  });

  it("calls the same speaker the same in every transcript, and leaves common words", () => {
    const { copies } = copyOf([
      "Daughter: My daughter and P1.\n\nDaughter: Yes.\n",
      "Daughter: A Daughter.\n\nMrs Lee: Mrs Lee? P7!\n\nP7: Hm.\n",
    ]);
    const bodies = copies.map((text) => text.replace(/^---[^]*?---\n\n/, ""));
    assert.equal(bodies[0], "P2: My daughter and P1.\n\nP2: Yes.\n");
    assert.equal(bodies[1], "P2: A Daughter.\n\nP3: P3? P7!\n\nP7: Hm.\n");
    assert.match(copies[0], /^---\ncase: f0\n/);
  });

  it("keeps what is wanted", () => {
    const text = "---\ndate: 2024-05-01\ncoder: jo\n---\nP1: [x]{.a by=am memo=m} <!-- y -->\n";
    const keeps = new Set(["memos", "coders", "dates"] as const);
    assert.equal(
      copyOf([text], { keeps }).copies[0],
      "---\ncase: f0\ncoder: jo\ndate: 2024-05-01\n---\nP1: [x]{.a by=am memo=m} <!-- y -->\n",
    );
  });

  it("has every code as often, by as many coders, on the same words", () => {
    let copied = 0;
    const figures = (codings: readonly Coding[]): unknown => [
      codings.map(({ code, passage }) => `${passage.start}-${passage.end} ${code}`).sort(),
      new Set(codings.map(({ by }) => by)).size,
    ];
    fc.assert(
      fc.property(arbitraryTranscript, (text) => {
        const before = parseTranscript(text);
        if (before.frontMatter.problems.length > 0) return;
        const { copies } = copyOf([text]);
        if (copies[0].startsWith("refused: ")) return;
        copied++;
        const after = parseTranscript(copies[0]);
        if (!/[A-Z]\p{L}{2}/u.test(wordingOf(before))) {
          assert.equal(wordingOf(after), wordingOf(before));
          assert.deepEqual(figures(after.codings), figures(before.codings));
        }
        assert.equal(after.codings.length, before.codings.length);
        assert.equal(after.comments.length, 0);
        for (const { block } of after.passages)
          assert.ok(!block.entries.some(({ key }) => key === "memo"));
      }),
      { numRuns: runs(500) },
    );
    assert.ok(copied > runs(500) / 2, `${copied} were copied`);
  });
});

describe("an anonymised copy of a codebook", () => {
  it("is without memos, comments and places, but with codes that are called so", () => {
    const text = `# ours
title: T
transcripts: [a/*.md]
codes:
  memo: { definition: D, memo: Mine. } # hm
  x:
    memo: More.
    attributes: { memo: high }
`;
    assert.deepEqual(copiedCodebook(text, { hasMemos: false, hasPlaces: false }), {
      text: "title: T\ncodes:\n  memo: { definition: D }\n  x:\n    attributes: { memo: high }\n",
      memos: 2,
    });
  });
});

describe("what still looks like a name", () => {
  const found = (text: string): string[] =>
    suspectsIn(text, new Set(smallWordsIn(text))).map(({ kind, written }) => `${kind}: ${written}`);

  it("is a word with a capital inside of a sentence, unless it is also written small", () => {
    assert.deepEqual(
      found("P1: We met Jane in Kings Lynn. The Council said so. A council in Leeds’s north."),
      ["name: Jane", "name: Kings Lynn", "name: Leeds’s"],
    );
  });

  it("is an address, a number or a date", () => {
    assert.deepEqual(
      found(
        "write to a.b@c.co.uk or www.d.org/x, ring 0171 555 0101, born 3.4.1970 or 12 May 1971",
      ),
      [
        "e-mail: a.b@c.co.uk",
        "web address: www.d.org/x,",
        "phone: 0171 555 0101",
        "date: 3.4.1970",
        "date: 12 May 1971",
      ],
    );
    assert.deepEqual(found("at 12 Mill Road, no. 1234567, PE30 1AB"), [
      "address: 12 Mill Road",
      "number: 1234567",
      "address: PE30 1AB",
    ]);
  });

  it("is looked for in any text in little time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { start, written } of suspectsIn(text, new Set()))
          assert.equal(text.slice(start, start + written.length), written);
      }),
      { numRuns: runs(300) },
    );
  });
});
