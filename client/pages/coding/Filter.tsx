// Choosing a code for the selected words by typing its name.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { createMatcher } from "../shared/codeMatches";
import { groupsFor, type Option } from "../shared/codeGroups";
import { actionFor } from "../palette/keys";
import type { PaletteCode, PaletteState } from "../palette/messages";
import { LIST_ID, optionId, Options } from "../palette/options";

export interface FilterProps {
  readonly text: string;
  /** Null until the codes are known: nothing can be chosen before. */
  readonly palette: PaletteState | null;
  readonly onText: (text: string) => void;
  readonly onChoose: (option: Option<PaletteCode>) => void;
  readonly onClose: () => void;
}

export function Filter({ text, palette, onText, onChoose, onClose }: FilterProps) {
  const field = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const codes = palette?.codes;
  const matcher = useMemo(() => createMatcher(codes ?? []), [codes]);
  const groups = useMemo(
    () => (codes ? groupsFor(text, codes, matcher) : []),
    [text, codes, matcher],
  );
  const options = groups.flatMap((group) => group.options);
  const current = Math.min(active, Math.max(0, options.length - 1));
  const option = options[current];
  // At once: the second letter follows the first one soon.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actionFor(event, { text, count: options.length, current });
    event.stopPropagation();
    if (!act) return;
    event.preventDefault();
    if (act.kind === "go") setActive(act.to);
    if (act.kind === "clear" || act.kind === "leave") onClose();
    if (act.kind === "choose" && option) onChoose(option);
  };
  return (
    <div class="filter" role="dialog" aria-label="Code the selected words">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Name of a code"
        aria-expanded="true"
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        {...(option ? { "aria-activedescendant": optionId(current) } : {})}
        value={text}
        spellcheck={false}
        onInput={(event) => {
          setActive(0);
          onText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      {codes ? null : <p class="quiet empty">Reading the codes…</p>}
      <Options groups={groups} active={current} onChoose={onChoose} onPin={() => undefined} />
    </div>
  );
}
