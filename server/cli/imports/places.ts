import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { transcriptMatcher } from "../../codebook/match";
import { readCodebook } from "../../codebook/parse";
import { CODEBOOK_NAME } from "../../study/discovery";
import { readText, studyRoot } from "../loadStudy";
import { createFolder } from "../replaceFile";
import { UsageError } from "../usage";

/** Where in a study new transcripts go, and which names are taken. */
export interface Places {
  readonly root: string;
  /** The names that the codebook says are interviewers', in lower case. */
  readonly interviewers: ReadonlySet<string>;
  /** The path of a new transcript relative to the study, or why there is none. */
  placeFor(name: string): { readonly path: string } | { readonly problem: string };
  /** Makes the folder of a path, and gives the reason where that cannot be done. */
  prepare(path: string): string | undefined;
}

/** The places of the study in a folder: where its codebook says that transcripts are. */
export function placesIn(folder: string): Places {
  const root = studyRoot(folder);
  const { codebook } = readCodebook(readText(join(root, CODEBOOK_NAME)));
  if (codebook === undefined) {
    throw new UsageError(`${CODEBOOK_NAME} cannot be read as YAML. Mend it first.`);
  }
  const isTranscript = transcriptMatcher(codebook);
  const folders = ["transcripts", ...(codebook.transcripts ?? []).map(fixedPart)];
  const taken = new Set<string>();
  const names = codebook.interviewers;
  return {
    root,
    interviewers: new Set(names.map((name) => name.toLowerCase())),
    placeFor: (name) => {
      const tries = folders.flatMap((one) => ENDINGS.map((ending) => joined(one, name + ending)));
      const path = tries.find(isTranscript);
      if (path === undefined) return { problem: NO_PLACE };
      // Some disks take upper and lower case for the same.
      const key = path.normalize("NFC").toLowerCase();
      if (taken.has(key) || existsSync(join(root, path))) {
        return { problem: `“${path}” is there already, so it was left alone.` };
      }
      taken.add(key);
      return { path };
    },
    prepare: (path) => prepare(root, dirname(join(root, path))),
  };
}

const ENDINGS = [".md", ".txt", ".transcript", ".transcript.md"];

const NO_PLACE =
  "No file of this name would be a transcript: see “transcripts” in codebook.yaml, or rename the file.";

/** The folders of a glob before its first wildcard. */
function fixedPart(glob: string): string {
  const segments = glob.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?{}[\]]/.test(segment));
  return (wild < 0 ? segments : segments.slice(0, wild)).join("/");
}

function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
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
