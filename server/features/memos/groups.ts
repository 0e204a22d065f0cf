import type {
  MemoChoice,
  MemoGrouping,
  MemoInfo,
  MemosResult,
  StudyMemos,
} from "../../protocol/memos";
import { MEMO_TYPES } from "../../study/memos/readMemo";
import type { StudySnapshot } from "../context";
import { titleOfStudy } from "../overview";
import type { Page } from "../passages";
import { shorten } from "../shorten";
import { memosOf, type MemoItem } from "./items";

/** Called after each memo: a promise to wait for when others are to get their turn. */
export type Pause = () => Promise<void> | undefined;

/**
 * How many memos a study has, and in which groups. With a filter, only what matches is grouped; a
 * memo about several things is in several groups and counts once in the study.
 */
export async function memoGroupsOf(
  study: StudySnapshot,
  choice: MemoChoice,
  pause: Pause,
): Promise<StudyMemos> {
  const isWanted = matcherOf(study, choice.filter);
  const groups = new Map<string, number>();
  const sum = { total: 0, shown: 0, cut: 0 };
  for (const memo of memosOf(study)) {
    await pause();
    sum.total++;
    if (memo.text.length > memo.text.text.length) sum.cut++;
    if (!isWanted(memo)) continue;
    sum.shown++;
    for (const key of keysOf(memo, choice.by)) groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return {
    ...sum,
    uri: study.uri,
    title: titleOfStudy(study),
    groups: inOrder(study, choice.by, groups),
  };
}

/** The memos of one group, a page of them. */
export async function memosInGroup(
  study: StudySnapshot,
  { by, filter, group, offset, limit }: MemoChoice & { readonly group: string } & Page,
  pause: Pause,
): Promise<MemosResult> {
  const isWanted = matcherOf(study, filter);
  const memos: MemoInfo[] = [];
  let total = 0;
  for (const memo of memosOf(study)) {
    await pause();
    if (!keysOf(memo, by).includes(group) || !isWanted(memo)) continue;
    if (total >= offset && memos.length < limit) memos.push(infoOf(study, memo));
    total++;
  }
  return { total, memos };
}

const LONGEST_TEXT = 5_000;

function infoOf(study: StudySnapshot, { text, codes, ...memo }: MemoItem): MemoInfo {
  const names = codes.map((id) => nameOf(study, id));
  return { ...memo, codes: names, text: shorten(text.text, LONGEST_TEXT), length: text.length };
}

function nameOf({ figures }: StudySnapshot, id: string): string {
  return figures.study.codebook.nodes.get(id)?.name ?? id;
}

/** Group of what has no code, case, type or date. */
const NONE = "none";

function keysOf(memo: MemoItem, by: MemoGrouping): readonly string[] {
  const keys = KEYS[by](memo);
  return keys.length === 0 ? [NONE] : keys;
}

const KEYS: Readonly<Record<MemoGrouping, (memo: MemoItem) => readonly string[]>> = {
  code: ({ codes }) => codes.map((id) => `=${id}`),
  case: ({ cases }) => cases.map((name) => `=${name}`),
  type: ({ kind, type }) => [kind === "file" ? `file ${type ?? ""}` : kind],
  date: ({ date }) => (date === null ? [] : [date.slice(0, "2026-11".length)]),
};

type Groups = StudyMemos["groups"];

function inOrder(
  study: StudySnapshot,
  by: MemoGrouping,
  totals: ReadonlyMap<string, number>,
): Groups {
  const groups = [...totals].filter(([key]) => key !== NONE);
  const sorted = groups.sort(([a], [b]) => ORDERS[by](study, a, b) || (a < b ? -1 : a > b ? 1 : 0));
  const none = totals.get(NONE);
  const found = none === undefined ? sorted : [...sorted, [NONE, none] as const];
  return found.map(([key, total]) => ({ key, label: labelOf(study, by, key), total }));
}

type Compare = (study: StudySnapshot, a: string, b: string) => number;

const ORDERS: Readonly<Record<MemoGrouping, Compare>> = {
  code: (study, a, b) => orderOf(study, a) - orderOf(study, b),
  case: (_study, a, b) => natural(a, b),
  type: (_study, a, b) => TYPE_KEYS.indexOf(a) - TYPE_KEYS.indexOf(b),
  date: (_study, a, b) => (a < b ? 1 : a > b ? -1 : 0),
};

/** As in the codebook; what it lacks comes last. */
function orderOf({ figures }: StudySnapshot, key: string): number {
  const { nodes } = figures.study.codebook;
  return nodes.get(key.slice(1))?.order ?? nodes.size;
}

const TYPE_LABELS: ReadonlyMap<string, string> = new Map([
  ...MEMO_TYPES.map((type) => [`file ${type}`, capital(type)] as const),
  ["file ", "Without a type"],
  ["code", "Of codes, in the codebook"],
  ["passage", "Of passages, in transcripts"],
  ["free", "Free memos, in transcripts"],
]);
const TYPE_KEYS = [...TYPE_LABELS.keys()];

function labelOf(study: StudySnapshot, by: MemoGrouping, key: string): string {
  if (key === NONE) return NONE_LABELS[by];
  if (by === "code") return nameOf(study, key.slice(1));
  if (by === "case") return key.slice(1);
  return by === "type" ? (TYPE_LABELS.get(key) ?? key) : monthOf(key);
}

const NONE_LABELS: Readonly<Record<MemoGrouping, string>> = {
  code: "About no code",
  case: "About no case",
  type: "Without a type",
  date: "Without a date",
};

/** `2026-11` as `November 2026`. */
function monthOf(key: string): string {
  const [year, month] = key.split("-").map(Number);
  return `${MONTHS[month - 1]} ${year}`;
}

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

let collator: Intl.Collator | undefined;

function natural(a: string, b: string): number {
  collator ??= new Intl.Collator("en", { numeric: true });
  return collator.compare(a, b);
}

/** Every word has to occur somewhere in the memo, what it is about, or where it stands. */
function matcherOf(study: StudySnapshot, filter: string): (memo: MemoItem) => boolean {
  const words = folded(filter.slice(0, LONGEST_FILTER)).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (memo) => {
    const about = memo.codes.flatMap((id) => [id, nameOf(study, id)]);
    const others = [memo.file, memo.speaker, memo.heading, memo.by, memo.date, memo.type];
    const parts = [memo.text.text, ...about, ...memo.cases, ...others];
    const text = folded(parts.filter((part) => part !== null).join("\n"));
    return words.every((word) => text.includes(word));
  };
}

const LONGEST_FILTER = 500;

/** Case and accents do not matter to someone who looks for a memo. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
