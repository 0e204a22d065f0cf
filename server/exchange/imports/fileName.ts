/** A name for a transcript after the file that it comes from: without its last ending. */
export function nameOf(fileName: string): string {
  return fileName.replace(/^.*[\\/]/s, "").replace(/(?<=.)\.[^.]*$/s, "");
}
