import assert from "node:assert/strict";
import fc from "fast-check";
import { reshapeStudy } from "../../../server/features/reshape/reshape";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import type { Reshaping } from "../../../server/protocol/reshape";
import { arbitraryStudy } from "../../reference/arbitrary";
import { CODES } from "../../reference/samples";
import { runs } from "../../support/runs";
import { studyOfFiles, type Files } from "./fixture";
import { readNow, textsAfter } from "./renaming";

const CODEBOOK = `themes:
  money:
    codes:
      # about cuts
      cuts: Less. # really
      limits:
        definition: Too little.
        codes:
          inner: Further in.
  motives:
codes:
  old: { definition: x, status: retired, replacedBy: older }
  older: { definition: x, status: retired, replacedBy: cuts }
  lost: { definition: x, status: retired }
queries:
  q: cuts AND limits
`;
const files = (transcript: string, codebook = CODEBOOK): Files =>
  new Map([
    ["codebook.yaml", codebook],
    ["a.transcript", transcript],
  ]);

async function after(before: Files, change: Reshaping) {
  const { study } = studyOfFiles(before);
  return textsAfter(before, await reshapeStudy(study, change, readNow(before)));
}

async function textAfter(before: Files, change: Reshaping, path = "a.transcript") {
  const texts = await after(before, change);
  assert.ok(typeof texts !== "string", String(texts));
  return texts.get(path) ?? "";
}

describe("merging where passages meet", () => {
  const merge = { kind: "merge", from: "cuts", into: "limits" } as const;
  const merged: readonly (readonly [string, string, string])[] = [
    [
      "inside another",
      "P1: [All [of it]{.cuts} here]{.limits} now.\n",
      "P1: [All of it here]{.limits} now.\n",
    ],
    [
      "around another, whose memo stays",
      'P1: [All [of it]{.limits memo="why"} here]{.cuts} now.\n',
      'P1: [All [of it]{memo="why"} here]{.limits} now.\n',
    ],
    ["on the same words", "P1: [[All]{.cuts}]{.limits} now.\n", "P1: [[All]{.limits} now.\n"],
    [
      "across another",
      "P1: [1>]One two [2>]three[<1]{.cuts} four[<2]{.limits} five.\n",
      "P1: [One two three four]{.limits} five.\n",
    ],
    [
      "by another coder, which stays",
      "P1: [All [of it]{.cuts by=am} here]{.limits} now.\n",
      "P1: [All [of it]{.limits by=am} here]{.limits} now.\n",
    ],
    [
      "with a second code, which stays",
      "P1: [All [of it]{.cuts .inner} here]{.limits} now.\n",
      "P1: [All [of it]{.inner} here]{.limits} now.\n",
    ],
  ];
  for (const [name, before, expected] of merged) {
    it(`unites a passage ${name}`, async () => {
      const text = await textAfter(files(before), merge);
      const [now, old] = [parseTranscript(text), parseTranscript(before)];
      assert.equal(wordingOf(now), wordingOf(old));
      if (name !== "on the same words") return assert.equal(text, expected);
      assert.equal(now.codings.length, 1);
      assert.equal(text.match(/limits/g)?.length, 1);
    });
  }
});

