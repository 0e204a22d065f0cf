import { MAX_GLOBS, MAX_GLOB_LENGTH } from "./limits";
import type { CodebookProblem } from "./model";
import { problem, quoted } from "./problems";
import type { Item } from "./fields";

/** Path segments of a pattern without braces; `**` stands for any number of folders. */
export type Pattern = readonly string[];

/**
 * The globs of `transcripts` that can be used, and a problem for each that cannot: too many or too
 * long (`limit-reached`), outside the study, or in a notation that has no meaning here
 * (`invalid-value`). Specification of the codebook, section 1.
 */
export function checkGlobs(items: readonly Item[]): {
  readonly globs: readonly string[];
  readonly problems: readonly CodebookProblem[];
} {
  const globs: string[] = [];
  const problems: CodebookProblem[] = [];
  let left = MAX_GLOBS;
  for (const item of items) {
    const fault = faultOf(item.text);
    left -= fault === undefined ? patternsOf(item.text).length : 1;
    if (left < 0) {
      problems.push(problem("limit-reached", item, TOO_MANY));
      break;
    }
    if (fault === undefined) globs.push(item.text);
    else problems.push(problem(fault.code, item, fault.message));
  }
  return { globs, problems };
}

const TOO_MANY =
  `There are more than ${MAX_GLOBS} globs (the limit; each alternative in {a,b} counts as one). ` +
  "Those from here on are not used. Cover more files with one glob.";

/**
 * The patterns that a glob stands for: its braces expanded (at most 200 patterns), cut into path
 * segments. A glob that ends in `/` means everything below that folder. Empty for a glob that
 * `checkGlobs` refuses.
 */
export function patternsOf(glob: string): Pattern[] {
  if (faultOf(glob) !== undefined) return [];
  return (expandBraces(glob) ?? []).map(segmentsOf);
}

interface Fault {
  readonly code: "invalid-value" | "limit-reached";
  readonly message: string;
}

function faultOf(glob: string): Fault | undefined {
  if (glob.length > MAX_GLOB_LENGTH)
    return limit(glob, `longer than ${MAX_GLOB_LENGTH} characters`);
  const advice = ADVICE.find(({ pattern }) => pattern.test(glob));
  if (advice !== undefined) return invalid(glob, advice.message);
  const expanded = expandBraces(glob);
  if (expanded === undefined) return limit(glob, `more than ${MAX_GLOBS} patterns`);
  // Braces may hide a way out of the study: `{..,a}/b`.
  if (expanded.some((one) => LEADS_OUT.test(one))) return invalid(glob, OUTSIDE);
  return undefined;
}

const LEADS_OUT = /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i;
const OUTSIDE = "leads out of the study's folder. Write a path below codebook.yaml.";
const ADVICE = [
  { pattern: /\\/, message: "has a backslash. Separate folders by /." },
  { pattern: LEADS_OUT, message: OUTSIDE },
  { pattern: /^!/, message: "starts with !. Globs only add files; none can take files away." },
  { pattern: /[[\]]/, message: "has square brackets, which mean nothing here. Use * or ?." },
  {
    pattern: /[?*+@!]\(/,
    message: "has a bracket after * ? + @ or !. Use {a,b} for alternatives.",
  },
];

function invalid(glob: string, reason: string): Fault {
  return { code: "invalid-value", message: `The glob ${quoted(glob)} ${reason}` };
}

function limit(glob: string, reason: string): Fault {
  const message = `The glob ${quoted(glob)} comes to ${reason} (the limit), so it is not used.`;
  return { code: "limit-reached", message };
}

/** `a.{b,c}` is `a.b` and `a.c`. Braces may nest; without a comma inside they are plain text. */
function expandBraces(glob: string): readonly string[] | undefined {
  const done: string[] = [];
  const waiting = [glob];
  while (waiting.length > 0) {
    if (waiting.length + done.length > MAX_GLOBS) return undefined;
    const next = waiting.pop() as string;
    const group = innermostGroup(next);
    if (group === undefined) done.push(next);
    else for (const option of group.options) waiting.push(group.before + option + group.behind);
  }
  return done.reverse();
}

interface Group {
  readonly before: string;
  readonly options: readonly string[];
  readonly behind: string;
}

function innermostGroup(glob: string): Group | undefined {
  for (let close = glob.indexOf("}"); close >= 0; close = glob.indexOf("}", close + 1)) {
    const open = glob.lastIndexOf("{", close);
    if (open < 0) continue;
    const options = glob.slice(open + 1, close).split(",");
    if (options.length === 1) continue;
    return { before: glob.slice(0, open), options, behind: glob.slice(close + 1) };
  }
  return undefined;
}

function segmentsOf(pattern: string): Pattern {
  const path = pattern.endsWith("/") ? `${pattern}**` : pattern;
  return path.split("/").filter((segment) => segment !== "." && segment !== "");
}
