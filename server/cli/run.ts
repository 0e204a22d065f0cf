import { parseArgs } from "node:util";
import { runCheck } from "./check";
import { runCodings } from "./codings";
import { runCoverage } from "./coverage";
import { isFormat } from "./formats";
import { runSeal } from "./seal";
import { runStrip } from "./strip";
import { runThemes } from "./themes";
import { runVerify } from "./verify";
import { UsageError, type Arguments } from "./usage";

const COMMANDS: Readonly<Record<string, (args: Arguments) => Promise<number>>> = {
  themes: runThemes,
  codings: runCodings,
  coverage: runCoverage,
  check: runCheck,
  strip: runStrip,
  seal: runSeal,
  verify: runVerify,
};

const USAGE = `Usage: verbatim themes|codings|coverage|check <study folder> [--format table|json|csv|markdown]
       verbatim check <study folder> [--strict]
       verbatim strip <file>
       verbatim seal <study folder or file> [--reseal]
       verbatim verify <study folder or file> [--strict]

themes     how recurrent each theme, category and code is
codings    every coded passage with its words, speaker and case
coverage   how much of each transcript and case is coded
check      every problem; exit status 1 when there is an error (with --strict: or a warning)
strip      a transcript without codes, marks and memo comments
seal       writes the seal of its words into each transcript; exit status 1 when one is left without
           a seal that fits (one whose words changed, without --reseal)
verify     exit status 1 when words changed since they were sealed, and which; lists transcripts
           without a seal (with --strict: exit status 1 for them, too)
`;

/** Runs one command and gives the exit status: 0; 1 for what check finds; 2 for wrong usage. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments(argv);
    if (values.help) return print(USAGE);
    const [name = "", path, ...rest] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(unknownCommand(name));
    if (path === undefined) throw new UsageError(`${name} needs a path: verbatim ${name} <path>`);
    if (rest.length > 0) throw new UsageError(`${name} takes one path, but got “${rest[0]}” too.`);
    const { format } = values;
    if (!isFormat(format)) throw new UsageError(`Unknown format “${format}”: ${FORMATS}.`);
    return await command({ path, format, isStrict: values.strict, isResealing: values.reseal });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`verbatim: ${error.message}\n`);
    return 2;
  }
}

const FORMATS = "take table, json, csv or markdown";

function readArguments(argv: readonly string[]): {
  values: { format: string; strict: boolean; reseal: boolean; help: boolean };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "table" },
        strict: { type: "boolean", default: false },
        reseal: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split("\n")[0] : String(error));
  }
}

function unknownCommand(name: string): string {
  const known = Object.keys(COMMANDS).join(", ");
  return name === ""
    ? `say what to do: ${known}. “verbatim --help” explains them.`
    : `Unknown command “${name}”. Known ones: ${known}.`;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
