// A key that was pressed, by name.

/** What is looked at of an event of the keyboard. */
export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** A key as one writes it: "f", "Mod+f" (Ctrl, or Cmd on a Mac), "Alt+Shift+ArrowDown". */
export function keyOf({ key, altKey, ctrlKey, metaKey, shiftKey }: PressedKey): string {
  const isLetter = key.length === 1;
  const held = [
    (ctrlKey || metaKey) && "Mod",
    altKey && "Alt",
    // With a letter, the key itself says so: "?" is "?" wherever it is on the keyboard.
    shiftKey && !isLetter && "Shift",
  ];
  return [...held.filter(Boolean), key].join("+");
}
