import type { ForeignFile, ReadFile } from "../imported";
import { openArchive, type Archive } from "./archive";
import type { DocumentWishes } from "./docx";
import { newDraft, paragraphsOf } from "./draft";
import { draftAccount, nothingLeftOut } from "./leftOut";
import { odtListener } from "./odtBody";
import { refused, type Refused } from "./refused";
import { transcriptOf } from "./transcriptOf";
import { readXml, type XmlListener } from "./xml";

const CONTENT = "content.xml";

/** Reads a document of LibreOffice: its paragraphs, with comments as memos of what they are about. */
export function readOdt(
  file: ForeignFile,
  { hasHighlightCodes = false }: DocumentWishes = {},
): ReadFile {
  const archive = openArchive(file);
  if ("refusal" in archive) return archive;
  const draft = newDraft();
  const leftOut = nothingLeftOut();
  const refusal =
    passwordOf(file, archive) ?? readPart(file, archive, CONTENT, odtListener(draft, leftOut));
  if (refusal) return refusal;
  return transcriptOf({
    file: file.name,
    paragraphs: paragraphsOf(draft, { hasHighlightCodes }),
    account: draftAccount(draft, leftOut, { hasHighlightCodes }),
  });
}

/** With a password the parts are there, and hold nothing that can be read. */
function passwordOf(file: ForeignFile, archive: Archive): Refused | undefined {
  const manifest = "META-INF/manifest.xml";
  let isEncrypted = false;
  if (archive.sizeOf(manifest) === undefined) return undefined;
  const refusal = readPart(file, archive, manifest, {
    start: ({ name }) => void (isEncrypted ||= name === "encryption-data"),
  });
  if (!isEncrypted) return refusal;
  return refused(file.name, "it is protected by a password. Save it without one.");
}

function readPart(
  file: ForeignFile,
  archive: Archive,
  name: string,
  listener: XmlListener,
): Refused | undefined {
  const part = archive.read(name);
  if ("refusal" in part) return part;
  return readXml({ file: file.name, part: name, bytes: part.bytes }, listener);
}
