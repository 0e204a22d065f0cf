// The tree of the Memos view: groups of memos, and the memos of a group.
import type {
  MemoChoice,
  MemoGroupInfo,
  MemoInfo,
  StudyMemos,
} from "../../../server/protocol/memos";
import { countOf, numberText } from "../../text/figures";
import { escapeMarkdown, oneLine, shortened } from "../../text/plain";
import type { Row, RowSource } from "../row";
import { shortFile } from "../../text/files";

/** Where a click on a memo leads. */
export interface MemoTarget {
  readonly uri: string;
  readonly range: MemoInfo["range"];
}

export function memoRows(studies: readonly StudyMemos[], choice: MemoChoice): Row[] {
  const found = studies.filter(({ groups }) => groups.length > 0);
  if (studies.length === 1) return found.flatMap((study) => groupRows(study, choice));
  return found.map((study) => studyRow(study, choice));
}

/** The rows of one page. `seen` counts memos that look alike, over all pages of a group. */
export function memoRowsOf(
  memos: readonly MemoInfo[],
  parent: string,
  seen: Map<string, number>,
): Row[] {
  return memos.map((memo) => memoRow(memo, parent, seen));
}

function studyRow(study: StudyMemos, choice: MemoChoice): Row {
  const label = oneLine(study.title);
  const description = countOf(study.shown, "memo");
  return {
    id: `${prefixOf(choice)}${study.uri}#memos`,
    label,
    description,
    tooltip: "",
    spoken: `${label}, study, ${description}`,
    icon: { kind: "codicon", name: "notebook" },
    context: "memos-study",
    children: groupRows(study, choice),
    isOpen: true,
  };
}

/** While a filter shows everything open, its rows are others than those that a person opens. */
function prefixOf({ filter }: MemoChoice): string {
  return filter.trim() === "" ? "" : "filtered:";
}

function groupRows(study: StudyMemos, choice: MemoChoice): Row[] {
  return study.groups.map((group) => groupRow(study.uri, group, choice));
}

function groupRow(study: string, group: MemoGroupInfo, choice: MemoChoice): Row {
  const label = oneLine(group.label);
  const { key, total } = group;
  const source: RowSource = { kind: "memos", study, group: key, total, ...choice };
  return {
    id: `${prefixOf(choice)}${study}#memos/${choice.by}/${key}`,
    label,
    description: numberText(total),
    tooltip: `${escapeMarkdown(label)}: ${countOf(total, "memo")}`,
    spoken: `${label}, ${countOf(total, "memo")}`,
    icon: { kind: "codicon", name: groupIcons[choice.by] },
    context: "memo-group",
    children: [],
    isOpen: choice.filter.trim() !== "",
    source,
  };
}

const groupIcons: Readonly<Record<MemoChoice["by"], string>> = {
  code: "tag",
  case: "person",
  type: "list-tree",
  date: "calendar",
};

const kinds: Readonly<Record<MemoInfo["kind"], { readonly icon: string; readonly name: string }>> =
  {
    file: { icon: "note", name: "Memo" },
    passage: { icon: "quote", name: "Memo of a passage" },
    free: { icon: "comment", name: "Free memo" },
    code: { icon: "tag", name: "Memo of a code" },
  };

const LABEL_LENGTH = 60;

function memoRow(memo: MemoInfo, parent: string, seen: Map<string, number>): Row {
  const words = oneLine(memo.title ?? "") || oneLine(memo.text);
  const label = shortened(words, LABEL_LENGTH) || "No text yet";
  const facts = factsOf(memo);
  const key = `${parent}/${memo.kind}/${memo.uri}/${label}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  const argument: MemoTarget = { uri: memo.uri, range: memo.range };
  return {
    id: `${key}/${count}`,
    label,
    description: facts.join(" · "),
    tooltip: memoTooltip(memo),
    spoken: [kinds[memo.kind].name, label, ...facts].join(", "),
    icon: { kind: "codicon", name: kinds[memo.kind].icon },
    context: `memo-${memo.kind}`,
    command: { command: "verbatim.showMemo", title: "Show memo", argument },
    children: [],
  };
}

/** Who, what and where; narrow side bars cut the end off. */
function factsOf(memo: MemoInfo): string[] {
  const { kind, speaker, codes, cases, file, date, type, by } = memo;
  const names = codes.map(oneLine).join(", ");
  if (kind === "code") return names === "" ? [] : [names];
  const isFile = kind === "file";
  const about = isFile ? [names, cases.map(oneLine).join(", ")].filter(Boolean).join(", ") : names;
  const parts = isFile
    ? [date, type, about]
    : [speaker ?? cases[0] ?? null, about, by, shortFile(file)];
  return parts.flatMap((part) => (part ? [oneLine(part)] : []));
}

/** The whole text, plain; of a very long one the start, and how much more there is. */
function memoTooltip(memo: MemoInfo): string {
  const { title, text, length, heading, file, range, kind } = memo;
  const more = length - text.replace(/…$/, "").length;
  const place = kind === "file" ? file : `${file}, line ${range.start.line + 1}`;
  const where = heading === null ? place : `${place}, under “${oneLine(heading)}”`;
  const body = title !== null && text === "" ? title : text;
  const isCut = text.endsWith("…") && more > 0;
  return [
    escapeMarkdown(body || "No text yet"),
    ...(isCut ? [`_${countOf(more, "more character")} in the file_`] : []),
    escapeMarkdown([...factsOf(memo).slice(0, 3), where].join(" · ")),
  ].join("\n\n");
}
