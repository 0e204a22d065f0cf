// Searches of the page of “Find and code”: answer after answer, superseded, and followed by changes.
import type { Server } from "../../../client/connection/server";
import { createSearches } from "../../../client/webviews/find/search";
import type { FindHit, FindParams, FindQuery, FindResult } from "../../../server/protocol/find";
import { equal, ok } from "../expect";

const QUERY: FindQuery = {
  mode: "phrase",
  text: "money",
  isCaseSensitive: false,
  isWholeWord: false,
  speakers: "participants",
};

function hit(file: string, start: number): FindHit {
  const range = { start: { line: 0, character: start }, end: { line: 0, character: start + 5 } };
  const words = { before: "", text: "money", after: "" };
  return {
    uri: `file:///study/${file}`,
    file,
    case: null,
    speaker: null,
    range,
    start,
    end: start + 5,
    ...words,
    codes: [],
  };
}

function result(hits: readonly FindHit[], parts: Partial<FindResult> = {}): FindResult {
  const rest = { searched: 1, total: 3, files: [], unread: [], revision: 7 };
  return { problem: null, hits, next: null, ...rest, ...parts };
}

type Message = Parameters<Parameters<typeof createSearches>[0]["send"]>[0];

interface Asked {
  readonly params: FindParams;
  readonly isCancelled: () => boolean;
  readonly answer: (result: FindResult | undefined) => void;
}

/** A server that answers when the test says so, and the searches of a page that asks it. */
function setUp(transcripts: readonly string[] = ["a", "b", "c"]) {
  const asked: Asked[] = [];
  const sent: Message[] = [];
  const waiting: { readonly isThere: () => boolean; readonly resolve: () => void }[] = [];
  const look = (): void =>
    waiting.filter(({ isThere }) => isThere()).forEach((one) => one.resolve());
  const request: Server["request"] = (_type, params, token) =>
    new Promise((resolve) => {
      const answer = (found: FindResult | undefined) => resolve(found as never);
      const isCancelled = () => token?.isCancellationRequested === true;
      asked.push({ params: params as never, isCancelled, answer });
      look();
    });
  const searches = createSearches({
    server: { request } as Server,
    study: "file:///study",
    transcripts: () => new Set(transcripts),
    send(message) {
      sent.push(message);
      look();
    },
  });
  const until = (isThere: () => boolean) =>
    new Promise<void>((resolve) => {
      waiting.push({ isThere, resolve });
      look();
    });
  /** The request with that number, as soon as it was made. */
  const nextAsked = async (number: number): Promise<Asked> => {
    await until(() => asked.length > number);
    const found = asked[number];
    ok(found, "A request.");
    return found;
  };
  const nextSent = async (number: number): Promise<Message> => {
    await until(() => sent.length > number);
    const found = sent[number];
    ok(found, "A message.");
    return found;
  };
  return { searches, asked, sent, nextAsked, nextSent };
}

const search = (number: number, limit = 3) => ({ search: number, query: QUERY, limit });

describe("searches of a page", () => {
  it("go on by themselves until there are as many hits as are wanted, and then by request", async () => {
    const { searches, asked, nextAsked, nextSent } = setUp();
    searches.start(search(1));
    const next = { file: "b", place: 0 };
    (await nextAsked(0)).answer(result([hit("a", 1), hit("a", 9)], { next }));
    const second = await nextAsked(1);
    equal([second.params.from, second.params.limit], [next, 1]);
    const later = { file: "b", place: 12 };
    second.answer(result([hit("b", 4)], { next: later }));
    const [first, last] = [await nextSent(0), await nextSent(1)];
    ok(first.kind === "hits" && last.kind === "hits", "Two answers with hits.");
    equal([first.isFirst, first.isDone, last.isFirst, last.isDone], [true, false, false, true]);
    equal(asked.length, 2);
    searches.more(10);
    const third = await nextAsked(2);
    equal([third.params.from, third.params.limit], [later, 10]);
    searches.dispose();
  });

  it("end at once when another one begins, and say nothing more", async () => {
    const { searches, sent, nextAsked, nextSent } = setUp();
    searches.start(search(1));
    const first = await nextAsked(0);
    searches.start(search(2));
    const second = await nextAsked(1);
    equal([first.isCancelled(), second.isCancelled()], [true, false]);
    first.answer(result([hit("a", 1)]));
    second.answer(result([hit("b", 1)]));
    const only = await nextSent(0);
    equal([only.search, sent.length], [2, 1]);
    searches.start({ ...search(3), query: { ...QUERY, text: " " } });
    equal(second.isCancelled(), true);
  });

  it("ask what has changed since, and tell what is gone", async () => {
    const { searches, nextAsked, nextSent } = setUp(["a", "c"]);
    searches.start(search(1, 100));
    (await nextAsked(0)).answer(result([hit("a", 1), hit("b", 1), hit("c", 1)]));
    await nextSent(0);
    searches.refresh();
    const changes = await nextAsked(1);
    equal([changes.params.since, changes.params.from], [7, null]);
    changes.answer(result([hit("a", 5)], { files: ["a"], revision: 9 }));
    const message = await nextSent(1);
    const { kind, search: number } = message;
    equal([kind, number], ["changes", 1]);
    ok(message.kind === "changes", "Changes.");
    equal([message.files, message.gone, message.hits.length], [["a"], ["b"], 1]);
    searches.refresh();
    equal((await nextAsked(2)).params.since, 9);
    searches.dispose();
  });

  it("go on where the server was away, and ask for everything after it was started anew", async () => {
    const { searches, nextAsked, nextSent } = setUp();
    searches.start(search(1, 100));
    (await nextAsked(0)).answer(undefined);
    equal((await nextSent(0)).kind, "away");
    searches.refresh();
    (await nextAsked(1)).answer(result([hit("a", 1)]));
    equal((await nextSent(1)).kind, "hits");
    (await nextAsked(2)).answer(result([], { files: ["a"], revision: 8 }));
    equal((await nextSent(2)).kind, "changes");
    searches.restarted();
    searches.refresh();
    equal((await nextAsked(3)).params.since, 0);
    searches.dispose();
  });
});
