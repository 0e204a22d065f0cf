import assert from "node:assert/strict";
import { keptState } from "../../../client/pages/codebook/messages";
import { matching, withCodebook, withPassages } from "../../../client/pages/codebook/state";
import { codebookDocument } from "../../../client/webviews/codebook/document";
import type { CodebookEntry, CodebookPageResult } from "../../../server/protocol/codebookPage";

const FIGURES = { codings: 3, passages: 2, words: 20, cases: 1, transcripts: 1 };
const NONE = { codings: 0, passages: 0, words: 0, cases: 0, transcripts: 0 };

function entry(id: string, parts: Partial<CodebookEntry> = {}): CodebookEntry {
  return {
    id,
    name: id,
    kind: "code",
    depth: 0,
    path: [],
    definition: null,
    include: null,
    exclude: null,
    examples: [],
    illustration: null,
    memo: null,
    attributes: [],
    status: "active",
    replacedBy: null,
    color: "#006cb4",
    ...parts,
  };
}

function page(parts: Partial<CodebookPageResult>): CodebookPageResult {
  return {
    uri: "file:///study",
    title: "Study",
    failure: null,
    cases: 1,
    transcripts: 1,
    revision: 1,
    entries: [],
    figures: [],
    unknown: [],
    ...parts,
  };
}

describe("what the codebook's page knows", () => {
  it("keeps its entries when only figures are sent", () => {
    const first = withCodebook(
      { codebook: undefined },
      page({ entries: [entry("a")], figures: [NONE] }),
    );
    const next = withCodebook({ codebook: first }, page({ entries: null, figures: [FIGURES] }));
    assert.equal(next.items[0]?.entry, first.items[0]?.entry);
    assert.deepEqual(next.items[0]?.figures, FIGURES);
  });

  it("puts the codes that the codebook lacks behind its entries", () => {
    const unknown = [{ id: "z", color: "#8c6d62", ...FIGURES }];
    const { items } = withCodebook(
      { codebook: undefined },
      page({ entries: [entry("a")], figures: [NONE], unknown }),
    );
    assert.deepEqual(
      items.map(({ id, entry: known }) => [id, known !== undefined]),
      [
        ["a", true],
        ["z", false],
      ],
    );
  });

  it("puts later passages behind earlier ones, and replaces them when they are read anew", () => {
    const passage = (text: string) => ({
      uri: "file:///study/a.transcript",
      file: "a.transcript",
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      code: "a",
      text,
      speaker: null,
      case: null,
    });
    const [one, two, three] = ["one", "two", "three"].map(passage) as [never, never, never];
    const empty = { node: "a", total: null, passages: [] };
    const first = withPassages(empty, 0, { total: 3, passages: [one, two] });
    const more = withPassages(first, 2, { total: 3, passages: [three] });
    assert.deepEqual(more.passages, [one, two, three]);
    const anew = withPassages(more, 0, { total: 1, passages: [three] });
    assert.deepEqual([anew.passages, anew.total], [[three], 1]);
  });

  it("finds every word of a search, wherever in an entry, regardless of case and accents", () => {
    const entries = [
      entry("a", { name: "Geld", definition: "Über Not." }),
      entry("b", { include: "budgets", examples: ["No one left"] }),
      entry("c", { exclude: "money", memo: "see A" }),
    ];
    const { items } = withCodebook(
      { codebook: undefined },
      page({ entries, figures: [NONE, NONE, NONE] }),
    );
    const found = (search: string) => [...(matching(items, search) ?? ["all"])];
    assert.deepEqual(found("uber geld"), ["a"]);
    assert.deepEqual(found("BUDGETS left"), ["b"]);
    assert.deepEqual(found("money a"), ["c"]);
    assert.deepEqual(found("nowhere"), []);
    assert.deepEqual(found("  "), ["all"]);
  });

  it("takes nothing for its own state that is not", () => {
    const state = { study: "file:///s", search: "x", passagesOf: "a", top: null };
    assert.deepEqual(keptState(state), state);
    assert.deepEqual(
      keptState({ study: "file:///s", search: 1, passagesOf: 2, top: { node: 3 } }),
      {
        study: "file:///s",
        search: "",
        passagesOf: null,
        top: null,
      },
    );
    for (const other of [undefined, null, "x", {}, { study: 1 }])
      assert.equal(keptState(other), undefined);
  });
});

describe("the codebook as a file", () => {
  const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert(1)">&'"`;

  it("has every part of an entry, its figures and its examples", () => {
    const long = entry("long", {
      name: "Long waits",
      definition: "A year.",
      include: "Queues.",
      exclude: "Moods.",
      examples: ["Years."],
      memo: "Check.",
      status: "retired",
      replacedBy: "wait",
    });
    const example = {
      uri: "file:///study/a.md",
      file: "transcripts/a.md",
      range: { start: { line: 11, character: 0 }, end: { line: 11, character: 9 } },
      code: "long",
      text: "We waited",
      speaker: "P1",
      case: "K1",
      isExemplar: true,
    };
    const html = codebookDocument(
      page({ entries: [long], figures: [FIGURES] }),
      new Map([["long", [example]]]),
    );
    for (const part of [
      "Long waits",
      '<dt>Definition</dt><dd dir="auto">A year.</dd>',
      '<dt>Use it for</dt><dd dir="auto">Queues.</dd>',
      '<dt>Not for</dt><dd dir="auto">Moods.</dd>',
      '<dt>Example in the codebook</dt><dd dir="auto">Years.</dd>',
      '<dt>Memo</dt><dd dir="auto">Check.</dd>',
      "Retired: use wait instead",
      "1 case · 2 passages · 3 codings · 20 words of participants · 1 transcript",
      "We waited<footer>P1 · K1 · transcripts/a.md, line 12 · exemplar</footer>",
    ])
      assert.ok(html.includes(part), part);
  });

  it("lets nothing of a study become HTML", () => {
    const parts = { name: HOSTILE, definition: HOSTILE, examples: [HOSTILE], path: [HOSTILE] };
    const attributes = [{ key: HOSTILE, value: HOSTILE }];
    const hostile = entry("a", { ...parts, attributes, color: `red" onload="x`, memo: HOSTILE });
    const example = {
      uri: "",
      file: HOSTILE,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      code: "a",
      text: HOSTILE,
      speaker: HOSTILE,
      case: HOSTILE,
      isExemplar: false,
    };
    const html = codebookDocument(
      page({
        title: HOSTILE,
        entries: [hostile],
        figures: [FIGURES],
        unknown: [{ id: HOSTILE, color: "", ...FIGURES }],
      }),
      new Map([
        ["a", [example]],
        [HOSTILE, [example]],
      ]),
    );
    assert.doesNotMatch(html, /<script|<img|onload=|onerror="/);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    const ours =
      "html head meta title style body h1 h2 h3 p nav ul li a bdi main article span dl dt";
    assert.deepEqual(
      [...tags].filter(
        (tag) => !`${ours} dd code strong blockquote footer`.split(" ").includes(tag),
      ),
      [],
    );
    assert.match(html, /default-src 'none'/);
    assert.doesNotMatch(html, /(src|href)="(?!#)/);
  });
});
