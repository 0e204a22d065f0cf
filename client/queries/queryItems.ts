// What the list below a query that is being written shows.
import type {
  QueryCompletion,
  QueryCompletionKind,
  QueryProblem,
  RunQueryResult,
} from "../../server/protocol/query";
import { withoutIcons } from "../text/plain";
import { figuresText } from "./found";

/** A row of the list; its text is no label, because VS Code would filter labels by the whole query. */
export interface QueryItem {
  /** An icon alone. */
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly alwaysShow: true;
  /** What a person gets who takes it: the passages, a longer query, or nothing. */
  readonly take: "passages" | "nothing" | { readonly query: string };
}

/** To show its passages, to save it, to look for words in what it finds, or to count nothing else. */
export type QueryPurpose = "show" | "save" | "limit" | "scope";

export interface QueryState {
  readonly text: string;
  readonly result: Pick<RunQueryResult, "figures" | "problems"> | undefined;
  readonly completions: readonly QueryCompletion[];
  /** How many there are; more than those that are given where the list is cut. */
  readonly total: number;
  readonly saved: readonly { readonly name: string; readonly query: string }[];
  /** What Enter is for. */
  readonly purpose: QueryPurpose;
}

/** What the query finds comes first, or what is wrong with it; then what may be written. */
export function queryItems(state: QueryState): QueryItem[] {
  const { text, result, completions, total, saved } = state;
  const isEmpty = text.trim() === "";
  const offered = completions.filter(
    ({ newText, start, end }) => newText !== text.slice(start, end),
  );
  const rest = total - completions.length;
  return [
    ...(isEmpty ? [] : [resultItem(result, state.purpose)]),
    ...(isEmpty ? saved.map(savedItem) : []),
    ...offered.map((completion) => completionItem(text, completion)),
    ...(rest > 0
      ? [item("$(ellipsis)", `${rest} more`, "nothing", "Go on writing to see them")]
      : []),
  ];
}

/** The query with a completion in its place, and where the cursor is. */
export function completed(text: string, { start, end, newText, goesOn }: QueryCompletion): string {
  const behind = text.slice(end);
  const blank = goesOn || behind !== "" ? "" : " ";
  return text.slice(0, start) + newText + blank + behind;
}

function resultItem(result: QueryState["result"], purpose: QueryPurpose): QueryItem {
  if (result === undefined) return item("$(loading~spin)", "Looking…", "nothing");
  const [problem] = result.problems;
  if (result.figures === null) return problemItem(problem);
  const figures = figuresText(result.figures);
  const { icon, done } = PURPOSES[purpose];
  return item(icon, figures, "passages", problem ? sentenceOf(problem) : done);
}

const PURPOSES: Readonly<Record<QueryPurpose, { readonly icon: string; readonly done: string }>> = {
  show: { icon: "$(search)", done: "Shows the passages" },
  save: { icon: "$(save)", done: "Saves the query in the codebook" },
  limit: { icon: "$(search)", done: "Looks for the words there" },
  scope: { icon: "$(filter)", done: "Counts only what lies in it" },
};

function problemItem(problem: QueryProblem | undefined): QueryItem {
  const text = problem ? sentenceOf(problem) : "This query cannot be run.";
  const fix = problem?.replacement === undefined ? undefined : `Perhaps ${problem.replacement}`;
  return item("$(error)", text, "nothing", fix);
}

function sentenceOf({ start, message }: QueryProblem): string {
  return `Column ${start + 1}: ${message}`;
}

function savedItem({ name, query }: { readonly name: string; readonly query: string }): QueryItem {
  return item("$(bookmark)", name, { query }, query);
}

const ICONS: Readonly<Record<QueryCompletionKind, string>> = {
  operator: "$(symbol-operator)",
  code: "$(tag)",
  name: "$(symbol-field)",
  value: "$(symbol-value)",
};

function completionItem(text: string, completion: QueryCompletion): QueryItem {
  const { kind, label, detail } = completion;
  const written = detail === "" ? label : `${label} – ${detail}`;
  return item(ICONS[kind], written, { query: completed(text, completion) });
}

function item(
  label: string,
  description: string,
  take: QueryItem["take"],
  detail?: string,
): QueryItem {
  const shown = { label, description: withoutIcons(description), alwaysShow: true, take } as const;
  return detail === undefined ? shown : { ...shown, detail: withoutIcons(detail) };
}
