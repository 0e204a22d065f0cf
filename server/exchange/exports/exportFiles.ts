import type { ExportWish } from "../../protocol/exports";
import { codedFile, codedFileNames, unitedAccount } from "../coded/codedFiles";
import { datasetOf } from "../data/dataset";
import { dataFiles, type DataFormat } from "../data/files";
import type { AccountItem } from "../imports/account";
import type { PaperSource } from "../paper/source";
import { codebookFile, type Exported } from "../refi/codebookFile";
import { projectFile } from "../refi/projectFile";

/** Files that leave a study, with the account of them, or why there are none. */
export type ExportedFiles =
  | { readonly files: readonly NamedFile[]; readonly account: readonly AccountItem[] }
  | { readonly refusal: string };

export interface NamedFile {
  /** A path below the folder that it is saved in. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is wished of a study; `name` is what the study is called. The same bytes as the command line's. */
export async function exportFiles(
  source: PaperSource,
  wish: ExportWish,
  name: string,
): Promise<ExportedFiles> {
  switch (wish.kind) {
    case "codebook":
      return single(`${name}.qdc`, codebookFile(source.study.codebook));
    case "project":
      return single(`${name}.qdpx`, await projectFile(source, { name, profile: wish.profile }));
    case "transcripts":
      return transcriptFiles(source, wish);
    case "data":
      return dataset(source, wish.format);
  }
}

function single(name: string, made: Exported): ExportedFiles {
  if ("refusal" in made) return made;
  return { files: [{ name, bytes: made.bytes }], account: made.account };
}

async function transcriptFiles(
  source: PaperSource,
  { file, format }: Extract<ExportWish, { kind: "transcripts" }>,
): Promise<ExportedFiles> {
  const known = [...source.study.figures.study.files.keys()];
  const paths = file === null ? known : known.filter((path) => path === file);
  const names = codedFileNames(paths, format);
  const files: NamedFile[] = [];
  const account: AccountItem[] = [];
  for (const [index, path] of paths.entries()) {
    const coded = await codedFile(source, path, { format, tellsCodebook: index === 0 });
    if (coded === undefined) continue;
    files.push({ name: names[index], bytes: coded.bytes });
    account.push(...coded.account);
    await source.pause();
  }
  if (files.length === 0) return { refusal: "There is no transcript that can be read." };
  return { files, account: unitedAccount(account) };
}

async function dataset(source: PaperSource, format: DataFormat): Promise<ExportedFiles> {
  const tables = await datasetOf(source);
  const files: NamedFile[] = [];
  for (const one of dataFiles(tables, format)) {
    files.push(one);
    await source.pause();
  }
  return { files, account: tables.account };
}
