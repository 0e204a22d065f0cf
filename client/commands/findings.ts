// Opens the page that shows what was found, as pictures and tables.
import { chosenStudy } from "./codebook";
import type { CommandContext } from "./context";

export async function showFindings({ overviews, findingsPages }: CommandContext): Promise<void> {
  const study = await chosenStudy(overviews, "Show findings");
  if (study) findingsPages.open(study.uri);
}
