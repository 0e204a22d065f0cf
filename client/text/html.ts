// Text of a study in HTML that we write ourselves: for a page's title and for files that are saved.

/** The text as it stands, in an element or in an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
