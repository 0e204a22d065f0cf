import assert from "node:assert/strict";
import fc from "fast-check";
import { toWorkspaceEdit } from "../../../server/features/rename/rename";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import { arbitraryStudy } from "../../reference/arbitrary";
import { CODES } from "../../reference/samples";
import { runs } from "../../support/runs";
import { studyOfFiles, type Files } from "./fixture";
import { renamed } from "./renaming";

const CODEBOOK = `# The codebook
themes:
  resources: # money
    definition: About money.
    codes:
      limits: { definition: "Too little.", color: "#123456" }   # short
      "bidding": Asking together.
codes:
  old: { definition: x, status: retired, replacedBy: limits }
queries:
  both: limits AND NOT theme:resources
  words: "cases(limits) AND \\"limits\\" OR level=limits OR limits-2"
  other: 'case:limits AND (limits)'
`;
const A = `---
case: limits
---
P1: [Money]{.limits memo="limits"} and [so on]{.bidding .limits exemplar=limits}.

P1: Money. []{.limits by=am}

P1: limits []{.limits} [ ]{.limits}
`;
const B = 'P2: Yes. [Quite]{exemplar="limits"} so.\n\n[ ]{.empty}\n';

const FILES: Files = new Map([
  ["codebook.yaml", CODEBOOK],
  ["a.transcript", A],
  ["b.transcript", B],
]);

