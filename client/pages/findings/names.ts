// What the passages that a picture leads to are called.
import type { FindingsResult } from "../../../server/protocol/findings";
import { oneLine } from "../../text/plain";
import type { PassagesOf } from "./messages";
import { namesOf } from "./picture";

/** What passages are of, in words. */
export function nameOfPassages(of: PassagesOf, findings: FindingsResult | undefined): string {
  const named = findings ? namesOf(findings) : oneLine;
  switch (of.kind) {
    case "node":
      return named(of.node);
    case "cell":
      return `${named(of.node)}, ${oneLine(of.by)} ${oneLine(of.column)}`;
    case "pair":
      return `${named(of.a)} with ${named(of.b)}`;
    case "matrixCell": {
      const column = of.by === "theme" ? named(of.column) : oneLine(of.column);
      return `${column}, ${oneLine(of.case)}`;
    }
    case "rival": {
      const what = `${oneLine(of.by)} ${oneLine(of.value)}`;
      return of.case === null ? what : `${what}, ${oneLine(of.case)}`;
    }
  }
}
