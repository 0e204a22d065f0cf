import type { Paragraph, Passage, Span, WordingMap, WordPlaces } from "./model";
import { isAsciiPunctuation } from "./characters";
import { firstAbove } from "./search";
import { KEPT, type Pair, type Pairing } from "./pairing";
import type { Turns } from "./speakers";
import type { ParagraphLines, Structure } from "./structure";
import type { Tokens } from "./tokens";
import { endWords } from "./wordCutter";
import {
  addRun,
  createWordingBuilder,
  finishWording,
  startParagraph,
  type WordingBuilder,
} from "./wordingBuilder";
import { paragraphAtPlace } from "./wording";

export interface SpeechInput {
  readonly text: string;
  readonly tokens: Tokens;
  readonly structure: Structure;
  readonly pairing: Pairing;
  readonly turns: Turns;
}

/** The wording of a file, and where its paragraphs and passages stand in it. */
export interface Speech {
  readonly paragraphs: readonly Paragraph[];
  readonly passages: readonly Passage[];
  readonly words: WordPlaces;
  readonly wordingMap: WordingMap;
  /** For each passage the places at its first mark: behind the text before, before that behind. */
  readonly marks: readonly Span[];
}

/** Reads the speech of all paragraphs (section 4 of the markup). */
export function readSpeech(input: SpeechInput): Speech {
  const { tokens, structure, turns } = input;
  const count = tokens.count;
  const state: State = {
    ...input,
    builder: createWordingBuilder(count),
    endPlaces: new Int32Array(count),
    endOffsets: new Int32Array(count),
    next: 0,
  };
  const paragraphs = structure.paragraphs.map((lines, index) =>
    readParagraph(state, lines, turns.speakerOf[index]),
  );
  const wordingMap = finishWording(state.builder);
  const { words } = state.builder;
  const marks: Span[] = [];
  const passages = input.pairing.pairs.map((pair) => {
    const { startPlaces } = state.builder;
    marks.push({ start: state.endPlaces[pair.open], end: startPlaces[pair.open] });
    return passageOf(state, pair, paragraphs);
  });
  return { paragraphs, passages, words, wordingMap, marks };
}

interface State extends SpeechInput {
  readonly builder: WordingBuilder;
  /** The place and the offset behind the last character before each token. */
  readonly endPlaces: Int32Array;
  readonly endOffsets: Int32Array;
  /** The next token to be passed. */
  next: number;
}

function readParagraph(state: State, lines: ParagraphLines, speaker: number): Paragraph {
  const { builder } = state;
  startParagraph(builder);
  const before = builder.length;
  const firstWord = builder.words.starts.length;
  skipTokens(state, lines.start);
  if (lines.label !== undefined) {
    addSpeech(state, lines.start, lines.label.start);
    skipTokens(state, lines.speechStart);
  }
  addSpeech(state, lines.label === undefined ? lines.start : lines.speechStart, lines.end);
  endWords(builder.words);
  const hasText = builder.length > before;
  return {
    start: lines.start,
    end: lines.end,
    label: lines.label,
    speaker,
    speechStart: lines.speechStart,
    wordingStart: hasText && before > 0 ? before + 1 : before,
    wordingEnd: builder.length,
    firstWord,
    endWord: builder.words.starts.length,
    heading: lines.heading,
  };
}

/** Passes tokens that stand before `offset` and outside speech. */
function skipTokens(state: State, offset: number): void {
  const { tokens } = state;
  while (state.next < tokens.count && tokens.starts[state.next] < offset) {
    passToken(state, state.next++);
  }
}

/** Takes the text from `from` to `to`, the markup in it left out. */
function addSpeech(state: State, from: number, to: number): void {
  const { tokens, pairing, builder, text } = state;
  let start = from;
  while (state.next < tokens.count && tokens.starts[state.next] < to) {
    const index = state.next++;
    if (pairing.isMarkup[index] === 0) continue;
    if (pairing.isMarkup[index] === KEPT) {
      start = addKept(state, start, index);
      continue;
    }
    addRun(builder, text, start, tokens.starts[index]);
    passToken(state, index);
    start = tokens.ends[index];
  }
  addRun(builder, text, start, to);
}

/** Takes the text from `from` up to a token that stays text, and what of it escapes nothing. */
function addKept({ builder, text, tokens }: State, from: number, index: number): number {
  const end = tokens.ends[index];
  let start = from;
  for (let at = tokens.starts[index]; at < end; at++) {
    if (text.charCodeAt(at) !== 0x5c || !isAsciiPunctuation(text.charCodeAt(at + 1))) continue;
    addRun(builder, text, start, at);
    start = ++at;
  }
  return start;
}

function passToken(state: State, index: number): void {
  const { builder } = state;
  state.endPlaces[index] = builder.length;
  state.endOffsets[index] = builder.lastOffset;
  if (state.pairing.isMarkup[index] === 1) builder.waiting.push(index);
}

function passageOf(state: State, pair: Pair, paragraphs: readonly Paragraph[]): Passage {
  const { tokens } = state;
  const { start, end, words } = stretchOf(state, pair, paragraphs);
  const wordPlaces = state.builder.words;
  const isEmpty = end <= start;
  const firstWord = firstAbove(wordPlaces.ends, start);
  const endWord = isEmpty ? firstWord : firstAbove(wordPlaces.starts, end - 1);
  const firstParagraph = isEmpty ? pair.paragraph : paragraphAtPlace(paragraphs, start);
  const lastParagraph = isEmpty ? pair.paragraph : paragraphAtPlace(paragraphs, end - 1);
  const bracket = tokens.starts[pair.close];
  return {
    form: pair.form,
    open: { start: tokens.starts[pair.open], end: openEnd(state, pair) },
    close: { start: bracket, end: pair.block.start },
    block: pair.block,
    start,
    end: isEmpty ? start : end,
    words: isEmpty ? { start: words.start, end: words.start } : withEscape(state.text, words),
    firstWord,
    endWord: Math.max(firstWord, endWord),
    firstParagraph,
    lastParagraph,
    heading: paragraphs[firstParagraph].heading,
  };
}

/** The backslash that escapes the first character belongs to it: no edit may part them. */
function withEscape(text: string, { start, end }: Span): Span {
  return { start: text.charCodeAt(start - 1) === 0x5c ? start - 1 : start, end };
}

function openEnd(state: State, pair: Pair): number {
  return pair.form === "paragraph" ? pair.block.start : state.tokens.ends[pair.open];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly words: Span;
}

function stretchOf(state: State, pair: Pair, paragraphs: readonly Paragraph[]): Stretch {
  const { builder, endPlaces, endOffsets } = state;
  if (pair.form !== "paragraph") {
    return {
      start: builder.startPlaces[pair.open],
      end: endPlaces[pair.close],
      words: { start: builder.startOffsets[pair.open], end: endOffsets[pair.close] },
    };
  }
  const { wordingStart, wordingEnd } = paragraphs[pair.paragraph];
  return {
    start: wordingStart,
    end: wordingEnd,
    words: {
      start: offsetAt(builder, wordingStart),
      end: wordingEnd > wordingStart ? offsetAt(builder, wordingEnd - 1) + 1 : 0,
    },
  };
}

/** The offset of the character at `place`, which must not be a blank or a line feed. */
function offsetAt({ places, offsets }: WordingBuilder, place: number): number {
  const piece = Math.max(0, firstAbove(places, place) - 1);
  return places.length === 0 ? 0 : offsets[piece] + place - places[piece];
}
