// The list of a field for a code: one option a row, in groups.
import type { FieldCode, Group, Option } from "./codeGroups";
import { GroupedList } from "./GroupedList";
import "./codeField.css";

interface CodeChoicesProps {
  readonly groups: readonly Group<FieldCode>[];
  readonly active: number;
  readonly choose: (option: Option<FieldCode>) => void;
}

export function CodeChoices({ groups, active, choose }: CodeChoicesProps) {
  return (
    <GroupedList
      groups={groups}
      active={active}
      optionId={optionId}
      rowClass="choice"
      onChoose={choose}
    >
      {(option) =>
        option.kind === "new" ? (
          <span>New code “{option.name}”</span>
        ) : (
          <Known code={option.code} note={option.note} />
        )
      }
    </GroupedList>
  );
}

export function optionId(index: number): string {
  return `code-option-${index}`;
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
