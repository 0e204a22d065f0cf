// The code palette: filter, choose, pin.
import { render, type RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { groupsFor, type Option } from "../shared/codeGroups";
import { createMatcher } from "../shared/codeMatches";
import { connectToHost, type Host } from "../shared/host";
import "../shared/page.css";
import { Details } from "./details";
import { actionFor } from "./keys";
import type { FromPalette, PaletteCode, PaletteState, ToPalette } from "./messages";
import { LIST_ID, optionId, Options } from "./options";
import "./list.css";
import "./palette.css";

const EMPTY: PaletteState = { study: null, transcript: null, codes: [] };

let receive: (message: ToPalette) => void = () => undefined;
const waiting: ToPalette[] = [];
const host: Host<FromPalette> = connectToHost<ToPalette, FromPalette>((message) =>
  receive(message),
);
receive = (message) => waiting.push(message);

function Palette() {
  const filter = useRef<HTMLInputElement | null>(null);
  const { state, said } = useMessages(filter);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);

  const matcher = useMemo(() => createMatcher(state.codes), [state]);
  const groups = useMemo(() => groupsFor(text, state.codes, matcher), [text, state, matcher]);
  const options = groups.flatMap((group) => group.options);
  const current = Math.min(active, Math.max(0, options.length - 1));
  const option = options[current];
  const code = option?.kind === "code" ? option.code : undefined;

  const edit = (typed: string): void => {
    setText(typed);
    setActive(0);
  };
  const choose = (chosen: Option<PaletteCode>, isStaying: boolean): void => {
    send(chosen, isStaying);
    edit("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actionFor(event, { text, count: options.length, current });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === "go") setActive(act.to);
    else if (act.kind === "clear") edit("");
    if (act.kind === "leave") host.send({ kind: "leave" });
    if (act.kind === "choose" && option) choose(option, act.isStaying);
    if (act.kind === "pin" && code) pin(code);
    if (act.kind === "move" && code) move(code, act.by);
  };

  if (state.study === null) return <NoStudy />;
  return (
    <main>
      <FilterField
        field={filter}
        text={text}
        activeId={option ? optionId(current) : undefined}
        onText={edit}
        onKeyDown={onKeyDown}
      />
      <Target transcript={state.transcript} />
      <Options
        groups={groups}
        active={current}
        onChoose={(chosen) => choose(chosen, false)}
        onPin={pin}
      />
      {state.codes.length === 0 ? <NoCodes /> : null}
      {code ? <Details code={code} pin={pin} move={move} recode={recode} /> : null}
      <div class="said-only" role="status">
        {said}
      </div>
    </main>
  );
}

/** What the extension has told the page last. */
function useMessages(filter: RefObject<HTMLInputElement | null>) {
  const [state, setState] = useState(EMPTY);
  const [said, setSaid] = useState("");
  useEffect(() => {
    receive = (message) => {
      if (message.kind === "state") setState(message.state);
      if (message.kind === "said") setSaid(message.text);
      if (message.kind === "focus") filter.current?.focus();
    };
    waiting.splice(0).forEach((message) => receive(message));
  }, []);
  return { state, said };
}

interface FilterFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly activeId: string | undefined;
  readonly onText: (typed: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function FilterField({ field, text, activeId, onText, onKeyDown }: FilterFieldProps) {
  return (
    <input
      ref={field}
      type="text"
      role="combobox"
      aria-label="Filter codes"
      aria-expanded="true"
      aria-controls={LIST_ID}
      aria-autocomplete="list"
      {...(activeId ? { "aria-activedescendant": activeId } : {})}
      placeholder="Filter, or a new name"
      value={text}
      spellcheck={false}
      onInput={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function NoStudy() {
  return <p class="quiet empty">Codes are listed here once there is a study.</p>;
}

function NoCodes() {
  return <p class="quiet empty">The codebook has no codes yet. Type a name to make one.</p>;
}

function Target({ transcript }: { readonly transcript: string | null }) {
  return (
    <p class="quiet target">
      {transcript === null
        ? "Open a transcript to code in it."
        : `Enter codes the selection in ${transcript}`}
    </p>
  );
}

function send(chosen: Option<PaletteCode>, isStaying: boolean): void {
  if (chosen.kind === "new") host.send({ kind: "new", name: chosen.name });
  else host.send({ kind: "toggle", id: chosen.code.id, isStaying });
}

function pin({ id, isPinned }: PaletteCode): void {
  host.send({ kind: isPinned ? "unpin" : "pin", id });
}

function move({ id, number }: PaletteCode, by: -1 | 1): void {
  if (number !== null) host.send({ kind: "move", id, number: number + by });
}

function recode({ id }: PaletteCode): void {
  host.send({ kind: "recode", id });
}

const page = document.getElementById("page");
if (page) render(<Palette />, page);
