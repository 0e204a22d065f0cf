import { deepEqual, equal, match } from "node:assert/strict";
import type { Row, ThemesChoice } from "../../../client/views/row";
import { countNodes, filtered } from "../../../client/views/themes/filter";
import { nodeDescription, nodeTooltip } from "../../../client/views/themes/nodeText";
import { ordered, type ThemeOrder } from "../../../client/views/themes/order";
import { passageRows } from "../../../client/views/themes/passageRows";
import { themeRows } from "../../../client/views/themes/themeRows";
import { node, study } from "./nodes";

const choice: ThemesChoice = { order: "recurrence", hidesUnused: false, filter: "" };

const few = node("few", { name: "Änderung", order: 0, cases: 1, passages: 9, codings: 9 });
const many = node("many", { name: "Zeit", order: 1, cases: 3, passages: 4, codings: 4 });
const more = node("more", { name: "Code 10", order: 2, cases: 3, passages: 5, codings: 5 });
const none = node("none", { name: "Code 9", order: 3 });
const all = [few, many, more, none];

function outline(rows: readonly Row[], depth = 0): string[] {
  return rows.flatMap((row) => [
    `${"  ".repeat(depth)}${row.label}: ${row.description}`,
    ...outline(row.children, depth + 1),
  ]);
}

describe("themes", () => {
  const orders: [ThemeOrder, string][] = [
    ["recurrence", "more many few none"],
    ["passages", "few more many none"],
    ["name", "few none more many"],
    ["codebook", "few many more none"],
  ];
  for (const [order, expected] of orders)
    it(`orders by ${order}`, () => {
      equal(
        ordered(all, order)
          .map(({ id }) => id)
          .join(" "),
        expected,
      );
    });

  it("filters by name, id and definition, without regard to case and accents", () => {
    const theme = node("theme", { name: "Geld", children: [few, many] });
    const found = filtered([theme], { filter: "ander", hidesUnused: false });
    deepEqual(
      found.map(({ id, children }) => [id, children.map((child) => child.id)]),
      [["theme", ["few"]]],
    );
    equal(countNodes(filtered([theme], { filter: "geld", hidesUnused: false })), 3);
    equal(countNodes(filtered([theme], { filter: "geld zeit", hidesUnused: false })), 0);
  });

  it("hides unused nodes at every depth", () => {
    const theme = node("theme", { codings: 9, children: [few, none] });
    equal(countNodes(filtered([theme, none], { filter: "", hidesUnused: true })), 2);
  });

  it("shows themes, then codes outside themes, then unknown ones", () => {
    const theme = node("money", { cases: 1, passages: 9, codings: 9, children: [few] });
    const unknown = node("typo", { kind: "unknown", cases: 1, passages: 1, codings: 1 });
    deepEqual(outline(themeRows([study([theme, none, unknown])], choice)), [
      "money: 1 case · 9 passages",
      "  Änderung: 1 case · 9 passages",
      "Outside themes: 1 code",
      "  Code 9: unused",
      "Not in the codebook: 1 code",
      "  typo: 1 case · 1 passage",
    ]);
  });

  it("gives a theme that is used as a code a row for what is coded with it", () => {
    const theme = node("money", { codings: 12, children: [few] });
    const [row] = themeRows([study([theme])], choice);
    deepEqual(
      row?.children.map(({ label, source }) => [label, source?.total]),
      [
        ["Änderung", 9],
        ["“money” itself", 3],
      ],
    );
    const filter = "money";
    const [same] = themeRows([study([theme])], { ...choice, filter });
    equal(same?.children[1]?.source?.total, 3);
  });

  it("gives each of several studies a row", () => {
    const rows = themeRows([study([few]), study([few], { uri: "file:///b", title: "B" })], choice);
    deepEqual(
      rows.map(({ label }) => label),
      ["A study", "B"],
    );
  });

  it("says figures, status and rule of a node", () => {
    const retired = node("old", { status: "retired", replacedBy: "new", definition: "<b>Old</b>" });
    equal(nodeDescription(retired), "unused · retired");
    match(nodeTooltip(retired), /Retired: use new instead/);
    match(nodeTooltip(retired), /\\<b\\>Old\\<\\\/b\\>/);
    match(nodeTooltip(retired), /counted once in each file/);
  });

  it("keeps the ids of passages when lines move, also of those with the same words", () => {
    const start = { line: 1, character: 2 };
    const passage = {
      uri: "file:///study/a.md",
      file: "a.md",
      range: { start, end: start },
      code: "few",
      text: "yes",
      speaker: "P1",
      case: "P1",
    };
    const later = { ...passage, range: { start: { line: 9, character: 2 }, end: start } };
    const list = { parent: "p", study: "s", node: "few", offset: 0, isOwn: false };
    const before = passageRows([passage, passage], list, new Map());
    const after = passageRows([later, later], list, new Map());
    deepEqual(
      after.map(({ id }) => id),
      before.map(({ id }) => id),
    );
    equal(new Set(before.map(({ id }) => id)).size, 2);
    equal(before[0]?.description, "P1");
  });
});
