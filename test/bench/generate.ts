import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a generated study looks like; the same options give the same bytes. */
export interface StudyOptions {
  readonly transcripts: number;
  /** How many bytes a transcript has, about. */
  readonly bytes: number;
  /** How many passages are coded in a transcript. */
  readonly codings: number;
  readonly codes: number;
}

export interface GeneratedStudy {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly bytes: number;
  readonly codings: number;
}

/** The code of two passages of a study, and the one that every transcript has eight times. */
export const RARE_CODE = "rare-code";
export const COMMON_CODE = "code-0";

/** Writes a study into a folder. */
export function generateStudy(folder: string, options: StudyOptions): GeneratedStudy {
  mkdirSync(join(folder, "transcripts"), { recursive: true });
  writeFileSync(join(folder, "codebook.yaml"), codebookOf(options));
  const paths: string[] = [];
  let bytes = 0;
  for (let index = 0; index < options.transcripts; index++) {
    const path = `transcripts/${String(index).padStart(5, "0")}.md`;
    const text = transcriptOf(index, options);
    writeFileSync(join(folder, path), text);
    paths.push(path);
    bytes += Buffer.byteLength(text);
  }
  return { folder, paths, bytes, codings: options.transcripts * options.codings };
}

function codebookOf({ codes }: StudyOptions): string {
  const lines = ["title: A generated study", "themes:"];
  for (let theme = 0; theme * 8 < codes; theme++) {
    lines.push(`  theme-${theme}:`, `    definition: Theme ${theme}.`, "    codes:");
    for (let code = theme * 8; code < Math.min(codes, theme * 8 + 8); code++) {
      lines.push(`      code-${code}: What belongs under code ${code}.`);
    }
  }
  return `${lines.join("\n")}\ncodes:\n  ${RARE_CODE}: Hardly ever seen.\n`;
}

/** Questions and answers; the passages are spread over the answers evenly. */
export function transcriptOf(index: number, { bytes, codings, codes }: StudyOptions): string {
  const random = createRandom(index + 1);
  const head = `---\ncase: K${index}\nattributes: { level: level-${index % 4} }\n---\n\n## Start\n\n`;
  const parts = [head];
  const answers = Math.max(1, Math.round(bytes / 420));
  let left = codings;
  for (let answer = 0; answer < answers; answer++) {
    const own = Math.ceil(left / (answers - answer));
    left -= own;
    if (answer % 12 === 11) parts.push(`## Section ${answer}\n\n`);
    parts.push(`Interviewer: ${words(random, 8)}?\n\n`);
    const size = Math.max(60, bytes / answers - 70 - own * 14);
    const isCommon = answer < 8;
    parts.push(`P${index}: ${speech(random, { size, codings: own, codes, isCommon })}\n\n`);
  }
  if (index < 2) parts.push(`P${index}: [${words(random, 6)}]{.${RARE_CODE}} at last.\n`);
  return parts.join("");
}

interface SpeechOptions {
  readonly size: number;
  readonly codings: number;
  readonly codes: number;
  /** Whether its first passage has the common code. */
  readonly isCommon: boolean;
}

function speech(random: () => number, { size, codings, codes, isCommon }: SpeechOptions): string {
  const pieces: string[] = [];
  const wordsPerPiece = Math.max(2, Math.round(size / 5.7 / (codings * 2 + 1)));
  for (let coding = 0; coding < codings; coding++) {
    const other = `code-${1 + Math.floor(random() * (codes - 1))}`;
    const code = isCommon && coding === 0 ? COMMON_CODE : other;
    pieces.push(words(random, wordsPerPiece), `[${words(random, wordsPerPiece)}]{.${code}}`);
  }
  pieces.push(words(random, wordsPerPiece));
  return `${pieces.join(" ")}.`;
}

function words(random: () => number, count: number): string {
  const list: string[] = [];
  for (let index = 0; index < count; index++) {
    list.push(WORDS[Math.floor(random() * WORDS.length)]);
  }
  return list.join(" ");
}

/** A small generator of numbers from 0 to 1 that gives the same ones every time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = (
  "we they people housing money council nobody always waited asked because another department " +
  "didn't hostel between without multi-agency staff years local needed someone again told budget " +
  "the of and to in that it was for on with as but not you all what would there their when up"
).split(" ");
