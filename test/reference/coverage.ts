import type { ReferenceParagraph } from "./readTranscript";
import type { StudyFile } from "./readStudy";
import { shareCharacter } from "./wording";

/** Coverage: section 3 of codebook-and-counts.md. */

export interface CoverageFigures {
  readonly words: number;
  readonly codedWords: number;
  /** Reading: null where there are no words, since no share of nothing is defined. */
  readonly coverage: number | null;
  readonly uncodedParagraphs: number;
}

export interface ReferenceCoverage extends CoverageFigures {
  readonly files: readonly ({ readonly file: string; readonly case: string } & CoverageFigures)[];
  readonly cases: readonly ({ readonly case: string } & CoverageFigures)[];
}

interface Counted {
  readonly file: StudyFile;
  readonly paragraph: ReferenceParagraph;
}

/**
 * Reading: `files` in file order, all of them, each with the file's own case; `cases` in the order in which they
 * first speak, each with the paragraphs of its speakers in all files; a case that says nothing has no row.
 */
export function coverageOf(files: readonly StudyFile[]): ReferenceCoverage {
  const all = files.flatMap(participantParagraphs);
  const cases = [...new Set(all.flatMap(({ paragraph }) => paragraph.cases))];
  return {
    ...figures(all),
    files: files.map((one) => ({
      file: one.file,
      case: one.reading.fileCase,
      ...figures(participantParagraphs(one)),
    })),
    cases: cases.map((name) => ({
      case: name,
      ...figures(all.filter(({ paragraph }) => paragraph.cases.includes(name))),
    })),
  };
}

function participantParagraphs(file: StudyFile): Counted[] {
  return file.reading.paragraphs
    .filter((paragraph) => !paragraph.isInterviewer)
    .map((paragraph) => ({ file, paragraph }));
}

/** "participants' words inside any coding ÷ participants' words" */
function figures(counted: readonly Counted[]): CoverageFigures {
  const words = counted.flatMap(({ file, paragraph }) =>
    paragraph.words.map((word) => ({ file, word })),
  );
  const coded = words.filter(({ file, word }) =>
    file.reading.codings.some((coding) => shareCharacter(coding, word)),
  );
  return {
    words: words.length,
    codedWords: coded.length,
    coverage: words.length === 0 ? null : coded.length / words.length,
    uncodedParagraphs: counted.filter(({ paragraph }) => paragraph.isUncoded).length,
  };
}
