import { openArchive, type Archive } from "../imports/documents/archive";
import { refused, type Refused } from "../imports/documents/refused";
import type { ForeignFile } from "../imports/imported";
import type { Ledger } from "./ledger";
import { readTree, type Tree } from "./tree";

/** A project of another program: its one XML file, and a way to the texts beside it. */
export interface ProjectParts {
  readonly root: Tree;
  /** The bytes that a path of the project names, or why there are none. */
  readonly bytesAt: (path: string) => { readonly bytes: Uint8Array } | Refused;
}

/** Opens a `.qdpx` file, or a `.qde` file that came without its archive. */
export function projectParts(file: ForeignFile, ledger: Ledger): ProjectParts | Refused {
  if (!isArchive(file.bytes)) return partsOf(file.name, { bytes: file.bytes }, undefined);
  const archive = openArchive(file);
  if ("refusal" in archive) return archive;
  const names = archive.names.filter((name) => /^[^/]*\.qde$/i.test(name));
  const [name] = names;
  if (name === undefined) return refused(file.name, "it holds no project of REFI-QDA (.qde).");
  if (names.length > 1) return refused(file.name, "it holds more than one project (.qde).");
  if (name.toLowerCase() !== "project.qde") ledger.add(RENAMED, `“${name}”`);
  const read = archive.read(name);
  return "refusal" in read ? read : partsOf(file.name, { ...read, part: name }, archive);
}

const RENAMED = {
  fate: "changed",
  what: "names of the project's part",
  why: "The standard calls it project.qde; it was read all the same.",
} as const;

function isArchive([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}

function partsOf(
  file: string,
  source: { readonly bytes: Uint8Array; readonly part?: string },
  archive: Archive | undefined,
): ProjectParts | Refused {
  const root = readTree({ file, ...source });
  if ("refusal" in root) return root;
  if (root.name !== "Project") return refused(file, "it is no project of REFI-QDA.");
  const byName = new Map(archive?.names.map((name) => [name.toLowerCase(), name]));
  return {
    root,
    bytesAt(path) {
      const inside = insideOf(path);
      if (inside === undefined) return { refusal: "Its text lies outside of the file." };
      const name = byName.get(`sources/${inside}`) ?? byName.get(inside);
      if (archive === undefined || name === undefined)
        return { refusal: "Its text is not in the file. Export the project with its sources." };
      return archive.read(name);
    },
  };
}

/** The name in the archive, in lower case; undefined for what is elsewhere on somebody's machine. */
function insideOf(path: string): string | undefined {
  const [, scheme, name = ""] = /^(?:([a-z]+):\/\/)?\/?(.*)$/is.exec(path) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== "internal") return undefined;
  return name.toLowerCase();
}
