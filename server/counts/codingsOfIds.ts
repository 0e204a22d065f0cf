import { CODING, rowCount, type FileFacts } from "../study/facts";

/** The rows of the codings that carry one of these ids, in the order of the text. */
export function codingsOfIds(
  { codings, codes }: FileFacts,
  ids: ReadonlySet<string>,
): readonly number[] {
  const isWanted = codes.map((code) => ids.has(code));
  const found: number[] = [];
  if (!isWanted.includes(true)) return found;
  const count = rowCount(codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    if (isWanted[codings[coding * CODING.width + CODING.code]]) found.push(coding);
  }
  return found;
}
