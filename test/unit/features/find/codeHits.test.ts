import assert from "node:assert/strict";
import { codeHits } from "../../../../server/features/find/codeHits";
import { findInStudy } from "../../../../server/features/find/find";
import { phraseFinder } from "../../../../server/features/find/finders";
import type { CodeHitsParams, FindHit, ListedHit } from "../../../../server/protocol/find";
import { studyOfFiles, type StudyFixture } from "../fixture";
import { readNow, textsAfter } from "../renaming";

const CODEBOOK = "codes:\n  cuts: Fewer means.\n";

async function hitsFor(fixture: StudyFixture, phrase: string): Promise<readonly FindHit[]> {
  const query = {
    mode: "phrase",
    text: phrase,
    isCaseSensitive: false,
    isWholeWord: false,
    speakers: "everybody",
  } as const;
  const search = {
    study: fixture.study,
    finder: phraseFinder(phrase, { isCaseSensitive: false, unitesSigns: true }),
    read: async (path: string) => fixture.transcript(path),
    pause: () => undefined,
    isDue: () => false,
    revision: 1,
    revisionOf: () => 1,
  };
  return (await findInStudy(search, { query, from: null, limit: 1000 })).hits;
}

function filesWith(text: string): Map<string, string> {
  return new Map([
    ["codebook.yaml", CODEBOOK],
    ["a.transcript", text],
  ]);
}

type Asked = Partial<Omit<CodeHitsParams, "uri">>;

/** Codes all hits of a phrase in one transcript; the text as it was then found, or as it is later. */
async function coded(
  text: string,
  phrase: string,
  asked: Asked & { readonly later?: string } = {},
) {
  const { later = text, ...params } = asked;
  const hits: readonly ListedHit[] = await hitsFor(studyOfFiles(filesWith(text)), phrase);
  const files = filesWith(later);
  const change = await codeHits(
    { hits, code: "cuts", unit: "words", isNew: null, ...params },
    readNow(files),
  );
  if ("problem" in change) throw new Error(change.problem);
  const texts = textsAfter(files, change);
  if (typeof texts === "string") throw new Error(texts);
  return {
    text: texts.get("a.transcript") ?? later,
    codebook: texts.get("codebook.yaml"),
    ...change,
  };
}

describe("coding what was found", () => {
  const TEXT = "P: We fund it. Funding is low. Fine.\n\nQ: Fund more, fund all.\n";

  it("codes the words, whole ones", async () => {
    const { text, passages } = await coded(TEXT, "fund");
    assert.equal(
      text,
      "P: We [fund]{.cuts} it. [Funding]{.cuts} is low. Fine.\n\nQ: [Fund]{.cuts} more, [fund]{.cuts} all.\n",
    );
    assert.equal(passages, 4);
  });

  it("codes the sentences, each once", async () => {
    const { text, passages } = await coded(TEXT, "fund", { unit: "sentence" });
    assert.equal(
      text,
      "P: [We fund it.]{.cuts} [Funding is low.]{.cuts} Fine.\n\nQ: [Fund more, fund all.]{.cuts}\n",
    );
    assert.equal(passages, 3);
  });

  it("codes the paragraphs, each once", async () => {
    const { text, passages, refused } = await coded(TEXT, "fund", { unit: "paragraph" });
    assert.equal(
      text,
      "P: We fund it. Funding is low. Fine. []{.cuts}\n\nQ: Fund more, fund all. []{.cuts}\n",
    );
    assert.deepEqual([passages, refused], [2, []]);
  });

  it("crosses what is there", async () => {
    const { text } = await coded("P: [We fund]{.x} it now.\n", "fund it");
    assert.equal(text, "P: [We [1>]fund]{.x} it[<1]{.cuts} now.\n");
  });

  it("leaves out what is coded already, with the reason, and codes the rest", async () => {
    const { text, refused, passages } = await coded("P: [We fund]{.cuts}, they fund.\n", "fund");
    assert.equal(text, "P: [We fund]{.cuts}, they [fund]{.cuts}.\n");
    assert.deepEqual(refused, [{ index: 0, reason: "This is already coded with “cuts”." }]);
    assert.equal(passages, 1);
  });

  it("finds words again that have moved, and never codes others", async () => {
    const moved = await coded("P: We fund it.\n", "fund", { later: "P: Yes.\n\nP: We fund it.\n" });
    assert.equal(moved.text, "P: Yes.\n\nP: We [fund]{.cuts} it.\n");
    const changed = await coded("P: We fund it.\n", "fund", { later: "P: We find it.\n" });
    assert.equal(changed.text, "P: We find it.\n");
    const reason = "These words have changed or moved since they were found. Search again.";
    assert.deepEqual(changed.refused, [{ index: 0, reason }]);
    const twice = await coded("P: We fund it.\n", "fund", {
      later: "P: Well.\n\nP: We fund it.\n\nP: We fund it.\n",
    });
    assert.deepEqual(twice.refused, [{ index: 0, reason }]);
  });

  it("adds a new code to the codebook in the same change, but not for nothing", async () => {
    const isNew = { id: "means", name: "Means", under: null };
    const { text, codebook } = await coded("P: We fund it.\n", "fund", { code: "means", isNew });
    assert.equal(text, "P: We [fund]{.means} it.\n");
    assert.equal(codebook, `${CODEBOOK}  means:\n`);
    const nothing = await coded("P: We fund it.\n", "fund", {
      later: "P: No.\n",
      code: "means",
      isNew,
    });
    assert.deepEqual(nothing.files, []);
    const taken = coded("P: We fund it.\n", "fund", { isNew: { ...isNew, id: "cuts" } });
    await assert.rejects(taken, /The codebook has a code "cuts" already\./);
  });

  it("leaves out the hits of a file that cannot be read", async () => {
    const files = new Map([
      ["codebook.yaml", ""],
      ["a.transcript", "P: fund\n"],
      ["b.transcript", "P: fund\n"],
    ]);
    const hits = await hitsFor(studyOfFiles(files), "fund");
    const all = readNow(files);
    const read = {
      ...all,
      transcript: async (path: string) =>
        path === "a.transcript" ? undefined : all.transcript(path),
    };
    const change = await codeHits({ hits, code: "x", unit: "words", isNew: null }, read);
    assert.ok(!("problem" in change));
    assert.deepEqual(
      change.refused.map(({ index }) => index),
      [0],
    );
    const texts = textsAfter(files, change);
    assert.ok(typeof texts !== "string");
    assert.equal(texts.get("b.transcript"), "P: [fund]{.x}\n");
  });
});
