import { createLedger, type Ledger } from "../../refi/ledger";
import { decode } from "../decode";
import { paragraphsOfText } from "../documents/text";
import type { ForeignFile, ReadFile } from "../imported";
import { codedTranscript } from "./codedTranscript";
import { CLOSE, markedByNames, OPEN, withoutSigns, type Mark } from "./marks";

/** Whether a text is coded as qcoder does it: `(QCODE)words(/QCODE){#code, #other}`. */
export function isQcoder({ bytes }: ForeignFile): boolean {
  const { text } = decode(bytes);
  return text.includes("(QCODE)") && text.includes("(/QCODE)");
}

/** Reads a text that is coded with qcoder, which nests passages and cannot let them overlap. */
export function readQcoder(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const ledger = createLedger();
  const { signed, marks } = signedText(withoutSigns(text), ledger);
  const paragraphs = markedByNames(paragraphsOfText(signed), marks, ledger);
  return codedTranscript({ file: file.name, paragraphs, account }, ledger);
}

interface Open {
  readonly mark: { codes: readonly string[]; isClosed: boolean };
  readonly line: number;
}

const TAGS = /\(QCODE\)|\(\/QCODE\)(?:\{([^{}]{0,2000})\})?/g;

/** The text with a sign for every mark, and the marks in the order in which they begin. */
function signedText(text: string, ledger: Ledger) {
  const marks: Mark[] = [];
  const open: Open[] = [];
  const lines = lineCounter(text);
  const signed = text.replace(TAGS, (tag: string, list: string | undefined, at: number) => {
    const line = lines(at);
    if (tag === "(QCODE)") {
      const mark = { codes: [], isClosed: false };
      marks.push(mark);
      open.push({ mark, line });
      return OPEN;
    }
    const last = open.pop();
    if (last === undefined) {
      ledger.add(NO_START, `line ${line}`);
      return "";
    }
    last.mark.isClosed = true;
    last.mark.codes = codesIn(list ?? "");
    if (last.mark.codes.length === 0) ledger.add(NO_CODES, `line ${line}`);
    return CLOSE;
  });
  for (const { line } of open) ledger.add(NO_END, `line ${line}`);
  reportLists(signed, ledger);
  return { signed, marks };
}

const NO_START = {
  fate: "left out",
  what: "ends of passages, (/QCODE), without a start",
  why: "Nobody knows which words are meant.",
} as const;
const NO_END = {
  fate: "left out",
  what: "starts of passages, (QCODE), without an end",
  why: "Nobody knows which words and codes are meant.",
} as const;
const NO_CODES = {
  fate: "left out",
  what: "passages without a code",
  why: "No {#code} follows their (/QCODE) at once, or there is none in it.",
} as const;
const LISTS = {
  fate: "kept",
  what: "lists of codes that belong to no passage, as words",
  why: "They do not stand right behind a (/QCODE), so qcoder ignores them, too.",
} as const;

/** A code goes from its `#` to the next comma or blank; the same one twice is one. */
function codesIn(list: string): readonly string[] {
  const codes = [...list.matchAll(/#([^\s,#]+)/g)].map(([, code]) => code);
  return [...new Set(codes)];
}

function reportLists(signed: string, ledger: Ledger): void {
  const lines = lineCounter(signed);
  for (const { index } of signed.matchAll(/\{#[^{}\n]{0,200}\}/g))
    ledger.add(LISTS, `line ${lines(index)}`);
}

/** The number of the line at an offset, where the offsets that are asked for never go back. */
function lineCounter(text: string): (offset: number) => number {
  let [line, at] = [1, 0];
  return (offset) => {
    for (; at < offset; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) line++;
    }
    return line;
  };
}
