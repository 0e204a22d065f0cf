import assert from "node:assert/strict";
import { passagesOf, uncodedOf, type Page } from "../../../server/features/passages";
import { studyFrom, transcriptIn } from "./fixture";
import { textIn } from "./ranges";

const STUDY = `//- codebook.yaml
themes:
  money:
    codes:
      limits: Too little.
      bids: { codes: { joint: Together. } }
//- b.transcript
---
case: K1
speakers: { Int: { role: interviewer }, P1: }
---
# How?
Int: [Really?]{.limits}
P1: [No [money]{.limits} left]{.joint .limits}, he said. []{.other}
//- a.transcript
P2: Some [1>]first words.

And some more[<1]{.bids} here.
`;

const ALL: Page = { offset: 0, limit: 100 };

describe("passages of a node", () => {
  it("those of all its descendants, file after file, by place, one a code", async () => {
    assert.deepEqual(await lines("money", ALL), [
      "5 in all",
      "a.transcript bids |first words.⏎And some more| P2 of a",
      "b.transcript limits |Really?| Int of nobody",
      "b.transcript joint |No money left| P1 of K1",
      "b.transcript limits |No money left| P1 of K1",
      "b.transcript limits |money| P1 of K1",
    ]);
  });

  it("a category, a code, an unknown code, and an id that nothing has", async () => {
    assert.deepEqual((await lines("bids", ALL)).length, 3);
    assert.deepEqual(await lines("joint", ALL), [
      "1 in all",
      "b.transcript joint |No money left| P1 of K1",
    ]);
    assert.deepEqual(await lines("other", ALL), [
      "1 in all",
      "b.transcript other |No money left, he said.| P1 of K1",
    ]);
    assert.deepEqual(await lines("__proto__", ALL), ["0 in all"]);
  });

  it("a page, and only its files are read", async () => {
    const read: string[] = [];
    assert.deepEqual(await lines("money", { offset: 2, limit: 2 }, read), [
      "5 in all",
      "b.transcript joint |No money left| P1 of K1",
      "b.transcript limits |No money left| P1 of K1",
    ]);
    assert.deepEqual(read, ["b.transcript"]);
    const none: string[] = [];
    assert.deepEqual(await lines("money", { offset: 5, limit: 2 }, none), ["5 in all"]);
    assert.deepEqual(await lines("money", { offset: 0, limit: 0 }, none), ["5 in all"]);
    assert.deepEqual(await lines("money", { offset: NaN, limit: -1 }, none), ["5 in all"]);
    assert.deepEqual(none, []);
  });

  it("its words in the file, the markup inside included", async () => {
    const { study, textOf } = studyFrom(STUDY);
    const read = (path: string) => transcriptIn(study, path, textOf(path));
    const { passages } = await passagesOf(study, "joint", ALL, read);
    const [{ uri, file, range }] = passages;
    assert.equal(uri, study.uriOf(file));
    assert.equal(textIn(textOf(file), range), "No [money]{.limits} left");
  });

  it("a long wording is cut at 500 characters, no pair torn", async () => {
    const text = (words: string) => `//- codebook.yaml\n//- a.transcript\n[${words}]{.x}`;
    const wording = async (words: string) => {
      const { study, textOf } = studyFrom(text(words));
      const read = (path: string) => transcriptIn(study, path, textOf(path));
      return (await passagesOf(study, "x", ALL, read)).passages[0].text;
    };
    assert.equal(await wording("a".repeat(500)), "a".repeat(500));
    assert.equal(await wording("a".repeat(501)), `${"a".repeat(500)}…`);
    assert.equal(await wording(`${"a".repeat(499)}😀 b`), `${"a".repeat(499)}…`);
    assert.equal(await wording(`${"a".repeat(499)} b c`), `${"a".repeat(499)}…`);
  });

  it("a file that is gone or has changed since gives no wrong words", async () => {
    const { study } = studyFrom(STUDY);
    const gone = await passagesOf(study, "joint", ALL, () => undefined);
    assert.deepEqual([gone.total, gone.passages[0].text], [1, "…"]);
    const changed = await passagesOf(study, "joint", ALL, (path) =>
      transcriptIn(study, path, "P1: [Some]{.a} [other]{.b} text"),
    );
    assert.equal(changed.passages[0].text, "…");
  });

  async function lines(node: string, page: Page, paths: string[] = []): Promise<string[]> {
    const { study, textOf } = studyFrom(STUDY);
    const { total, passages } = await passagesOf(study, node, page, (path) => {
      paths.push(path);
      return Promise.resolve(transcriptIn(study, path, textOf(path)));
    });
    return [
      `${total} in all`,
      ...passages.map(
        ({ file, code, text, speaker, case: name }) =>
          `${file} ${code} |${text.replace("\n", "⏎")}| ${speaker} of ${name ?? "nobody"}`,
      ),
    ];
  }
});

describe("uncoded paragraphs", () => {
  const TEXT = `---
status: reading
---
Int: What did you think of all that?

P1: We thought [it]{memo=x} was all right.

Nobody came [again]{.x} after that day.

One two three four.

P1: Nothing to be said of this. []{-}

And **five** words, at last.
`;

  it("those of participants without a coding or a mark, also while the file is being read", () => {
    const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${TEXT}`);
    const found = uncodedOf(transcript("a.transcript"));
    assert.deepEqual(
      found.map(({ range, ...rest }) => ({ ...rest, first: textIn(TEXT, range) })),
      [
        { first: "We", text: "We thought it was all right.", speaker: "P1", words: 6 },
        { first: "And", text: "And **five** words, at last.", speaker: "P1", words: 5 },
      ],
    );
  });

  it("as many words as the setting says", () => {
    const { transcript } = studyFrom(`//- codebook.yaml\n//- a.transcript\n${TEXT}`, {
      uncoded: { minWords: 4 },
    });
    assert.deepEqual(
      uncodedOf(transcript("a.transcript")).map(({ words }) => words),
      [6, 4, 5],
    );
  });
});
