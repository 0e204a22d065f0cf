import { numberedId } from "../../codebook/ids";

/** Gives an id, or the id with a number where `isTaken` says so; however often, in linear time. */
export function createFreeIds(isTaken: (id: string) => boolean): (id: string) => string {
  const lastNumbers = new Map<string, number>();
  return (id) => {
    if (!isTaken(id)) return id;
    // Long ids that differ at their end alone become equal when they are shortened for a number.
    const start = id.slice(0, 90);
    let number = lastNumbers.get(start) ?? 1;
    let free: string;
    do free = numberedId(id, ++number);
    while (isTaken(free));
    lastNumbers.set(start, number);
    return free;
  };
}
