// The codebook as a page: what every theme and code means, how often it is used, and examples.
import { render } from "preact";
import type { PassageInfo } from "../../../server/protocol";
import { announce } from "../shared/announce";
import { keepFocusOfScope } from "../shared/ClearScope";
import { connectToHost } from "../shared/host";
import { keyOf } from "../shared/keyOf";
import { isTyping } from "../shared/keys";
import { PASSAGES_ON_A_PAGE } from "../shared/QuotationList";
import "../shared/page.css";
import "../shared/head.css";
import "./codebook.css";
import { App, type Actions } from "./App";
import { keptState, type FromPage, type ToPage } from "./messages";
import { createPlaces, entryElement, focusEntry } from "./places";
import { withCodebook, withPassages, type State } from "./state";

const FIRST_EXAMPLES = 3;
const MORE_EXAMPLES = 6;

const root = document.getElementById("page") as HTMLElement;
let state: State = { codebook: undefined, search: "", examples: new Map(), list: undefined };
/** How many examples of a node are wanted, once somebody asked for more. */
const limits = new Map<string, number>();
/** Nodes whose examples are those of the figures that are shown. */
const fresh = new Set<string>();
/** An entry to bring into view as soon as it is there. */
let awaited: string | undefined;

const host = connectToHost<ToPage, FromPage>(receive);
const kept = keptState(host.kept());
let top = kept?.top ?? null;
if (kept) update({ search: kept.search });
if (kept?.passagesOf) listPassages(kept.passagesOf);

const places = createPlaces({
  onVisible: askForExamples,
  onScroll: (next) => {
    top = next;
    keep();
  },
});

const actions: Actions = {
  search(search) {
    update({ search });
    keep();
  },
  openEntry: (node) => host.send({ kind: "openEntry", node }),
  openCodebook: () => host.send({ kind: "openCodebook" }),
  save: () => host.send({ kind: "save" }),
  clearScope: () => host.send({ kind: "clearScope" }),
  show: (passage: PassageInfo) => host.send({ kind: "show", passage }),
  reveal,
  moreExamples(node) {
    limits.set(node, (limits.get(node) ?? FIRST_EXAMPLES) + MORE_EXAMPLES);
    host.send({ kind: "examples", node, limit: limits.get(node) ?? FIRST_EXAMPLES });
  },
  listPassages(node) {
    listPassages(node);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("h1")?.focus();
  },
  morePassages() {
    const { list } = state;
    if (list) askForPassages(list.node, list.passages.length, PASSAGES_ON_A_PAGE);
  },
  closePassages() {
    const node = state.list?.node;
    update({ list: undefined });
    if (node !== undefined) focusEntry(node);
    keep();
  },
  placeOf: places.watch,
};

function receive(message: ToPage): void {
  switch (message.kind) {
    case "codebook":
      return takeCodebook(message);
    case "examples":
      fresh.add(message.node);
      return update({ examples: new Map(state.examples).set(message.node, message.examples) });
    case "passages":
      if (state.list?.node !== message.node) return;
      return update({ list: withPassages(state.list, message.offset, message.passages) });
    case "reveal":
      update({ list: undefined, search: "" });
      return reveal(message.node);
  }
}

function takeCodebook({ codebook }: Extract<ToPage, { kind: "codebook" }>): void {
  const isFirst = state.codebook === undefined;
  fresh.clear();
  keepFocusOfScope(() => update({ codebook: withCodebook(state, codebook) }));
  if (isFirst && top) places.restore(top);
  if (awaited !== undefined) reveal(awaited);
  for (const node of places.visible()) askForExamples(node);
  const { list } = state;
  if (list) askForPassages(list.node, 0, Math.max(PASSAGES_ON_A_PAGE, list.passages.length));
  keep();
}

function askForExamples(node: string): void {
  const item = state.codebook?.items.find(({ id }) => id === node);
  const isCode = item?.entry === undefined || item.entry.kind === "code";
  if (!item || !isCode || item.figures.codings === 0 || fresh.has(node)) return;
  fresh.add(node);
  host.send({ kind: "examples", node, limit: limits.get(node) ?? FIRST_EXAMPLES });
}

function listPassages(node: string): void {
  update({ list: { node, total: null, passages: [] } });
  askForPassages(node, 0, PASSAGES_ON_A_PAGE);
  keep();
}

function askForPassages(node: string, offset: number, limit: number): void {
  host.send({ kind: "passages", node, offset, limit });
}

/** Brings an entry into view; a search that hides it is over then. */
function reveal(node: string): void {
  awaited = state.codebook ? undefined : node;
  if (entryElement(node)?.hidden) actions.search("");
  focusEntry(node);
}

function update(change: Partial<State>): void {
  state = { ...state, ...change };
  render(<App state={state} actions={actions} />, root);
}

function keep(): void {
  const study = state.codebook?.uri ?? kept?.study;
  if (study === undefined) return;
  host.keep({ study, search: state.search, passagesOf: state.list?.node ?? null, top });
}

addEventListener("keydown", (event) => {
  const key = keyOf(event);
  if (key === "Mod+f" || (key === "/" && !isTyping(event))) {
    event.preventDefault();
    focusSearch();
  } else if (key === "Escape") goBack(event);
});

function focusSearch(): void {
  if (state.list) actions.closePassages();
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  field?.focus();
  field?.select();
}

/** Escape clears the search first, then leaves the list of passages. */
function goBack(event: KeyboardEvent): void {
  if (isTyping(event) && state.search !== "") {
    actions.search("");
    announce("The search is cleared.");
  } else if (state.list) actions.closePassages();
}
