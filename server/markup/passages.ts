import type { Paragraph, Passage, WordingMap, WordPlaces } from "./model";
import type { Pairing } from "./pairing";
import { firstAboveNear } from "./search";
import { blockOf, PARAGRAPH_CODE, RANGE_END, type Tokens } from "./tokens";
import type { WordingBuilder } from "./wordingBuilder";

/** What passages are made of, and where the last one was found: the next one is near. */
export interface PassageReader extends PassageParts {
  firstWord: number;
  endWord: number;
  firstParagraph: number;
  lastParagraph: number;
  piece: number;
  readonly paragraphEnds: Int32Array;
}

export interface PassageParts {
  readonly text: string;
  readonly tokens: Tokens;
  readonly pairing: Pairing;
  readonly builder: WordingBuilder;
  readonly paragraphs: readonly Paragraph[];
  readonly words: WordPlaces;
  readonly wordingMap: WordingMap;
}

export function createPassageReader(parts: PassageParts): PassageReader {
  const { paragraphs, pairing } = parts;
  const paragraphEnds = new Int32Array(pairing.closes.length > 0 ? paragraphs.length : 0);
  for (let index = 0; index < paragraphEnds.length; index++) {
    paragraphEnds[index] = paragraphs[index].wordingEnd;
  }
  return {
    ...parts,
    firstWord: 0,
    endWord: 0,
    firstParagraph: 0,
    lastParagraph: 0,
    piece: 0,
    paragraphEnds,
  };
}

/** The passage of one pair of tokens: its places, words and paragraphs. */
export function readPassage(reader: PassageReader, index: number): Passage {
  const { tokens, pairing, builder } = reader;
  const close = pairing.closes.at(index);
  if (tokens.kinds[close] === PARAGRAPH_CODE) return readParagraphCode(reader, index);
  const open = pairing.opens.at(index);
  const block = blockOf(tokens, close);
  const start = builder.startPlaces[open];
  const end = Math.max(start, builder.endPlaces[close]);
  const from = builder.startOffsets[open];
  findPlaces(reader, start, end, pairing.paragraphs.at(index));
  // This literal is the hottest place of dense transcripts: every object counts.
  return {
    form: tokens.kinds[close] === RANGE_END ? "range" : "span",
    open: { start: tokens.starts[open], end: tokens.ends[open] },
    close: { start: tokens.starts[close], end: block.start },
    block,
    start,
    end,
    words: { start: from, end: end > start ? builder.endOffsets[close] : from },
    firstWord: reader.firstWord,
    endWord: reader.endWord,
    firstParagraph: reader.firstParagraph,
    lastParagraph: reader.lastParagraph,
    heading: reader.paragraphs[reader.firstParagraph].heading,
  };
}

function readParagraphCode(reader: PassageReader, index: number): Passage {
  const { tokens, pairing, paragraphs } = reader;
  const block = blockOf(tokens, pairing.closes.at(index));
  const paragraph = pairing.paragraphs.at(index);
  const { wordingStart: start, wordingEnd: end, heading } = paragraphs[paragraph];
  const first = offsetAt(reader, start);
  // Nothing but the backslash that escapes it is one directly before a paragraph's first character.
  const from = reader.text.charCodeAt(first - 1) === 0x5c ? first - 1 : first;
  findPlaces(reader, start, end, paragraph);
  return {
    form: "paragraph",
    open: { start: block.start - 2, end: block.start },
    close: { start: block.start - 2, end: block.start },
    block,
    start,
    end,
    words: { start: from, end: end > start ? offsetAt(reader, end - 1) + 1 : from },
    firstWord: reader.firstWord,
    endWord: reader.endWord,
    firstParagraph: paragraph,
    lastParagraph: paragraph,
    heading,
  };
}

/** Finds the words and paragraphs of a stretch; one without text is where it closes. */
function findPlaces(reader: PassageReader, start: number, end: number, paragraph: number): void {
  const { paragraphEnds } = reader;
  const { starts, ends } = reader.words;
  reader.firstWord = firstAboveNear(ends, start, reader.firstWord);
  if (end > start) {
    const endWord = firstAboveNear(starts, end - 1, reader.endWord);
    reader.endWord = Math.max(reader.firstWord, endWord);
    reader.firstParagraph = firstAboveNear(paragraphEnds, start, reader.firstParagraph);
    reader.lastParagraph = firstAboveNear(paragraphEnds, end - 1, reader.lastParagraph);
  } else {
    reader.endWord = reader.firstWord;
    reader.firstParagraph = paragraph;
    reader.lastParagraph = paragraph;
  }
}

/** The offset of the character at `place`, which must not be a blank or a line feed. */
function offsetAt(reader: PassageReader, place: number): number {
  const { places, offsets } = reader.wordingMap;
  if (places.length === 0) return 0;
  reader.piece = firstAboveNear(places, place, reader.piece);
  const piece = Math.max(0, reader.piece - 1);
  return offsets[piece] + place - places[piece];
}
