import { coderOf } from "../../markup/codings";
import type { Passage } from "../../markup/model";
import type { CodesBelow } from "./codesBelow";
import { childrenOf, type PassageOperand, type QueryNode } from "./syntax";

export type IsNamed = (passage: Passage, coder: string | undefined) => boolean;

/**
 * Which passages a query is about: those of the codes, coders and annotations that it names outside
 * NOT, cases() and files(); all of them where it names none. The second argument is the coder of the
 * file (the front matter's).
 */
export function passagesMeant(query: QueryNode, codesBelow: CodesBelow): IsNamed {
  const tests = [...operandsMeant(query)].map((operand) => testOf(operand, codesBelow));
  if (tests.length === 0) return () => true;
  return (passage, coder) => tests.some((isNamed) => isNamed(passage, coder));
}

function* operandsMeant(node: QueryNode): Iterable<PassageOperand> {
  switch (node.kind) {
    case "code":
    case "theme":
    case "by":
    case "annotation":
      yield node;
      return;
    case "and":
    case "or":
      for (const child of childrenOf(node)) yield* operandsMeant(child);
  }
}

function testOf(operand: PassageOperand, codesBelow: CodesBelow): IsNamed {
  const { kind, value } = operand;
  if (kind === "by") {
    return ({ block }, coder) => coderOf(block.entries, coder)?.normalize("NFC") === value;
  }
  if (kind === "annotation") {
    const isMeant = (entry: { readonly key: string; readonly value: string }): boolean =>
      entry.key.normalize("NFC") === operand.key && entry.value.normalize("NFC") === value;
    return ({ block }) => block.entries.some(isMeant);
  }
  const codes = kind === "theme" ? codesBelow(value) : new Set([value]);
  return ({ block }) => block.codes.some(({ id }) => codes.has(id));
}
