import assert from "node:assert/strict";
import fc from "fast-check";
import type { CodebookNode } from "../../../../server/codebook/model";
import { mergeCodeEdits } from "../../../../server/codebook/mergeCodes";
import { deleteCodeEdits } from "../../../../server/codebook/reshape/deleteCodes";
import { moveCodeEdits, newThemeEdits } from "../../../../server/codebook/reshape/moveCodes";
import type { Place } from "../../../../server/codebook/reshape/outline";
import { retireCodeEdits, unretireCodeEdits } from "../../../../server/codebook/reshape/retireCode";
import { applied, read } from "../helpers";
import { runs } from "../../../support/runs";
import { arbitraryCodebook, type Made, type MadeCodebook } from "./arbitraryCodebook";

/** A tree of ids and definitions, as the generator and the reader see it. */
interface Plain {
  readonly id: string;
  readonly definition: string | undefined;
  readonly children: readonly Plain[];
}
interface Trees {
  themes: Plain[];
  codes: Plain[];
}

function plainMade({ id, definition, children }: Made): Plain {
  return { id, definition, children: children.map(plainMade) };
}

function treesOf({ themes, codes }: MadeCodebook): Trees {
  return { themes: themes.map(plainMade), codes: codes.map(plainMade) };
}

function treesIn(text: string): Trees {
  const plain = (node: CodebookNode): Plain => ({
    id: node.id,
    definition: node.definition,
    children: node.children.map(plain),
  });
  const { roots } = read(text);
  const isTheme = (node: CodebookNode) => node.kind === "theme";
  return {
    themes: roots.filter(isTheme).map(plain),
    codes: roots.filter((node) => !isTheme(node)).map(plain),
  };
}

function all(nodes: readonly Plain[]): Plain[] {
  return nodes.flatMap((node) => [node, ...all(node.children)]);
}

/** In the order of the text, which is that of the numbers. */
function allOf({ themes, codes }: Trees): Plain[] {
  const number = ({ id }: Plain) => Number(id.slice(1));
  return [...all(themes), ...all(codes)].sort((a, b) => number(a) - number(b));
}

function mapped({ themes, codes }: Trees, change: (nodes: readonly Plain[]) => Plain[]): Trees {
  const deep = (nodes: readonly Plain[]): Plain[] =>
    change(nodes.map((node) => ({ ...node, children: deep(node.children) })));
  return { themes: deep(themes), codes: deep(codes) };
}

const cut = (trees: Trees, ids: readonly string[]): Trees =>
  mapped(trees, (nodes) => nodes.filter(({ id }) => !ids.includes(id)));

const put = (trees: Trees, under: string, added: readonly Plain[]): Trees =>
  mapped(trees, (nodes) =>
    nodes.map((node) =>
      node.id === under ? { ...node, children: [...node.children, ...added] } : node,
    ),
  );

