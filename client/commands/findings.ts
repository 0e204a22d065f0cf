// Opens the page that shows what was found, as pictures and tables.
import { chosenStudy } from "./codebook";
import type { CommandContext } from "./context";

export async function showFindings({ overviews, findingsPages }: CommandContext): Promise<void> {
  const { studies = [] } = overviews;
  const study = await chosenStudy(studies, (uri) => overviews.studyOf(uri), "Show findings");
  if (study) findingsPages.open(study.uri);
}
