import { basename, extname, join, resolve } from "node:path";
import { readCodebook } from "../codebook/parse";
import { codebookFile, type Exported } from "../exchange/refi/codebookFile";
import { PROFILE_NAMES, type ProfileName } from "../exchange/refi/profile";
import { projectFile } from "../exchange/refi/projectFile";
import { CODEBOOK_NAME } from "../study/discovery";
import { printAccount } from "./account";
import { CODED_ENDINGS, ownExport } from "./exports/ownExport";
import { loadStudy, readText, studyRoot } from "./loadStudy";
import { refuseTaken, writeFileAt } from "./output";
import { paperSource } from "./paperSource";
import { UsageError, type Arguments, type ExchangeArguments } from "./usage";

/** `verbatim export`: a file for other programs, and the account of it on standard output. */
export async function runExport(args: Arguments): Promise<number> {
  const { path, format, exchange } = args;
  const own = ownExport(args);
  if (own !== undefined) return own(args);
  const { to, isForced } = exchange;
  if (to === undefined) throw new UsageError(`Say which file to write: --to ${FILE_NAMES}`);
  const ending = extname(to).toLowerCase();
  const make = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (make === undefined)
    throw new UsageError(`“${to}”: its ending says the format; take ${ENDING_NAMES}.`);
  refuseTaken({ path: to, isForced });
  const made = await make(path, exchange);
  if ("refusal" in made) throw new UsageError(made.refusal);
  writeFileAt({ path: to, isForced }, made.bytes);
  printAccount(format, made.account);
  return 0;
}

type Make = (folder: string, wishes: ExchangeArguments) => Promise<Exported> | Exported;

/** What is made for each ending. */
const ENDINGS: Readonly<Record<string, Make>> = {
  ".qdc": (folder) => {
    const text = readText(join(studyRoot(folder), CODEBOOK_NAME));
    return codebookFile({ text, reading: readCodebook(text) });
  },
  ".qdpx": async (folder, { profile }) => {
    const wish = { name: basename(resolve(folder)), profile: profileNamed(profile) };
    return projectFile(paperSource(await loadStudy(folder), folder), wish);
  },
};
const ENDING_NAMES = [...Object.keys(ENDINGS), ...CODED_ENDINGS].join(", ");
const FILE_NAMES = Object.keys(ENDINGS)
  .map((ending) => `<file>${ending}`)
  .join(" or ");

function profileNamed(name = "standard"): ProfileName {
  const known = PROFILE_NAMES.find((one) => one === name);
  if (known === undefined)
    throw new UsageError(`Unknown profile “${name}”: take ${PROFILE_NAMES.join(" or ")}.`);
  return known;
}
