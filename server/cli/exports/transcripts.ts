import { extname, join } from "node:path";
import type { CodedFormat } from "../../exchange/coded/codedFiles";
import type { AccountItem } from "../../exchange/imports/account";
import { printAccount } from "../account";
import { loadStudy } from "../loadStudy";
import { refuseTaken } from "../output";
import { paperSource } from "../paperSource";
import { UsageError, type Arguments } from "../usage";
import { writeTogether, type TogetherFile } from "../writeTogether";
import { refuseTranscripts } from "./refuseTranscripts";

const CODED_FORMATS: readonly CodedFormat[] = ["docx", "html", "rock", "md"];
const FORMAT_NAMES = "docx, html, rock or md";

/** The format that the ending of a file says, where it is one of coded transcripts. */
export function codedFormatOf(path: string): CodedFormat | undefined {
  return formatNamed(extname(path).slice(1));
}

function formatNamed(name: string): CodedFormat | undefined {
  return CODED_FORMATS.find((one) => one === name.toLowerCase());
}

/** `verbatim export --to x.docx --file …`, or all transcripts into a folder with --transcripts. */
export async function exportTranscripts({ path, format, exchange }: Arguments): Promise<number> {
  const { to, file, isForced } = exchange;
  const named = exchange.transcripts ?? codedFormatOf(to ?? "") ?? "";
  const wanted = formatNamed(named);
  if (wanted === undefined)
    throw new UsageError(`“${named}” is no format of transcripts: take ${FORMAT_NAMES}.`);
  if (to === undefined)
    throw new UsageError(`Say which folder to write to: --to <folder> --transcripts ${wanted}`);
  const isAll = exchange.transcripts !== undefined;
  if (!isAll) refuseTaken({ path: to, isForced });
  const loaded = await loadStudy(path);
  const isOnly = loaded.paths.length === 1;
  if (!isAll && !isOnly && file === undefined)
    throw new UsageError(
      "Say which transcript: --file <its path in the study>; or all, into a folder: " +
        `--to <folder> --transcripts ${wanted}`,
    );
  const paths = file === undefined ? loaded.paths : [known(loaded.paths, file)];
  const { codedFile, codedFileNames, unitedAccount } = await import("../../lazy/coded");
  const names = isAll ? codedFileNames(paths, wanted) : [];
  const targets = isAll ? names.map((name) => join(to, name)) : [to];
  refuseTranscripts(loaded, path, targets);
  for (const target of targets) refuseTaken({ path: target, isForced });
  const source = paperSource(loaded, path);
  const account: AccountItem[] = [];
  const made = async function* (): AsyncGenerator<TogetherFile> {
    for (const [index, own] of paths.entries()) {
      const coded = await codedFile(source, own, { format: wanted, tellsCodebook: index === 0 });
      if (coded === undefined) continue;
      account.push(...coded.account);
      yield { path: targets[index], bytes: coded.bytes };
    }
  };
  const problem = await writeTogether(made(), { isForced });
  if (problem !== undefined) throw new UsageError(problem);
  printAccount(format, unitedAccount(account));
  return 0;
}

function known(paths: readonly string[], file: string): string {
  const wanted = file.normalize("NFC");
  const found = paths.find((path) => path.normalize("NFC") === wanted);
  if (found !== undefined) return found;
  throw new UsageError(`The study has no transcript “${file}”. Give its path in the study.`);
}
