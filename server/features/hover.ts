import type { Hover } from "vscode-languageserver-types";
import { wordsOf } from "../counts/fileCoverage";
import type { ReadMark, Span, Transcript } from "../markup/model";
import { PARAGRAPH, rowCount } from "../study/facts";
import { cardOf } from "./card";
import { KEYS } from "./completion/entries";
import type { StudySnapshot, TranscriptContext } from "./context";
import { replacementAt } from "./definition";
import { coveringCard } from "./hover/covering";
import { counted, escapeMarkdown, markdown } from "./markdown";
import { paragraphIndexAt } from "../markup/paragraphs";
import { blockItemAt, codeOfItem, passagesAt, type BlockItem } from "./passagesAt";
import { rangeOf } from "./positions";

/**
 * What stands at a character of a transcript: the card of a code, all codes of a coded passage, who
 * speaks, or what a key or the mark `[]{-}` means.
 */
export function hoverAt(context: TranscriptContext, offset: number): Hover | undefined {
  const { transcript } = context;
  const named = speakerAt(transcript, offset);
  if (named !== undefined) return at(context, named.span, speakerCard(context, named.speaker));
  const paragraph = transcript.paragraphs[paragraphIndexAt(transcript, offset)];
  if (paragraph === undefined) return undefined;
  const item = blockItemAt(transcript, offset);
  const own = item && itemHover(context, item, offset);
  if (own !== undefined) return own;
  const mark = transcript.marks.find((one) => holds(one, offset));
  if (mark !== undefined) return at(context, mark, markCard(context, mark));
  if (transcript.comments.some((comment) => holds(comment, offset))) return undefined;
  if (item === undefined && offset < paragraph.speechStart) return undefined;
  const passages = passagesAt(transcript, offset);
  const text = coveringCard(context, passages);
  return text === "" ? undefined : at(context, passages[0].words, text);
}

/** The card of the theme or code whose key, or whose id behind `replacedBy`, stands there. */
export function hoverInCodebook(study: StudySnapshot, offset: number): Hover | undefined {
  const { reading, lines } = study.codebook;
  for (const node of reading.codebook?.nodes.values() ?? []) {
    if (!holds(node.keySpan, offset)) continue;
    return { contents: markdown(cardOf(study, node.id)), range: rangeOf(lines, node.keySpan) };
  }
  const found = replacementAt(study, offset);
  if (found === undefined || !reading.codebook?.nodes.has(found.id)) return undefined;
  return { contents: markdown(cardOf(study, found.id)), range: rangeOf(lines, found.span) };
}

function at({ lines }: TranscriptContext, span: Span, text: string): Hover {
  return { contents: markdown(text), range: rangeOf(lines, span) };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** The speaker whose label stands here, in the front matter or at the start of a paragraph. */
function speakerAt(
  transcript: Transcript,
  offset: number,
): { readonly speaker: number; readonly span: Span } | undefined {
  const { frontMatter, speakers, paragraphs } = transcript;
  const declared = frontMatter.speakers.find(({ span }) => holds(span, offset));
  if (declared !== undefined) {
    const speaker = speakers.findIndex((one) => one.declared === declared);
    return speaker < 0 ? undefined : { speaker, span: declared.span };
  }
  const paragraph = paragraphs[paragraphIndexAt(transcript, offset)];
  if (paragraph?.label === undefined || !holds(paragraph.label.name, offset)) return undefined;
  return { speaker: paragraph.speaker, span: paragraph.label.name };
}

function itemHover(context: TranscriptContext, item: BlockItem, offset: number): Hover | undefined {
  const code = codeOfItem(item, offset);
  if (code !== undefined) return at(context, code.span, cardOf(context.study, code.id));
  if (item.kind !== "entry") return undefined;
  const { key, keySpan } = item.entry;
  const help = KEYS.get(key);
  return help === undefined ? undefined : at(context, keySpan, help);
}

function markCard({ study }: TranscriptContext, { by }: ReadMark): string {
  const who = by === undefined ? "" : ` by ${escapeMarkdown(by)}`;
  const rule = study.settings.uncoded.severity === "off" ? "" : " It is not shown as uncoded.";
  return `**Read${who}**, nothing to code in this paragraph.${rule}`;
}

/** Who a label names: the case, the role, and how much they say. */
function speakerCard({ facts, voices }: TranscriptContext, speaker: number): string {
  const { label, role, isDeclared, attributes } = facts.speakers[speaker];
  let words = 0;
  let turns = 0;
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    if (facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker] !== speaker) continue;
    words += wordsOf(facts, paragraph);
    turns++;
  }
  const isParticipant = voices.isParticipant[speaker];
  const parts = [
    `**${escapeMarkdown(label)}**`,
    escapeMarkdown(role ?? (isParticipant ? "participant" : "interviewer")),
    ...(isParticipant ? [`case ${escapeMarkdown(voices.caseOf[speaker])}`] : []),
    ...(isDeclared ? [] : ["not declared"]),
  ];
  const own = attributes.map(({ key, value }) => escapeMarkdown(`${key}: ${value}`));
  const counts = `${counted(words, "word")} in ${counted(turns, "paragraph")} of this file`;
  const rule = isParticipant ? "" : "\n\n*An interviewer’s words are not counted.*";
  return [parts.join(" · "), ...own, counts + rule].join("\n\n");
}
