import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { AccountItem } from "../account";
import type { ForeignFile, ImportedSpeech, ReadFile } from "../imported";
import { itemAt, itemOf } from "../placesOf";

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[ \t]*$`;
const HEAD = new RegExp(String.raw`^(\S(?:.{0,61}\S)?)[ \t]{2,}${TIME}`);
/** Where Otter did not tell the speakers apart. */
const NAMELESS = new RegExp(String.raw`^()${TIME}`);
const FOOTER = /^Transcribed by https:\/\/otter\.ai\b/;

/** The text that Otter writes: a name and a time on a line, then what was said. */
export function isOtter({ bytes }: ForeignFile): boolean {
  const { text } = decode(bytes);
  const first = firstLine(text);
  return HEAD.test(first) || (NAMELESS.test(first) && /^Transcribed by/m.test(text.slice(-200)));
}

function firstLine(text: string): string {
  const lines = text.slice(0, 2_000).split(/\r\n|\n|\r/);
  return lines.find((line) => line.trim() !== "") ?? "";
}

export function readOtter(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const pattern = NAMELESS.test(firstLine(text)) ? NAMELESS : HEAD;
  const parts: ImportedSpeech[] = [];
  const names = new Set<string>();
  const [footers, wordless]: string[][] = [[], []];
  let open: { speaker: string | undefined; start: number | undefined; line: number } | undefined;
  let texts: string[] = [];
  const finish = (): void => {
    const words = texts.join("\n");
    texts = [];
    if (words === "") return;
    const { speaker, start } = open ?? {};
    parts.push({ kind: "speech", speaker, start, text: words, stretches: [] });
    // A further paragraph goes on with the same speaker, and its time is not known.
    open = { speaker: undefined, start: undefined, line: 0 };
  };
  const finishTurn = (): void => {
    finish();
    if (open !== undefined && open.line > 0) wordless.push(`line ${open.line}`);
  };
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const head = pattern.exec(line);
    if (head !== null) {
      finishTurn();
      const speaker = head[1] === "" ? undefined : head[1];
      open = { speaker, start: secondsOf(head), line: at + 1 };
      if (speaker !== undefined) names.add(speaker);
    } else if (FOOTER.test(line)) footers.push(`line ${at + 1}`);
    else if (line.trim() === "") finish();
    else texts.push(line.trim());
  }
  finishTurn();
  const items = accountOf({ paragraphs: parts.length, names, wordless, footers });
  const name = nameOf(file.name);
  const transcript = {
    name,
    parts,
    attributes: new Map<string, string>(),
    date: undefined,
    account: items,
  };
  return { transcripts: [transcript], account };
}

function secondsOf([, , hours = "0", minutes, seconds]: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

interface Kept {
  readonly paragraphs: number;
  readonly names: ReadonlySet<string>;
  readonly wordless: readonly string[];
  readonly footers: readonly string[];
}

function accountOf({ paragraphs, names, wordless, footers }: Kept): readonly AccountItem[] {
  const quoted = [...names].map((name) => `“${name}”`);
  return [
    ...itemOf({ fate: "kept", what: "paragraphs", why: undefined }, paragraphs),
    ...itemAt({ fate: "kept", what: "speakers", why: undefined }, quoted),
    ...itemAt({ fate: "left out", what: "turns without words", why: NOTHING }, wordless),
    ...itemAt({ fate: "left out", what: "lines of advertising", why: MADE }, footers),
  ];
}

const NOTHING = "Nothing is said in them.";
const MADE = "Otter says there that it made the transcript.";
