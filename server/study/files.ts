/** How a study reads its folder; every host brings its own way. All paths are URIs. */
export interface Files {
  /** What stands in a folder; undefined when there is no such folder or it may not be read. */
  readonly list: (folder: string) => Promise<readonly FoundEntry[] | undefined>;
  /** The text of a file, or why there is none. */
  readonly read: (file: string) => Promise<FileText>;
}

export interface FoundEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Symbolic links are not followed (codebook specification, section 1). */
  readonly isLink: boolean;
}

export type FileText =
  | {
      readonly text: string;
      /** Whether the system says that nobody may write it. */
      readonly isReadOnly?: boolean;
    }
  | { readonly failure: string; readonly isMissing?: boolean };

/** Larger files are listed, not read. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

export const FAILURES = {
  notUtf8: "This file is not in UTF-8. Save it as UTF-8 to read it here.",
  tooLarge: "This file is larger than 50 MB, so it is not read. Split it to code it.",
  unreadable: "This file cannot be read.",
} as const;

/** Decodes UTF-8; an initial byte order mark is not part of the text. */
export function decode(bytes: Uint8Array): FileText {
  if (bytes.byteLength > MAX_FILE_BYTES) return { failure: FAILURES.tooLarge };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { failure: FAILURES.notUtf8 };
  }
}
