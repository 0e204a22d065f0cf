import assert from "node:assert/strict";
import fc from "fast-check";
import { mergeCodeEdits } from "../../../server/codebook/mergeCodes";
import { renameCodeEdits } from "../../../server/codebook/renameCode";
import { deleteCodeEdits } from "../../../server/codebook/reshape/deleteCodes";
import { runs } from "../../support/runs";
import { applied, problemsOf, read } from "./helpers";

const CODES = "codes:\n  a: One\n  b: Two\n  c: Three\n";
const TABLES = `tables: # ours
  First:
    nodes: [a, "b", c] # these
    where: { a: b }
  a:
    nodes:
      - c # why
      # next
      - 'a'
      - b
  Third: { nodes: a, title: a }
queries:
  Q: a AND theme:b
`;

describe("ids in tables", () => {
  it("follow a rename, and every other byte stays", () => {
    assert.equal(
      applied(CODES + TABLES, renameCodeEdits(CODES + TABLES, "a", "new")),
      CODES.replace("  a:", "  new:") +
        TABLES.replace("[a,", "[new,")
          .replace("- 'a'", "- 'new'")
          .replace("nodes: a,", "nodes: new,")
          .replace("Q: a AND", "Q: new AND"),
    );
  });

  it("follow a merge", () => {
    const text = applied(CODES + TABLES, mergeCodeEdits(CODES + TABLES, "a", "b"));
    assert.ok(
      text.endsWith(
        TABLES.replace("[a,", "[b,")
          .replace("- 'a'", "- 'b'")
          .replace("nodes: a,", "nodes: b,")
          .replace("Q: a AND", "Q: b AND"),
      ),
      text,
    );
  });

  it("go with what is deleted where the table names others; else the table says what is wrong", () => {
    const text = applied(CODES + TABLES, deleteCodeEdits(CODES + TABLES, "a", "deleted"));
    assert.equal(
      text,
      CODES.replace("  a: One\n", "") + TABLES.replace("[a, ", "[").replace("      - 'a'\n", ""),
    );
    assert.deepEqual(
      problemsOf(text).filter((found) => found.startsWith("invalid")),
      ["invalid-value a"],
    );
    const last = applied(CODES + TABLES, deleteCodeEdits(CODES + TABLES, "c", "deleted"));
    assert.equal(
      last,
      CODES.replace("  c: Three\n", "") + TABLES.replace(", c]", "]").replace("- c # why", "# why"),
    );
  });

  it("stay where what stood below a deleted theme is moved up, as it would leave the table", () => {
    const before =
      "themes:\n  t: { codes: { x: One } }\ncodes:\n  y: Two\ntables: { T: { nodes: [t, y] } }\n";
    const text = applied(before, deleteCodeEdits(before, "t", "moved up"));
    assert.deepEqual(read(text).tables.get("T")?.nodes, ["t", "y"]);
  });

  it("follow in any list, with every other byte as it was", () => {
    const ids = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 6 });
    const layout = fc.constantFrom("block", "flow", "lines");
    fc.assert(
      fc.property(ids, layout, fc.boolean(), (nodes, how, isWindows) => {
        const write = (list: readonly string[]): string => {
          const flow =
            how === "flow"
              ? `[ ${list.join(" , ")} ]`
              : `[\n      ${list.join(",\n      ")}\n    ]`;
          const block = list.map((id) => `\n      - ${id}`).join("");
          const value = how === "block" ? block : ` ${flow}`;
          const text = `tables:\n  T: # t\n    nodes:${value}\n# end\n`;
          return isWindows ? text.replaceAll("\n", "\r\n") : text;
        };
        const codes = isWindows ? CODES.replaceAll("\n", "\r\n") : CODES;
        const before = codes + write(nodes);
        const swap = nodes.map((id) => (id === "a" ? "new" : id));
        assert.equal(
          applied(before, renameCodeEdits(before, "a", "new")),
          codes.replace("  a:", "  new:") + write(swap),
        );
        const rest = nodes.filter((id) => id !== "a");
        const text = applied(before, deleteCodeEdits(before, "a", "deleted"));
        const after = write(rest.length === 0 ? nodes : rest);
        assert.equal(text.slice(text.indexOf("tables:")), after);
      }),
      { numRuns: runs(200) },
    );
  });
});
