// The Findings page: pictures of what is coded, each with its table, its rule and its files.
import { render } from "preact";
import { announce } from "../shared/announce";
import { keepFocusOfScope } from "../shared/ClearScope";
import { connectToHost } from "../shared/host";
import { keyOf } from "../shared/keyOf";
import { PASSAGES_ON_A_PAGE } from "../shared/QuotationList";
import "../shared/page.css";
import "./findings.css";
import { App, type Actions } from "./App";
import { FIRST_CHOICES, PICTURES, type Choices } from "./choices";
import type { Target } from "./drawing/drawing";
import { fileOf } from "./fileOf";
import {
  keptState,
  type Draft,
  type FromPage,
  type SummarizedMessage,
  type ToPage,
} from "./messages";
import { nameOfPassages } from "./names";
import {
  isSame,
  withDraft,
  withoutDraft,
  withPassages,
  type PassageList,
  type State,
} from "./state";

const root = document.getElementById("page") as HTMLElement;
let state: State = {
  message: undefined,
  choices: FIRST_CHOICES,
  offset: 0,
  list: undefined,
  drafts: [],
};

const host = connectToHost<ToPage, FromPage>(receive);
const kept = keptState(host.kept());
if (kept) update({ offset: kept.offset });

const actions: Actions = {
  choose(change) {
    // Another picture begins with its first page.
    choose({ ...state.choices, ...change }, "picture" in change ? 0 : state.offset);
    if (change.picture) announce(titleOf(state.choices));
  },
  turn(offset) {
    choose(state.choices, offset);
    document.getElementById("figure-title")?.focus();
  },
  open,
  save(picture, type) {
    const content = fileOf(picture, type);
    if (content === undefined) announce(TOO_LARGE);
    host.send(
      content === undefined
        ? { kind: "refuse", reason: TOO_LARGE }
        : { kind: "save", type, name: picture.name, content },
    );
  },
  show: ({ uri, range }) => host.send({ kind: "show", place: { uri, range } }),
  morePassages() {
    if (state.list) askForPassages(state.list, state.list.passages.length, PASSAGES_ON_A_PAGE);
  },
  closePassages() {
    update({ list: undefined });
    document.querySelector<HTMLElement>(BEHIND)?.focus({ preventScroll: true });
    document.querySelector(".mark.active")?.scrollIntoView({ block: "center" });
  },
  editSummary(of, summary) {
    if (of.kind !== "matrixCell") return;
    keepDrafts(withDraft(state.drafts, { of, text: summary ?? "", before: summary }));
  },
  keepDraft(draft) {
    keepDrafts(withDraft(state.drafts, draft));
  },
  dropSummary(of) {
    keepDrafts(withoutDraft(state.drafts, of));
    document.getElementById("edit-summary")?.focus();
  },
  saveSummary: (draft) => host.send({ kind: "summarize", draft }),
  clearScope: () => host.send({ kind: "clearScope" }),
};

/** What leads to passages: the marks of a picture, or the cell of a matrix that was chosen. */
const BEHIND = ".marks, .matrix button[tabindex='0']";

const TOO_LARGE =
  "The picture is too large for PNG. Save it as SVG, or choose fewer themes and codes.";

function receive(message: ToPage): void {
  switch (message.kind) {
    case "choices":
      update({ choices: message.choices, drafts: message.drafts });
      host.keep({ study: message.study, offset: state.offset });
      // What is shown depends on the page that was turned to, which the extension does not keep.
      return choose(message.choices, state.offset);
    case "findings":
      keepFocusOfScope(() => update({ message }));
      if (state.list) {
        const { length } = state.list.passages;
        askForPassages(state.list, 0, Math.max(PASSAGES_ON_A_PAGE, length));
      }
      return;
    case "passages":
      if (!state.list || !isSame(state.list.of, message.of)) return;
      return update({ list: withPassages(state.list, message.offset, message.passages) });
    case "summarized":
      return summarized(message);
  }
}

function choose(choices: Choices, offset: number): void {
  update({ choices, offset });
  host.send({ kind: "choose", choices, offset });
  const study = state.message?.findings.uri ?? kept?.study;
  if (study !== undefined) host.keep({ study, offset });
}

function keepDrafts(drafts: readonly Draft[]): void {
  update({ drafts });
  host.send({ kind: "drafts", drafts });
}

/** What was typed while the summary was being saved stays a draft. */
function summarized({ draft: saved, isSaved }: SummarizedMessage): void {
  const { list } = state;
  const now = state.drafts.find(({ of }) => isSame(of, saved.of));
  const before = saved.text.trim() || null;
  if (isSaved && now?.text === saved.text) {
    if (list && isSame(list.of, saved.of)) update({ list: { ...list, summary: before } });
    actions.dropSummary(saved.of);
    announce("The summary is saved in framework.md.");
  } else if (isSaved && now) keepDrafts(withDraft(state.drafts, { ...now, before }));
  if (list) askForPassages(list, 0, Math.max(PASSAGES_ON_A_PAGE, list.passages.length));
}

function open(target: Target): void {
  if (target.kind === "place") return host.send({ kind: "show", place: target.place });
  const list: PassageList = {
    of: target,
    name: nameOfPassages(target, state.message?.findings),
    total: null,
    passages: [],
  };
  update({ list });
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("h1")?.focus();
  askForPassages(list, 0, PASSAGES_ON_A_PAGE);
}

function askForPassages({ of }: PassageList, offset: number, limit: number): void {
  host.send({ kind: "passages", of, offset, limit });
}

function titleOf({ picture }: Choices): string {
  return PICTURES.find(({ name }) => name === picture)?.title ?? "";
}

function update(change: Partial<State>): void {
  state = { ...state, ...change };
  render(<App state={state} actions={actions} />, root);
}

addEventListener("keydown", (event) => {
  if (keyOf(event) === "Escape" && state.list) actions.closePassages();
});
