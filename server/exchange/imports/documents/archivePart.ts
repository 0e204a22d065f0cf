import type { ForeignFile } from "../imported";
import type { Archive } from "./archive";
import type { Refused } from "./refused";
import { readXml, type XmlListener } from "./xml";

/** A file that is an archive of parts. */
export interface ArchiveSource {
  readonly file: ForeignFile;
  readonly archive: Archive;
}

/** Tells a part to a listener, if there is one of that name. */
export function readPart(
  source: ArchiveSource,
  name: string,
  listener: XmlListener,
): Refused | undefined {
  if (source.archive.sizeOf(name) === undefined) return undefined;
  return readNeededPart(source, name, listener);
}

/** The same of a part without which the file is refused. */
export function readNeededPart(
  { file, archive }: ArchiveSource,
  name: string,
  listener: XmlListener,
): Refused | undefined {
  const part = archive.read(name);
  if ("refusal" in part) return part;
  return readXml({ file: file.name, part: name, bytes: part.bytes }, listener);
}
