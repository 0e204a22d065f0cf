import assert from "node:assert/strict";
import fc from "fast-check";
import { mergeCodes } from "../../../server/features/rename/merge";
import type { Transcript } from "../../../server/markup/model";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import { arbitraryStudy } from "../../reference/arbitrary";
import { CODES } from "../../reference/samples";
import { runs } from "../../support/runs";
import { studyOfFiles, type Files } from "./fixture";
import { readNow, textsAfter } from "./renaming";

const CODEBOOK = `themes:
  resources:
    codes:
      # about money
      limits: Too little.
      cuts: # less and less
        name: Cutting back
        definition: >
          Less money
          than before.
        example: [One, Two]
      bids: { definition: Asking., replacedBy: cuts }
  flow: { codes: { one: First, two: { definition: Second }, three: Third } }
queries:
  all: cuts OR bids
`;
const A = `P1: [Money]{.cuts} and [so on]{.limits .cuts} and [on]{by=am .cuts .limits exemplar=cuts}.
`;
const FILES: Files = new Map([
  ["codebook.yaml", CODEBOOK],
  ["a.transcript", A],
]);

async function merged(files: Files, from: string, into: string) {
  const { study } = studyOfFiles(files);
  return textsAfter(files, await mergeCodes(study, { from, into }, readNow(files)));
}

describe("merging two codes", () => {
  it("unites their passages and joins their entries for review", async () => {
    const after = await merged(FILES, "cuts", "limits");
    assert.ok(typeof after !== "string");
    assert.equal(
      after.get("a.transcript"),
      "P1: [Money]{.limits} and [so on]{.limits} and [on]{by=am .limits exemplar=limits}.\n",
    );
    assert.equal(
      after.get("codebook.yaml"),
      `themes:
  resources:
    codes:
      # about money
      # Merged with "cuts". To review:
      #   name: Cutting back
      #   definition: Less money than before.
      #   example: One
      #   example: Two
      #   # less and less
      limits: Too little.
      bids: { definition: Asking., replacedBy: limits }
  flow: { codes: { one: First, two: { definition: Second }, three: Third } }
queries:
  all: limits OR bids
`,
    );
  });

  it("takes entries out of flow maps", async () => {
    const flowAfter = async (from: string, into: string) => {
      const after = await merged(FILES, from, into);
      assert.ok(typeof after !== "string", String(after));
      return after.get("codebook.yaml")?.match(/codes: (\{ .*) \}\n/)?.[1];
    };
    const [one, two, three] = ["one: First", "two: { definition: Second }", "three: Third"];
    assert.equal(await flowAfter("one", "two"), `{ ${two}, ${three} }`);
    assert.equal(await flowAfter("two", "one"), `{ ${one}, ${three} }`);
    assert.equal(await flowAfter("three", "one"), `{ ${one}, ${two} }`);
  });

  it("says in words what cannot be done", async () => {
    assert.match(String(await merged(FILES, "cuts", "cuts")), /two different codes/);
    assert.match(String(await merged(FILES, "cuts", "nowhere")), /no code "nowhere"/);
    assert.match(
      String(await merged(FILES, "resources", "cuts")),
      /"cuts" stands below "resources"/,
    );
    assert.match(String(await merged(FILES, "cuts", "bids")), /is replaced by "cuts"/);
    const unknown = new Map(FILES).set("a.transcript", "P1: [a]{.mine} b.\n");
    assert.match(String(await merged(unknown, "cuts", "mine")), /Add it first/);
  });

  it("keeps the wording, and every character that is coded with the one or the other code", async () => {
    const id = fc.constantFrom(...CODES).map((code) => code.normalize("NFC"));
    await fc.assert(
      fc.asyncProperty(arbitraryStudy, id, id, async (texts, from, into) => {
        const before = new Map([...texts].filter(([path]) => /transcript|codebook/.test(path)));
        const after = await merged(before, from, into);
        if (typeof after === "string") return;
        for (const [path, text] of before) {
          if (path.endsWith(".yaml")) continue;
          const old: Transcript = parseTranscript(text);
          const now: Transcript = parseTranscript(after.get(path) ?? "");
          assert.equal(wordingOf(now), wordingOf(old));
          assert.deepEqual(coded(now, from, into), coded(old, from, into));
          assert.ok(!now.codings.some(({ code }) => code === from));
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

/** Every place of the wording by the code and the coder who has it. */
function coded({ codings: all }: Transcript, from: string, into: string): string[] {
  const places = all.flatMap(({ code, by, passage: { start, end } }) => {
    const key = JSON.stringify([code === from ? into : code, by]);
    return Array.from({ length: end - start }, (_, at) => `${key} ${start + at}`);
  });
  return [...new Set(places)].sort();
}
