// Long lists come in pages that say how much is shown, and refreshes keep what was loaded.
import type { Row, RowSource } from "../../../client/views/row";
import { RowTree } from "../../../client/views/rowTree";
import { equal, ok } from "../expect";

const total = 450;

function row(id: string, given: Partial<Row> = {}): Row {
  const icon = { kind: "codicon", name: "tag" } as const;
  return {
    id,
    label: id,
    description: "",
    tooltip: "",
    spoken: id,
    icon,
    context: "",
    children: [],
    ...given,
  };
}

function paged(description = "") {
  const source: RowSource = { kind: "uncoded", uri: "file:///a.md", total };
  return row("parent", { source, description });
}

function createTree(prefix = () => "child") {
  return new RowTree(async (_parent, _source, { offset, limit }) => {
    const count = Math.max(0, Math.min(limit, total - offset));
    const rows = Array.from({ length: count }, (_, index) => row(`${prefix()} ${offset + index}`));
    return { rows, total };
  });
}

describe("trees", () => {
  it("show a page, how much of it all it is, and the next one when asked", async () => {
    const tree = createTree();
    tree.show([paged()]);
    const first = await tree.getChildren("parent");
    equal(first.length, 201);
    const more = tree.row(first[200] ?? "");
    equal([more?.label, more?.description], ["Show 200 more", "200 of 450 shown"]);
    await tree.showMore("parent");
    const second = await tree.getChildren("parent");
    equal(tree.row(second[400] ?? "")?.label, "Show 50 more");
    await tree.showMore("parent");
    equal((await tree.getChildren("parent")).length, total);
  });

  it("keep loaded pages when the row above them changes", async () => {
    const tree = createTree();
    tree.show([paged()]);
    await tree.getChildren("parent");
    await tree.showMore("parent");
    tree.show([paged("changed")]);
    equal((await tree.getChildren("parent")).length, 401);
  });

  it("draw only what changed", async () => {
    const tree = createTree();
    const changes: unknown[] = [];
    tree.onDidChangeTreeData((change) => changes.push(change));
    tree.show([paged(), row("b")]);
    tree.show([paged(), row("b")]);
    tree.show([paged(), row("b", { description: "new" })]);
    equal(changes, [undefined, ["b"]]);
  });

  it("draw a list again when what is in it changed, and only then", async () => {
    let prefix = "child";
    const tree = createTree(() => prefix);
    tree.show([paged()]);
    await tree.getChildren("parent");
    const changes: unknown[] = [];
    tree.onDidChangeTreeData((change) => changes.push(change));
    await tree.reload();
    equal(changes, []);
    prefix = "other";
    await tree.reload();
    equal(changes, ["parent"]);
    ok((await tree.getChildren("parent"))[0]?.startsWith("other"), "The new rows are shown.");
  });
});