describe("deleting a code", () => {
  const remove = { kind: "delete", id: "cuts", passages: "remove", below: "moved up" } as const;

  it("takes it off all passages, and keeps what else they say", async () => {
    const before =
      'P1: [One]{.cuts} and [two]{.cuts .limits} and [three]{.cuts memo="m"}, [four]{.limits exemplar=cuts}.\n\n' +
      "P1: All of it. []{.cuts by=am}\n\nP1: [1>]Five[<1]{.cuts}: six\n";
    assert.equal(
      await textAfter(files(before), remove),
      'P1: One and [two]{.limits} and [three]{memo="m"}, [four]{.limits}.\n\n' +
        "P1: All of it.\n\nP1: Five: six\n",
    );
  });

  it("takes its entry and its comments out of the codebook", async () => {
    const text = await textAfter(files("P1: x\n"), remove, "codebook.yaml");
    assert.equal(
      text,
      CODEBOOK.replace("      # about cuts\n      cuts: Less. # really\n", "").replace(
        ", replacedBy: cuts",
        "",
      ),
    );
  });

  it("gives the passages to another code, and its definition too", async () => {
    const change = { ...remove, passages: { into: "limits" } };
    const before = files("P1: [One]{.cuts}.\n");
    assert.equal(await textAfter(before, change), "P1: [One]{.limits}.\n");
    const codebook = await textAfter(before, change, "codebook.yaml");
    assert.match(codebook, /# Merged with "cuts"/);
    assert.match(codebook, /q: limits AND limits/);
  });

  it("lets memos be about the code that the passages are given to", async () => {
    const memo = "---\nabout: [inner, older, limits]\n---\nOn limits.\n";
    const before = new Map([...files("P1: [One]{.inner}.\n"), ["memos/m.md", memo]]);
    const change = {
      ...remove,
      id: "limits",
      passages: { into: "lost" },
      below: "deleted",
    } as const;
    const now = "---\nabout: [lost, older]\n---\nOn limits.\n";
    assert.equal(await textAfter(before, change, "memos/m.md"), now);
    const kept = { ...change, passages: "remove" } as const;
    assert.equal(await textAfter(before, kept, "memos/m.md"), memo);
  });

  it("keeps the passages, and deletes or moves up what is below", async () => {
    const before = files("P1: [One]{.limits} [two]{.inner}.\n");
    const keep = { ...remove, id: "limits", passages: "keep" } as const;
    assert.equal(await textAfter(before, keep), "P1: [One]{.limits} [two]{.inner}.\n");
    assert.match(
      await textAfter(before, keep, "codebook.yaml"),
      /really\n {6}inner: Further in\.\n {2}motives/,
    );
    const all = { ...keep, passages: "remove", below: "deleted" } as const;
    assert.equal(await textAfter(before, all), "P1: One two.\n");
    assert.doesNotMatch(await textAfter(before, all, "codebook.yaml"), /inner|limits:/);
    const given = { ...all, passages: { into: "inner" } };
    assert.match(String(await after(before, given)), /would be deleted as well/);
  });

  it("never changes the words, and leaves every other coding in place", async () => {
    const id = fc.constantFrom(...CODES).map((code) => code.normalize("NFC"));
    await fc.assert(
      fc.asyncProperty(arbitraryStudy, id, async (texts, code) => {
        const before = new Map([...texts].filter(([path]) => /transcript|codebook/.test(path)));
        const change = { kind: "delete", id: code, passages: "remove", below: "moved up" } as const;
        const result = await after(before, change);
        if (typeof result === "string") {
          return assert.match(result, /no code|cannot be taken off|cannot be read|cannot safely/);
        }
        for (const [path, text] of before) {
          if (path.endsWith(".yaml")) continue;
          const old = parseTranscript(text);
          const now = parseTranscript(result.get(path) ?? "");
          assert.equal(wordingOf(now), wordingOf(old));
          assert.deepEqual(
            keys(now),
            keys(old).filter((key) => !key.startsWith(`.${code} `)),
          );
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

function keys({ codings }: ReturnType<typeof parseTranscript>): string[] {
  return codings
    .map(({ code, by, passage }) => `.${code} ${by ?? ""} ${passage.start}-${passage.end}`)
    .sort();
}

describe("applying replacements", () => {
  it("follows them to a code in use, over all retired codes, in one change", async () => {
    const before = files("P1: [One]{.old} [two]{.older .cuts} [three]{.lost}.\n");
    const change = { kind: "applyReplacements", ids: null } as const;
    assert.equal(
      await textAfter(before, change),
      "P1: [One]{.cuts} [two]{.cuts} [three]{.lost}.\n",
    );
    const { study } = studyOfFiles(before);
    const result = await reshapeStudy(study, change, readNow(before));
    assert.ok("files" in result);
    assert.deepEqual([result.passages, result.transcripts, result.files.length], [2, 1, 1]);
    const one = { ...change, ids: ["lost"] };
    assert.match(String(await after(before, one)), /No retired code has a replacement/);
  });
});

describe("a read-only file", () => {
  it("stops the change and is named", async () => {
    const before = files("P1: [One]{.cuts}.\n");
    const { study } = studyOfFiles(before);
    const read = readNow(before);
    const change = await reshapeStudy(
      study,
      { kind: "merge", from: "cuts", into: "limits" },
      {
        ...read,
        transcript: async (path) => {
          const found = await read.transcript(path);
          return found && { ...found, isReadOnly: true };
        },
      },
    );
    assert.match("problem" in change ? change.problem : "", /^a\.transcript is read-only/);
  });
});
