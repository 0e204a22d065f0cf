// What a theme, a category or a code says of itself.
import type { NodeInfo, ReportedKind } from "../../../server/protocol";
import { countOf } from "../../text/figures";
import { escapeMarkdown, oneLine } from "../../text/plain";

export function nodeDescription(node: NodeInfo): string {
  const state = node.status === "active" ? [] : [node.status];
  return [...(node.codings === 0 ? ["unused"] : mainFigures(node)), ...state].join(" · ");
}

export function nodeSpoken(node: NodeInfo): string {
  const state = node.status === "active" ? [] : [node.status];
  const figures = node.codings === 0 ? ["unused"] : mainFigures(node);
  return [oneLine(node.name), kindNames[node.kind], ...state, ...figures].join(", ");
}

/** The definition, every figure, and the rule by which they are counted. */
export function nodeTooltip(node: NodeInfo): string {
  const title = `**${escapeMarkdown(node.name)}** (${escapeMarkdown(node.id)}), ${kindNames[node.kind]}`;
  return [title, ...entry(node), allFigures(node), rule(node)].join("\n\n");
}

const kindNames: Readonly<Record<ReportedKind, string>> = {
  theme: "theme",
  category: "category",
  code: "code",
  unknown: "code that is not in the codebook",
};

function mainFigures(node: NodeInfo): string[] {
  return [countOf(node.cases, "case"), countOf(node.passages, "passage")];
}

function entry(node: NodeInfo): string[] {
  return [
    ...state(node),
    ...part("", node.definition),
    ...part("Use it for: ", node.include),
    ...part("Not for: ", node.exclude),
    ...part("Example: ", node.example),
  ];
}

function part(name: string, text: string | null): string[] {
  return text ? [name + escapeMarkdown(text)] : [];
}

function state({ status, replacedBy }: NodeInfo): string[] {
  if (status === "active") return [];
  const instead = replacedBy ? `: use ${escapeMarkdown(replacedBy)} instead` : "";
  return [`_${status === "draft" ? "Draft" : "Retired"}${instead}_`];
}

function allFigures(node: NodeInfo): string {
  return [
    ...mainFigures(node),
    countOf(node.codings, "coding"),
    `${countOf(node.words, "word")} of participants`,
    countOf(node.transcripts, "transcript"),
  ].join(" · ");
}

function rule({ kind, children }: NodeInfo): string {
  const below = kind !== "unknown" && children.length > 0 ? " What is below it counts too." : "";
  return (
    "_How it is counted: passages that share words are counted once in each file; " +
    `cases are those whose words are in a passage.${below}_`
  );
}
