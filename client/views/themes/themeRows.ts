// The tree of the Themes view: theme, category, code, passages.
import type { NodeInfo, StudyOverview } from "../../../server/protocol";
import type { SavedQuery } from "../../../server/protocol/query";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import type { Row, RowIcon, RowSource, ThemesChoice } from "../row";
import { filtered } from "./filter";
import { nodeDescription, nodeSpoken, nodeTooltip } from "./nodeText";
import { ordered, type ThemeOrder } from "./order";
import { queryRows } from "./queryRows";

/** The themes of one study; with several, each study is a row of its own. */
export function themeRows(
  studies: readonly StudyOverview[],
  choice: ThemesChoice,
  queriesOf: (study: string) => readonly SavedQuery[] = () => [],
): Row[] {
  const [only] = studies;
  const rows = (study: StudyOverview): Row[] => [
    ...rowsOfStudy(study, choice),
    ...queryRows(study.uri, queriesOf(study.uri), choice.filter),
  ];
  if (only && studies.length === 1) return rows(only);
  return studies.map((study) => studyRow(study, rows(study)));
}

/** The row of a study, in any of the three views. */
export function studyRow(study: StudyOverview, children: readonly Row[]): Row {
  const label = oneLine(study.title);
  const description = countOf(study.transcripts.length, "transcript");
  return {
    id: study.uri,
    label,
    description,
    tooltip: "",
    spoken: `${label}, study, ${description}`,
    icon: { kind: "codicon", name: "notebook" },
    context: "study",
    children,
    isOpen: true,
  };
}

function rowsOfStudy(study: StudyOverview, choice: ThemesChoice): Row[] {
  const nodes = filtered(study.nodes, choice);
  // While a filter shows everything open, its rows are others than those that a person opens.
  const isFiltered = choice.filter.trim() !== "";
  const prefix = isFiltered ? "filtered:" : "";
  const own = ownCodings(study.nodes);
  const context = { study: study.uri, order: choice.order, own, isFiltered, prefix };
  const of = (kinds: readonly string[]): Row[] =>
    ordered(
      nodes.filter(({ kind }) => kinds.includes(kind)),
      choice.order,
    ).map((node) => nodeRow(node, context));
  return [
    ...of(["theme"]),
    ...group(context, { key: "outside", label: "Outside themes", rows: of(["category", "code"]) }),
    ...group(context, { key: "unknown", label: "Not in the codebook", rows: of(["unknown"]) }),
  ];
}

interface Group {
  readonly key: "outside" | "unknown";
  readonly label: string;
  readonly rows: readonly Row[];
}

function group(context: NodeContext, { key, label, rows }: Group): Row[] {
  if (rows.length === 0) return [];
  const description = countOf(rows.length, "code");
  return [
    {
      id: `${context.prefix}${context.study}#${key}`,
      label,
      description,
      tooltip: groupTooltips[key],
      spoken: `${label}, ${description}`,
      icon: { kind: "codicon", name: key === "outside" ? "inbox" : "question" },
      context: `group-${key}`,
      children: rows,
      isOpen: context.isFiltered,
    },
  ];
}

const groupTooltips: Readonly<Record<Group["key"], string>> = {
  outside: "Codes that are not clustered into a theme yet.",
  unknown: "Codes in transcripts that the codebook does not have.",
};

interface NodeContext {
  readonly study: string;
  readonly order: ThemeOrder;
  readonly isFiltered: boolean;
  readonly prefix: string;
  readonly own: ReadonlyMap<string, number>;
}

function nodeRow(node: NodeInfo, context: NodeContext): Row {
  const { study, order, isFiltered } = context;
  const children = ordered(node.children, order);
  const total = context.own.get(node.id) ?? 0;
  // A node that only seems to be a leaf, because a filter hides its children, is none.
  const isLeaf = children.length === 0 && total === node.codings;
  const source = { kind: "passages", study, node: node.id, isOwn: !isLeaf, total } as const;
  return {
    id: context.prefix + nodeRowId(study, node.id),
    label: oneLine(node.name),
    description: nodeDescription(node),
    tooltip: nodeTooltip(node),
    spoken: nodeSpoken(node),
    icon: nodeIcon(node),
    context: `node-${node.kind}`,
    children: [
      ...children.map((child) => nodeRow(child, context)),
      ...(total > 0 && !isLeaf ? [ownRow(node, source, context.prefix)] : []),
    ],
    isOpen: isFiltered && !isLeaf,
    ...(isLeaf && total > 0 ? { source } : {}),
  };
}

function nodeIcon({ kind, color }: NodeInfo): RowIcon {
  if (kind === "unknown") return { kind: "codicon", name: "question" };
  return { kind: "mark", shape: shapes[kind], color };
}

const shapes = { theme: "disc", category: "ring", code: "square" } as const;

export function nodeRowId(study: string, node: string): string {
  return `${study}#node/${node}`;
}

type PassagesSource = Extract<RowSource, { kind: "passages" }>;

/** A theme's id may be used as a code: those passages are not below any of its children. */
function ownRow(node: NodeInfo, source: PassagesSource, prefix: string): Row {
  const name = oneLine(node.name);
  const description = countOf(source.total, "coding");
  return {
    id: `${prefix}${nodeRowId(source.study, node.id)}/own`,
    label: `“${name}” itself`,
    description,
    tooltip: "Passages that are coded with it and not with something below it.",
    spoken: `${name} itself, ${description}`,
    icon: { kind: "mark", shape: "square", color: node.color },
    context: "node-own",
    children: [],
    source,
  };
}

/** How often each node was applied itself, without what is below it. */
function ownCodings(nodes: readonly NodeInfo[], found = new Map<string, number>()) {
  for (const { id, codings, children } of nodes) {
    found.set(id, codings - children.reduce((sum, child) => sum + child.codings, 0));
    ownCodings(children, found);
  }
  return found;
}
