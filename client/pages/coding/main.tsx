// The coding view: the transcript as one reads it, coded by keyboard and mouse. Its words are no text
// field: nothing that is typed gets into them.
import { createRef, render } from "preact";
import type { PaletteCode } from "../palette/messages";
import type { Option } from "../shared/codeGroups";
import { announce } from "../shared/announce";
import { connectToHost } from "../shared/host";
import "../shared/page.css";
import "../palette/list.css";
import "./coding.css";
import { App, type Actions } from "./App";
import { createCaret } from "./caret";
import { createChords } from "./chords";
import { placeAtPoint } from "./dom";
import { actionFor, type Action, type Move } from "./keys";
import { createLineMover } from "./lineMoves";
import {
  keptState,
  type FromPage,
  type PassageRef,
  type Selected,
  type ToPage,
  type ViewCommand,
} from "./messages";
import { followPointer } from "./pointer";
import { saidAt, saidOfChange } from "./said";
import { reveal, showAtTop } from "./scrolling";
import {
  ordered,
  passageBeside,
  selectedPassage,
  START,
  uncodedBeside,
  withReading,
  type State,
} from "./state";
import { moved, sentenceAt, textBetween, type Words } from "./words";

const root = document.getElementById("page") as HTMLElement;
const scroller = createRef<HTMLDivElement>();
const isMac = /Mac/.test(navigator.userAgent);
const NO_WORDS: Words = { paragraphs: [], indexes: [], length: 0 };

let state: State = START;
let isDrawn = false;
let isDrawing = false;
let top = 0;
const host = connectToHost<ToPage, FromPage>(receive);
const kept = keptState(host.kept());
const caret = createCaret();
const chords = createChords();
let lines: ReturnType<typeof createLineMover> | undefined;

const actions: Actions = {
  passage(passage) {
    scroller.current?.focus({ preventScroll: true });
    choosePassage(passage);
  },
  filter(filter) {
    update({ filter });
    if (filter === null) scroller.current?.focus({ preventScroll: true });
  },
  choose,
  help(isHelpOpen) {
    update({ isHelpOpen });
    if (!isHelpOpen) scroller.current?.focus({ preventScroll: true });
  },
  menu: () => command("menu"),
  openText: () => host.send({ kind: "openText" }),
  save: () => host.send({ kind: "save" }),
  keyDown,
};
update({});

function receive(message: ToPage): void {
  switch (message.kind) {
    case "reading":
      return takeReading(message);
    case "unreadable":
      return update({ unreadable: message.reason });
    case "select":
      return select(message.selected, { isFromHost: true });
    case "show":
      top = message.place;
      if (scroller.current) showAtTop(scroller.current, wordsNow(), message.place);
      return;
    case "palette":
      return update({ palette: message.palette });
    case "adjusting":
      return update({ adjusting: message.text });
    case "said":
      return announce(message.text);
    case "focus":
      scroller.current?.focus({ preventScroll: true });
      if (!document.hasFocus()) host.send({ kind: "away" });
  }
}

function takeReading({ reading }: Extract<ToPage, { readonly kind: "reading" }>): void {
  const isFirst = state.reading === undefined;
  const before = state;
  update(withReading(state, reading));
  if (isFirst) begin();
  if (before.reading && state.reading && before.reading.passages !== state.reading.passages)
    announce(saidOfChange(before.reading, state.reading));
}

/** What can be done as soon as the transcript is there. */
function begin(): void {
  const element = scroller.current;
  if (!element) return;
  lines = createLineMover(element, wordsNow);
  followPointer(element, {
    words: () => state.reading?.words,
    selected: () => state.selected,
    onSelect: (selected) => select(selected, { isByMouse: true }),
    onMenu: () => command("menu"),
  });
  element.addEventListener("scroll", () => requestAnimationFrame(tellTop));
  element.focus({ preventScroll: true });
  if (!kept) return;
  update({ selected: withReading({ ...state, selected: kept.selected }, noChange()).selected });
  tellSelected();
  showAtTop(element, wordsNow(), kept.top);
}

function noChange() {
  const { version = 0, head = { case: "", attributes: [] }, codes } = state.reading ?? {};
  const none = { from: 0, removed: 0, added: [] };
  return { version, head, blocks: none, passages: none, codes: [...(codes?.values() ?? [])] };
}

function wordsNow(): Words {
  return state.reading?.words ?? NO_WORDS;
}

