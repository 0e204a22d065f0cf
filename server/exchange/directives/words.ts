/** The words of a command, or why they cannot be told apart. */
export type Words = { readonly words: readonly string[] } | { readonly problem: string };

/**
 * Splits a command as a shell does: at blanks, except between quotes, single, double or curly. A
 * backslash stands for itself, since Windows writes paths with it.
 */
export function wordsOf(command: string): Words {
  const words: string[] = [];
  let word = "";
  let isInWord = false;
  let closing = "";
  for (const sign of command) {
    if (closing !== "") {
      if (sign === closing) closing = "";
      else word += sign;
    } else if (QUOTES[sign] !== undefined) {
      closing = QUOTES[sign];
      isInWord = true;
    } else if (sign === " " || sign === "\t") {
      if (isInWord) words.push(word);
      word = "";
      isInWord = false;
    } else {
      word += sign;
      isInWord = true;
    }
  }
  if (closing !== "") return { problem: `A quotation mark is not closed: ${closing} is missing.` };
  if (isInWord) words.push(word);
  return { words };
}

const QUOTES: Readonly<Record<string, string | undefined>> = {
  '"': '"',
  "'": "'",
  "“": "”",
};

/** A command with its options: `--name value` or `--name=value`, in any order. */
export interface Command {
  readonly name: string;
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Reads the words of a command; every option takes a value. */
export function commandOf(words: readonly string[]): Command | { readonly problem: string } {
  const [name = "", ...rest] = words;
  const operands: string[] = [];
  const options = new Map<string, string[]>();
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word.startsWith("--")) {
      operands.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const option = word.slice(2, equals < 0 ? undefined : equals);
    const value = equals < 0 ? rest[++at] : word.slice(equals + 1);
    if (value === undefined) return { problem: `--${option} needs a value.` };
    options.set(option, [...(options.get(option) ?? []), value]);
  }
  return { name, operands, options };
}

/** What an option says; where it is given twice, the last one counts. */
export function optionOf({ options }: Command, name: string): string | undefined {
  return options.get(name)?.at(-1);
}
