// Which codes the digits send a passage to: plain data.
import type { ChosenCode } from "../shared/chosenCode";
import type { FieldCode } from "../shared/codeGroups";
import type { NumberedTarget } from "./messages";

const COUNT = 9;

/**
 * The numbers at the start: codes with a number of their own, then those that stand beside the code
 * that is recoded, for it is mostly split among them; then the others.
 */
export function firstNumbers(
  codes: readonly FieldCode[],
  recoded: string,
): readonly NumberedTarget[] {
  const place = codes.find(({ id }) => id === recoded)?.path.join("\n");
  const rank = ({ number, path }: FieldCode): number =>
    number ?? (path.join("\n") === place ? BESIDE : ELSEWHERE);
  return codes
    .filter(({ id, isRetired, isGroup }) => id !== recoded && !isRetired && !isGroup)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, COUNT)
    .map(({ id, name }) => ({ code: { id, name, isNew: null }, isUsed: false }));
}

const [BESIDE, ELSEWHERE] = [COUNT + 1, COUNT + 2];

/**
 * The numbers after a passage was given a code. One that has a number keeps it; another takes that
 * of the last code that nobody has used here, so that a digit which was used means the same for good.
 */
export function withUsed(
  numbered: readonly NumberedTarget[],
  code: ChosenCode,
): readonly NumberedTarget[] {
  const used = { code, isUsed: true };
  const own = numbered.findIndex((one) => one.code.id === code.id);
  if (own >= 0) return numbered.with(own, used);
  if (numbered.length < COUNT) return [...numbered, used];
  const free = numbered.findLastIndex(({ isUsed }) => !isUsed);
  return free < 0 ? numbered : numbered.with(free, used);
}
