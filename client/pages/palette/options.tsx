// The list of codes: one option a row, in groups.
import { useEffect, useRef } from "preact/hooks";
import { GroupedList } from "../shared/GroupedList";
import type { Group, Option } from "../shared/codeGroups";
import type { PaletteCode } from "./messages";

export const LIST_ID = "codes";

export interface OptionsProps {
  readonly groups: readonly Group<PaletteCode>[];
  /** The index of the option that Enter takes, counted through all groups. */
  readonly active: number;
  readonly onChoose: (option: Option<PaletteCode>) => void;
  readonly onPin: (code: PaletteCode) => void;
}

export function Options({ groups, active, onChoose, onPin }: OptionsProps) {
  return (
    <div role="listbox" class="scroll" id={LIST_ID} aria-label="Codes">
      <GroupedList
        groups={groups}
        active={active}
        optionId={optionId}
        rowClass="option"
        onChoose={onChoose}
      >
        {(option) => (
          <>
            <span class="said-only">{nameOf(option)}</span>
            {option.kind === "new" ? (
              <NewCode name={option.name} />
            ) : (
              <Code code={option.code} note={option.note} onPin={onPin} />
            )}
          </>
        )}
      </GroupedList>
    </div>
  );
}

export function optionId(index: number): string {
  return `option-${index}`;
}

/** What a screen reader says of a row. */
function nameOf(option: Option<PaletteCode>): string {
  if (option.kind === "new") return `New code “${option.name}”`;
  const { name, number, isPinned, isHere, isRetired, isUnknown } = option.code;
  const parts = [
    name,
    ...(option.note ? [option.note] : []),
    ...(number === null ? [] : [`number ${number}${isPinned ? ", pinned" : ""}`]),
    ...(isHere ? ["on this passage"] : []),
    ...(isRetired ? ["retired"] : []),
    ...(isUnknown ? ["not in the codebook"] : []),
    figuresText(option.code),
  ];
  return parts.join(", ");
}

export function figuresText({ cases, passages }: PaletteCode): string {
  const count = (value: number, one: string): string => `${value} ${one}${value === 1 ? "" : "s"}`;
  return `${count(cases, "case")}, ${count(passages, "passage")}`;
}

function NewCode({ name }: { readonly name: string }) {
  return (
    <>
      <span class="number plus" aria-hidden="true">
        +
      </span>
      <span class="name" aria-hidden="true">
        New code “{name}”
      </span>
    </>
  );
}

interface CodeProps {
  readonly code: PaletteCode;
  readonly note: string | undefined;
  readonly onPin: (code: PaletteCode) => void;
}

function Code({ code, note, onPin }: CodeProps) {
  const { number, isPinned, isHere, isRetired, isUnknown } = code;
  return (
    <>
      <span class={number === null ? "number" : "number key"} aria-hidden="true">
        {number}
      </span>
      <Swatch color={code.color} />
      <span class={isRetired ? "name retired" : "name"} title={tipOf(code)} aria-hidden="true">
        {code.name}
        {note ? <span class="note quiet"> {note}</span> : null}
        {isUnknown ? <span class="note quiet"> not in the codebook</span> : null}
      </span>
      {isHere ? (
        <span class="here" title="On this passage" aria-hidden="true">
          ✓
        </span>
      ) : null}
      <span class="figures quiet" title={figuresText(code)} aria-hidden="true">
        {code.cases} · {code.passages}
      </span>
      <span
        class={isPinned ? "pin pinned" : "pin"}
        aria-hidden="true"
        title={isPinned ? "Unpin (Alt+P)" : "Pin to its number (Alt+P)"}
        onClick={(event) => {
          event.stopPropagation();
          onPin(code);
        }}
      >
        <Pin />
      </span>
    </>
  );
}

/** Colours of a study are no part of a style sheet: they are set as a property. */
function Swatch({ color }: { readonly color: string }) {
  const swatch = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (swatch.current) swatch.current.style.backgroundColor = color;
  }, [color]);
  return <span class="swatch" ref={swatch} />;
}

function Pin() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M5 2h6l-1 5 2.5 2.5v1h-4V14l-.5 1-.5-1v-3.5h-4v-1L6 7z" />
    </svg>
  );
}

function tipOf({ id, path, definition }: PaletteCode): string {
  return [[id, ...path].join(" · "), definition ?? ""].filter((line) => line !== "").join("\n");
}
