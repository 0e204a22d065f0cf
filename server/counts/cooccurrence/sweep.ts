import { CODING, rowCount } from "../../study/facts";
import type { ComparedFile } from "../compared";
import type { RowsOfCode } from "../comparedNodes";
import type { Ruler } from "./rulers";
import type { Sharing } from "./sharing";

/** How pairs meet: where united passages share a character, or wherever both hold a unit. */
export type Meets = "overlap" | "unit";

export interface SweepOptions {
  readonly nodes: number;
  readonly rowsOfCode: RowsOfCode;
  readonly meets: Meets;
  readonly rulerOf: (file: ComparedFile) => Ruler;
  readonly sharing: Sharing;
}

export interface Sweep {
  /** By node how much of what is measured its passages hold, in all files. */
  readonly sizes: Float64Array;
  readonly addFile: (file: ComparedFile) => void;
}

/**
 * Goes through the codings of files in the order in which they start, and keeps the nodes whose
 * passages are not over. Whatever a node gains by a coding it shares with those of them that reach
 * as far; every unit is gained once by a node, so that it is shared once by a pair. The time is that
 * of the codings and of the meetings.
 */
export function createSweep({ nodes, rowsOfCode, meets, rulerOf, sharing }: SweepOptions): Sweep {
  const sizes = new Float64Array(nodes);
  const state: State = {
    ends: new Int32Array(nodes),
    unitEnds: new Int32Array(nodes),
    lastFile: new Int32Array(nodes).fill(-1),
    isOpen: new Uint8Array(nodes),
    open: [],
    file: -1,
  };
  const addFile = (file: ComparedFile): void => {
    const { codings, codes } = file.facts;
    const rows = codes.map(rowsOfCode);
    const ruler = rulerOf(file);
    openFile(state);
    const count = rowCount(codings, CODING);
    for (let coding = 0; coding < count; coding++) {
      const row = coding * CODING.width;
      const step: Step = {
        start: codings[row + CODING.start],
        end: codings[row + CODING.end],
        from: codings[row + ruler.from],
        to: codings[row + ruler.to] + ruler.behind,
      };
      for (const node of rows[codings[row + CODING.code]]) {
        sizes[node] += takeStep(state, { node, step, ruler, meets, sharing });
      }
    }
  };
  return { sizes, addFile };
}

interface State {
  /** By node the place behind its last passage so far, and the unit behind its last one. */
  readonly ends: Int32Array;
  readonly unitEnds: Int32Array;
  /** By node the number of the file that its ends are of. */
  readonly lastFile: Int32Array;
  /** The nodes whose passages may still meet others. */
  readonly open: number[];
  readonly isOpen: Uint8Array;
  file: number;
}

interface Step {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

interface Taking {
  readonly node: number;
  readonly step: Step;
  readonly ruler: Ruler;
  readonly meets: Meets;
  readonly sharing: Sharing;
}

function openFile(state: State): void {
  for (const node of state.open) state.isOpen[node] = 0;
  state.open.length = 0;
  state.file++;
}

/** Gives how much the node gains. */
function takeStep(state: State, { node, step, ruler, meets, sharing }: Taking): number {
  const { ends, unitEnds, lastFile, isOpen, open, file } = state;
  if (lastFile[node] !== file) [lastFile[node], ends[node], unitEnds[node]] = [file, 0, 0];
  const isNew = step.start >= ends[node];
  const from = Math.max(step.from, unitEnds[node]);
  const gained = from < step.to ? ruler.measure(from, step.to) : 0;
  if (isNew || gained > 0) {
    for (let at = open.length - 1; at >= 0; at--) {
      const other = open[at];
      if (other === node) continue;
      if (ends[other] <= step.start && unitEnds[other] <= step.from) {
        close(state, at);
        continue;
      }
      const reach = Math.min(step.to, unitEnds[other]);
      const both = gained > 0 && reach > from ? ruler.measure(from, reach) : 0;
      const overlaps = isNew && ends[other] > step.start ? 1 : 0;
      const count = meets === "overlap" ? overlaps : both;
      if (count > 0 || both > 0) sharing.add(node, other, { count, both });
    }
  }
  ends[node] = Math.max(ends[node], step.end);
  unitEnds[node] = Math.max(unitEnds[node], step.to);
  if (isOpen[node] === 0) open.push(node);
  isOpen[node] = 1;
  return gained;
}

/** The last open one takes the place: their order means nothing. */
function close({ open, isOpen }: State, at: number): void {
  isOpen[open[at]] = 0;
  const last = open.pop();
  if (last !== undefined && at < open.length) open[at] = last;
}
