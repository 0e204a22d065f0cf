import assert from "node:assert/strict";
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeAction,
} from "vscode-languageserver-protocol";
import {
  changePassageRequest,
  passagesAtRequest,
  sentenceAtRequest,
} from "../../server/protocol/passages";
import { startInMemory } from "../support/server";
import { applyChanges } from "../unit/features/changes";

const CODEBOOK = "codes:\n  waiting: Somebody waits.\n  blame: Somebody is blamed.\n";
const TEXT = 'P1: We [waited [so long]{.blame memo="who?"}]{.waiting} for it. It came.\n';
const STUDY = `//- codebook.yaml\n${CODEBOOK}//- one.transcript\n${TEXT}`;

const start = async (options: { readonly knowsVerbatim?: boolean } = {}) => {
  const server = await startInMemory(STUDY, options);
  const uri = server.uri("one.transcript");
  server.open(uri, TEXT);
  return { server, uri };
};

/** The actions with the cursor in "long". */
const menu = { start: { line: 0, character: 20 }, end: { line: 0, character: 20 } };

async function actionsIn(
  { server, uri }: Awaited<ReturnType<typeof start>>,
  only?: string[],
): Promise<CodeAction[]> {
  const params = { textDocument: { uri }, range: menu, context: { diagnostics: [], only } };
  return ((await server.request(CodeActionRequest.type, params)) ?? []) as CodeAction[];
}

describe("passages over the wire", () => {
  it("are listed where they cover a character, the innermost first", async () => {
    const { server, uri } = await start();
    const found = await server.request(passagesAtRequest, { uri, position: menu.start });
    assert.equal(found?.version, 1);
    assert.deepEqual(
      found?.passages.map(({ text, codes, memo, form }) => ({ text, codes, memo, form })),
      [
        { text: "so long", codes: ["blame"], memo: "who?", form: "span" },
        { text: "waited so long", codes: ["waiting"], memo: null, form: "span" },
      ],
    );
    await server.shutdown();
  });

  it("are changed in the version that was asked about, and in no other", async () => {
    const { server, uri } = await start();
    const position = menu.start;
    const [inner] = (await server.request(passagesAtRequest, { uri, position }))?.passages ?? [];
    const grow = { kind: "grow", end: "end", unit: "word" } as const;
    const target = { uri, version: 1, index: inner.index, action: grow };
    const { edits, reason } = await server.request(changePassageRequest, target);
    assert.equal(reason, null);
    assert.equal(
      applyChanges(TEXT, [...edits]),
      'P1: We [waited [1>]so long]{.waiting} for[<1]{.blame memo="who?"} it. It came.\n',
    );
    server.change(uri, `Hm. ${TEXT}`);
    const late = await server.request(changePassageRequest, target);
    assert.deepEqual(late.edits, []);
    assert.match(late.reason ?? "", /changed in the meantime/);
    await server.shutdown();
  });

  it("say which sentence a place is in", async () => {
    const { server, uri } = await start();
    const range = await server.request(sentenceAtRequest, { uri, position: menu.start });
    assert.deepEqual(range, {
      start: { line: 0, character: 4 },
      end: { line: 0, character: TEXT.indexOf(" It came") },
    });
    await server.shutdown();
  });
});

describe("the menu of a passage", () => {
  const expected = [
    "Add another code…",
    "Replace “blame”…",
    "Edit the memo…",
    "Move its ends with the arrow keys…",
    "Grow at the end by a word",
    "Grow at the end by a sentence",
    "Shrink at the end by a word",
    "Shrink at the end by a sentence",
    "Grow at the start by a word",
    "Grow at the start by a sentence",
    "Shrink at the start by a word",
    "Shrink at the start by a sentence",
    "Move to the whole paragraph",
    "Split before “long”",
    "Remove “blame” and its memo",
    "Add another code… (around it: “waiting”)",
    "Replace “waiting”… (around it: “waiting”)",
    "Write a memo… (around it: “waiting”)",
    "Remove “waiting” (around it: “waiting”)",
  ];

  it("names everything that can be done, as commands of the extension", async () => {
    const opened = await start({ knowsVerbatim: true });
    const actions = await actionsIn(opened);
    assert.deepEqual(
      actions.map(({ title }) => title),
      expected,
    );
    const { uri } = opened;
    const target = { uri, version: 1, index: 0 };
    const last = actions.find(({ title }) => title.startsWith("Split"));
    assert.deepEqual(last?.command?.arguments, [
      target,
      { kind: "split", position: { line: 0, character: 20 } },
    ]);
    await opened.server.shutdown();
  });

  it("gives other clients edits when they choose one, and only the kinds that they want", async () => {
    const opened = await start();
    const actions = await actionsIn(opened, ["refactor.move"]);
    assert.deepEqual(
      actions.map(({ title }) => title),
      expected.slice(4, 14),
    );
    const shrink = actions.find(({ title }) => title === "Shrink at the end by a word");
    assert.ok(shrink !== undefined);
    const { server, uri } = opened;
    const { edit } = await server.request(CodeActionResolveRequest.type, shrink);
    assert.equal(
      applyChanges(TEXT, edit?.changes?.[uri]),
      'P1: We [waited [so]{.blame memo="who?"} long]{.waiting} for it. It came.\n',
    );
    const none = actions.find(({ title }) => title === "Shrink at the end by a sentence");
    const { disabled } = await server.request(CodeActionResolveRequest.type, none as CodeAction);
    assert.match(disabled?.reason ?? "", /Nothing would be left/);
    await server.shutdown();
  });
});
