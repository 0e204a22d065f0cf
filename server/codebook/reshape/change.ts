import { BY_HAND, cannotBeRead, type CodebookChange } from "../edits";
import type { Codebook } from "../model";
import { readCodebook } from "../parse";
import { commentsIn, keepsComments } from "./comments";
import { isSameOutline, outlineOf, type Outline } from "./outline";
import { inSteps, type Step } from "./steps";
import { isSameTables } from "./tableNodes";

/** A change of the codebook's tree: how the text is changed, and what must be read afterwards. */
export interface Reshaping {
  readonly steps: readonly Step[];
  /** The codebook as it should be read then. */
  readonly expected: Outline;
  /** Comments that go, because what they belong to goes. */
  readonly dropped?: readonly string[];
  /** The queries as they should be read then; absent: the same as before. */
  readonly queries?: ReadonlyMap<string, string>;
  /** The same for the tables. */
  readonly tables?: Codebook["tables"];
  /** How many places will name something that the codebook lacks then. */
  readonly newErrors?: number;
}

/**
 * Plans a change of a codebook that can be read, and gives its edits only if the new text is read
 * as what was planned: every other entry says the same and stands in the same place, all comments
 * are there, and no error is new. Else there is a problem, and nothing is changed.
 */
export function reshaped(
  text: string,
  plan: (codebook: Codebook, outline: Outline) => Reshaping | { readonly problem: string },
): CodebookChange {
  const { codebook, problems } = readCodebook(text);
  if (codebook === undefined) return { problem: cannotBeRead(text, problems) };
  const planned = plan(codebook, outlineOf(codebook));
  if ("problem" in planned) return planned;
  const done = inSteps(text, planned.steps);
  if (done === undefined) return { problem: BY_HAND };
  return isAsPlanned(text, done.text, codebook, planned)
    ? { edits: done.edits }
    : { problem: BY_HAND };
}

function isAsPlanned(
  before: string,
  after: string,
  codebook: Codebook,
  { expected, dropped = [], newErrors = 0, ...planned }: Reshaping,
): boolean {
  const old = readCodebook(before);
  const now = readCodebook(after);
  if (now.codebook === undefined || errorsIn(now) > errorsIn(old) + newErrors) return false;
  return (
    isSameOutline(outlineOf(now.codebook), expected) &&
    isSameQueries(now.codebook.queries, planned.queries ?? codebook.queries) &&
    isSameTables(now.codebook.tables, planned.tables ?? codebook.tables) &&
    keepsComments(textsOf(before), [...textsOf(after), ...dropped])
  );
}

function isSameQueries(
  some: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): boolean {
  return (
    some.size === others.size && [...some].every(([name, query]) => others.get(name) === query)
  );
}

function errorsIn({ problems }: ReturnType<typeof readCodebook>): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

function textsOf(text: string): string[] {
  return commentsIn(text).map((comment) => comment.text);
}
