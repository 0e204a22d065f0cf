import type { FrontMatter, DeclaredSpeaker } from "./frontMatter";
import { isNameWithNumber, labelKey } from "./labels";
import type { LabelUse } from "./layout";

/** Who speaks: section 5 of markup.md. */

export interface Speaker {
  /** "as declared, else as first written"; null for speech without a label. */
  readonly label: string | null;
  readonly isInterviewer: boolean;
  /** Those of a participant: one; an interviewer has none. */
  readonly cases: readonly string[];
  readonly declaration: DeclaredSpeaker | null;
}

export class Speakers {
  constructor(
    private readonly frontMatter: FrontMatter,
    private readonly labels: readonly LabelUse[],
    private readonly interviewers: readonly string[],
    readonly fileCase: string,
  ) {}

  speaker(key: string | null): Speaker {
    // "Speech without a label is a participant's."
    if (key === null)
      return { label: null, isInterviewer: false, cases: [this.fileCase], declaration: null };
    const declaration =
      this.frontMatter.speakers.find((one) => labelKey(one.label) === key) ?? null;
    const label = declaration?.label ?? this.labels.find((use) => use.key === key)?.written ?? key;
    const isInterviewer = this.isInterviewer(label, declaration);
    return {
      label,
      isInterviewer,
      cases: isInterviewer ? [] : [this.caseOf(declaration)],
      declaration,
    };
  }

  declaredParticipants(): Speaker[] {
    return this.frontMatter.speakers
      .map((declaration) => this.speaker(labelKey(declaration.label)))
      .filter((speaker) => !speaker.isInterviewer);
  }

  /** "A declared `role` decides … Without one, … if the label, with or without a number after it, is in the codebook's `interviewers`" */
  private isInterviewer(label: string, declaration: DeclaredSpeaker | null): boolean {
    const role = declaration?.role ?? null;
    return role === null ? isNameWithNumber(label, this.interviewers) : role === "interviewer";
  }

  /**
   * "A speaker's case is the declared `case`; without one, the file's case. Where a file declares two or more
   * participants, a declared participant without `case` is a case of their own".
   * Reading: who is a participant is decided here as in this section, so the codebook's `interviewers` play a part.
   */
  private caseOf(declaration: DeclaredSpeaker | null): string {
    if (declaration === null) return this.fileCase;
    if (declaration.case !== null) return declaration.case;
    const participants = this.frontMatter.speakers.filter(
      (one) => !this.isInterviewer(one.label, one),
    );
    return participants.length >= 2 ? `${this.fileCase}/${declaration.label}` : this.fileCase;
  }
}

/**
 * "default: the file's name without `.md` or `.txt`, then without `.transcript`".
 * Reading: the name without its folders; the endings as written here, in lower case.
 */
export function defaultCase(fileName: string): string {
  const name = fileName.split("/").pop() ?? fileName;
  return name.replace(/\.(?:md|txt)$/, "").replace(/\.transcript$/, "");
}
