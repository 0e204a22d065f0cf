// The codes on the numbers 1 to 9, and those used last: kept for the workspace, study by study.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import { readRecent, withRecent } from "./recentCodes";
import {
  moved,
  readSlots,
  renamed,
  restored,
  withoutPin,
  withPinned,
  withUsed,
  type CodeUse,
  type Slots,
} from "./slots";
import { allNodes } from "./overviews";

export interface NumberedCode {
  readonly id: string;
  readonly isPinned: boolean;
}

export interface NumberedCodes {
  readonly onDidChange: vscode.Event<void>;
  /** Nine entries: the code with the number 1 first; undefined where a number is free. */
  of(study: StudyOverview): readonly (NumberedCode | undefined)[];
  /** The ids of the codes that were used, the latest first. */
  recent(): readonly string[];
  /** The codes that were given in the study's last coding action. */
  last(study: StudyOverview): readonly string[];
  /** To be called after something was coded, with all codes that it got. */
  used(study: StudyOverview, codes: readonly string[]): Promise<void>;
  /** False where all nine numbers are pinned to other codes. */
  pin(study: StudyOverview, code: string): Promise<boolean>;
  unpin(study: StudyOverview, code: string): Promise<void>;
  /** Pins a code that has a number to another one; what was there takes the old number. */
  move(study: StudyOverview, code: string, number: number): Promise<void>;
  /**
   * To be called when a code gets another id, or what it stood for gets another code. A rename that
   * is not done after all, or undone, counts as none.
   */
  renamed(study: Pick<StudyOverview, "uri">, from: string, to: string): Promise<void>;
}

const RECENT = "recentCodes";
const LAST = "lastCodes";
const SLOTS = "numberedCodes";

export function createNumberedCodes(memory: vscode.Memento): NumberedCodes {
  const changed = new vscode.EventEmitter<void>();
  const recent = (): string[] => readRecent(memory.get(RECENT));
  const slotsOf = ({ uri, nodes }: StudyOverview): Slots =>
    restored(readSlots(byStudy(memory, SLOTS)[uri]), idsOf(nodes));
  const store = async (study: string, slots: Slots): Promise<void> => {
    await memory.update(SLOTS, { ...byStudy(memory, SLOTS), [study]: slots });
    changed.fire();
  };
  const useIn = ({ nodes }: StudyOverview): CodeUse => ({
    recent: recent(),
    known: idsOf(nodes),
  });

  return {
    onDidChange: changed.event,
    of(study) {
      const known = idsOf(study.nodes);
      return slotsOf(study).map((slot) =>
        slot && known.has(slot.code) ? { id: slot.code, isPinned: slot.isPinned } : undefined,
      );
    },
    recent,
    last: ({ uri }) => readRecent(byStudy(memory, LAST)[uri]),
    async used(study, codes) {
      await memory.update(LAST, { ...byStudy(memory, LAST), [study.uri]: codes });
      await memory.update(RECENT, codes.reduceRight(withRecent, recent()));
      const use = useIn(study);
      const slots = codes.reduce((before, code) => withUsed(before, code, use), slotsOf(study));
      await store(study.uri, slots);
    },
    async pin(study, code) {
      const slots = withPinned(slotsOf(study), code, useIn(study));
      if (slots) await store(study.uri, slots);
      return slots !== undefined;
    },
    unpin: (study, code) => store(study.uri, withoutPin(slotsOf(study), code)),
    move: (study, code, number) => store(study.uri, moved(slotsOf(study), code, number)),
    async renamed({ uri }, from, to) {
      // Both stay: one of them is no code of the study, also when this is undone.
      const both = (codes: readonly string[]): string[] => [
        ...new Set(codes.flatMap((code) => (code === from ? [to, from] : [code]))),
      ];
      const last = byStudy(memory, LAST);
      await memory.update(LAST, { ...last, [uri]: both(readRecent(last[uri])) });
      await memory.update(RECENT, both(recent()));
      await store(uri, renamed(readSlots(byStudy(memory, SLOTS)[uri]), from, to));
    },
  };
}

function byStudy(memory: vscode.Memento, key: string): Readonly<Record<string, unknown>> {
  const stored: unknown = memory.get(key);
  return typeof stored === "object" && stored !== null ? { ...stored } : {};
}

function idsOf(nodes: StudyOverview["nodes"]): ReadonlySet<string> {
  return new Set(allNodes(nodes).map(({ id }) => id));
}
