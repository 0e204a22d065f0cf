/** A file that is not read, with the reason in a researcher's words: it follows the file's name. */
export interface Refused {
  readonly refusal: string;
}

/** The one sentence for a file that is not read. */
export function refused(file: string, reason: string): Refused {
  return { refusal: `“${file}” was not read: ${reason}` };
}
