import { CODING, CUT, rowCount, type AnnotationFact, type FileFacts } from "../../study/facts";
import type { CodesBelow } from "./codesBelow";
import { unite, type Place, type Stretch, type Stretches } from "./stretches";
import type { PassageOperand } from "./syntax";

/** The united passages that an operand names. */
export function passagesNamed(
  facts: FileFacts,
  operand: PassageOperand,
  codesBelow: CodesBelow,
): Stretches {
  switch (operand.kind) {
    case "code":
      return passagesOfCodes(facts, new Set([operand.value]));
    case "theme":
      return passagesOfCodes(facts, codesBelow(operand.value));
    case "by":
      return passagesOfCoder(facts, operand.value);
    case "annotation":
      return annotatedPassages(facts, operand.key, operand.value);
  }
}

/** The united passages of the codings that are wanted, by their rows. */
export function passagesOf(facts: FileFacts, isWanted: (coding: number) => boolean): Stretches {
  const found: Stretch[] = [];
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    if (isWanted(coding)) found.push(stretchOfCoding(facts, coding));
  }
  return unite(found);
}

function passagesOfCodes(facts: FileFacts, codes: ReadonlySet<string>): Stretches {
  const wanted = facts.codes.map((code) => codes.has(code));
  if (!wanted.includes(true)) return [];
  return passagesOf(facts, (coding) => wanted[facts.codings[coding * CODING.width + CODING.code]]);
}

function passagesOfCoder(facts: FileFacts, coder: string): Stretches {
  const wanted = facts.coders.map((known) => known.normalize("NFC") === coder);
  if (!wanted.includes(true)) return [];
  return passagesOf(facts, (coding) => {
    const by = facts.codings[coding * CODING.width + CODING.by];
    return by >= 0 && wanted[by];
  });
}

/** Whether the passages have codes or not. */
function annotatedPassages(facts: FileFacts, key: string, value: string): Stretches {
  const found = (facts.annotations ?? []).filter(
    (fact) => fact.key.normalize("NFC") === key && fact.value.normalize("NFC") === value,
  );
  return unite(found.map(stretchOfPassage));
}

/** A coding as a stretch between two places. */
export function stretchOfCoding({ codings }: FileFacts, coding: number): Stretch {
  const row = coding * CODING.width;
  return stretchOfPassage({
    start: codings[row + CODING.start],
    end: codings[row + CODING.end],
    firstWord: codings[row + CODING.firstWord],
    endWord: codings[row + CODING.endWord],
    cuts: codings[row + CODING.cuts],
  });
}

type Passage = Pick<AnnotationFact, "start" | "end" | "firstWord" | "endWord" | "cuts">;

/** A cut at an end says that a word has begun before it that has not ended yet. */
export function stretchOfPassage({ start, end, firstWord, endWord, cuts }: Passage): Stretch {
  const cutAtStart = (cuts & CUT.start) !== 0 ? 1 : 0;
  const cutAtEnd = (cuts & CUT.end) !== 0 ? 1 : 0;
  return {
    start: place(start, firstWord, firstWord + cutAtStart),
    end: place(end, endWord - cutAtEnd, endWord),
  };
}

function place(at: number, ended: number, begun: number): Place {
  return { at, ended, begun };
}
