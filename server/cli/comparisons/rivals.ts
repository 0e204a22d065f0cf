import { comparedOf } from "../../counts/compared";
import { rivalNames, rivalsOf } from "../../counts/rivals";
import { RIVALS_RULE, rivalsTable } from "../../exchange/paper/rivalsTable";
import { loadFigures } from "../loadCounted";
import { UsageError, type Arguments } from "../usage";
import { oneOf } from "./choices";
import { printRuled } from "./printRuled";

/** `verbatim rivals`: figures by an attribute of codes, or by an annotation of single codings. */
export async function runRivals(args: Arguments): Promise<number> {
  const { format, comparison } = args;
  if (comparison.by === undefined) {
    throw new UsageError(
      "rivals needs an attribute of codes (--by model) or an annotation (--by @model).",
    );
  }
  const { figures, whole } = await loadFigures(args);
  const names = rivalNames(comparedOf(whole));
  const result = await rivalsOf(figures, oneOf("attribute of codes", comparison.by, names));
  printRuled(format, result, { sheet: () => rivalsTable(result), rule: RIVALS_RULE });
  return 0;
}
