import type { Codebook, CodebookNode } from "../codebook/model";
import type { NodeFigures } from "../counts/results";
import { figuresOf } from "../counts/themes";
import { keepText } from "../study/memos/keptText";
import { pathOf } from "./codebookPlaces";
import type { StudySnapshot } from "./context";
import { memosAboutCode } from "./memos/about";
import { excerptOf, memosCard } from "./memos/excerpt";
import { counted, escapeMarkdown, escapeParagraphs } from "./markdown";
import { nearestCodes, replacementOf } from "./problems/codes";

/**
 * The card of a theme, category or code, in Markdown: its name, place, parts of the entry, and its
 * memos and figures with their rule. For an id that the codebook lacks it says so, and gives its figures.
 */
export function cardOf(study: StudySnapshot, id: string): string {
  const { codebook } = study.figures.study;
  const node = codebook.nodes.get(id);
  const figures = figuresOf(study.figures.tally, id);
  const head = node === undefined ? unknownCard(codebook, id) : entryCard(codebook, node);
  const notes = notesOn(study, id);
  const said = notes === "" ? head : `${head}\n\n${notes}`;
  return `${said}\n\n---\n\n${countsOf(figures)}\n\n*${ruleFor(node)}*`;
}

/** What is noted on a code: in the codebook itself, and in the memos about it. */
function notesOn(study: StudySnapshot, id: string): string {
  const memo = study.figures.study.codebook.nodes.get(id)?.memo;
  const own = memo === undefined ? "" : `**Memo:** ${excerptOf(keepText(memo))}`;
  return [own, memosCard(study, memosAboutCode(study, id))].filter(Boolean).join("\n\n");
}

/** `7 cases · 12 passages · 15 codings · 210 words`. */
export function countsOf({ cases, passages, codings, words }: NodeFigures): string {
  return [
    counted(cases, "case"),
    counted(passages, "passage"),
    counted(codings, "coding"),
    counted(words, "word"),
  ].join(" · ");
}

/** The first line of a card: what a code is called, its id, and where it stands. */
export function titleOf(codebook: Codebook, id: string): string {
  const node = codebook.nodes.get(id);
  if (node === undefined) return `**${escapeMarkdown(id)}** · not in the codebook`;
  const title = `**${escapeMarkdown(node.name)}** \`${id}\``;
  const path = pathOf(codebook, node).map(escapeMarkdown).join(" › ");
  return [title, path, ...statusOf(codebook, node)].filter((part) => part !== "").join(" · ");
}

/** An entry never changes once the codebook is read, and lists show many cards at a time. */
const entries = new WeakMap<CodebookNode, string>();

function entryCard(codebook: Codebook, node: CodebookNode): string {
  const known = entries.get(node);
  if (known !== undefined) return known;
  const parts = [
    titleOf(codebook, node.id),
    escapeParagraphs(node.definition ?? ""),
    part("Include", node.include),
    part("Exclude", node.exclude),
    examplesOf(node),
  ];
  const card = parts.filter((text) => text !== "").join("\n\n");
  entries.set(node, card);
  return card;
}

function unknownCard(codebook: Codebook, id: string): string {
  const [nearest] = nearestCodes(codebook, id);
  const node = nearest === undefined ? undefined : codebook.nodes.get(nearest);
  const title = titleOf(codebook, id);
  return node === undefined ? title : `${title}\n\nDid you mean ${titleOf(codebook, node.id)}?`;
}

function statusOf(codebook: Codebook, { id, status }: CodebookNode): string[] {
  if (status === "active") return [];
  if (status === "draft") return ["draft"];
  const next = replacementOf(codebook, id);
  return [next === undefined ? "retired" : `retired, replaced by \`${next.id}\``];
}

function part(title: string, text: string | undefined): string {
  return text === undefined ? "" : `**${title}:** ${escapeParagraphs(text)}`;
}

const MOST_EXAMPLES = 3;

function examplesOf({ examples }: CodebookNode): string {
  if (examples.length === 0) return "";
  const shown = examples.slice(0, MOST_EXAMPLES).map((text) => `“${escapeParagraphs(text)}”`);
  const more = examples.length - shown.length;
  const rest = more === 0 ? [] : [`*${counted(more, "more example")} in the codebook*`];
  const title = examples.length === 1 ? "Example" : "Examples";
  return `**${title}:** ${[...shown, ...rest].join("\n\n")}`;
}

function ruleFor(node: CodebookNode | undefined): string {
  const below =
    node !== undefined && node.children.length > 0 ? "Codes below it are included. " : "";
  return (
    `${below}Passages that share words are counted as one; only participants add cases and words; ` +
    "a coding is one code on one passage."
  );
}