describe("renaming a code", () => {
  it("changes every place that names it, and nothing else", async () => {
    const after = await renamed(FILES, "limits", "scarcity");
    assert.ok(typeof after !== "string");
    assert.equal(
      after.get("a.transcript"),
      A.replaceAll(".limits", ".scarcity").replace("exemplar=limits", "exemplar=scarcity"),
    );
    assert.equal(after.get("b.transcript"), B.replace('"limits"', '"scarcity"'));
    assert.equal(
      after.get("codebook.yaml"),
      CODEBOOK.replace("limits: {", "scarcity: {")
        .replace("replacedBy: limits", "replacedBy: scarcity")
        .replace("both: limits", "both: scarcity")
        .replace("cases(limits)", "cases(scarcity)")
        .replace("(limits)'", "(scarcity)'"),
    );
  });

  it("keeps a written name, also one that could have come from the id", async () => {
    const codebook = "codes:\n  match-funding: { name: Match funding, definition: Both pay. }\n";
    const files = new Map([["codebook.yaml", codebook]]);
    const after = await renamed(files, "match-funding", "matched-money");
    assert.ok(typeof after !== "string", String(after));
    assert.equal(
      after.get("codebook.yaml"),
      "codes:\n  matched-money: { name: Match funding, definition: Both pay. }\n",
    );
  });

  it("renames themes, keys in quotes, and codes that only empty passages have", async () => {
    const themes = await renamed(FILES, "resources", "money");
    assert.ok(typeof themes !== "string");
    assert.equal(themes.get("codebook.yaml"), CODEBOOK.replaceAll("resources", "money"));
    const quoted = await renamed(FILES, "bidding", "on");
    assert.ok(typeof quoted !== "string");
    assert.match(quoted.get("codebook.yaml") ?? "", /"on": Asking/);
    const reserved = await renamed(FILES, "limits", "null");
    assert.ok(typeof reserved !== "string");
    assert.match(reserved.get("codebook.yaml") ?? "", /"null": \{.*replacedBy: "null"/s);
    const empty = await renamed(FILES, "empty", "void");
    assert.ok(typeof empty !== "string");
    assert.equal(empty.get("b.transcript"), B.replace("empty", "void"));
  });

  it("says in words what cannot be done", async () => {
    const exists = 'The code "old" exists already. To unite both, use “Merge codes…”.';
    assert.equal(await renamed(FILES, "limits", "old"), exists);
    assert.match(String(await renamed(FILES, "limits", "empty")), /exists already/);
    assert.match(String(await renamed(FILES, "limits", "1a")), /cannot be the id/);
    assert.match(String(await renamed(FILES, "limits", "yes")), /exemplar=yes/);
    assert.match(String(await renamed(FILES, "nowhere", "new")), /no code "nowhere"/);
  });

  it("compares ids after NFC, and trims what is typed", async () => {
    const files = new Map([["a.transcript", "P1: [a]{.u\u0308ber} b.\n"]]);
    const after = await renamed(files, "\u00fcber", " cafe\u0301 ");
    assert.ok(typeof after !== "string");
    assert.equal(after.get("a.transcript"), "P1: [a]{.caf\u00e9} b.\n");
  });

  it("takes a file as it is now, and stops where one cannot be read", async () => {
    const changed = new Map(FILES).set("a.transcript", `P0: New.\n\n${A.slice(A.indexOf("P1"))}`);
    const after = await renamed(FILES, "limits", "scarcity", changed);
    assert.ok(typeof after !== "string");
    assert.match(after.get("a.transcript") ?? "", /^P0: New\.\n\nP1: \[Money\]\{\.scarcity /);
    const gone = new Map(FILES);
    gone.delete("b.transcript");
    assert.match(
      String(await renamed(FILES, "limits", "x", gone)),
      /^b\.transcript cannot be read/,
    );
    const broken = new Map(FILES).set("codebook.yaml", "codes: {\n");
    assert.match(String(await renamed(FILES, "limits", "x", broken)), /cannot be read \(see line/);
  });

  it("never makes a block longer than is read", async () => {
    const long = `P1: [a]{.limits memo="${"x".repeat(9_970)}"}.\n`;
    const files = new Map([["a.transcript", long]]);
    assert.match(String(await renamed(files, "limits", "a".repeat(60))), /In a\.transcript/);
  });

  it("travels with the versions of open documents", () => {
    const files = [{ uri: "file:///a", version: 3, edits: [], hash: null }];
    assert.deepEqual(toWorkspaceEdit(files, { isVersioned: true }), {
      documentChanges: [{ textDocument: { uri: "file:///a", version: 3 }, edits: [] }],
    });
    assert.deepEqual(toWorkspaceEdit(files, { isVersioned: false }), {
      changes: { "file:///a": [] },
    });
  });

  it("leaves wording, places and figures as they are, and can be taken back", async () => {
    const id = fc.constantFrom(...CODES);
    await fc.assert(
      fc.asyncProperty(arbitraryStudy, id, async (texts, code) => {
        const before = transcriptsOf(texts);
        const after = await renamed(before, code.normalize("NFC"), "brand-new_id");
        if (typeof after === "string") return;
        for (const [path, text] of before) {
          if (!path.endsWith(".yaml")) checkSame(text, after.get(path) ?? "", code);
        }
        assert.deepEqual(figuresOf(after), swapped(figuresOf(before), code.normalize("NFC")));
        const back = await renamed(after, "brand-new_id", code.normalize("NFC"));
        const nfc = (files: Files) =>
          [...files].map(([path, text]) => [path, text.normalize("NFC")]);
        assert.ok(typeof back !== "string");
        assert.deepEqual(nfc(back), nfc(before));
      }),
      { numRuns: runs(100) },
    );
  });
});

function transcriptsOf(texts: Files): Files {
  return new Map(
    [...texts].filter(([path]) => path !== "cases.csv" && !/\/codebook|^memos\//.test(path)),
  );
}

function checkSame(before: string, after: string, code: string): void {
  const [old, now] = [parseTranscript(before), parseTranscript(after)];
  assert.equal(wordingOf(now), wordingOf(old));
  const id = code.normalize("NFC");
  assert.deepEqual(
    now.codings.map(({ code: one, by, passage: { start, end } }) => [one, by, start, end]),
    old.codings.map(({ code: one, by, passage: { start, end } }) => [
      one === id ? "brand-new_id" : one,
      by,
      start,
      end,
    ]),
  );
}

function figuresOf(files: Files): unknown {
  const { tally } = studyOfFiles(files).study.figures;
  return [...tally.nodes].map(([id, sum]) => [id, { ...sum, cases: [...sum.cases] }]).sort(byId);
}

function swapped(figures: unknown, id: string): unknown {
  const rows = figures as [string, unknown][];
  return rows.map(([one, sum]) => [one === id ? "brand-new_id" : one, sum]).sort(byId);
}

function byId(a: unknown[], b: unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
