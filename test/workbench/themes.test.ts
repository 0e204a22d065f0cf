// The Themes view: what recurs, most recurrent first, down to the words themselves.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, onDisk, openStudy, placeOf, read } from "./study";

describe("Themes view", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
  });

  after(() => workbench?.close());

  it("lists themes with their figures, most recurrent first", async () => {
    const rows = await workbench.views.rows("Themes", (found) => found.some(has("Queries")));
    deepEqual(read(rows), [
      "Context: 18 cases · 55 passages",
      "Local motives: 12 cases · 64 passages",
      "Local challenges: 12 cases · 48 passages",
      "Central government: 10 cases · 64 passages",
      "Outside themes: 2 codes",
      "Queries: 3 queries",
    ]);
    await workbench.screenshot("themes-first");
  });

  it("says to a screen reader what it shows", async () => {
    const rows = await workbench.views.rows("Themes");
    const said = rows.map(({ ariaLabel }) => ariaLabel);
    match(said[0] ?? "", /^Context, theme, 18 cases, 55 passages/);
    match(said[4] ?? "", /^Outside themes, 2 codes/);
  });

  it("explains its figures in the tooltip", async () => {
    const tooltip = await workbench.views.hoverRow("Themes", "Local motives");
    match(tooltip, /12 cases · 64 passages · 81 codings/);
    match(tooltip, /How it is counted: passages that share words are counted once in each file/);
    await workbench.screenshot("themes-tooltip");
    await workbench.editor.press("Escape");
  });

  it("orders by name when one asks for it", async () => {
    await workbench.views.pressTitleButton("Themes", "Order themes and codes…");
    await workbench.screenshot("themes-order");
    await workbench.quickInput.pick("By name");
    const themes = await workbench.views.rows("Themes", (rows) =>
      Boolean(rows[0] && has("Central government")(rows[0])),
    );
    deepEqual(
      themes.map(({ label }) => label),
      [
        ...["Central government", "Context", "Local challenges", "Local motives"],
        ...["Outside themes", "Queries"],
      ],
    );
    await workbench.runCommand("Verbatim: Order themes and codes…");
    await workbench.quickInput.pick("By recurrence: cases, then passages");
    await workbench.views.rows("Themes", ([first]) => Boolean(first && has("Context")(first)));
  });

  it("hides codes that nobody used", async () => {
    const { views } = workbench;
    await views.expand("Themes", "Outside themes");
    await views.rows("Themes", (rows) => rows.some(has("Silo thinking")));
    await views.pressTitleButton("Themes", "Hide unused codes");
    const rows = await views.rows("Themes", (found) => !found.some(has("Silo thinking")));
    ok(rows.some(has("Large providers crowd out the small")));
    await workbench.screenshot("themes-used");
    await views.pressTitleButton("Themes", "Show unused codes");
    await views.rows("Themes", (found) => found.some(has("Silo thinking")));
  });

  it("opens from theme to category, code and passages", async () => {
    const { views } = workbench;
    await views.expand("Themes", "Local motives");
    await views.expand("Themes", "Pooling resources");
    await views.expand("Themes", "Sharing knowledge of clients");
    const rows = await views.rows("Themes", (found) => found.some(({ level }) => level === 4));
    equal(rows.find(has("Pooling resources"))?.description, "11 cases · 28 passages");
    const passages = rows.filter(({ level }) => level === 4);
    equal(passages.length, 13);
    match(passages[0]?.ariaLabel ?? "", /, L0\d, transcripts\/.*\.md/);
  });

  it("selects exactly the words of a passage", async () => {
    const words = "the mental health team give us half an hour on the phone every Thursday to talk";
    await workbench.views.rowStarting("Themes", words.slice(0, 40)).click();
    await workbench.editor.opened("02-housing-options-manager.md");
    await workbench.editor.shows("to talk through names");
    const text = onDisk(workbench, "transcripts/02-housing-options-manager.md");
    const whole = `${words} through names`;
    const { line, column, length } = placeOf(text, whole);
    const end = `Ln ${line}, Col ${column + length} (${length} selected)`;
    await workbench.editor.selection((said) => said === end);
    await workbench.screenshot("themes-passage");
  });

  it("filters while one types, and says so", async () => {
    const { views, quickInput } = workbench;
    await views.pressTitleButton("Themes", "Filter themes and codes…");
    await quickInput.type("housing");
    const rows = await views.rows("Themes", (found) =>
      found.some(has("Lack of housing to move on to")),
    );
    ok(!rows.some(has("Match funding")));
    await workbench.screenshot("themes-filter");
    await quickInput.accept();
    const says = /^Filter “housing”: 3 of 57 themes and codes$/;
    await workbench.eventually(
      () => views.message("Themes"),
      (text) => says.test(text),
      "the message",
    );
    await views.pressTitleButton("Themes", "Clear filter");
    await views.rows("Themes", (found) => found.some(has("Local motives")));
  });

  it("says how to go on where nothing matches", async () => {
    const { views, quickInput } = workbench;
    await workbench.runCommand("Verbatim: Filter themes and codes…");
    await quickInput.type("zebra");
    await workbench.eventually(
      () => views.welcome("Themes"),
      (text) => text.includes("No theme or code matches"),
      "the welcome text",
    );
    await workbench.screenshot("themes-no-match");
    await quickInput.cancel();
    await views.rows("Themes", (found) => found.some(has("Context")));
  });
});
