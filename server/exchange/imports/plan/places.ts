import { transcriptMatcher } from "../../../codebook/match";
import type { Codebook } from "../../../codebook/model";
import { transcriptName } from "./transcriptName";

/** Where in a study new files go, and which names are taken. */
export interface Places {
  /**
   * A path for a new transcript of this plain name (`transcriptName`), relative to the study, or why
   * there is none. Each path is given once.
   */
  readonly transcript: (name: string) => Place;
  /** A path for a codebook that comes from a file: `codebook.yaml`, or one beside it. */
  readonly codebook: (source: string) => string;
}

export type Place = { readonly path: string } | { readonly problem: string };

export interface PlacesOf {
  /** Undefined where the study has none yet. */
  readonly codebook: Codebook | undefined;
  /** Whether something stands at a path of the study. */
  readonly isTaken: (path: string) => boolean;
}

/** The places of a study: where its codebook says that transcripts are. Nothing goes over a file. */
export function placesIn({ codebook, isTaken }: PlacesOf): Places {
  const isTranscript = transcriptMatcher(codebook);
  const folders = ["transcripts", ...(codebook?.transcripts ?? []).map(fixedPart)];
  const given = new Set<string>();
  const isFree = (path: string): boolean => !given.has(sameOnDisk(path)) && !isTaken(path);
  const give = (path: string): string => {
    given.add(sameOnDisk(path));
    return path;
  };
  return {
    transcript: (name) => {
      const tries = folders.flatMap((one) => ENDINGS.map((ending) => joined(one, name + ending)));
      const path = tries.find(isTranscript);
      if (path === undefined) return { problem: NO_PLACE };
      return isFree(path) ? { path: give(path) } : { problem: takenText(path) };
    },
    codebook: (source) => {
      const beside = `codebook of ${transcriptName(source)}`;
      const tries = ["codebook.yaml", `${beside}.yaml`];
      for (let number = 2; !tries.some(isFree); number++) tries.push(`${beside} ${number}.yaml`);
      return give(tries.find(isFree) ?? tries[0]);
    },
  };
}

/** Some disks take upper and lower case for the same. */
function sameOnDisk(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

const ENDINGS = [".md", ".txt", ".transcript", ".transcript.md"];

const NO_PLACE =
  "No file of this name would be a transcript: see “transcripts” in codebook.yaml, or rename the file.";

function takenText(path: string): string {
  return `“${path}” is there already, so it was left alone.`;
}

/** The folders of a glob before its first wildcard. */
function fixedPart(glob: string): string {
  const segments = glob.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?{}[\]]/.test(segment));
  return (wild < 0 ? segments : segments.slice(0, wild)).join("/");
}

function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
