// The keys of the coding view.
import { useEffect, useRef } from "preact/hooks";

export interface HelpProps {
  readonly isMac: boolean;
  readonly onClose: () => void;
}

export function Help({ isMac, onClose }: HelpProps) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <div
      class="help"
      role="dialog"
      aria-modal="true"
      aria-label="Keys of the coding view"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "?") onClose();
        // The only thing to press in it keeps the focus.
        if (event.key === "Tab") event.preventDefault();
      }}
    >
      <div class="sheet">
        {groupsFor(isMac).map(({ title, keys }) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <button ref={close} class="primary" onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  );
}

interface Group {
  readonly title: string;
  readonly keys: readonly (readonly [key: string, what: string])[];
}

/** How the keys are called on the machine. */
export function groupsFor(isMac: boolean): readonly Group[] {
  const [mod, word, alt] = isMac ? ["⌘", "⌥", "⌘⌥"] : ["Ctrl+", "Ctrl+", "Alt+"];
  const shift = isMac ? "⇧" : "Shift+";
  return [
    {
      title: "Select",
      keys: [
        ["Space", "The sentence; again, one more. With Shift: one back"],
        [`${shift}arrow keys`, "Select on"],
        [`${word}← →`, "By words"],
        [`${word}↑ ↓`, "By paragraphs"],
        ["F8", "To the next paragraph that is not coded yet. With Shift: the one before"],
      ],
    },
    {
      title: "Code the selection, or the sentence at the cursor",
      keys: [
        ["A letter", "Begin to type a code’s name; Enter codes"],
        ["1 … 9", "Put the code with that number on, or take it off"],
        [".", "Give the last codes again"],
        [isMac ? "⌘K ⇧V" : "Ctrl+K Shift+V", "Code in vivo"],
        [isMac ? "⌘K ⇧A" : "Ctrl+K Shift+A", "Code the whole paragraph"],
      ],
    },
    {
      title: "Passages",
      keys: [
        [isMac ? "Tab, ]" : "Tab, ]", "To the next passage. With Shift, or [: the one before"],
        ["Enter", "Everything that can be done with it"],
        [`${alt}→ ←`, "Move its end by a word. With Shift: its start"],
        [`${alt}↓ ↑`, "Move its end by a sentence. With Shift: its start"],
        ["+", "Add a code"],
        ["F2", "Its memo"],
        ["/", "Split it at the cursor"],
        [isMac ? "⌫" : "Delete", "Remove it"],
      ],
    },
    {
      title: "Everywhere",
      keys: [
        [`${mod}Z`, "Undo"],
        [`${mod}F`, "Find"],
        [isMac ? "⌘K K" : "Ctrl+K K", "Back to the text"],
        ["?", "These keys"],
      ],
    },
  ];
}
