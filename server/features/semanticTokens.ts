import type { Range } from "vscode-languageserver-types";
import type { Block, Span } from "../markup/model";
import { voiceOf } from "../study/voices";
import type { TranscriptContext } from "./context";
import { offsetOf } from "./positions";
import { createTokenList, encodeTokens, type TokenList } from "./semanticTokens/tokenList";

/** What the numbers of `semanticTokensOf` stand for. */
export const SEMANTIC_LEGEND = {
  tokenTypes: [
    "delimiter",
    "code",
    "key",
    "value",
    "label",
    "timestamp",
    "heading",
    "comment",
    "mark",
  ],
  tokenModifiers: ["unknown", "retired", "interviewer"],
};

/**
 * What the grammar of the editor cannot know: which brackets and blocks are markup, which codes the
 * codebook has, who is an interviewer. In the numbers of the protocol, each token relative to the
 * one before it.
 */
export function semanticTokensOf(context: TranscriptContext, range?: Range): number[] {
  const { lines, transcript } = context;
  const all = { start: 0, end: transcript.text.length };
  const list = createTokenList(range === undefined ? all : spanOf(context, range));
  addHeadings(list, context);
  addLabels(list, context);
  addPassages(list, context);
  for (const mark of transcript.marks) list.add(mark, MARK);
  for (const comment of transcript.comments) list.add(comment, COMMENT);
  return encodeTokens(list, transcript.text, lines);
}

const [DELIMITER, CODE, KEY, VALUE, LABEL, TIMESTAMP, HEADING, COMMENT, MARK] =
  SEMANTIC_LEGEND.tokenTypes.keys();
const [UNKNOWN, RETIRED, INTERVIEWER] = SEMANTIC_LEGEND.tokenModifiers.map(
  (_, index) => 1 << index,
);

function spanOf({ lines }: TranscriptContext, { start, end }: Range): Span {
  return { start: offsetOf(lines, start), end: offsetOf(lines, end) };
}

/** A heading may hold comments: they are added later and cut it. */
function addHeadings(list: TokenList, { transcript }: TranscriptContext): void {
  for (const heading of transcript.headings) list.add(heading, HEADING);
}

function addLabels(list: TokenList, { transcript, voices }: TranscriptContext): void {
  for (const { label, speaker } of transcript.paragraphs) {
    if (label === undefined) continue;
    const isParticipant = voices.isParticipant[voiceOf(voices, speaker)];
    list.add(label.name, LABEL, isParticipant ? 0 : INTERVIEWER);
    for (const timeStamp of label.timeStamps) list.add(timeStamp, TIMESTAMP);
  }
}

function addPassages(list: TokenList, context: TranscriptContext): void {
  for (const { form, open, close, block } of context.transcript.passages) {
    if (form !== "paragraph") list.add(open, DELIMITER);
    if (!list.isWanted({ start: close.start, end: block.end })) continue;
    list.add({ start: close.start, end: block.start + 1 }, DELIMITER);
    addBlock(list, context, block);
    list.add({ start: block.end - 1, end: block.end }, DELIMITER);
  }
}

function addBlock(list: TokenList, context: TranscriptContext, block: Block): void {
  for (const code of block.codes) list.add(code, CODE, modifierOf(context, code.id));
  if (block.id !== undefined) list.add(block.id, VALUE);
  for (const { keySpan, valueSpan } of block.entries) {
    list.add(keySpan, KEY);
    list.add(valueSpan, VALUE);
  }
}

function modifierOf({ study }: TranscriptContext, code: string): number {
  const node = study.figures.study.codebook.nodes.get(code);
  if (node === undefined) return UNKNOWN;
  return node.status === "retired" ? RETIRED : 0;
}
