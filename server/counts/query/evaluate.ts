import type { Transcript } from "../../markup/model";
import { inScope } from "../scope/limited";
import type { CodesBelow } from "./codesBelow";
import { passagesNamed } from "./passages";
import { placesOfPhrase, type Phrase } from "./phrases";
import {
  allSpeech,
  participantsSpeech,
  speechNamed,
  speechOfCases,
  type QueriedFile,
} from "./speech";
import { intersect, unite, without, type Stretches } from "./stretches";
import type { Combination, QueryNode, Scope, WordsOperand } from "./syntax";

/** What a query is evaluated with, in one file. */
export interface Evaluation {
  readonly file: QueriedFile;
  readonly codesBelow: CodesBelow;
  /** The names of cases (in NFC), or the paths of files, in which the query of a scope occurs. */
  readonly scopes: ReadonlyMap<Scope, ReadonlySet<string>>;
  /** Given where the query looks for words. */
  readonly transcript?: Transcript;
  readonly phrases: ReadonlyMap<WordsOperand, Phrase>;
}

/**
 * Evaluates a query in one file (counting rules, section 4): the operators are those of sets of
 * characters; stretches keep their ends where they only touch. The list is in the order of the
 * wording; `resultOf` makes a result of it. Takes time linear in the file for each operand.
 */
export function evaluate(node: QueryNode, given: Evaluation): Stretches {
  const { file } = given;
  switch (node.kind) {
    case "code":
    case "theme":
    case "by":
    case "annotation":
      return passagesNamed(file.facts, node, given.codesBelow);
    case "words":
      return placesOfWords(node, given);
    case "not":
      return without(participantsSpeech(file), evaluate(node.operand, given));
    case "and":
    case "or":
      return combine(node, given);
    case "cases":
    case "files":
      return speechOfScope(node, given);
    default:
      return speechNamed(file, node);
  }
}

function combine({ kind, operands }: Combination, given: Evaluation): Stretches {
  if (kind === "or") return unite(operands.flatMap((operand) => evaluate(operand, given)));
  let common = evaluate(operands[0], given);
  for (const operand of operands.slice(1)) {
    if (common.length === 0) return common;
    common = intersect(common, evaluate(operand, given));
  }
  return common;
}

function speechOfScope(scope: Scope, { file, scopes }: Evaluation): Stretches {
  const found = scopes.get(scope) ?? NONE;
  if (scope.kind === "cases") return speechOfCases(file, found);
  return found.has(file.path) ? allSpeech(file) : [];
}

function placesOfWords(
  operand: WordsOperand,
  { file, transcript, phrases }: Evaluation,
): Stretches {
  const phrase = phrases.get(operand);
  return transcript && phrase ? inScope(file.facts, placesOfPhrase(transcript, phrase)) : [];
}

const NONE: ReadonlySet<string> = new Set();
