import { comparedOf, giveNoWay, type Compared, type GiveWay } from "../compared";
import { comparedNodes, rowsOfCodes, type RowsOfCode } from "../comparedNodes";
import type { CooccurrenceKind, CooccurrencePair } from "../comparisons";
import type { Figures } from "../figures";
import { mostFirst, type PairTable } from "./pairs";
import { paragraphRuler, wordRuler } from "./rulers";
import { sharedCasesOf } from "./sharedCases";
import { createSharing } from "./sharing";
import { createSweep } from "./sweep";

export interface CooccurrenceRequest {
  readonly kind: CooccurrenceKind;
  /**
   * The ids of nodes that are compared with all that lies below them: themes, say. Absent: all codes
   * by their own codings, themes that are used as codes and codes that the codebook lacks included.
   */
  readonly nodes?: readonly string[];
}

/**
 * Which nodes occur together (counting rules, section 4):
 *
 * - `overlap`: pairs of united passages that share at least one character of the wording; the share
 *   is participants' words in both nodes ÷ words in either, in the whole study;
 * - `paragraph`: paragraphs that passages of both touch ÷ of either, whoever speaks in them;
 * - `case`: cases with words in passages of both ÷ of either.
 *
 * Only pairs that occur are given, those that do most often first, then in the codebook's order of
 * `a` and of `b`, codes that it lacks last, by id. A share is from 0 to 1, and null where there is
 * nothing to share: passages of interviewers have no participant's word.
 */
export async function cooccurrenceOf(
  figures: Figures,
  { kind, nodes }: CooccurrenceRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly CooccurrencePair[]> {
  const compared = comparedOf(figures);
  const wanted = nodes === undefined ? undefined : new Set(nodes);
  const all = comparedNodes(compared).filter(({ id }) => wanted === undefined || wanted.has(id));
  const rowsOfCode = rowsOfCodes(compared.codebook, all, { nodesAbove: wanted !== undefined });
  const options = { nodes: all.length, rowsOfCode };
  const { pairs, sizes } =
    kind === "case"
      ? await sharedCasesOf(compared, options, giveWay)
      : await sweepFiles(compared, { ...options, kind }, giveWay);
  const found: CooccurrencePair[] = [];
  for (const place of await mostFirst(pairs, giveWay)) {
    const [a, b] = [pairs.a[place], pairs.b[place]];
    const either = sizes[a] + sizes[b] - pairs.both[place];
    const share = either === 0 ? null : pairs.both[place] / either;
    found.push({ a: all[a].id, b: all[b].id, count: pairs.count[place], share });
    if (found.length % MANY === 0) await giveWay();
  }
  return found;
}

/** So many pairs are given between two looks at the clock. */
const MANY = 1000;

async function sweepFiles(
  compared: Compared,
  {
    nodes,
    rowsOfCode,
    kind,
  }: {
    readonly nodes: number;
    readonly rowsOfCode: RowsOfCode;
    readonly kind: "overlap" | "paragraph";
  },
  giveWay: GiveWay,
): Promise<{ readonly pairs: PairTable; readonly sizes: Float64Array }> {
  const sharing = createSharing();
  const isOverlap = kind === "overlap";
  const { sizes, addFile } = createSweep({
    nodes,
    rowsOfCode,
    meets: isOverlap ? "overlap" : "unit",
    rulerOf: isOverlap ? wordRuler : paragraphRuler,
    sharing,
  });
  for (const file of compared.files) {
    addFile(file);
    await giveWay();
  }
  return { pairs: await sharing.pairs(giveWay), sizes };
}
