// What the page of “Find and code” lists, ticks and says.
import assert from "node:assert/strict";
import { byFile, NO_HITS, withChanges, withHits } from "../../../client/pages/find/hitList";
import { FIRST_QUERY, keptState } from "../../../client/pages/find/messages";
import {
  NO_NOTES,
  statusText,
  unreadText,
  withAllTicked,
  withChanged,
  withCoded,
  withResult,
  withTick,
  type State,
} from "../../../client/pages/find/state";
import { upToFrontier } from "../../../client/webviews/find/frontier";
import type { FindHit, FindResult } from "../../../server/protocol/find";

function hit(file: string, start: number, parts: Partial<FindHit> = {}): FindHit {
  return {
    uri: `file:///study/${file}`,
    file,
    case: null,
    speaker: null,
    range: { start: { line: 0, character: start }, end: { line: 0, character: start + 5 } },
    start,
    end: start + 5,
    before: `before ${start} `,
    text: "money",
    after: ` after ${start}`,
    codes: [],
    ...parts,
  };
}

function result(hits: readonly FindHit[], parts: Partial<FindResult> = {}): FindResult {
  const rest = { searched: 2, total: 2, files: [], unread: [], revision: 1 };
  return { problem: null, hits, next: null, ...rest, ...parts };
}

const STATE: State = {
  query: { ...FIRST_QUERY, text: "money" },
  search: 1,
  isSearching: true,
  isAway: false,
  problem: null,
  list: NO_HITS,
  ticked: new Set(),
  awaited: [],
  notes: NO_NOTES,
  codes: [],
  code: null,
  unit: "words",
  isCoding: false,
  said: "",
};

const found = (state: State, answer: FindResult, parts = { isFirst: true, isDone: true }): State =>
  withResult(state, { kind: "hits", search: 1, ...parts, result: answer });

const changed = (
  files: readonly string[],
  hits: readonly FindHit[],
  gone: readonly string[] = [],
) => ({ kind: "changes", search: 1, files, hits, gone }) as const;

describe("hits on the page", () => {
  const list = withHits(NO_HITS, {
    kind: "hits",
    search: 1,
    isFirst: true,
    isDone: true,
    result: result([hit("a", 10), hit("a", 30), hit("b", 5)]),
  });
  const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

  it("are listed by transcript", () => {
    assert.deepEqual(
      byFile(list.rows).map(({ file, rows }) => [file, ids(rows)]),
      [
        ["a", [1, 2]],
        ["b", [3]],
      ],
    );
  });

  it("keep who they are where words were put in before them", () => {
    const moved = [
      hit("a", 14, { before: "before 10 ", after: " after 10" }),
      hit("a", 34, { before: "before 30 ", after: " after 30" }),
    ];
    const after = withChanges(list, changed(["a"], moved));
    assert.deepEqual(ids(after.rows), [1, 2, 3]);
    assert.equal(after.rows[0]?.start, 14);
  });

  it("come and go with the texts, in the order of the words", () => {
    const after = withChanges(list, changed(["a"], [hit("a", 20), hit("a", 30)], ["b"]));
    assert.deepEqual(
      after.rows.map(({ id, file, start }) => [id, file, start]),
      [
        [4, "a", 20],
        [2, "a", 30],
      ],
    );
  });

  it("never are two where the same words stand twice", () => {
    const twins = [hit("c", 1), hit("c", 50, { before: "before 1 ", after: " after 1" })];
    const first = withChanges(NO_HITS, changed(["c"], twins));
    const later = withChanges(
      first,
      changed(["c"], [...twins.map((one) => ({ ...one, start: one.start + 3, end: one.end + 3 }))]),
    );
    assert.deepEqual(ids(first.rows), [1, 2]);
    assert.deepEqual(ids(later.rows), [1, 2]);
  });
});

describe("the end of a list that goes on", () => {
  const answer = { files: ["a", "b", "c"], hits: [hit("a", 1), hit("b", 1), hit("c", 1)] };

  it("takes in all changes where everything is listed", () => {
    assert.deepEqual(upToFrontier(answer, null), { ...answer, next: null });
  });

  it("leaves out what is not listed yet", () => {
    const next = { file: "b", place: 0 };
    assert.deepEqual(upToFrontier(answer, next), { files: ["a"], hits: [hit("a", 1)], next });
  });

  it("takes all of the transcript that it ends in, and goes on behind it", () => {
    const { files, hits, next } = upToFrontier(answer, { file: "b", place: 7 });
    assert.deepEqual(files, ["a", "b"]);
    assert.deepEqual(hits, [hit("a", 1), hit("b", 1)]);
    assert.deepEqual(next, { file: "b", place: Number.MAX_SAFE_INTEGER });
  });
});

