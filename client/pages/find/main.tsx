// Find and code: words, a phrase or a regular expression over the study, and a code for what is ticked.
import { render } from "preact";
import { addedNow, type ChosenCode } from "../shared/chosenCode";
import { connectToHost } from "../shared/host";
import { keyOf } from "../shared/keyOf";
import { identityOf } from "../shared/listed";
import "../shared/page.css";
import "../shared/head.css";
import { App, FIRST_HITS, MORE_HITS, type Actions } from "./App";
import { codeField } from "./CodeBar";
import "./find.css";
import { FIELD_ID } from "./Form";
import { focusHits } from "./HitRows";
import { NO_HITS } from "./hitList";
import { FIRST_QUERY, keptState, type FromPage, type ToPage } from "./messages";
import {
  NO_NOTES,
  withAllTicked,
  withChanged,
  withCoded,
  withResult,
  withTick,
  type State,
} from "./state";

const root = document.getElementById("page") as HTMLElement;
const host = connectToHost<ToPage, FromPage>(receive);
const kept = keptState(host.kept());
let study = kept?.study;
let state: State = {
  query: kept?.query ?? FIRST_QUERY,
  search: 0,
  isSearching: false,
  isAway: false,
  problem: null,
  list: NO_HITS,
  ticked: new Set(),
  awaited: kept?.ticked ?? [],
  notes: NO_NOTES,
  codes: [],
  code: kept?.code ?? null,
  unit: kept?.unit ?? "words",
  isCoding: false,
  said: "",
};

const actions: Actions = {
  look(change) {
    update({ query: { ...state.query, ...change }, awaited: [] });
    search(FIRST_HITS);
  },
  more() {
    update({ isSearching: true });
    host.send({ kind: "more", limit: MORE_HITS });
  },
  tick: (id) => update({ ...withTick(state, id), said: "" }),
  tickAll: () => update({ ...withAllTicked(state), said: "" }),
  show: ({ uri, range }) => host.send({ kind: "show", hit: { uri, range } }),
  choose(option) {
    if (option.kind === "new") return host.send({ kind: "newCode", name: option.name });
    const { id, name } = option.code;
    chosen({ id, name, isNew: null });
  },
  take: (unit) => update({ unit }),
  apply,
  goToList: focusHits,
  goToField,
};

update({});
if (state.query.text !== "") search(Math.max(FIRST_HITS, kept?.listed ?? 0));

function receive(message: ToPage): void {
  switch (message.kind) {
    case "study":
      study = message.uri;
      return update({ codes: message.codes });
    case "look":
      if (message.text !== "") actions.look({ text: message.text, mode: "phrase" });
      return goToField();
    case "hits":
      return update(withResult(state, message));
    case "changes":
      return update(withChanged(state, message));
    case "away":
      return message.search === state.search
        ? update({ isSearching: false, isAway: true })
        : undefined;
    case "code":
      return message.code ? chosen(message.code) : codeField.current?.focus();
    case "coded":
      return update(withCoded(state, message));
    case "notCoded":
      return update({ isCoding: false, said: "Nothing was coded." });
  }
}

/** The hits of an earlier search stay until there are those of this one. */
function search(limit: number): void {
  const { query } = state;
  const isEmpty = query.text.trim() === "";
  const cleared = isEmpty ? { list: NO_HITS, ticked: new Set<number>(), problem: null } : {};
  update({ ...cleared, search: state.search + 1, isSearching: !isEmpty, isAway: false, said: "" });
  host.send({ kind: "search", search: state.search, query, limit });
}

function chosen(code: ChosenCode): void {
  update({ code, said: "" });
  if (state.ticked.size > 0) document.querySelector<HTMLElement>(".code-bar .primary")?.focus();
  else focusHits();
}

function apply(): void {
  const { code, codes, ticked, unit, list, isCoding } = state;
  if (ticked.size === 0 || isCoding) return;
  if (!code) return codeField.current?.focus();
  const rows = list.rows.filter(({ id }) => ticked.has(id));
  const hits = rows.map((row) => ({ id: row.id, ...identityOf(row) }));
  update({ isCoding: true, said: "" });
  const isNew = addedNow(code, codes);
  host.send({ kind: "apply", hits, code: { ...code, isNew }, unit });
}

function goToField(): void {
  const field = document.getElementById(FIELD_ID);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

function update(change: Partial<State>): void {
  state = { ...state, ...change };
  render(<App state={state} actions={actions} />, root);
  keep();
}

function keep(): void {
  if (study === undefined) return;
  const { query, code, unit, list, ticked, awaited } = state;
  const rows = list.rows.filter(({ id }) => ticked.has(id));
  const ticks = [...rows.map(identityOf), ...awaited];
  host.keep({ study, query, ticked: ticks, code, unit, listed: list.rows.length });
}

document.addEventListener("keydown", (event) => {
  const key = keyOf(event);
  if (key === "Mod+Enter") apply();
  else if (key === "Mod+f" || key === "Escape") goToField();
  else return;
  event.preventDefault();
  // VS Code listens at the window, and has commands of its own on these keys.
  event.stopPropagation();
});
