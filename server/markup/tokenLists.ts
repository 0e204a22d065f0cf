import type { Block } from "./model";

/** Lists that grow; they are kept from one transcript to the next. */
export interface GrowingTokens {
  count: number;
  kinds: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  refs: Int32Array;
  labels: Int32Array;
  labelCount: number;
  blocks: Block[];
  hasIds: boolean;
  comments: number[];
  classes: Uint8Array;
  /** The numbers of labels that are longer than one ASCII character. */
  longLabels: Map<string, number> | undefined;
}

const FIRST_SIZE = 4_096;
/** What one huge transcript needs is not kept for ever. */
const KEPT_SIZE = 1 << 18;
const ASCII = 128;

let kept = makeTokens(FIRST_SIZE);

/** Lists without tokens, to be filled by one reader at a time. */
export function emptyTokens(classes: Uint8Array): GrowingTokens {
  if (kept.kinds.length > KEPT_SIZE) kept = makeTokens(FIRST_SIZE);
  kept.count = 0;
  kept.labelCount = ASCII;
  kept.blocks = [];
  kept.hasIds = false;
  kept.comments = [];
  kept.classes = classes;
  kept.longLabels = undefined;
  return kept;
}

/** A number for the label of a range: its character, or one that is given out in turn. */
export function labelNumber(
  tokens: GrowingTokens,
  text: string,
  start: number,
  end: number,
): number {
  const unit = text.charCodeAt(start);
  if (end === start + 1 && unit < ASCII) return unit;
  const label = text.slice(start, end);
  tokens.longLabels ??= new Map();
  let number = tokens.longLabels.get(label);
  if (number === undefined) {
    number = tokens.labelCount++;
    tokens.longLabels.set(label, number);
  }
  return number;
}

export function grow(tokens: GrowingTokens): void {
  const larger = makeTokens(tokens.kinds.length * 4);
  larger.kinds.set(tokens.kinds);
  larger.starts.set(tokens.starts);
  larger.ends.set(tokens.ends);
  larger.refs.set(tokens.refs);
  larger.labels.set(tokens.labels);
  const { kinds, starts, ends, refs, labels } = larger;
  Object.assign(tokens, { kinds, starts, ends, refs, labels });
}

function makeTokens(size: number): GrowingTokens {
  return {
    count: 0,
    kinds: new Uint8Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    refs: new Int32Array(size),
    labels: new Int32Array(size),
    labelCount: ASCII,
    blocks: [],
    hasIds: false,
    comments: [],
    classes: new Uint8Array(0),
    longLabels: undefined,
  };
}
