import { nearestIds } from "../../codebook/ids";
import type { Refusal } from "../paper/wish";
import type { Cell, ReportDocument } from "../report/model";
import { optionOf, type Command } from "./words";

/** A table with a rule below it. */
export function noted(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  rule: string,
): ReportDocument {
  const note = { kind: "paragraph", text: rule, isNote: true } as const;
  return { title: null, blocks: [{ kind: "table", columns, rows }, note] };
}

/** The value of an option that must be one of some; undefined where it is not given. */
export function choiceOf<Choice extends string>(
  command: Command,
  name: string,
  choices: readonly Choice[],
): Choice | Refusal | undefined {
  const value = optionOf(command, name);
  if (value === undefined) return undefined;
  return choices.find((choice) => choice === value) ?? { problem: notAmong(name, value, choices) };
}

export function notAmong(what: string, value: string, choices: readonly string[]): string {
  const [nearest] = nearestIds(value, choices, { limit: 1 });
  const advice =
    nearest === undefined
      ? `Take ${choices.slice(0, 12).join(", ")}.`
      : `Did you mean “${nearest}”?`;
  return `There is no ${what} “${value}”. ${advice}`;
}

export function namedNodes(command: Command): readonly string[] | undefined {
  return optionOf(command, "nodes")
    ?.split(",")
    .map((id) => id.trim().normalize("NFC"));
}
