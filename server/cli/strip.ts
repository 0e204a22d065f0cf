import { stripTranscript } from "../markup/edits/strip";
import { readText } from "./loadStudy";
import type { Arguments } from "./usage";

/** `verbatim strip`: what an archive may keep, on standard output. */
export async function runStrip({ path }: Arguments): Promise<number> {
  process.stdout.write(stripTranscript(readText(path)));
  return 0;
}
