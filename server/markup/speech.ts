import type { Paragraph, Passage, WordingMap, WordPlaces } from "./model";
import { isAsciiPunctuation } from "./characters";
import { KEPT, type Pairing } from "./pairing";
import { createPassageReader, readPassage } from "./passages";
import type { ParagraphLines, Structure } from "./structure";
import { ESCAPE, type Tokens } from "./tokens";
import { endWords, wordsOf } from "./wordCutter";
import {
  addRun,
  beginCharacter,
  createWordingBuilder,
  finishWording,
  passBoundary,
  startParagraph,
  type WordingBuilder,
} from "./wordingBuilder";

export interface SpeechInput {
  readonly text: string;
  readonly tokens: Tokens;
  readonly structure: Structure;
  readonly pairing: Pairing;
}

/** The wording of a file, and where its paragraphs and passages stand in it. */
export interface Speech {
  readonly paragraphs: readonly Paragraph[];
  readonly passages: readonly Passage[];
  readonly words: WordPlaces;
  readonly wordingMap: WordingMap;
  /** For each token where the text before it ends and where that behind it begins. */
  readonly boundaries: Pick<WordingBuilder, "endPlaces" | "startPlaces">;
}

/** Reads the speech of all paragraphs (section 4 of the markup). */
export function readSpeech(input: SpeechInput): Speech {
  const { tokens, pairing, text } = input;
  const { paragraphs } = input.structure;
  const builder = createWordingBuilder(tokens.classes, tokens.count);
  const state: State = { text, tokens, roles: pairing.roles, builder, next: 0 };
  for (const paragraph of paragraphs) readParagraph(state, paragraph);
  const wordingMap = finishWording(builder);
  const words = wordsOf(builder.words);
  const reader = createPassageReader({ ...input, builder, paragraphs, words, wordingMap });
  const passages = new Array<Passage>(pairing.closes.length);
  for (let index = 0; index < passages.length; index++) {
    passages[index] = readPassage(reader, index);
  }
  return { paragraphs, passages, words, wordingMap, boundaries: builder };
}

interface State {
  readonly text: string;
  readonly tokens: Tokens;
  readonly roles: Uint8Array;
  readonly builder: WordingBuilder;
  /** The next token to be passed. */
  next: number;
}

function readParagraph(state: State, paragraph: ParagraphLines): void {
  const { builder } = state;
  const { words } = builder;
  const { start, end, label, speechStart } = paragraph;
  startParagraph(builder);
  const before = builder.length;
  paragraph.firstWord = words.starts.length;
  skipTokens(state, start);
  if (label !== undefined) {
    addSpeech(state, start, label.start);
    skipTokens(state, speechStart);
  }
  addSpeech(state, speechStart, end);
  endWords(words);
  paragraph.wordingStart = builder.length > before && before > 0 ? before + 1 : before;
  paragraph.wordingEnd = builder.length;
  paragraph.endWord = words.starts.length;
}

/** Passes tokens that stand before `offset` and outside speech. */
function skipTokens(state: State, offset: number): void {
  const { tokens, roles, builder } = state;
  for (; state.next < tokens.count && tokens.starts[state.next] < offset; state.next++) {
    if (roles[state.next] !== 0) passBoundary(builder, state.next);
  }
}

/** Takes the text from `from` to `to`, the markup in it left out. */
function addSpeech(state: State, from: number, to: number): void {
  const { tokens, roles, builder, text } = state;
  const { count, starts, ends } = tokens;
  let start = from;
  let index = state.next;
  for (; index < count && starts[index] < to; index++) {
    if (roles[index] === 0) continue;
    if (roles[index] === KEPT) start = addKept(state, start, index);
    else {
      addRun(builder, text, start, starts[index]);
      start = ends[index];
      if (tokens.kinds[index] === ESCAPE) beginCharacter(builder, starts[index]);
      else passBoundary(builder, index);
    }
  }
  state.next = index;
  addRun(builder, text, start, to);
}

/** Takes the text from `from` up to a token that stays text, and what of it escapes nothing. */
function addKept({ builder, text, tokens }: State, from: number, index: number): number {
  const end = tokens.ends[index];
  let start = from;
  for (let at = tokens.starts[index]; at < end; at++) {
    if (text.charCodeAt(at) !== 0x5c || !isAsciiPunctuation(text.charCodeAt(at + 1))) continue;
    addRun(builder, text, start, at);
    beginCharacter(builder, at);
    start = ++at;
  }
  return start;
}
