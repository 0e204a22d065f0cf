// Keys of pages. VS Code hears every key that is pressed in a page, too, and runs its own commands.

/** Whether a key goes into a text field, where letters are text and no commands. */
export function isTyping({ target }: Event): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
