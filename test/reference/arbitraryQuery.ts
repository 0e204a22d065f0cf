import fc from "fast-check";
import type { ReferenceQuery } from "./query";
import { CODERS, CODES, TRANSCRIPT_PATHS } from "./samples";

/** Generators of queries over the studies of `arbitraryStudy`. */

const name = <Is extends string>(is: Is, ...values: readonly string[]) =>
  fc.constantFrom(...values).map((value) => ({ is, value }));

const operand: fc.Arbitrary<ReferenceQuery> = fc.oneof(
  { weight: 8, arbitrary: name("code", ...CODES, "money", "A", "x_1") },
  { weight: 3, arbitrary: name("theme", "money", ...CODES) },
  { weight: 2, arbitrary: name("by", ...CODERS) },
  { weight: 2, arbitrary: name("case", "P35", "007", "one", "G1/Anna", "B7", "two", "a b") },
  {
    weight: 2,
    arbitrary: name("speaker", "P1", "anna", "Int", "INTERVIEWER 2", "Dr. O’Neil-Smith"),
  },
  { weight: 2, arbitrary: name("role", "interviewer", "participant", "other") },
  { weight: 2, arbitrary: name("heading", "money", "Working across", "x") },
  { weight: 2, arbitrary: name("file", ...TRANSCRIPT_PATHS, "one", "four", "five.txt") },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("level", "size"), fc.constantFrom("central", "local", "3", null))
      .map(([key, value]) => ({ is: "attribute", key, value }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(["weight", "3"], ["exemplar", "yes"], ["k:e.y-1", "v"])
      .map(([key, value]) => ({ is: "annotation", key, value }) as const),
  },
  {
    weight: 3,
    arbitrary: name(
      "words",
      ...["we waited", "WE", "didn't", "agency", "multi-agency", "3.5", "no so", "for  years we"],
      ...["été", "10", "…", "didn’t for", "no"],
    ),
  },
);

/** Queries of every operator, a few levels deep. */
export const { query: arbitraryQuery } = fc.letrec<{ query: ReferenceQuery }>((tie) => ({
  query: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 5, arbitrary: operand },
    {
      weight: 4,
      arbitrary: fc.record({
        is: fc.constantFrom("and" as const, "or" as const),
        a: tie("query"),
        b: tie("query"),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        is: fc.constantFrom("not" as const, "not" as const, "cases" as const, "files" as const),
        of: tie("query"),
      }),
    },
  ),
}));
