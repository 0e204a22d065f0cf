/** Words as in section 3 of codebook-and-counts.md. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

interface Point {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 'dense': of a script that writes no blanks. */
  readonly kind: "dense" | "plain" | "other";
}

const LETTER_MARK_DIGIT = /^[\p{L}\p{M}\p{N}]$/u;
const DENSE =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
const INHERITED_MARK = /^(?=\p{M})\p{scx=Inherited}$/u;
const JOINERS = "'’-.,";
const LONGEST_PIECE = 1000;

/** Cuts one paragraph into words, in order. */
export function cutWords(paragraph: string): Word[] {
  const points = pointsOf(paragraph);
  const words: Word[] = [];
  let index = 0;
  while (index < points.length) {
    const kind = points[index]?.kind;
    let last = index;
    if (kind === "plain") {
      last = endOfPlainWord(points, index);
      words.push({ start: startOf(points, index), end: startOf(points, last) });
    } else if (kind === "dense") {
      while (points[last]?.kind === "dense") last++;
      words.push(...cutDense(points.slice(index, last)));
    } else {
      last++;
    }
    index = last;
  }
  return words;
}

function pointsOf(paragraph: string): Point[] {
  const points: Point[] = [];
  let start = 0;
  for (const text of paragraph) {
    const end = start + text.length;
    points.push({ text, start, end, kind: kindOf(text, points[points.length - 1]) });
    start = end;
  }
  return points;
}

/**
 * "only the stretch in such a script (Script_Extensions) is cut so, its Latin or digit neighbours are separate words".
 * Reading: only letters, marks and digits make a stretch (so `。`, whose Script_Extensions hold Han, ends it), and a
 * mark of no script of its own (a variation selector, a combining accent) belongs to the character before it.
 */
function kindOf(text: string, before: Point | undefined): Point["kind"] {
  if (!LETTER_MARK_DIGIT.test(text)) return "other";
  if (INHERITED_MARK.test(text) && before !== undefined && before.kind === "dense") return "dense";
  return DENSE.test(text) ? "dense" : "plain";
}

/** "a run of letters, marks and digits, joined across a single inner `'`, `’`, `-`, `.` or `,`" */
function endOfPlainWord(points: readonly Point[], from: number): number {
  let index = from;
  for (;;) {
    while (points[index]?.kind === "plain") index++;
    const joiner = points[index];
    const joins =
      joiner !== undefined && JOINERS.includes(joiner.text) && points[index + 1]?.kind === "plain";
    if (!joins) return index;
    index++;
  }
}

/**
 * "cut by Intl.Segmenter (locale und), at most 1,000 characters at a time".
 * Reading: 1,000 UTF-16 units from the start of the stretch, never between the halves of a surrogate pair.
 */
function cutDense(points: readonly Point[]): Word[] {
  const words: Word[] = [];
  let piece: Point[] = [];
  let length = 0;
  for (const point of points) {
    if (length + point.text.length > LONGEST_PIECE) {
      words.push(...segment(piece));
      piece = [];
      length = 0;
    }
    piece.push(point);
    length += point.text.length;
  }
  return [...words, ...segment(piece)];
}

function segment(piece: readonly Point[]): Word[] {
  const offset = piece[0]?.start ?? 0;
  const text = piece.map((point) => point.text).join("");
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  return [...segmenter.segment(text)]
    .filter((part) => part.isWordLike === true)
    .map((part) => ({
      start: offset + part.index,
      end: offset + part.index + part.segment.length,
    }));
}

function startOf(points: readonly Point[], index: number): number {
  return points[index]?.start ?? points[points.length - 1]?.end ?? 0;
}
