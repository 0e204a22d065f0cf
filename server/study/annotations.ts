import type { Passage, Transcript } from "../markup/model";
import { cutsOf } from "./cuts";
import type { AnnotationFact } from "./facts";
import { copyOf } from "./memos/keptText";

/** These have figures and views of their own. */
const OWN_KEYS: ReadonlySet<string> = new Set(["memo", "by"]);

/** The annotations of all passages with words, in the order of their closing marks. */
export function annotationFacts(transcript: Transcript): AnnotationFact[] {
  const annotated = transcript.passages.filter(
    ({ block, firstWord, endWord }) =>
      endWord > firstWord && block.entries.some(({ key }) => !OWN_KEYS.has(key)),
  );
  if (annotated.length === 0) return [];
  const codings = codingsByPassage(transcript);
  return annotated.flatMap((passage) => factsOf(transcript, passage, codings.get(passage) ?? []));
}

function factsOf(
  transcript: Transcript,
  passage: Passage,
  codings: readonly number[],
): AnnotationFact[] {
  const { start, end, firstWord, endWord, firstParagraph, lastParagraph } = passage;
  const place = { start, end, firstWord, endWord, firstParagraph, lastParagraph };
  const cuts = cutsOf(transcript, passage);
  return passage.block.entries
    .filter(({ key }) => !OWN_KEYS.has(key))
    .map(({ key, value }) => ({
      key: copyOf(key),
      value: copyOf(value),
      ...place,
      cuts,
      codings,
    }));
}

function codingsByPassage({ codings }: Transcript): Map<Passage, number[]> {
  const rows = new Map<Passage, number[]>();
  for (const [row, { passage, others = [] }] of codings.entries()) {
    for (const one of [passage, ...others]) {
      const known = rows.get(one);
      if (known === undefined) rows.set(one, [row]);
      else known.push(row);
    }
  }
  return rows;
}
