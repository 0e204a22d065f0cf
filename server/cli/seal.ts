import { readFileSync, statSync } from "node:fs";
import { applyEdits } from "../markup/edits/edit";
import { sealTranscript } from "../markup/edits/seal";
import { parseTranscript } from "../markup/parse";
import { sealStateOf } from "../markup/seal";
import { MAX_FILE_BYTES } from "../study/files";
import { printResult } from "./formats";
import { readText } from "./loadStudy";
import { replaceFile } from "./replaceFile";
import { targetsAt, type Target } from "./targets";
import type { Arguments } from "./usage";

interface SealRow {
  readonly file: string;
  readonly result: "sealed" | "already sealed" | "not sealed";
  readonly message: string;
}

/**
 * `verbatim seal`: writes the seal into the front matter, and changes nothing else of a file. 1 when
 * a transcript is left without a seal that fits: one whose words changed, without --reseal.
 */
export async function runSeal({ path, format, isResealing }: Arguments): Promise<number> {
  const { transcripts, isIncomplete } = await targetsAt(path);
  const rows = transcripts.map((target) => seal(target, isResealing));
  printResult(format, rows, () => ({
    columns: ["file", "result", "message"],
    rows: rows.map(({ file, result, message }) => [file, result, message]),
    notes: [],
  }));
  return isIncomplete || rows.some(({ result }) => result === "not sealed") ? 1 : 0;
}

function seal({ file, path }: Target, isResealing: boolean): SealRow {
  const refused = (message: string): SealRow => ({ file, result: "not sealed", message });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_FILE_BYTES) {
    return refused("It is larger than 50 MB, so it is not read.");
  }
  const before = readFileSync(path);
  const text = readText(path);
  const transcript = parseTranscript(text);
  const state = sealStateOf(transcript);
  if (state === "sealed") return { file, result: "already sealed", message: "" };
  if (state === "changed" && !isResealing) {
    return refused(
      "Its words changed since it was sealed. See “verbatim verify”; --reseal accepts them.",
    );
  }
  const sealing = sealTranscript(transcript);
  if ("reason" in sealing) return refused(sealing.reason);
  // The byte order mark is no part of the text that was read.
  const mark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf ? "\ufeff" : "";
  if (!before.equals(Buffer.from(mark + text)))
    return refused("It was changed in the meantime, so it was left alone.");
  const problem = replaceFile(path, before, Buffer.from(mark + applyEdits(text, sealing.edits)));
  if (problem !== undefined) return refused(problem);
  const message = state === "changed" ? "The words as they are now were accepted." : "";
  return { file, result: "sealed", message };
}
