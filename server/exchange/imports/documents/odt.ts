import type { ForeignFile, ReadFile } from "../imported";
import { openArchive } from "./archive";
import { readNeededPart, readPart, type ArchiveSource } from "./archivePart";
import type { DocumentWishes } from "./docx";
import { newDraft, paragraphsOf } from "./draft";
import { draftAccount, nothingLeftOut } from "./leftOut";
import { odtListener } from "./odtBody";
import { refused, type Refused } from "./refused";
import { transcriptOf } from "./transcriptOf";

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
    passwordOf({ file, archive }) ??
    readNeededPart({ file, archive }, CONTENT, odtListener(draft, leftOut));
  if (refusal) return refusal;
  return transcriptOf({
    file: file.name,
    paragraphs: paragraphsOf(draft, { hasHighlightCodes }),
    account: draftAccount(draft, leftOut, { hasHighlightCodes }),
  });
}

/** With a password the parts are there, and hold nothing that can be read. */
function passwordOf(source: ArchiveSource): Refused | undefined {
  let isEncrypted = false;
  const refusal = readPart(source, "META-INF/manifest.xml", {
    start: ({ name }) => void (isEncrypted ||= name === "encryption-data"),
  });
  if (!isEncrypted) return refusal;
  return refused(source.file.name, "it is protected by a password. Save it without one.");
}