/** Every `# note 7` of a text, in any order. */
function notesIn(text: string): string[] {
  return (text.match(/# note \d+/g) ?? []).sort();
}

/**
 * What belongs to no entry of these ids, for comparing what must stay byte for byte. A comment that
 * stands behind a value of an entry is the entry's own, wherever its value ends.
 */
function linesWithout(text: string, ids: readonly string[]): string[] {
  const spans = ids.map((id) => {
    const node = read(text).nodes.get(id);
    assert.ok(node);
    return node.span;
  });
  const own = [...text.matchAll(/# (?:for now|second)/g)].map(({ index, 0: comment }) => {
    return { start: index, end: index + comment.length };
  });
  const isOut = (at: number) =>
    [...spans, ...own].some(({ start, end }) => start <= at && at < end);
  return [...text].filter((sign, at) => !isOut(at) && !/\s/.test(sign));
}

const pick = fc.nat();

describe("reshaping any codebook", () => {
  it("moves codes: the tree is the moved one, and nothing else has changed", () => {
    fc.assert(
      fc.property(arbitraryCodebook, pick, pick, pick, (made, first, second, to) => {
        const trees = treesOf(made);
        assert.deepEqual(treesIn(made.text), trees);
        const nodes = allOf(trees);
        if (nodes.length < 2) return;
        const under = nodes[to % nodes.length];
        const ids = [...new Set([nodes[first % nodes.length].id, nodes[second % nodes.length].id])];
        const change = moveCodeEdits(made.text, ids, { under: under.id });
        const moved = nodes.filter(({ id }) => ids.includes(id));
        const top = moved.filter(({ id }) => !moved.some((other) => below(other, id)));
        if (top.some((node) => node.id === under.id || below(node, under.id))) {
          return assert.match("problem" in change ? change.problem : "", /into itself/);
        }
        const going = top.filter(({ id }) => !under.children.some((child) => child.id === id));
        const text = applied(made.text, change);
        const goingIds = going.map(({ id }) => id);
        assert.deepEqual(treesIn(text), put(cut(trees, goingIds), under.id, going));
        assert.deepEqual(notesIn(text), notesIn(made.text));
        if (goingIds.length === 0) assert.equal(text, made.text);
      }),
      { numRuns: runs(400) },
    );
  });

  it("moves codes outside themes, among the themes, and behind another code", () => {
    const anywhere = fc.constantFrom("codes", "themes", "after");
    fc.assert(
      fc.property(arbitraryCodebook, pick, pick, anywhere, (made, which, to, kind) => {
        const trees = treesOf(made);
        const nodes = allOf(trees);
        if (nodes.length < 2) return;
        const node = nodes[which % nodes.length];
        const other = nodes[to % nodes.length];
        const place: Place = kind === "after" ? { after: other.id } : { top: kind as "codes" };
        if (kind === "after" && (other === node || below(node, other.id))) return;
        const text = applied(made.text, moveCodeEdits(made.text, [node.id], place));
        const rest = cut(trees, [node.id]);
        const isThere = kind !== "after" && trees[kind as "codes"].some(({ id }) => id === node.id);
        const expected = isThere
          ? trees
          : kind === "after"
            ? mapped(rest, (level) =>
                level.flatMap((one) => (one.id === other.id ? [one, node] : [one])),
              )
            : { ...rest, [kind]: [...rest[kind as "codes"], node] };
        assert.deepEqual(treesIn(text), expected);
        assert.deepEqual(notesIn(text), notesIn(made.text));
      }),
      { numRuns: runs(300) },
    );
  });

  it("makes a theme of codes", () => {
    fc.assert(
      fc.property(arbitraryCodebook, pick, pick, (made, first, second) => {
        const trees = treesOf(made);
        const nodes = allOf(trees);
        if (nodes.length === 0) return;
        const ids = [...new Set([nodes[first % nodes.length].id, nodes[second % nodes.length].id])];
        const moved = nodes.filter(({ id }) => ids.includes(id));
        const top = moved.filter(({ id }) => !moved.some((one) => below(one, id)));
        const theme = { id: "new-theme", name: "A theme: ours" };
        const text = applied(made.text, newThemeEdits(made.text, ids, theme));
        const rest = cut(
          trees,
          top.map(({ id }) => id),
        );
        const added = { id: "new-theme", definition: undefined, children: top };
        assert.deepEqual(treesIn(text), { ...rest, themes: [...rest.themes, added] });
        assert.equal(read(text).nodes.get("new-theme")?.name, "A theme: ours");
        assert.deepEqual(notesIn(text), notesIn(made.text));
      }),
      { numRuns: runs(200) },
    );
  });

  it("retires a code, and takes it into use again", () => {
    fc.assert(
      fc.property(arbitraryCodebook, pick, pick, fc.boolean(), (made, which, by, hasOther) => {
        const nodes = allOf(treesOf(made));
        if (nodes.length < 2) return;
        const [node, other] = [nodes[which % nodes.length], nodes[by % nodes.length]];
        if (node === other) return;
        const change = retireCodeEdits(made.text, node.id, hasOther ? other.id : undefined);
        const text = applied(made.text, change);
        const retired = read(text).nodes.get(node.id);
        assert.equal(retired?.status, "retired");
        assert.equal(retired.replacedBy, hasOther ? other.id : undefined);
        assert.deepEqual(treesIn(text), treesIn(made.text));
        assert.deepEqual(notesIn(text), notesIn(made.text));
        const again = applied(text, unretireCodeEdits(text, node.id));
        const used = read(again).nodes.get(node.id);
        assert.deepEqual([used?.status, used?.replacedBy], ["active", undefined]);
        assert.deepEqual(treesIn(again), treesIn(made.text));
        assert.deepEqual(linesWithout(again, [node.id]), linesWithout(made.text, [node.id]));
      }),
      { numRuns: runs(200) },
    );
  });

  it("deletes a code, and moves up or deletes what is below it", () => {
    fc.assert(
      fc.property(arbitraryCodebook, pick, fc.boolean(), (made, which, isUp) => {
        const trees = treesOf(made);
        const nodes = allOf(trees);
        if (nodes.length === 0) return;
        const node = nodes[which % nodes.length];
        const text = applied(
          made.text,
          deleteCodeEdits(made.text, node.id, isUp ? "moved up" : "deleted"),
        );
        const isTheme = trees.themes.includes(node);
        const lifted = isUp ? node.children : [];
        const expected = isTheme
          ? { themes: cut(trees, [node.id]).themes, codes: [...trees.codes, ...lifted] }
          : mapped(trees, (level) => level.flatMap((one) => (one.id === node.id ? lifted : [one])));
        assert.deepEqual(treesIn(text), expected);
      }),
      { numRuns: runs(200) },
    );
  });

  it("merges two codes: codes below the one go below the other, and every note stays", () => {
    fc.assert(
      fc.property(arbitraryCodebook, pick, pick, (made, one, two) => {
        const trees = treesOf(made);
        const nodes = allOf(trees);
        if (nodes.length < 2) return;
        const [from, into] = [nodes[one % nodes.length], nodes[two % nodes.length]];
        if (from === into) return;
        const change = mergeCodeEdits(made.text, from.id, into.id);
        if (below(from, into.id)) {
          return assert.match("problem" in change ? change.problem : "", /stands below/);
        }
        const text = applied(made.text, change);
        const rest = put(
          cut(
            trees,
            from.children.map(({ id }) => id),
          ),
          into.id,
          from.children,
        );
        assert.deepEqual(treesIn(text), cut(rest, [from.id]));
        assert.deepEqual(notesIn(text), notesIn(made.text));
      }),
      { numRuns: runs(200) },
    );
  });
});

function below(node: Plain, id: string): boolean {
  return all(node.children).some((one) => one.id === id);
}
