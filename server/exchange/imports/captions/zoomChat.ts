import { decode } from "../decode";
import { nameOf } from "../fileName";
import type { ForeignFile, ImportedSpeech, ReadFile } from "../imported";
import { itemAt, itemOf } from "../placesOf";
import { clockSeconds } from "./clock";

const TIME = String.raw`^(?:\d{4}-\d{2}-\d{2}[ \t]+)?(\d{1,2}:\d{2}:\d{2})`;
/** `10:15:02 From Ana to Everyone:`, and with the message behind the colon. */
const FROM = new RegExp(
  String.raw`${TIME}[ \t]+From[ \t]+([^:\t]{1,200}?)(?:[ \t]+[tT]o[ \t]+([^:\t]{1,200}))?[ \t]*:(.*)$`,
);
/** `00:58:04<TAB>Ana:<TAB>words`, as it stands beside a recording. */
const TABBED = new RegExp(String.raw`${TIME}\t[ ]?([^\t]{1,200}?)[ ]?:\t(.*)$`);

interface Message {
  readonly time: string;
  readonly from: string;
  /** Undefined where the chat does not say for whom it is. */
  readonly to: string | undefined;
  readonly words: string;
}

/** The chat of a Zoom meeting. */
export function isZoomChat({ bytes }: ForeignFile): boolean {
  const head = decode(bytes).text.slice(0, 5_000);
  const first = head.split(/\r\n|\n|\r/).find((line) => line.trim() !== "");
  return first !== undefined && messageIn(first) !== undefined;
}

function messageIn(line: string): Message | undefined {
  const tabbed = TABBED.exec(line);
  if (tabbed !== null) {
    const [, time, from, words] = tabbed;
    return { time, from: from.trim(), to: undefined, words };
  }
  const said = FROM.exec(line);
  if (said === null) return undefined;
  const [, time, from, to, words] = said;
  return { time, from: from.trim(), to: to?.trim(), words };
}

/** Each message is a paragraph, with all of its lines, since it was sent by itself. */
export function readZoomChat(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const messages: (Message & { readonly texts: string[]; readonly place: string })[] = [];
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const message = messageIn(line);
    const place = `line ${at + 1}`;
    if (message !== undefined) messages.push({ ...message, texts: [message.words], place });
    else messages.at(-1)?.texts.push(line);
  }
  const parts = messages.map(({ from, time, texts }): ImportedSpeech => {
    const lines = texts.map((one) => one.trim()).filter((one) => one !== "");
    const start = clockSeconds(time);
    return { kind: "speech", speaker: from, start, text: lines.join("\n"), stretches: [] };
  });
  const said = parts.filter((part) => part.text !== "");
  const names = [...new Set(said.map(({ speaker }) => `“${speaker}”`))];
  const wordless = messages.filter((_, index) => parts[index].text === "");
  const direct = messages.filter(({ to }) => to !== undefined && !EVERYONE.test(to));
  const places = (some: readonly { readonly place: string }[]) => some.map(({ place }) => place);
  const transcript = {
    name: nameOf(file.name),
    parts: said,
    attributes: new Map<string, string>(),
    date: undefined,
    account: [
      ...itemOf({ fate: "kept", what: "messages", why: undefined }, said.length),
      ...itemAt({ fate: "kept", what: "speakers", why: undefined }, names),
      ...itemAt({ fate: "kept", what: "messages to one person", why: DIRECT }, places(direct)),
      ...itemAt(
        { fate: "left out", what: "messages without words", why: NOTHING },
        places(wordless),
      ),
    ],
  };
  return { transcripts: [transcript], account };
}

const EVERYONE = /^(?:everyone|all panelists|all|panelists)\b/i;
const DIRECT = "They were not meant for everybody: see whether they may be used.";
const NOTHING = "Nothing is said in them.";
