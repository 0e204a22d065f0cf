import type { AccountItem } from "../account";
import { nameOf } from "../fileName";
import type { ReadFile } from "../imported";
import type { Paragraph } from "./paragraph";
import { refused } from "./refused";
import { speechFromParagraphs } from "./speechFromParagraphs";

/** What a reader finds in a document, before it is known who speaks in it. */
export interface DocumentRead {
  readonly file: string;
  readonly paragraphs: readonly Paragraph[];
  readonly attributes?: ReadonlyMap<string, string>;
  readonly date?: string | undefined;
  /** Names that the document says are speakers. */
  readonly declared?: readonly string[];
  readonly account?: readonly AccountItem[];
}

/** The one transcript of a document; a document without a word is refused. */
export function transcriptOf(read: DocumentRead): ReadFile {
  const { parts, account } = speechFromParagraphs(read.paragraphs, { declared: read.declared });
  if (parts.length === 0) return refused(read.file, "it holds no words.");
  const transcript = {
    name: nameOf(read.file),
    parts,
    attributes: read.attributes ?? new Map<string, string>(),
    date: read.date,
    account: [...account, ...(read.account ?? [])],
  };
  return { transcripts: [transcript], account: [] };
}
