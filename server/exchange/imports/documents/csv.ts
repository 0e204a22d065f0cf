import { MOST_COLUMNS, MOST_ROWS, type Table } from "./table";

/** Reads values that signs divide: commas, semicolons or tabs, whichever the first lines have most. */
export function readCsv(text: string): Table {
  const named = /^sep=(.)\r?\n/.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? delimiterOf(body);
  const rows: ReadonlyMap<number, string>[] = [];
  let beyond = 0;
  for (const row of rowsIn(body, delimiter)) {
    if (row.size === 0) continue;
    if (rows.length > MOST_ROWS) beyond++;
    else rows.push(row);
  }
  return { name: undefined, rows, beyond };
}

const LOOKED_AT = 20_000;

function delimiterOf(text: string): string {
  const head = text.slice(0, LOOKED_AT).replace(/"(?:[^"]|"")*"/g, "");
  const first = /^[^\r\n]*/.exec(head.trimStart())![0];
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t", "|"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A value may be in quotation marks, which are doubled inside; a mark that never ends ends nothing. */
function* rowsIn(text: string, delimiter: string): Generator<ReadonlyMap<number, string>> {
  let row = new Map<number, string>();
  let column = 0;
  let at = 0;
  const add = (value: string) => {
    if (value.trim() !== "" && column < MOST_COLUMNS) row.set(column, value.trim());
  };
  while (at < text.length) {
    const { value, end } =
      text[at] === '"' ? quoted(text, at, delimiter) : plain(text, at, delimiter);
    add(value);
    at = end;
    if (text[at] === delimiter) {
      column++;
      at++;
      continue;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    yield row;
    row = new Map();
    column = 0;
  }
  if (row.size > 0) yield row;
}

interface Value {
  readonly value: string;
  readonly end: number;
}

function plain(text: string, from: number, delimiter: string): Value {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r")
    end++;
  return { value: text.slice(from, end), end };
}

function quoted(text: string, from: number, delimiter: string): Value {
  const pieces: string[] = [];
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return { value: pieces.join("") + text.slice(at), end: text.length };
    pieces.push(text.slice(at, mark));
    at = mark + 2;
    if (text[mark + 1] === '"') pieces.push('"');
    else {
      const rest = plain(text, mark + 1, delimiter);
      return { value: pieces.join("") + rest.value, end: rest.end };
    }
  }
}
