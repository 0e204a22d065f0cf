import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Codebook } from "../../codebook/model";
import { readCodebook } from "../../codebook/parse";
import { placesIn, type Places } from "../../exchange/imports/plan/places";
import { CODEBOOK_NAME } from "../../study/discovery";
import { readText } from "../loadStudy";
import { createFile, createFolder } from "../replaceFile";
import { UsageError } from "../usage";

/** The folder that files are brought into. */
export interface Target {
  readonly places: Places;
  /** Undefined where the folder is no study yet. */
  readonly codebook: Codebook | undefined;
  /** Writes a new file at a path in the folder; gives the reason where it cannot be done. */
  readonly put: (path: string, text: string) => string | undefined;
}

export function targetIn(folder: string): Target {
  const root = resolve(folder);
  const found = statSync(root, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`There is no folder “${folder}”.`);
  if (!found.isDirectory()) throw new UsageError(`“${folder}” is a file; name the study's folder.`);
  const codebook = codebookIn(join(root, CODEBOOK_NAME));
  const isTaken = (path: string): boolean => existsSync(join(root, path));
  return {
    codebook,
    places: placesIn({ codebook, isTaken }),
    put: (path, text) =>
      prepare(root, dirname(join(root, path))) ?? createFile(join(root, path), Buffer.from(text)),
  };
}

function codebookIn(path: string): Codebook | undefined {
  if (!existsSync(path)) return undefined;
  const { codebook } = readCodebook(readText(path));
  if (codebook === undefined)
    throw new UsageError(`${CODEBOOK_NAME} cannot be read as YAML. Mend it first.`);
  return codebook;
}

/** No link may lead a new file out of the study. */
function prepare(root: string, folder: string): string | undefined {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const inside = relative(realpathSync(root), realpathSync(there));
  if (inside === ".." || inside.startsWith(`..${sep}`) || resolve(inside) === inside) {
    return "Its folder is a link that leads out of the study.";
  }
  return there === folder ? undefined : createFolder(folder);
}
