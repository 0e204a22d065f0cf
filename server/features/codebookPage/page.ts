import { colorOf, UNKNOWN_COLOR } from "../../codebook/colors";
import type { Codebook, CodebookNode } from "../../codebook/model";
import { figuresOf, unknownCodes } from "../../counts/themes";
import type { CodebookEntry, CodebookPageResult } from "../../protocol/codebookPage";
import { pathOf } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { codebookFailure, titleOfStudy } from "../overview";

/** The revision that the entries have now, and the one that the page has already. */
export interface Revisions {
  readonly now: number;
  readonly known: number | null;
}

/**
 * What the codebook's page shows. Figures change with every key, entries seldom: those that the page
 * has already are left out.
 */
export function codebookPageOf(
  study: StudySnapshot,
  { now, known }: Revisions,
): CodebookPageResult {
  const { codebook, files } = study.figures.study;
  const { tally } = study.figures;
  return {
    uri: study.uri,
    title: titleOfStudy(study),
    ...(study.scope === undefined ? {} : { scope: study.scope }),
    failure: codebookFailure(study),
    cases: tally.cases.size,
    transcripts: files.size,
    revision: now,
    entries: now === known ? null : entriesOf(codebook),
    figures: inOrder(codebook).map(({ id }) => figuresOf(tally, id)),
    unknown: unknownCodes(codebook, tally).map((id) => ({
      ...figuresOf(tally, id),
      id,
      color: UNKNOWN_COLOR,
    })),
  };
}

/** Themes with all that is below them, then the codes outside themes; else as in the codebook. */
function inOrder({ roots }: Codebook): readonly CodebookNode[] {
  const isTheme = ({ kind }: CodebookNode): boolean => kind === "theme";
  const ordered = [...roots.filter(isTheme), ...roots.filter((node) => !isTheme(node))];
  const found: CodebookNode[] = [];
  const waiting = ordered.reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    waiting.push(...[...node.children].reverse());
  }
  return found;
}

function entriesOf(codebook: Codebook): CodebookEntry[] {
  return inOrder(codebook).map((node) => entryOf(codebook, node));
}

function entryOf(codebook: Codebook, node: CodebookNode): CodebookEntry {
  const { id, name, kind, examples, status } = node;
  const path = pathOf(codebook, node);
  return {
    id,
    name,
    kind,
    depth: path.length,
    path,
    definition: node.definition ?? null,
    include: node.include ?? null,
    exclude: node.exclude ?? null,
    examples,
    illustration: node.illustration ?? null,
    memo: node.memo ?? null,
    attributes: [...node.attributes].map(([key, value]) => ({ key, value })),
    status,
    replacedBy: node.replacedBy ?? null,
    color: colorOf(codebook, id),
  };
}
