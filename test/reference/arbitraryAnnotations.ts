import fc from "fast-check";
import { arbitraryComparedStudy } from "./arbitraryComparison";

/** What a block may say besides: of one key some values, none, an empty one; and other keys. */
const ANNOTATIONS = [
  ...(["", "", " model=one", " model=one", " model=two"] as const),
  ...([' model=""', ' model="t|wo, 2"', " model='=A<b>'", ' model="(none)"'] as const),
  ...([" weight=strong", " Model=one", " model=two weight=strong", ' memo="model=one"'] as const),
  " model=中央",
] as const;

/** Those with attribute blocks whose codings are told apart by what their blocks say. */
export const arbitraryAnnotatedStudy: fc.Arbitrary<Map<string, string>> = fc
  .tuple(
    arbitraryComparedStudy,
    fc.array(fc.constantFrom(...ANNOTATIONS), { minLength: 1, maxLength: 12 }),
    fc.boolean(),
  )
  .map(([files, annotations, isTwice]) => {
    let next = 0;
    const annotated = (block: string): string =>
      `${block.slice(0, -1)}${annotations[next++ % annotations.length]}}`;
    return new Map(
      [...files].map(([path, text]) => {
        if (!path.endsWith(".transcript")) return [path, text];
        // A passage in a passage with the same ends: one coding where the code and the coder agree.
        const twice = isTwice ? text.replace(/\[([^[\]]+)\](\{\.[^}]*\})/g, "[[$1]$2]$2") : text;
        return [path, twice.replace(/\{\.[^}]*\}/g, annotated)];
      }),
    );
  });
