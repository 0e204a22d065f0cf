import type { ErrorCode, YAMLError } from "yaml";
import type { CodebookProblem } from "./model";
import { problem, quoted } from "./problems";

/**
 * A problem that the YAML library found, at its place and in a researcher's words. Errors keep the
 * codebook from being read; what the library only warns of is a warning here too.
 */
export function yamlProblem(text: string, error: YAMLError): CodebookProblem {
  const start = clamp(error.pos[0], 0, text.length);
  const end = clamp(error.pos[1], start, text.length);
  const found = problem("invalid-yaml", { start, end }, messageFor(error, text.slice(start, end)));
  return error.name === "YAMLWarning" ? { ...found, severity: "warning" } : found;
}

function messageFor(error: YAMLError, at: string): string {
  const special = SPECIAL.find(({ pattern }) => pattern.test(error.message));
  if (special !== undefined) return special.message;
  const plain = MESSAGES.get(error.code);
  if (plain !== undefined) return plain;
  if (error.code === "TAG_RESOLVE_FAILED")
    return `The YAML tag ${quoted(at)} is not used here. Remove it.`;
  return `The codebook cannot be read as YAML here: ${lowerFirst(error.message.slice(0, 300))}.`;
}

/** Messages of the library that say more than their code. */
const SPECIAL: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  {
    pattern: /Missing closing/,
    message: "This text starts with a quotation mark that is never closed. Close it.",
  },
  {
    pattern: /need to be followed by map values/,
    message: "A key stands here without a colon. Write a colon and a blank behind it.",
  },
  {
    pattern: /must end with a|sufficiently indented and end/,
    message: "A bracket that was opened is not closed here. Close it with } or ].",
  },
];

const MESSAGES: ReadonlyMap<ErrorCode, string> = new Map<ErrorCode, string>([
  [
    "BAD_INDENT",
    "This line is indented differently from its neighbours. " +
      "Begin the entries that belong together in the same column.",
  ],
  [
    "IMPOSSIBLE",
    "The codebook cannot be read here. Write the key as plain text, without brackets, and put a " +
      "colon and a blank behind it.",
  ],
  ["TAB_AS_INDENT", "A tab stands where a line is indented. Use blanks instead."],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    "A text with a colon and a blank in it must stand in quotation marks. Put it in quotes.",
  ],
  [
    "MULTILINE_IMPLICIT_KEY",
    "A key must stand on one line. Write a colon behind the key, or indent the text that " +
      "continues the line above.",
  ],
  [
    "BAD_SCALAR_START",
    "A text may not start with this character unless it stands in quotation marks. " +
      "Put it in quotes.",
  ],
  [
    "BAD_DQ_ESCAPE",
    "A backslash in a text in double quotes has a special meaning. Write it twice, or use " +
      "single quotes.",
  ],
  [
    "KEY_OVER_1024_CHARS",
    "This key is longer than 1,024 characters. Put the text in quotes if it holds a colon, or " +
      "shorten the key.",
  ],
  ["MULTIPLE_ANCHORS", "Two YAML anchors (&name) stand before one value. Keep one of them."],
  ["MULTIPLE_TAGS", "Two YAML tags (!name) stand before one value. Keep none of them."],
]);

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
