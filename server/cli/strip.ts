import { stripTranscript } from "../markup/edits/strip";
import { readText } from "./loadStudy";
import { writeOut } from "./output";
import type { Arguments } from "./usage";

/** `verbatim strip`: what an archive may keep, on standard output. */
export async function runStrip({ path }: Arguments): Promise<number> {
  writeOut(stripTranscript(readText(path)));
  return 0;
}
