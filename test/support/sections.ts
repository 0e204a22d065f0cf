/** A study written down in one string, and where the cursor `$0` stands in it. */
export interface Sections {
  readonly files: Map<string, string>;
  readonly cursor: Cursor | undefined;
}

export interface Cursor {
  readonly path: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Cuts a text into files: each begins with a line `//- path`. */
export function readSections(source: string): Sections {
  const files = new Map<string, string>();
  let cursor: Cursor | undefined;
  for (const section of source.split(/^[ \t]*\/\/- /m).slice(1)) {
    const end = section.indexOf("\n");
    const path = section.slice(0, end).trim();
    const text = section.slice(end + 1);
    const offset = text.indexOf("$0");
    if (offset >= 0) cursor = { path, position: positionAt(text, offset) };
    files.set(path, offset < 0 ? text : text.slice(0, offset) + text.slice(offset + 2));
  }
  return { files, cursor };
}

/** Where a fragment stands in a text that has it once; `$0` inside it is the place that is meant. */
export function placeOf(text: string, fragment: string): Cursor["position"] {
  const plain = fragment.replace("$0", "");
  const start = text.indexOf(plain);
  if (start < 0) throw new Error(`The text has no “${plain}”`);
  return positionAt(text, start + Math.max(0, fragment.indexOf("$0")));
}

/** Lines end with LF, CRLF or CR. */
function positionAt(text: string, offset: number): Cursor["position"] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1].length };
}
