import { patternsOf, type Pattern } from "./globs";
import type { Codebook } from "./model";

/**
 * Tells which files of a study are transcripts (specification of the codebook, section 1). The
 * path is relative to the folder of the codebook and has forward slashes; one that leads out of
 * the study, into a hidden folder or into `node_modules` never matches, nor does a memo
 * (`memos/*.md`), the codebook, `cases.csv` or the study's `framework.md`. Without a codebook, or
 * without `transcripts` in it, the default rule holds. Takes time in proportion to the path and the
 * glob multiplied, at most.
 */
export function transcriptMatcher(
  codebook: Codebook | undefined,
): (relativePath: string) => boolean {
  const patterns = codebook?.transcripts?.flatMap(patternsOf);
  return (relativePath) => {
    const segments = relativePath.split("/");
    if (segments.some(isNeverSearched) || isOtherFile(segments)) return false;
    if (patterns === undefined) return isTranscriptByDefault(segments);
    return patterns.some((pattern) => matchesPath(pattern, segments));
  };
}

function isNeverSearched(segment: string): boolean {
  return segment === "" || segment.startsWith(".") || segment === "node_modules";
}

/** Whether a file is a memo of the study: `memos/*.md` (section 2, Memos). */
export function isMemoPath(relativePath: string): boolean {
  const segments = relativePath.split("/");
  return !segments.some(isNeverSearched) && isMemo(segments);
}

/** Files of a study that are something else, whatever a glob says. */
function isOtherFile(segments: readonly string[]): boolean {
  const name = segments[segments.length - 1];
  if (name === "codebook.yaml" || name === "cases.csv") return true;
  if (segments.length === 1 && name === "framework.md") return true;
  return isMemo(segments);
}

function isMemo(segments: readonly string[]): boolean {
  return segments.length === 2 && segments[0] === "memos" && segments[1].endsWith(".md");
}

const TRANSCRIPT_ENDINGS = [".transcript", ".transcript.md", ".transcript.txt"];
const TEXT_ENDINGS = [".md", ".txt"];

function isTranscriptByDefault(segments: readonly string[]): boolean {
  const name = segments[segments.length - 1];
  if (endsWithAny(name, TRANSCRIPT_ENDINGS)) return true;
  return segments.lastIndexOf("transcripts", -2) >= 0 && endsWithAny(name, TEXT_ENDINGS);
}

function endsWithAny(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending));
}

/**
 * Matches with one point to come back to: only the last `**` or `*` ever needs to take more, which
 * is why no glob can make this slow, as it can a regular expression.
 */
function matchesPath(pattern: Pattern, segments: readonly string[]): boolean {
  return matchesList(pattern.length, segments.length, {
    isStar: (index) => pattern[index] === "**",
    fits: (index, at) => matchesSegment(pattern[index], segments[at]),
  });
}

function matchesSegment(pattern: string, segment: string): boolean {
  return matchesList(pattern.length, segment.length, {
    isStar: (index) => pattern[index] === "*",
    fits: (index, at) => pattern[index] === "?" || pattern[index] === segment[at],
  });
}

interface Parts {
  /** Whether this part of the pattern takes any number of parts. */
  readonly isStar: (index: number) => boolean;
  /** Whether this part of the pattern takes exactly that part. */
  readonly fits: (index: number, at: number) => boolean;
}

function matchesList(patternLength: number, length: number, parts: Parts): boolean {
  let index = 0;
  let at = 0;
  let starIndex = -1;
  let starAt = 0;
  while (at < length) {
    if (index < patternLength && parts.isStar(index)) {
      starIndex = index++;
      starAt = at;
    } else if (index < patternLength && parts.fits(index, at)) {
      index++;
      at++;
    } else if (starIndex >= 0) {
      index = starIndex + 1;
      at = ++starAt;
    } else return false;
  }
  while (index < patternLength && parts.isStar(index)) index++;
  return index === patternLength;
}
