// A field for a code: type to find one, or to name a new one.
import type { RefObject } from "preact";
import { useMemo, useState } from "preact/hooks";
import { CodeChoices, optionId } from "./CodeChoices";
import { groupsFor, type FieldCode, type Option } from "./codeGroups";
import { createMatcher } from "./codeMatches";

export interface CodeFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly placeholder: string;
  readonly codes: readonly FieldCode[];
  /** The name of the code that is chosen; "" for none. */
  readonly chosen: string;
  readonly onChoose: (option: Option<FieldCode>) => void;
  /** Escape in a field in which nothing is typed. */
  readonly onLeave?: () => void;
}

const LIST_ID = "code-field-list";

export function CodeField(props: CodeFieldProps) {
  const { field, label, placeholder, chosen } = props;
  const { groups, options, current, isOpen, typed, ...choosing } = useChoosing(props);
  const hasOptions = isOpen && options.length > 0;
  return (
    <div class="code-field">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={LIST_ID}
        {...(hasOptions ? { "aria-activedescendant": optionId(current) } : {})}
        placeholder={placeholder}
        spellcheck={false}
        value={typed ?? chosen}
        onInput={(event) => choosing.type(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onClick={choosing.open}
        onBlur={choosing.close}
        onKeyDown={choosing.onKeyDown}
      />
      <div role="listbox" id={LIST_ID} aria-label="Codes" hidden={!isOpen} class="code-list">
        <CodeChoices groups={groups} active={current} choose={choosing.choose} />
      </div>
    </div>
  );
}

/** What is typed, what fits it, and which of that is next. */
function useChoosing({ codes, onChoose, onLeave }: CodeFieldProps) {
  /** Undefined while nobody types: the field shows the code that is chosen then. */
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const matcher = useMemo(() => createMatcher(codes), [codes]);
  const groups = useMemo(
    () => (isOpen ? groupsFor(typed ?? "", codes, matcher) : []),
    [isOpen, typed, codes, matcher],
  );
  const options = groups.flatMap((group) => group.options);
  const current = Math.min(active, Math.max(0, options.length - 1));
  const show = (text: string | undefined, isShown: boolean): void => {
    setTyped(text);
    setActive(0);
    setOpen(isShown);
  };
  const close = (): void => show(undefined, false);
  const choose = (option: Option<FieldCode> | undefined): void => {
    if (!option) return;
    close();
    onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isDone = act(event.key, {
      isOpen,
      count: options.length,
      current,
      open: () => setOpen(true),
      go: setActive,
      choose: () => choose(options[current]),
      leave: isOpen || typed !== undefined ? close : onLeave,
    });
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (text: string): void => show(text, true);
  const open = (): void => setOpen(true);
  return { groups, options, current, isOpen, typed, type, open, close, choose, onKeyDown };
}

interface Field {
  readonly isOpen: boolean;
  readonly count: number;
  readonly current: number;
  readonly open: () => void;
  readonly go: (to: number) => void;
  readonly choose: () => void;
  readonly leave: (() => void) | undefined;
}

/** What a key does in the field; false where it does nothing. */
function act(key: string, { isOpen, count, current, open, go, choose, leave }: Field): boolean {
  if (key === "Escape") {
    leave?.();
    return leave !== undefined;
  }
  if (key === "ArrowDown" || key === "ArrowUp") {
    const step = key === "ArrowDown" ? 1 : -1;
    if (!isOpen) open();
    else go((current + step + count) % Math.max(1, count));
    return true;
  }
  if (key !== "Enter") return false;
  if (isOpen) choose();
  else open();
  return true;
}
