// The list of a field for a code: one option a row, in groups.
import { useEffect, useRef } from "preact/hooks";
import type { FieldCode, Group, Option } from "./codeGroups";
import "./codeField.css";

interface CodeChoicesProps {
  readonly groups: readonly Group<FieldCode>[];
  readonly active: number;
  readonly choose: (option: Option<FieldCode>) => void;
}

export function CodeChoices({ groups, active, choose }: CodeChoicesProps) {
  let index = 0;
  return (
    <>
      {groups.map(({ label, options }) => (
        <div role="group" aria-label={label} key={label}>
          <div class="heading" aria-hidden="true">
            {label}
          </div>
          {options.map((option) => {
            const at = index++;
            return (
              <Choice
                key={option.kind === "new" ? "new" : option.code.id}
                id={optionId(at)}
                option={option}
                isActive={at === active}
                choose={() => choose(option)}
              />
            );
          })}
        </div>
      ))}
    </>
  );
}

export function optionId(index: number): string {
  return `code-option-${index}`;
}

interface ChoiceProps {
  readonly id: string;
  readonly option: Option<FieldCode>;
  readonly isActive: boolean;
  readonly choose: () => void;
}

function Choice({ id, option, isActive, choose }: ChoiceProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <div
      ref={row}
      role="option"
      id={id}
      class={isActive ? "choice active" : "choice"}
      aria-selected={isActive}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      {option.kind === "new" ? (
        <span>New code “{option.name}”</span>
      ) : (
        <Known code={option.code} note={option.note} />
      )}
    </div>
  );
}

function Known({ code, note }: { readonly code: FieldCode; readonly note: string | undefined }) {
  const { id, name, path, isRetired, isUnknown } = code;
  const state = [isRetired && "retired", isUnknown && "not in the codebook", note];
  return (
    <>
      <CodeMark color={code.color} />
      <span>
        <bdi>{name}</bdi>
        <span class="quiet"> {[id, ...path, ...state].filter(Boolean).join(" · ")}</span>
      </span>
    </>
  );
}

/** A square in the colour of a code's theme. */
export function CodeMark({ color }: { readonly color: string }) {
  return <span class="code-mark" style={{ backgroundColor: color }} aria-hidden="true" />;
}
