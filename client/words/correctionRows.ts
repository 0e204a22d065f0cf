// The rows of the Corrections view: what was sealed, and what stands there now.
import type { CorrectionInfo } from "../../server/protocol/words";
import { escapeMarkdown, oneLine } from "../text/plain";
import type { Row } from "../views/row";

export function correctionRows(uri: string, corrections: readonly CorrectionInfo[]): Row[] {
  const seen = new Map<string, number>();
  return corrections.map((correction) => {
    const key = `correction/${correction.was}/${correction.is}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return correctionRow(uri, correction, `${key}/${count}`);
  });
}

function correctionRow(uri: string, { range, was, is, message }: CorrectionInfo, id: string): Row {
  const label = `${oneLine(was) || "(nothing)"} → ${oneLine(is) || "(nothing)"}`;
  const line = `line ${range.start.line + 1}`;
  return {
    id,
    label,
    description: line,
    tooltip: escapeMarkdown(message),
    spoken: `${message} ${line}`,
    icon: { kind: "codicon", name: was === "" ? "add" : is === "" ? "remove" : "edit" },
    context: "correction",
    command: {
      command: "verbatim.showCorrection",
      title: "Show correction",
      argument: { uri, range },
    },
    children: [],
  };
}