describe("the page of “Find and code”", () => {
  const three = found(STATE, result([hit("a", 10), hit("a", 30), hit("b", 5)]));

  it("takes no answer to an earlier search", () => {
    const late = { kind: "hits", search: 0, isFirst: true, isDone: true } as const;
    assert.equal(withResult(three, { ...late, result: result([]) }), three);
  });

  it("ticks one, all and none", () => {
    const one = withTick(three, 2);
    assert.deepEqual([...one.ticked], [2]);
    assert.deepEqual([...withTick(one, 2).ticked], []);
    const all = withAllTicked(one);
    assert.deepEqual([...all.ticked], [1, 2, 3]);
    assert.deepEqual([...withAllTicked(all).ticked], []);
  });

  it("keeps ticks while more hits come and texts change, and forgets those of another search", () => {
    const ticked = withTick(three, 2);
    const more = found(ticked, result([hit("c", 1)]), { isFirst: false, isDone: true });
    assert.deepEqual([...more.ticked], [2]);
    const moved = hit("a", 33, { before: "before 30 ", after: " after 30" });
    assert.deepEqual([...withChanged(more, changed(["a"], [moved])).ticked], [2]);
    assert.deepEqual([...withChanged(more, changed(["a"], [hit("a", 10)])).ticked], []);
    assert.deepEqual([...found(ticked, result([hit("a", 30)])).ticked], []);
  });

  it("ticks again what was ticked before it was hidden, as it is found", () => {
    const awaited = [hit("a", 30), hit("b", 5)];
    const first = found({ ...STATE, awaited }, result([hit("a", 10), hit("a", 30)]));
    assert.deepEqual([...first.ticked], [2]);
    const second = found(first, result([hit("b", 5)]), { isFirst: false, isDone: true });
    assert.deepEqual([...second.ticked], [2, 3]);
    assert.deepEqual(second.awaited, []);
  });

  it("leaves ticked what could not be coded, with the reason", () => {
    const all = withAllTicked(three);
    const refused = [{ id: 2, reason: "It has changed." }];
    const done = withCoded(all, { kind: "coded", passages: 2, refused });
    assert.deepEqual([...done.ticked], [2]);
    assert.equal(done.notes.get(2), "It has changed.");
    assert.equal(done.said, "Coded 2 passages. 1 hit left out; each says why.");
    const none = withCoded(all, { kind: "coded", passages: 0, refused: [] });
    assert.equal(none.said, "Nothing was coded.");
  });

  it("says how far it is", () => {
    const text = (change: Partial<State>) => statusText({ ...three, ...change });
    assert.equal(text({}), "3 hits in 2 transcripts.");
    assert.equal(text({ query: FIRST_QUERY }), "");
    assert.equal(text({ isSearching: true, list: NO_HITS }), "Searching…");
    const next = { file: "c", place: 0 };
    const part = found(STATE, result([hit("a", 1)], { next, searched: 1, total: 1200 }));
    assert.equal(
      statusText(part),
      "The first 1 hit in 1 transcript; 1 of 1,200 transcripts searched.",
    );
    assert.equal(
      statusText({ ...part, isSearching: true }),
      "Searching… 1 of 1,200 transcripts searched.",
    );
    assert.equal(statusText(found(STATE, result([]))), "No hit in 2 transcripts.");
    assert.equal(
      statusText(found(STATE, result([], { total: 0 }))),
      "There is no transcript to search.",
    );
    assert.match(text({ isAway: true }), /does not answer/);
    const problem = { message: "This parenthesis is never closed.", position: 1 };
    assert.equal(statusText(found(STATE, result([], { problem, total: 0 }))), "");
  });

  it("names transcripts that could not be read, and counts the rest", () => {
    const unread = ["a", "b", "c", "d", "e", "f", "g"];
    const { list } = found(STATE, result([], { unread }));
    assert.equal(unreadText(list), "7 transcripts could not be read: a, b, c, d, e and 2 more.");
    assert.equal(unreadText(NO_HITS), "");
  });

  it("takes nothing for its own state that is not", () => {
    const code = { id: "a", name: "A", isNew: null };
    const { file, start, end, before, text, after } = hit("a", 1);
    const state = {
      study: "file:///s",
      query: { ...FIRST_QUERY, mode: "expression", text: "a+", speakers: "everybody" },
      ticked: [{ file, start, end, before, text, after }],
      code,
      unit: "paragraph",
      listed: 300,
    } as const;
    assert.deepEqual(keptState(state), state);
    const strange = {
      study: "file:///s",
      query: { mode: "x" },
      ticked: [1, {}],
      unit: 3,
      code: {},
    };
    assert.deepEqual(keptState(strange), {
      study: "file:///s",
      query: FIRST_QUERY,
      ticked: [],
      code: null,
      unit: "words",
      listed: 0,
    });
    for (const other of [undefined, null, "x", {}, { study: 1 }])
      assert.equal(keptState(other), undefined);
  });
});
