// What the page of “Find and code” knows, and what follows from it: plain data.
import type { CodeUnit, FindProblem, FindQuery } from "../../../server/protocol/find";
import { countOf, numberText } from "../../text/figures";
import type { ChosenCode } from "../shared/chosenCode";
import type { FieldCode } from "../shared/codeGroups";
import type { Listed } from "../shared/listed";
import { tickedAgain, withChanges, withHits, type HitList } from "./hitList";
import type { ChangesMessage, CodedMessage, HitsMessage } from "./messages";

export interface State {
  readonly query: FindQuery;
  /** The number of the search that is shown or under way. */
  readonly search: number;
  readonly isSearching: boolean;
  readonly isAway: boolean;
  readonly problem: FindProblem | null;
  readonly list: HitList;
  readonly ticked: ReadonlySet<number>;
  /** Ticks of before the page was hidden, whose hits are not found again yet. */
  readonly awaited: readonly Listed[];
  /** Why hits were left out when they were to be coded, by their ids. */
  readonly notes: ReadonlyMap<number, string>;
  readonly codes: readonly FieldCode[];
  readonly code: ChosenCode | null;
  readonly unit: CodeUnit;
  readonly isCoding: boolean;
  /** What was done last, in a sentence. */
  readonly said: string;
}

/** The state with hits of the search that is under way; answers to an earlier one change nothing. */
export function withResult(state: State, message: HitsMessage): State {
  if (message.search !== state.search) return state;
  const { result, isFirst, isDone } = message;
  const list = withHits(state.list, message);
  const fresh = isFirst ? list.rows : list.rows.slice(state.list.rows.length);
  const again = tickedAgain(fresh, state.awaited);
  return {
    ...state,
    list,
    problem: result.problem,
    isSearching: !isDone,
    isAway: false,
    ticked: new Set([...(isFirst ? [] : state.ticked), ...again.ids]),
    awaited: again.awaited,
    notes: isFirst ? NO_NOTES : state.notes,
  };
}

export const NO_NOTES: ReadonlyMap<number, string> = new Map();

export function withChanged(state: State, message: ChangesMessage): State {
  if (message.search !== state.search) return state;
  const list = withChanges(state.list, message);
  const there = new Set(list.rows.map(({ id }) => id));
  return {
    ...state,
    list,
    ticked: new Set([...state.ticked].filter((id) => there.has(id))),
    notes: new Map([...state.notes].filter(([id]) => there.has(id))),
  };
}

export function withTick(state: State, id: number): State {
  const ticked = new Set(state.ticked);
  if (!ticked.delete(id)) ticked.add(id);
  return { ...state, ticked };
}

/** Ticks all listed hits; where all are ticked already, none. */
export function withAllTicked(state: State): State {
  const { rows } = state.list;
  const areAll = rows.every(({ id }) => state.ticked.has(id));
  return { ...state, ticked: new Set(areAll ? [] : rows.map(({ id }) => id)) };
}

/** Hits that were left out stay ticked, each with the reason. */
export function withCoded(state: State, done: CodedMessage): State {
  const notes = new Map(done.refused.map(({ id, reason }) => [id, reason]));
  const ticked = new Set([...state.ticked].filter((id) => notes.has(id)));
  return { ...state, notes, ticked, isCoding: false, said: codedText(done) };
}

function codedText({ passages, refused }: CodedMessage): string {
  const done = passages === 0 ? "Nothing was coded." : `Coded ${countOf(passages, "passage")}.`;
  if (refused.length === 0) return done;
  return `${done} ${countOf(refused.length, "hit")} left out; each says why.`;
}

/** How far the search is and what it found, in a sentence. */
export function statusText(state: State): string {
  const { query, list, isSearching, isAway } = state;
  const { rows, hasMore, searched, total } = list;
  if (isAway) return "Verbatim’s server does not answer. The search goes on as soon as it does.";
  if (query.text.trim() === "" || state.problem) return "";
  const far = `${numberText(searched)} of ${countOf(total, "transcript")} searched`;
  if (isSearching) return total === 0 ? "Searching…" : `Searching… ${far}.`;
  if (total === 0) return "There is no transcript to search.";
  if (rows.length === 0) return hasMore ? `${far}.` : `No hit in ${countOf(total, "transcript")}.`;
  const files = new Set(rows.map(({ file }) => file)).size;
  const found = `${countOf(rows.length, "hit")} in ${countOf(files, "transcript")}`;
  return hasMore ? `The first ${found}; ${far}.` : `${found}.`;
}

/** "2 transcripts could not be read: a.md, b.md." */
export function unreadText({ unread }: HitList): string {
  if (unread.length === 0) return "";
  const shown = unread.slice(0, MOST_NAMES).join(", ");
  const rest =
    unread.length > MOST_NAMES ? ` and ${numberText(unread.length - MOST_NAMES)} more` : "";
  return `${countOf(unread.length, "transcript")} could not be read: ${shown}${rest}.`;
}

const MOST_NAMES = 5;
