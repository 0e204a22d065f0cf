// The code palette: filter, choose, pin.
import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { createMatcher } from "../shared/codeMatches";
import { connectToHost, type Host } from "../shared/host";
import "../shared/page.css";
import { Details } from "./details";
import { groupsFor, type Option } from "./filter";
import type { FromPalette, PaletteCode, PaletteState, ToPalette } from "./messages";
import { LIST_ID, optionId, Options } from "./options";
import "./palette.css";

const EMPTY: PaletteState = { study: null, transcript: null, codes: [] };

let receive: (message: ToPalette) => void = () => undefined;
const waiting: ToPalette[] = [];
const host: Host<FromPalette> = connectToHost<ToPalette, FromPalette>((message) =>
  receive(message),
);
receive = (message) => waiting.push(message);

function Palette() {
  const [state, setState] = useState(EMPTY);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [said, setSaid] = useState("");
  const filter = useRef<HTMLInputElement>(null);

  useEffect(() => {
    receive = (message) => {
      if (message.kind === "state") setState(message.state);
      if (message.kind === "said") setSaid(message.text);
      if (message.kind === "focus") filter.current?.focus();
    };
    waiting.splice(0).forEach((message) => receive(message));
  }, []);

  const matcher = useMemo(() => createMatcher(state.codes), [state]);
  const groups = useMemo(() => groupsFor(text, state, matcher), [text, state, matcher]);
  const options = groups.flatMap((group) => group.options);
  const current = Math.min(active, Math.max(0, options.length - 1));
  const option = options[current];
  const code = option?.kind === "code" ? option.code : undefined;

  const choose = (chosen: Option, isStaying: boolean): void => {
    if (chosen.kind === "new") host.send({ kind: "new", name: chosen.name });
    else host.send({ kind: "toggle", id: chosen.code.id, isStaying });
    setText("");
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actionFor(event, { text, count: options.length, current });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === "go") setActive(act.to);
    if (act.kind === "clear") setText("");
    if (act.kind === "clear") setActive(0);
    if (act.kind === "leave") host.send({ kind: "leave" });
    if (act.kind === "choose" && option) choose(option, act.isStaying);
    if (act.kind === "pin" && code) pin(code);
    if (act.kind === "move" && code) move(code, act.by);
  };

  if (state.study === null)
    return <p class="quiet empty">Codes are listed here once there is a study.</p>;
  return (
    <main>
      <input
        ref={filter}
        type="text"
        role="combobox"
        aria-label="Filter codes"
        aria-expanded="true"
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        {...(option ? { "aria-activedescendant": optionId(current) } : {})}
        placeholder="Filter, or a new name"
        value={text}
        spellcheck={false}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p class="quiet target">
        {state.transcript === null
          ? "Open a transcript to code in it."
          : `Enter codes the selection in ${state.transcript}`}
      </p>
      <div class="scroll">
        <Options
          groups={groups}
          active={current}
          onChoose={(chosen) => choose(chosen, false)}
          onPin={pin}
        />
        {state.codes.length === 0 ? (
          <p class="quiet empty">The codebook has no codes yet. Type a name to make one.</p>
        ) : null}
      </div>
      {code ? (
        <Details code={code} onPin={() => pin(code)} onMove={(by) => move(code, by)} />
      ) : null}
      <div class="said-only" role="status">
        {said}
      </div>
    </main>
  );
}

function pin({ id, isPinned }: PaletteCode): void {
  host.send({ kind: isPinned ? "unpin" : "pin", id });
}

function move({ id, number }: PaletteCode, by: -1 | 1): void {
  if (number !== null) host.send({ kind: "move", id, number: number + by });
}

type Action =
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "choose"; readonly isStaying: boolean }
  | { readonly kind: "move"; readonly by: -1 | 1 }
  | { readonly kind: "clear" | "leave" | "pin" };

interface Keyboard {
  readonly text: string;
  readonly count: number;
  readonly current: number;
}

/** How far Page Up and Page Down go. */
const PAGE = 10;

function actionFor(
  { key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing }: KeyboardEvent,
  { text, count, current }: Keyboard,
): Action | undefined {
  if (isComposing) return undefined;
  const go = (to: number): Action => ({ kind: "go", to: Math.max(0, Math.min(count - 1, to)) });
  if (altKey && code === "KeyP") return { kind: "pin" };
  if (altKey && key === "ArrowUp") return { kind: "move", by: -1 };
  if (altKey && key === "ArrowDown") return { kind: "move", by: 1 };
  if (altKey) return undefined;
  if (key === "ArrowUp") return go(current === 0 ? count - 1 : current - 1);
  if (key === "ArrowDown") return go(current === count - 1 ? 0 : current + 1);
  if (key === "PageUp") return go(current - PAGE);
  if (key === "PageDown") return go(current + PAGE);
  if (key === "Enter") return { kind: "choose", isStaying: ctrlKey || metaKey || shiftKey };
  if (key === "Escape") return { kind: text === "" ? "leave" : "clear" };
  return undefined;
}

const page = document.getElementById("page");
if (page) render(<Palette />, page);
