import type { MarkupProblem, MarkupProblemCode, Severity, Span } from "./model";

/** The problems of one file, collected while it is read. */
export interface ProblemList {
  readonly add: (code: MarkupProblemCode, span: Span, more?: ProblemDetails) => void;
  /** The same for those that may be many: without making a span for those beyond the limit. */
  readonly addAt: (
    code: MarkupProblemCode,
    start: number,
    end: number,
    more?: ProblemDetails,
  ) => void;
  /** Everything that was added, in the order of the text. */
  readonly sorted: () => readonly MarkupProblem[];
}

export interface ProblemDetails {
  /** Takes the place of the usual message. */
  readonly message?: string;
  readonly severity?: Severity;
  readonly related?: Span;
}

/** How many problems of one kind are listed for one file; the last one says how many more. */
export const MAX_PROBLEMS_OF_A_KIND = 1_000;

const severities: Readonly<Record<MarkupProblemCode, Severity>> = {
  "malformed-attributes": "error",
  "unmatched-end": "error",
  "unended-range": "error",
  "code-before-label": "error",
  "detached-attributes": "warning",
  "duplicate-code": "warning",
  "duplicate-id": "warning",
  "overlapping-same-code": "hint",
  "empty-passage": "warning",
  "nothing-but-coded": "warning",
  "paragraph-code-inside": "hint",
  "unmatched-start": "hint",
  "code-in-heading": "warning",
  "unknown-speaker": "warning",
  "no-speaker": "information",
  "invalid-front-matter": "error",
  "unclosed-comment": "error",
  "merge-conflict": "error",
  "wording-changed": "error",
};

const NONE = Object.fromEntries(Object.keys(severities).map((code) => [code, 0])) as Readonly<
  Record<MarkupProblemCode, number>
>;

const messages: Readonly<Record<MarkupProblemCode, string>> = {
  "malformed-attributes":
    "This attribute block cannot be read. Write it as {.code}, {.code key=value} or []{-}.",
  "unmatched-end": "A coded passage ends here, but its start is missing in front of it.",
  "unended-range": "This range never ends. Write its end mark with a code, as in [<1]{.code}.",
  "code-before-label":
    "The passage starts before the speaker label. Move its [ behind the label, or use a range.",
  "detached-attributes":
    "These attributes belong to no passage. They must follow a ] at once, or be written as []{…}.",
  "duplicate-code": "This code is already on exactly this passage. It counts once.",
  "duplicate-id": "Another passage of this file has this id already.",
  "overlapping-same-code": "This passage lies inside or across another one with the same code.",
  "empty-passage": "This passage holds no words, so it is not counted.",
  "nothing-but-coded": "This paragraph is marked as having nothing to code, but it is coded.",
  "paragraph-code-inside":
    "A code of the whole paragraph is easier to find at the paragraph's end.",
  "unmatched-start": "This [ has no ] in its paragraph.",
  "code-in-heading": "Codes in headings and comments are not counted.",
  "unknown-speaker": "This looks like a speaker, but the file declares its participants.",
  "no-speaker": "Nobody is named as the speaker of this text.",
  "invalid-front-matter": "The front matter cannot be read.",
  "unclosed-comment": "This comment never ends. Close it with -->.",
  "merge-conflict": "A merge conflict is left in this file. Keep one of the two versions.",
  "wording-changed": "The words of this transcript are not those that were sealed.",
};

export function createProblemList(): ProblemList {
  const problems: MarkupProblem[] = [];
  const counts = { ...NONE };
  const addAt = (
    code: MarkupProblemCode,
    start: number,
    end: number,
    more?: ProblemDetails,
  ): void => {
    // Hostile text has a million problems of one kind: beyond the limit they are only counted.
    if (++counts[code] > MAX_PROBLEMS_OF_A_KIND) return;
    const severity = more?.severity ?? severities[code];
    const message = more?.message ?? messages[code];
    const related = more?.related && { start: more.related.start, end: more.related.end };
    problems.push({ code, severity, message, start, end, ...(related && { related }) });
  };
  return {
    addAt,
    add: (code, span, more) => addAt(code, span.start, span.end, more),
    sorted: () => announceCuts(problems, counts).sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** Says in the last problem of a kind how many more there are: no limit is silent. */
function announceCuts(
  problems: MarkupProblem[],
  counts: Readonly<Record<MarkupProblemCode, number>>,
): MarkupProblem[] {
  for (const [code, count] of Object.entries(counts)) {
    if (count <= MAX_PROBLEMS_OF_A_KIND) continue;
    const last = problems.findLastIndex((problem) => problem.code === code);
    const more = count - MAX_PROBLEMS_OF_A_KIND;
    const message = `${problems[last].message} ${more} more of this kind in this file are not listed.`;
    problems[last] = { ...problems[last], message };
  }
  return problems;
}
