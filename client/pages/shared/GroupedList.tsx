// Options in groups, one a row, below a field that keeps the focus.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CodeOption, Group, Option } from "./codeGroups";

interface GroupedListProps<Code> {
  readonly groups: readonly Group<Code>[];
  /** The index of the option that Enter takes, counted through all groups. */
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly rowClass: string;
  readonly onChoose: (option: Option<Code>) => void;
  /** What stands in the row of an option. */
  readonly children: (option: Option<Code>) => ComponentChildren;
}

export function GroupedList<Code extends CodeOption>(props: GroupedListProps<Code>) {
  const { groups, active, optionId, rowClass, onChoose, children } = props;
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
              <Row
                key={option.kind === "new" ? "new" : option.code.id}
                id={optionId(at)}
                rowClass={rowClass}
                isActive={at === active}
                onChoose={() => onChoose(option)}
              >
                {children(option)}
              </Row>
            );
          })}
        </div>
      ))}
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly rowClass: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

function Row({ id, rowClass, isActive, onChoose, children }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    <div
      ref={row}
      role="option"
      id={id}
      class={isActive ? `${rowClass} active` : rowClass}
      aria-selected={isActive}
      // The text stays selected, and the field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
