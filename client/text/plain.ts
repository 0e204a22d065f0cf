// Text from transcripts and codebooks is not ours: before it is shown it is made plain.

/** Markdown in which a text stands as it is: no formatting, no links, no HTML. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/\s*\n\s*/g, "  \n");
}

/** One line for a tree, a pick list or the status bar. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, " ").trim();
}

/** One line for places where VS Code would turn `$(name)` into an icon. */
export function withoutIcons(text: string): string {
  return oneLine(text).replace(/\$\(/g, "$\u200b(");
}

/** Cuts at a whole character, and says with an ellipsis that it did. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** Control characters and those that turn the direction of text could make a row lie. */
function visible(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
