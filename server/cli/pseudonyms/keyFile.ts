import type { KeyEntry } from "../../exchange/pseudonyms/key";
import { liesIn } from "../../lsp/liesIn";
import { readText } from "../loadStudy";
import { UsageError } from "../usage";

/** Reads the key of a study in a folder. It says who is who, so it must not lie in the study. */
export async function readKeyFile(path: string, study: string): Promise<readonly KeyEntry[]> {
  const text = readText(path);
  if (liesIn(path, study)) {
    throw new UsageError(
      `“${path}” lies in the study. The key says who is who: keep it outside, where nobody shares it by accident.`,
    );
  }
  const { readKey } = await import("../../lazy/pseudonyms");
  const { entries, problems } = readKey(text);
  const errors = problems.filter(({ severity }) => severity === "error");
  for (const { line, severity, message } of problems)
    process.stderr.write(`verbatim: ${path}:${line}: ${severity}: ${message}\n`);
  if (errors.length > 0)
    throw new UsageError(`“${path}” has to be mended first. Nothing was done.`);
  return entries;
}
