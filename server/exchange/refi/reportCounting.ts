import { isSameCounting, weight, type Evidence, type Score } from "./evidence";
import type { Ledger } from "./ledger";
import { countingText, type Counting } from "./positions";

export interface Chosen {
  readonly counting: Counting;
  /** Whether the person chose it. */
  readonly isWanted: boolean;
}

/** Says how positions were counted, and how well each way fits; nothing where it makes no difference. */
export function reportCounting(
  { scores, isContested }: Evidence,
  { counting, isWanted }: Chosen,
  ledger: Ledger,
): void {
  const chosen = scores.find((score) => isSameCounting(score.counting, counting));
  if (chosen === undefined || (!isContested && !isWanted && counting.end === "exclusive")) return;
  const rivals = scores.filter(
    ({ reading }, at) =>
      reading !== chosen.reading && scores.findIndex((one) => one.reading === reading) === at,
  );
  const others = rivals.sort((a, b) => weight(b) - weight(a));
  const why = isWanted
    ? "You chose how positions are counted."
    : "Programs count positions in different ways. This one fits the words of the selections best; if codes stand beside their words, choose another one.";
  const isNamed = scores.some(({ named }) => named > 0);
  for (const score of [chosen, ...others])
    ledger.add(
      { fate: "changed", what: "ways to count positions that were compared", why },
      told(score, isNamed ? [`${score.named} by name`] : []),
    );
}

function told({ counting, clean, outside }: Score, named: readonly string[]): string {
  const parts = [...named, `${clean} ends of words`];
  return `${countingText(counting)}: ${[...parts, ...(outside > 0 ? [`${outside} outside`] : [])].join(", ")}`;
}
