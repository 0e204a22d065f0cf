// What the page of recoding knows, and what follows from it: plain data.
import type { AddedCode } from "../../../server/protocol/find";
import type { RecodeListResult, RecodePassage } from "../../../server/protocol/recode";
import { countOf, numberText } from "../../text/figures";
import { addedNow } from "../shared/chosenCode";
import type { FieldCode } from "../shared/codeGroups";
import { identityOf, sameAsBefore, type Listed } from "../shared/listed";
import type {
  KeptTarget,
  NotRecodedMessage,
  NumberedTarget,
  RecodeWish,
  Subject,
  Target,
} from "./messages";
import { withUsed } from "./numbers";

/** A passage with what it is to get, under an id that stays while the texts change. */
export interface Row {
  readonly id: number;
  readonly passage: RecodePassage;
  readonly target: Target | null;
  /** Why it could not be recoded when that was tried last. */
  readonly problem: string | null;
}

/** A target whose passage is not in the list at the moment: its words changed, say. */
export interface Lost extends KeptTarget {
  readonly id: number;
}

export interface State {
  readonly subject: Subject | undefined;
  readonly codes: readonly FieldCode[];
  /** Undefined before the first answer. */
  readonly total: number | undefined;
  readonly rows: readonly Row[];
  readonly lost: readonly Lost[];
  readonly nextId: number;
  readonly numbered: readonly NumberedTarget[];
  /** The row that has the focus, or had it last. */
  readonly current: number | undefined;
  /** The passages that are being recoded. */
  readonly applying: ReadonlySet<number>;
  readonly isAway: boolean;
  /** What was done last, in a sentence. */
  readonly said: string;
}

/** The state with the passages as they are now: a target stays with the passage that it is for. */
export function withPassages(state: State, { total, passages }: RecodeListResult): State {
  const listed = state.rows.map(({ id, passage, target }) => ({ ...passage, id, target }));
  const lost = state.lost.map(({ id, passage, target }) => ({ ...passage, id, target }));
  const before: readonly Known[] = [...listed, ...lost];
  const known = sameAsBefore(before, passages);
  let { nextId } = state;
  const rows = passages.map((passage, index): Row => {
    const old = known[index];
    return { id: old?.id ?? nextId++, passage, target: old?.target ?? null, problem: null };
  });
  const there = new Set(known);
  const gone = before.flatMap((one) =>
    one.target && !there.has(one)
      ? [{ id: one.id, passage: identityOf(one), target: one.target }]
      : [],
  );
  return { ...state, total, rows, lost: gone, nextId, isAway: false };
}

interface Known extends Listed {
  readonly id: number;
  readonly target: Target | null;
}

/** The state with a passage that is to get something, or nothing any more. */
export function withTarget(state: State, id: number, target: Target | null): State {
  const rows = state.rows.map((row) => (row.id === id ? { ...row, target, problem: null } : row));
  const numbered = target?.code ? withUsed(state.numbered, target.code) : state.numbered;
  return { ...state, rows, numbered, said: "" };
}

/** The passage gets the code in the place of this one, or beside it. */
export function withOtherAction(state: State, id: number): State {
  const target = state.rows.find((row) => row.id === id)?.target;
  if (!target?.code) return state;
  return withTarget(state, id, { ...target, action: target.action === "add" ? "replace" : "add" });
}

/** The passages that change, without those that could not. */
export function changing({ rows }: Pick<State, "rows">): readonly Row[] {
  return rows.filter(({ target, problem }) => target !== null && problem === null);
}

/** What is to be done, as the server wants it. */
export function wishOf(state: State): RecodeWish {
  const rows = changing(state);
  const newCodes = new Map<string, AddedCode>();
  const decisions = rows.flatMap(({ id, passage, target }) => {
    if (!target) return [];
    const isNew = target.code && addedNow(target.code, state.codes);
    if (isNew) newCodes.set(isNew.id, isNew);
    const { file, start, end, by, before, text, after } = passage;
    const to = target.code?.id ?? null;
    return [{ id, file, start, end, by, before, text, after, action: target.action, to }];
  });
  return { kind: "apply", decisions, newCodes: [...newCodes.values()] };
}

/** What was recoded has no target any more, whether it is still in the list or not. */
export function withRecoded(state: State, changed: number): State {
  const { applying } = state;
  const rows = state.rows.map((row) => (applying.has(row.id) ? { ...row, target: null } : row));
  const lost = state.lost.filter(({ id }) => !applying.has(id));
  const said = `Recoded ${countOf(changed, "passage")}.`;
  return { ...state, rows, lost, applying: NOBODY, said };
}

/** Every target stays; passages that are the reason say so, and are left out the next time. */
export function withRefused(state: State, { refused }: NotRecodedMessage): State {
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  const rows = state.rows.map((row) => ({ ...row, problem: reasons.get(row.id) ?? row.problem }));
  const why = refused.length === 0 ? "" : ` ${countOf(refused.length, "passage")} in the way.`;
  return { ...state, rows, applying: NOBODY, said: `Nothing was changed.${why}` };
}

export const NOBODY: ReadonlySet<number> = new Set();

/** "7 of 40 passages change: 5 to Blame, 2 without a code instead." */
export function summaryText(state: State): string {
  const rows = changing(state);
  if (rows.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { target } of rows) {
    const text = target ? effectText(target) : "";
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const parts = [...counts].map(([text, count]) => `${numberText(count)} ${text}`);
  const all = `${numberText(rows.length)} of ${countOf(state.total ?? rows.length, "passage")}`;
  return `${all} ${rows.length === 1 ? "changes" : "change"}: ${parts.join(", ")}.`;
}

/** "to Blame", "to Blame as well", "without a code instead". */
function effectText({ action, code }: Target): string {
  if (action === "remove" || code === null) return "without a code instead";
  return action === "add" ? `to ${code.name} as well` : `to ${code.name}`;
}

/** Which targets wait for passages that are not in the list, in a sentence. */
export function lostText({ lost }: State): string {
  if (lost.length === 0) return "";
  const files = [...new Set(lost.map(({ passage }) => passage.file))];
  const shown = files.slice(0, MOST_NAMES).join(", ");
  const rest = files.length > MOST_NAMES ? ` and ${files.length - MOST_NAMES} more` : "";
  const count = countOf(lost.length, "passage");
  return (
    `${count} with a target not in the list at the moment (${shown}${rest}): changed words, another ` +
    `code, or further down. Nothing is done to them; what they were to get is kept.`
  );
}

const MOST_NAMES = 5;
