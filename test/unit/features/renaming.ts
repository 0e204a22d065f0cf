import { parseTranscript } from "../../../server/markup/parse";
import { renameCode, type FileEdits, type ReadNow } from "../../../server/features/rename/rename";
import { lineIndexOf } from "../../../server/study/lineIndex";
import { applyChanges } from "./changes";
import { STUDY_URI, studyOfFiles, type Files } from "./fixture";

/** Reads the files of a study again from these texts, as if none were open. */
export function readNow(files: Files): ReadNow {
  const now = (path: string) => ({ uri: `${STUDY_URI}/${path}`, version: null });
  return {
    transcript: async (path) => {
      const text = files.get(path);
      if (text === undefined) return undefined;
      const transcript = () => parseTranscript(text);
      return { ...now(path), text, transcript, lines: lineIndexOf(text) };
    },
    memo: async (path) => {
      const text = files.get(path);
      return text === undefined ? undefined : { ...now(path), text };
    },
    framework: async () => {
      const text = files.get("framework.md");
      return { ...now("framework.md"), text: text ?? "", isMissing: text === undefined };
    },
    codebook: async () => ({ ...now("codebook.yaml"), text: files.get("codebook.yaml") ?? "" }),
  };
}

/** The texts after a change, or why there is none. */
export function textsAfter(
  files: Files,
  change: { readonly files: readonly FileEdits[] } | { readonly problem: string },
): Map<string, string> | string {
  if ("problem" in change) return change.problem;
  const after = new Map(files);
  for (const { uri, edits } of change.files) {
    const path = uri.slice(STUDY_URI.length + 1);
    after.set(path, applyChanges(files.get(path) ?? "", edits));
  }
  return after;
}

export async function renamed(files: Files, id: string, newId: string, now: Files = files) {
  const { study } = studyOfFiles(files);
  return textsAfter(now, await renameCode(study, { id, newId }, readNow(now)));
}
