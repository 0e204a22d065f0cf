// The nine numbers that codes are put on: plain data, without the editor.

/** A code on one of the numbers. */
export interface Slot {
  readonly code: string;
  /** A pinned code keeps its number; another one may lose it to a code that is used later. */
  readonly isPinned: boolean;
  /** Its id before a rename, for when the rename is undone. */
  readonly formerly?: string;
}

/** Nine of them: the one of number 1 first; null where a number is free. */
export type Slots = readonly (Slot | null)[];

const COUNT = 9;
const NONE: Slots = Array.from({ length: COUNT }, () => null);

/** What is known of codes apart from their numbers. */
export interface CodeUse {
  /** The ids of the codes that were used, the latest first. */
  readonly recent: readonly string[];
  /** The ids that the study has now. */
  readonly known: ReadonlySet<string>;
}

/** What was stored may come from another version of the extension. */
export function readSlots(stored: unknown): Slots {
  if (!Array.isArray(stored)) return NONE;
  return NONE.map((_none, index) => readSlot(stored[index]));
}

/**
 * The slots after a code was used. One that has a number keeps it, so that the same key means the
 * same code for as long as possible; another takes a free number, or that of the code that was
 * used longest ago and is not pinned. Where all are pinned, nothing changes.
 */
export function withUsed(slots: Slots, code: string, use: CodeUse): Slots {
  if (slots.some((slot) => slot?.code === code)) return slots;
  return withSlot(slots, placeFor(slots, use), { code, isPinned: false });
}

/** The slots with the code pinned; undefined where all nine numbers are pinned to others. */
export function withPinned(slots: Slots, code: string, use: CodeUse): Slots | undefined {
  const own = slots.findIndex((slot) => slot?.code === code);
  const place = own < 0 ? placeFor(slots, use) : own;
  return place < 0 ? undefined : withSlot(slots, place, { code, isPinned: true });
}

/** The code keeps its number until another needs it. */
export function withoutPin(slots: Slots, code: string): Slots {
  return slots.map((slot) => (slot?.code === code ? { ...slot, isPinned: false } : slot));
}

/**
 * Puts a code on another number, from 1, where it stays: what was there takes its old one. A code
 * without a number, or a number that does not exist, changes nothing.
 */
export function moved(slots: Slots, code: string, number: number): Slots {
  const from = slots.findIndex((slot) => slot?.code === code);
  const to = number - 1;
  if (from < 0 || to < 0 || to >= COUNT || from === to) return slots;
  return withSlot(withSlot(slots, from, slots[to] ?? null), to, { code, isPinned: true });
}

/** A code that got another id keeps its number; merged into a code that has one, it goes. */
export function renamed(slots: Slots, from: string, to: string): Slots {
  if (slots.some((slot) => slot?.code === to))
    return slots.map((slot) => (slot?.code === from ? null : slot));
  return slots.map((slot) => (slot?.code === from ? { ...slot, code: to, formerly: from } : slot));
}

/** The slots as the study has the codes now: a rename that was undone counts as undone. */
export function restored(slots: Slots, known: ReadonlySet<string>): Slots {
  return slots.map((slot) => {
    if (slot?.formerly === undefined || known.has(slot.code)) return slot;
    return known.has(slot.formerly) ? { code: slot.formerly, isPinned: slot.isPinned } : slot;
  });
}

/** The index of the slot that a code without a number gets, or -1. */
function placeFor(slots: Slots, { recent, known }: CodeUse): number {
  const free = slots.findIndex((slot) => slot === null);
  if (free >= 0) return free;
  // A code that has just been made is not known yet.
  const isGone = (slot: Slot | null): boolean =>
    !slot || (!known.has(slot.code) && !recent.slice(0, COUNT).includes(slot.code));
  const gone = slots.findIndex(isGone);
  return gone >= 0 ? gone : oldest(slots, recent);
}

/** The index of the one that was used longest ago and is not pinned, or -1. */
function oldest(slots: Slots, recent: readonly string[]): number {
  let found = -1;
  let foundAge = -1;
  slots.forEach((slot, index) => {
    if (!slot || slot.isPinned) return;
    const rank = recent.indexOf(slot.code);
    const age = rank < 0 ? recent.length : rank;
    if (age > foundAge) [found, foundAge] = [index, age];
  });
  return found;
}

function withSlot(slots: Slots, place: number, slot: Slot | null): Slots {
  return slots.map((other, index) => (index === place ? slot : other));
}

function readSlot(stored: unknown): Slot | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { code, isPinned, formerly } = stored as Partial<Record<keyof Slot, unknown>>;
  if (typeof code !== "string") return null;
  const own = { code, isPinned: isPinned === true };
  return typeof formerly === "string" ? { ...own, formerly } : own;
}
