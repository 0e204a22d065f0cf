import type { TranscriptContext } from "../../features/context";
import type { FrontMatter } from "../../markup/model";
import type { Ledger } from "./ledger";
import { hasWords } from "./sourceNodes";

/** Names what of a transcript a project has no place for, and what it holds in its own way alone. */
export function reportLosses({ path, transcript }: TranscriptContext, ledger: Ledger): void {
  ledger.add({ fate: "kept", what: "transcripts" });
  const { text, passages, marks, comments, paragraphs, frontMatter } = transcript;
  const annotations = passages.flatMap(({ block }) =>
    block.entries.filter(({ key }) => key !== "memo" && key !== "by"),
  );
  const silent = paragraphs.filter(
    ({ label, wordingStart, wordingEnd }) => label !== undefined && wordingStart === wordingEnd,
  );
  const counts: readonly (readonly [what: string, count: number])[] = [
    ["annotations of passages", annotations.length],
    ["names of passages", passages.filter(({ block }) => block.id !== undefined).length],
    ["marks that nothing is to be coded", marks.length],
    ["comments", comments.filter(({ memo }) => !memo).length],
    ["passages without words", passages.filter((passage) => !hasWords(passage)).length],
    ["labels without words", silent.length],
    [
      "attributes without a value",
      frontMatter.attributes.filter((one) => !one.value.trim()).length,
    ],
  ];
  const why = "REFI-QDA has no place for them; they stay in the transcript.";
  ledger.add({ ...UNKNOWN_KEYS, count: unknownKeys(text, frontMatter).length }, path);
  for (const [what, count] of counts) ledger.add({ fate: "left out", what, why, count }, path);
  const { speakers, coder, date, source, status } = frontMatter;
  const described = [coder, date, source, status].filter((value) => value !== undefined);
  ledger.add({ ...DESCRIBED, count: described.length + speakers.length }, path);
}

const DESCRIBED = {
  fate: "changed",
  what: "speakers, dates and other entries of front matter",
  why: "They stand in the description of the text, and come back from there; other programs show them as words.",
} as const;
const UNKNOWN_KEYS = {
  fate: "left out",
  what: "entries of front matter with other names",
  why: "REFI-QDA has no place for them; they stay in the transcript.",
} as const;

const KNOWN = /^(["']?)(?:case|attributes|speakers|coder|date|source|status|verbatim)\1\s*:/;

/** The first words of lines of the front matter that are entries of their own. */
function unknownKeys(text: string, { span }: FrontMatter): readonly string[] {
  if (span === undefined) return [];
  const lines = text.slice(span.start, span.end).split(/\r\n?|\n/);
  return lines.filter((line) => /^[^\s#{}[\]-][^:]*:(?:\s|$)/.test(line) && !KNOWN.test(line));
}
