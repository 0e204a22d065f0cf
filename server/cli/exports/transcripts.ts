import { dirname, extname, join } from "node:path";
import type { AccountItem } from "../../exchange/imports/account";
import { finished, joinedText } from "../../exchange/report/steps";
import { sortedPaths } from "../../study/study";
import { printAccount } from "../account";
import { loadStudy } from "../loadStudy";
import { refuseTaken, writeFileAt } from "../output";
import { paperSource } from "../paperSource";
import { createFolder } from "../replaceFile";
import { UsageError, type Arguments } from "../usage";
import { refuseTranscripts } from "./refuseTranscripts";

type CodedFormat = "docx" | "html";

/** The format that the ending of a file says, where it is one of coded transcripts. */
export function codedFormatOf(path: string): CodedFormat | undefined {
  const ending = extname(path).toLowerCase();
  return ending === ".docx" ? "docx" : ending === ".html" ? "html" : undefined;
}

/** `verbatim export --to x.docx --file …`, or all transcripts into a folder with --transcripts. */
export async function exportTranscripts({ path, format, exchange }: Arguments): Promise<number> {
  const { to, file, isForced } = exchange;
  const wanted = exchange.transcripts?.toLowerCase() ?? codedFormatOf(to ?? "");
  if (wanted !== "docx" && wanted !== "html")
    throw new UsageError(`“${wanted}” is no format of transcripts: take docx or html.`);
  if (to === undefined)
    throw new UsageError(`Say which folder to write to: --to <folder> --transcripts ${wanted}`);
  const isAll = exchange.transcripts !== undefined;
  if (!isAll && file === undefined)
    throw new UsageError(
      "Say which transcript: --file <its path in the study>; or all, into a folder: " +
        `--to <folder> --transcripts ${wanted}`,
    );
  if (!isAll) refuseTaken({ path: to, isForced });
  const loaded = await loadStudy(path);
  const paths = isAll && file === undefined ? loaded.paths : [known(loaded.paths, file ?? "")];
  const targets = isAll ? targetsIn(to, paths, wanted) : [to];
  refuseTranscripts(loaded, path, targets);
  for (const target of targets) refuseTaken({ path: target, isForced });
  const { read } = paperSource(loaded, path);
  const { codedHtml, codedTranscriptOf, commentedDocx } = await import("../../lazy/coded");
  const account: AccountItem[] = [];
  for (const [index, own] of paths.entries()) {
    const context = await read(own);
    if (context === undefined) continue;
    const coded = codedTranscriptOf(context);
    const bytes =
      wanted === "docx" ? finished(commentedDocx(coded)) : finished(joinedText(codedHtml(coded)));
    makeFolder(dirname(targets[index]));
    writeFileAt({ path: targets[index], isForced }, bytes);
    account.push(...coded.account.map((item) => ({ ...item, places: [own] })));
  }
  printAccount(format, united(account));
  return 0;
}

function known(paths: readonly string[], file: string): string {
  const wanted = file.normalize("NFC");
  const found = paths.find((path) => path.normalize("NFC") === wanted);
  if (found !== undefined) return found;
  throw new UsageError(`The study has no transcript “${file}”. Give its path in the study.`);
}

/** Files named after the transcripts; where two would be alike, with the transcript's whole name. */
function targetsIn(folder: string, paths: readonly string[], ending: CodedFormat): string[] {
  const short = paths.map((path) => path.replace(/(\.transcript)?\.(md|txt)$|\.transcript$/, ""));
  const counts = new Map<string, number>();
  const keyOf = (name: string): string => name.normalize("NFC").toLowerCase();
  for (const name of short) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  return paths.map((path, at) => {
    const isAlone = counts.get(keyOf(short[at])) === 1;
    return join(folder, `${isAlone ? short[at] : path}.${ending}`);
  });
}

function makeFolder(folder: string): void {
  const problem = createFolder(folder);
  if (problem !== undefined) throw new UsageError(`“${folder}”: ${problem}`);
}

const MOST_PLACES = 5;

/** The accounts of many transcripts as one; what was kept needs no places. */
function united(items: readonly AccountItem[]): readonly AccountItem[] {
  const found = new Map<string, AccountItem>();
  for (const item of items) {
    const key = `${item.fate} ${item.what}`;
    const places = item.fate === "kept" ? [] : item.places;
    const before = found.get(key);
    found.set(key, {
      ...item,
      count: item.count + (before?.count ?? 0),
      places: sortedPaths([...(before?.places ?? []), ...places]).slice(0, MOST_PLACES),
    });
  }
  return [...found.values()];
}
