import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ImportedSpeech, ReadFile } from "../imported";
import { itemAt, itemOf } from "../placesOf";

const HEAD = /^(\S(?:.{0,61}\S)?)[ \t]{2,}(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[ \t]*$/;
const FOOTER = /^Transcribed by https:\/\/otter\.ai\b/;

/** The text that Otter writes: a name and a time on a line, then what was said. */
export function isOtter({ bytes }: ForeignFile): boolean {
  const head = decode(bytes).text.slice(0, 2_000);
  const first = head.split(/\r\n|\n|\r/).find((line) => line.trim() !== "");
  return first !== undefined && HEAD.test(first);
}

export function readOtter(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
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
    const head = HEAD.exec(line);
    if (head !== null) {
      finishTurn();
      open = { speaker: head[1], start: secondsOf(head), line: at + 1 };
      names.add(head[1]);
    } else if (FOOTER.test(line)) footers.push(`line ${at + 1}`);
    else if (line.trim() === "") finish();
    else texts.push(line.trim());
  }
  finishTurn();
  const items = [
    ...itemOf({ fate: "kept", what: "paragraphs", why: undefined }, parts.length),
    ...itemAt(
      { fate: "kept", what: "speakers", why: undefined },
      [...names].map((name) => `“${name}”`),
    ),
    ...itemAt(
      { fate: "left out", what: "turns without words", why: "Nothing is said in them." },
      wordless,
    ),
    ...itemAt(
      {
        fate: "left out",
        what: "lines of advertising",
        why: "Otter says there that it made the transcript.",
      },
      footers,
    ),
  ];
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
