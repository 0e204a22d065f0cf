import { extname, join } from "node:path";
import { readCodebook } from "../codebook/parse";
import { codebookFile, type Exported } from "../exchange/refi/codebookFile";
import { CODEBOOK_NAME } from "../study/discovery";
import { printAccount } from "./account";
import { ownExport } from "./exports/ownExport";
import { readText, studyRoot } from "./loadStudy";
import { refuseTaken, writeFileAt } from "./output";
import { UsageError, type Arguments } from "./usage";

/** `verbatim export`: a file for other programs, and the account of it on standard output. */
export async function runExport(args: Arguments): Promise<number> {
  const { path, format, exchange } = args;
  const own = ownExport(args);
  if (own !== undefined) return own(args);
  const { to, isForced } = exchange;
  if (to === undefined) throw new UsageError("Say which file to write: --to <file>.qdc");
  const ending = extname(to).toLowerCase();
  const make = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (make === undefined)
    throw new UsageError(`“${to}”: its ending says the format; take ${ENDING_NAMES}.`);
  refuseTaken({ path: to, isForced });
  const made = make(path);
  if ("refusal" in made) throw new UsageError(made.refusal);
  writeFileAt({ path: to, isForced }, made.bytes);
  printAccount(format, made.account);
  return 0;
}

const ENDINGS: Readonly<Record<string, (folder: string) => Exported>> = {
  ".qdc": (folder) => {
    const text = readText(join(studyRoot(folder), CODEBOOK_NAME));
    return codebookFile({ text, reading: readCodebook(text) });
  },
};
const ENDING_NAMES = Object.keys(ENDINGS).join(" or ");
