import type { Coding, Passage, Transcript } from "../model";
import { parseTranscript } from "../parse";
import { composeEdits } from "./compose";
import { applyEdits, deletion, type TextEdit } from "./edit";
import type { ManyResult } from "./codeMany";
import { piecesOf, takeOut, WAYS_TO_TAKE_OUT, type Piece } from "./takeOut";
import { isSafe, keyOfCoding, type CodingKey } from "./verify";
import { addToBlock, isCodeId, withoutCodes } from "./writtenBlock";

/** What is to become of a coding: another code in its place, another one beside it, or nothing. */
export type Recoding = CodingKey &
  ({ readonly action: "replace" | "add"; readonly to: string } | { readonly action: "remove" });

/**
 * Changes many codings of one code in one transcript at once; those that cannot be changed are
 * refused with the reason. Memos, names and other codes of the passages stay; `exemplar=code` follows
 * a code that is replaced. Where the other code is on the same words already, by the same coder, the
 * first one is taken off. What comes back was tried out: the words are the same to the byte, and no
 * other coding has changed (markup, section 4).
 */
export function recodeMany(transcript: Transcript, recodings: readonly Recoding[]): ManyResult {
  const state: State = { source: transcript.text, ...indexed(transcript), edits: [], refused: [] };
  change(
    state,
    recodings.map((recoding, index) => ({ ...recoding, index })),
  );
  return { edits: state.edits, refused: state.refused.sort((a, b) => a.index - b.index) };
}

type Numbered = Recoding & { readonly index: number };

/** What the recodings so far have made of the text. */
interface State {
  readonly source: string;
  transcript: Transcript;
  codings: Codings;
  edits: readonly TextEdit[];
  readonly refused: { readonly index: number; readonly reason: string }[];
}

/** The codings of a transcript by what tells them apart. */
type Codings = ReadonlyMap<string, Coding>;

type Indexed = Pick<State, "transcript" | "codings">;

function indexed(transcript: Transcript): Indexed {
  const codings = transcript.codings.map((one) => [keyOf(keyOfCoding(one)), one] as const);
  return { transcript, codings: new Map(codings) };
}

function keyOf({ code, by, start, end }: CodingKey): string {
  return JSON.stringify([start, end, code, by ?? null]);
}

/** Changes all of them together, and where that does not do what it should, half by half. */
function change(state: State, recodings: readonly Numbered[]): void {
  const plans = recodings.flatMap((recoding) => planFor(state, recoding));
  if (plans.length === 0 || takeAll(state, plans)) return;
  if (plans.length === 1) {
    state.refused.push({ index: plans[0].recoding.index, reason: CANNOT });
    return;
  }
  const middle = plans.length >> 1;
  for (const half of [plans.slice(0, middle), plans.slice(middle)]) {
    change(
      state,
      half.map(({ recoding }) => recoding),
    );
  }
}

interface Plan {
  readonly recoding: Numbered;
  /** Edits inside of blocks. */
  readonly edits: readonly TextEdit[];
  /** Brackets and blocks with nothing left in them. */
  readonly pieces: readonly Piece[];
  readonly added: readonly CodingKey[];
  readonly removed: readonly CodingKey[];
}

function planFor(state: State, recoding: Numbered): Plan[] {
  const plan = planned(state, recoding);
  if (typeof plan !== "string") return [plan];
  state.refused.push({ index: recoding.index, reason: plan });
  return [];
}

/** What to do for a recoding, or why it cannot be done. */
function planned({ transcript, codings }: Indexed, recoding: Numbered): Plan | string {
  const coding = codings.get(keyOf(recoding));
  if (coding === undefined) return GONE;
  const removed = [keyOfCoding(coding)];
  if (recoding.action === "remove") return { ...removal(transcript, coding), recoding, removed };
  const to = recoding.to.normalize("NFC");
  if (!isCodeId(to)) return `“${to}” cannot be a code.`;
  const target = { ...keyOfCoding(coding), code: to };
  const isThere = codings.has(keyOf(target));
  if (recoding.action === "add") {
    if (isThere) return `This is already coded with “${to}”.`;
    const edits = addToBlock(transcript.text, coding.passage.block, to);
    return { recoding, edits, pieces: [], added: [target], removed: [] };
  }
  if (to === coding.code) return `This is already coded with “${to}”.`;
  if (isThere) return { ...removal(transcript, coding), recoding, removed };
  const edits = passagesOf(coding).flatMap((one) =>
    replacement(transcript.text, one, recoding, to),
  );
  return { recoding, edits, pieces: [], added: [target], removed };
}

const GONE = "This passage is not in the text any more.";
const CANNOT = "This passage cannot be changed without changing the text around it.";

/** All passages that write a coding; one of them is enough. */
function passagesOf({ passage, others = [] }: Coding): readonly Passage[] {
  return [passage, ...others];
}

function removal({ text }: Transcript, coding: Coding): Pick<Plan, "edits" | "pieces" | "added"> {
  const edits: TextEdit[] = [];
  const pieces: Piece[] = [];
  for (const passage of passagesOf(coding)) {
    const { block } = passage;
    const tokens = block.codes.filter(({ id }) => id === coding.code);
    const written = withoutCodes(text, block, tokens);
    if (written === undefined) pieces.push(...piecesOf(passage));
    else edits.push({ span: { start: block.start, end: block.end }, newText: written });
  }
  return { edits, pieces, added: [] };
}

function replacement(text: string, { block }: Passage, { code }: Recoding, to: string): TextEdit[] {
  const [first, ...more] = block.codes.filter(({ id }) => id === code);
  const examples = block.entries.filter(
    ({ key, value }) => key === "exemplar" && value.normalize("NFC") === code,
  );
  return [
    { span: { start: first.start, end: first.end }, newText: `.${to}` },
    ...more.map(({ start, end }) => deletion(/\s/.test(text[start - 1]) ? start - 1 : start, end)),
    ...examples.map(({ valueSpan: { start, end } }) => {
      const quote = /["']/.test(text[start]) ? text[start] : "";
      return { span: { start, end }, newText: `${quote}${to}${quote}` };
    }),
  ];
}

/** Takes all plans if that is safe: the words stay, and just these codings change. */
function takeAll(state: State, plans: readonly Plan[]): boolean {
  const { transcript } = state;
  const inBlocks = plans.flatMap(({ edits }) => edits);
  const pieces = plans.flatMap((plan) => plan.pieces);
  const added = plans.flatMap((plan) => plan.added);
  const removed = plans.flatMap((plan) => plan.removed);
  for (const how of WAYS_TO_TAKE_OUT) {
    const edits = [...inBlocks, ...takeOut(transcript.text, pieces, how)];
    if (!isSafe(transcript, edits, { added, removed })) continue;
    const after = indexed(parseTranscript(applyEdits(transcript.text, edits)));
    if (removed.some((key) => after.codings.has(keyOf(key)))) continue;
    state.edits = composeEdits(state.source, state.edits, edits);
    Object.assign(state, after);
    return true;
  }
  return false;
}
