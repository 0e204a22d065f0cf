import { deepEqual } from "node:assert/strict";
import type { Row } from "../../../client/views/row";
import { changedRows } from "../../../client/views/rowDiff";

function row(id: string, children: readonly Row[] = [], description = ""): Row {
  const icon = { kind: "codicon", name: "tag" } as const;
  return { id, label: id, description, tooltip: "", spoken: id, icon, context: "", children };
}

describe("changed rows", () => {
  it("finds nothing where nothing changed", () => {
    deepEqual(changedRows([row("a", [row("b")])], [row("a", [row("b")])]), []);
  });

  it("finds the uppermost row that changed", () => {
    const before = [row("a", [row("b", [row("c")])]), row("d")];
    deepEqual(changedRows(before, [row("a", [row("b", [row("c", [], "1")])]), row("d")]), ["c"]);
    deepEqual(changedRows(before, [row("a", [row("b", [], "1")]), row("d")]), ["b"]);
    deepEqual(changedRows(before, [row("a", [row("b", [row("c"), row("e")])]), row("d")]), ["b"]);
  });

  it("draws everything again where the roots changed their order", () => {
    deepEqual(changedRows([row("a"), row("b")], [row("b"), row("a")]), "all");
  });

  it("draws a row again that got its first child", () => {
    deepEqual(changedRows([row("a")], [row("a", [row("b")])]), ["a"]);
  });
});
