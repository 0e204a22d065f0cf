// Keys of pages. VS Code hears every key that is pressed in a page, too, and runs its own commands.

/** A key as one writes it: "f", "Mod+f" (Ctrl, or Cmd on a Mac), "Alt+Shift+ArrowDown". */
export function keyOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const isLetter = key.length === 1;
  const held = [
    (ctrlKey || metaKey) && "Mod",
    altKey && "Alt",
    // With a letter, the key itself says so: "?" is "?" wherever it is on the keyboard.
    shiftKey && !isLetter && "Shift",
  ];
  return [...held.filter(Boolean), key].join("+");
}

/** Whether a key goes into a text field, where letters are text and no commands. */
export function isTyping({ target }: Event): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
