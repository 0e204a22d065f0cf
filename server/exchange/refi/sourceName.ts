/** What a transcript is called in a project: the name of its file, without folder and endings. */
export function nameOfTranscript(path: string): string {
  return path
    .replace(/^.*\//, "")
    .replace(/\.(md|txt)$/, "")
    .replace(/\.transcript$/, "");
}