function keyDown(event: KeyboardEvent): void {
  if (chords.isPending(event)) return;
  const action = actionFor(event, { isMac, isAdjusting: state.adjusting !== null });
  if (!action || !act(action)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Does what a key means; false for a key that goes on to where it went without us. */
function act(action: Action): boolean {
  switch (action.kind) {
    case "move":
      move(action);
      return true;
    case "sentence":
      selectSentence(action.by);
      return true;
    case "all":
      select({ anchor: 0, focus: wordsNow().length }, {});
      return true;
    case "passage":
      return goToPassage(action.by);
    case "uncoded":
      goToUncoded(action.by);
      return true;
    case "number":
      host.send({ kind: "number", number: action.number });
      return true;
    case "filter":
      update({ filter: action.text });
      return true;
    case "command":
      command(action.command);
      return true;
    case "step": {
      const passage = state.adjusting === null ? selectedPassage(state) : null;
      host.send({ ...action, passage });
      return true;
    }
    case "help":
      update({ isHelpOpen: true });
      return true;
    case "clear":
      select({ anchor: state.selected.focus, focus: state.selected.focus }, {});
      return true;
    case "adjustOther":
    case "adjustEnd":
      host.send({ kind: action.kind });
      return true;
  }
}

function command(name: ViewCommand): void {
  host.send({ kind: "command", command: name, passage: selectedPassage(state) });
}

function choose(option: Option<PaletteCode>): void {
  if (option.kind === "new") host.send({ kind: "new", name: option.name });
  else host.send({ kind: "toggle", id: option.code.id });
  actions.filter(null);
}

function move({ unit, by, isExtending }: Move): void {
  const { anchor, focus } = state.selected;
  const isSelected = anchor !== focus;
  const { start, end } = ordered(state.selected);
  const to =
    isSelected && !isExtending && unit === "character"
      ? by > 0
        ? end
        : start
      : placeFrom(focus, unit, by);
  if (unit !== "line" && unit !== "page") lines?.forget();
  select({ anchor: isExtending ? anchor : to, focus: to }, { isMove: true });
  announce(saidAt(state, { unit, by, from: focus }));
}

function placeFrom(place: number, unit: Move["unit"], by: 1 | -1): number {
  const words = wordsNow();
  if (unit === "document") return by > 0 ? words.length : 0;
  if (unit === "line") return lines?.line(place, by) ?? place;
  if (unit === "lineEdge") return lines?.edge(place, by) ?? place;
  if (unit === "page") return lines?.page(place, by) ?? place;
  return moved(words, place, unit, by);
}

/** The sentence at the caret; where one is selected already, the next or the previous one with it. */
function selectSentence(by: 1 | -1): void {
  const words = wordsNow();
  const { start, end } = ordered(state.selected);
  const here = sentenceAt(words, start);
  if (!here) return;
  const isFirst = start === end;
  const beside =
    by > 0
      ? sentenceAt(words, moved(words, end, "sentence", 1))
      : sentenceAt(words, moved(words, start, "sentence", -1));
  const next = isFirst || start > here.start ? here : beside;
  const stretch = {
    start: Math.min(isFirst ? here.start : start, next?.start ?? start),
    end: Math.max(isFirst ? here.end : end, next?.end ?? end),
  };
  select({ anchor: stretch.start, focus: stretch.end }, {});
  announce(`Selected: ${textBetween(words, stretch.start, stretch.end)}`);
}

function goToPassage(by: 1 | -1): boolean {
  const found = passageBeside(state, by);
  if (!found) {
    announce(by > 0 ? "No passage follows." : "No passage comes before.");
    return false;
  }
  choosePassage({ ...found.passage, nth: found.nth });
  return true;
}

function choosePassage({ start, end, nth }: PassageRef): void {
  update({ nth });
  select({ anchor: start, focus: end }, { isStartShown: true });
  announce(saidAt(state, { unit: "passage", by: 1, from: start }));
}

function goToUncoded(by: 1 | -1): void {
  const place = uncodedBeside(state, by);
  if (place === undefined) return announce("No paragraph waits to be coded there.");
  select({ anchor: place, focus: place }, {});
  announce(saidAt(state, { unit: "paragraph", by, from: place }));
}

interface How {
  readonly isFromHost?: boolean;
  readonly isByMouse?: boolean;
  readonly isMove?: boolean;
  readonly isStartShown?: boolean;
}

function select(selected: Selected, { isFromHost, isByMouse, isMove, isStartShown }: How): void {
  if (!isMove) lines?.forget();
  update({ selected });
  if (!isFromHost) tellSelected();
  const element = scroller.current;
  if (element && !isByMouse) {
    reveal(element, wordsNow(), selected.focus);
    if (isStartShown) reveal(element, wordsNow(), selected.anchor);
    drawCaret();
  }
}

function tellSelected(): void {
  const { reading, selected } = state;
  if (reading) host.send({ kind: "selected", version: reading.version, selected });
  keep();
}

function tellTop(): void {
  const box = scroller.current?.getBoundingClientRect();
  const words = document.querySelector(".words")?.getBoundingClientRect();
  if (!box || !words) return;
  for (const below of [12, 40, 80]) {
    const place = placeAtPoint(wordsNow(), words.left + 4, box.top + below);
    if (place === undefined) continue;
    if (place !== top) host.send({ kind: "top", place });
    top = place;
    break;
  }
  keep();
}

function keep(): void {
  host.keep({ top, selected: state.selected });
}

function update(change: Partial<State>): void {
  state = { ...state, ...change };
  isDrawn = false;
  // What is taken out of the page loses the focus, which may change the state meanwhile.
  if (isDrawing) return;
  isDrawing = true;
  while (!isDrawn) {
    isDrawn = true;
    render(<App {...{ state, actions, isMac, scroller }} />, root);
  }
  isDrawing = false;
  drawCaret();
}

function drawCaret(): void {
  caret.draw(wordsNow(), state.selected, selectedPassage(state));
}

addEventListener("resize", drawCaret);
// What is copied are the words, without the names beside them.
for (const kind of ["beforecopy", "copy"] as const)
  document.addEventListener(kind, (event) => {
    const { start, end } = ordered(state.selected);
    if (start === end || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const { clipboardData } = event as ClipboardEvent;
    clipboardData?.setData("text/plain", textBetween(wordsNow(), start, end));
  });
