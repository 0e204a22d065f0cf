// Recoding: each passage of a code is sent to another code, and all of it is done in one step.
import { render } from "preact";
import type { ChosenCode } from "../shared/chosenCode";
import { connectToHost } from "../shared/host";
import { keyOf } from "../shared/keyOf";
import { identityOf } from "../shared/listed";
import "../shared/page.css";
import "../shared/head.css";
import { App, codeField, MORE, type Actions } from "./App";
import { keptState, type FromPage, type Target, type ToPage } from "./messages";
import { firstNumbers } from "./numbers";
import { focusRow } from "./PassageRows";
import "./recode.css";
import {
  NOBODY,
  withOtherAction,
  withPassages,
  withRecoded,
  withRefused,
  withTarget,
  wishOf,
  type State,
} from "./state";

const root = document.getElementById("page") as HTMLElement;
const host = connectToHost<ToPage, FromPage>(receive);
const kept = keptState(host.kept());
const lost = (kept?.targets ?? []).map((one, index) => ({ ...one, id: index + 1 }));
/** Whether the list is to have the focus as soon as it is there. */
let isAwaited = false;
let limit = Math.max(MORE, kept?.listed ?? 0);
let state: State = {
  subject: kept && { study: kept.study, code: kept.code },
  codes: [],
  total: undefined,
  rows: [],
  lost,
  nextId: lost.length + 1,
  numbered: kept?.numbered ?? [],
  current: undefined,
  applying: NOBODY,
  isAway: false,
  said: "",
};

const actions: Actions = {
  focus: (current) => update({ current }),
  choose(option) {
    if (option.kind === "new") return host.send({ kind: "newCode", name: option.name });
    const { id, name } = option.code;
    sendTo({ id, name, isNew: null });
  },
  number(number) {
    const code = state.numbered[number - 1]?.code;
    if (code) sendTo(code);
  },
  clear: () => decide(null, 0),
  takeOff: () => decide({ action: "remove", code: null }, 1),
  otherAction() {
    const id = currentId();
    if (id !== undefined) update(withOtherAction(state, id));
  },
  show: ({ passage: { uri, range } }) => host.send({ kind: "show", passage: { uri, range } }),
  more() {
    limit += MORE;
    host.send({ kind: "list", limit });
  },
  apply,
  goToRows: () => focusRow(),
};

update({});
host.send({ kind: "list", limit });

function receive(message: ToPage): void {
  switch (message.kind) {
    case "study": {
      const { subject, codes } = message;
      const { numbered } = state;
      const numbers = numbered.length > 0 ? numbered : firstNumbers(codes, subject.code);
      return update({ subject, codes, numbered: numbers });
    }
    case "passages":
      update(withPassages(state, message.list));
      if (isAwaited && state.rows.length > 0) focusRow();
      if (state.rows.length > 0) isAwaited = false;
      return;
    case "away":
      return update({ isAway: true });
    case "code":
      return message.code ? sendTo(message.code) : codeField.current?.focus();
    case "focus":
      isAwaited = state.rows.length === 0;
      return isAwaited ? undefined : focusRow();
    case "recoded":
      update(withRecoded(state, message.changed));
      return focusRow();
    case "notRecoded":
      return update(withRefused(state, message));
  }
}

/** The current passage gets the code, and the next one is current. */
function sendTo(code: ChosenCode): void {
  decide({ action: "replace", code }, 1);
}

function decide(target: Target | null, step: 0 | 1): void {
  const id = currentId();
  if (id === undefined) return;
  update(withTarget(state, id, target));
  const index = state.rows.findIndex((row) => row.id === id);
  focusRow((state.rows[index + step] ?? state.rows[index])?.id);
}

function currentId(): number | undefined {
  const { rows, current } = state;
  return rows.some(({ id }) => id === current) ? current : rows[0]?.id;
}

function apply(): void {
  const wish = wishOf(state);
  if (wish.decisions.length === 0 || state.applying.size > 0) return;
  update({ applying: new Set(wish.decisions.map(({ id }) => id)), said: "" });
  host.send(wish);
}

function update(change: Partial<State>): void {
  state = { ...state, ...change };
  render(<App state={state} actions={actions} />, root);
  keep();
}

function keep(): void {
  const { subject, rows, numbered } = state;
  if (!subject) return;
  const targets = rows.flatMap(({ passage, target }) =>
    target ? [{ passage: identityOf(passage), target }] : [],
  );
  const others = state.lost.map(({ passage, target }) => ({ passage, target }));
  host.keep({ ...subject, targets: [...targets, ...others], numbered, listed: rows.length });
}

document.addEventListener("keydown", (event) => {
  const key = keyOf(event);
  if (key === "Mod+Enter") apply();
  else if (key === "Escape") focusRow();
  else return;
  event.preventDefault();
  // VS Code listens at the window, and has commands of its own on these keys.
  event.stopPropagation();
});
