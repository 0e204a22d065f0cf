// A query is written in a box that completes and counts; its passages are a document of links.
import { deepEqual, equal, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, onDisk, openStudy } from "./study";

const QUERY = "theme:pooling AND level=local";

for (const host of ["node", "web"] as const) {
  describe(`Finding passages by query, ${host} extension host`, () => {
    let workbench: Workbench;
    let onDiskAtFirst: string;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      onDiskAtFirst = onDisk(workbench, "codebook.yaml");
    });
    after(() => workbench?.close());

    const shown = (text: string) =>
      workbench.quickInput.choices((rows) => rows.some((row) => row.description.includes(text)));

    it("counts and completes while one types, and says what is wrong", async () => {
      await workbench.runCommand("Verbatim: Find passages by query…");
      await shown("Pooling in local services");
      await workbench.quickInput.type('"on paper" AND level');
      // The names of saved queries, which stood there before, hold “level=” too.
      const rows = await shown("Column 16: ");
      equal(rows[0]?.description.startsWith("Column 16: "), true, rows[0]?.description);
      ok(rows.some(({ description }) => description.includes("level=")));
      await workbench.page.keyboard.press("ArrowDown");
      await workbench.page.keyboard.press("Enter");
      await shown("central");
      await workbench.page.keyboard.type("central");
      // Saved queries have figures, too: the first row is that of what is typed.
      const counted = await workbench.quickInput.choices(
        ([first]) => first?.description.startsWith("3 passages, ") === true,
      );
      equal(counted[0]?.description, "3 passages, 6 words, 3 cases, 3 transcripts");
      await workbench.screenshot(`query-input-${host}`);
    });

    it("shows the passages on Enter, and goes to the words of one", async () => {
      await workbench.quickInput.accept();
      await workbench.eventually(
        () => workbench.editor.visibleText(),
        (text) => text.includes("3 passages, 6 words"),
        "the passages",
      );
      const lines = await workbench.editor.visibleLines();
      const headings = lines.filter((line) => line.startsWith("#"));
      equal(headings.length, 3);
      ok(lines.some((line) => line.includes("‹on paper›")));
      await workbench.screenshot(`query-passages-${host}`);
      await workbench.editor.goTo(7);
      await workbench.editor.press("End", "ArrowLeft");
      await workbench.runCommand("Open Link");
      await workbench.editor.opened("12-prison-resettlement-official.md");
      const selection = await workbench.editor.selection((text) => text.includes("selected"));
      deepEqual(/\((\d+) selected\)/.exec(selection)?.[1], "8");
    });

    it("shows the queries of the codebook in the Themes view, and their passages", async () => {
      const { views } = workbench;
      await views.openContainer("Verbatim");
      await views.expand("Themes", "Queries");
      await workbench.screenshot(`query-saved-${host}`);
      await views.select("Themes", "Pooling in local services");
      await workbench.eventually(
        () => workbench.editor.visibleText(),
        (text) => text.includes("Passages of theme:pooling AND level=local"),
        "the passages of the query",
      );
    });

    it("saves the query of the passages in front under a name", async () => {
      const { quickInput, views } = workbench;
      await workbench.runCommand("Verbatim: Save query…");
      await quickInput.type("Pooling, again");
      await quickInput.accept();
      await views.rows("Themes", (rows) => rows.some(({ label }) => label === "Pooling, again"));
    });

    it("renames a query of the codebook from its row, once it has a name", async () => {
      const { quickInput, views, page } = workbench;
      await views.rowMenu("Themes", "Pooling, again", "Rename query…");
      const input = page.locator(".quick-input-widget:visible input[type='text']");
      const isOld = (value: string): boolean => value === "Pooling, again";
      await workbench.eventually(() => input.inputValue(), isOld, "the old name in the box");
      await quickInput.type(" ");
      await page.getByText("Type a name.").first().waitFor();
      await workbench.screenshot(`query-rename-${host}`);
      await quickInput.type("Pooling: once more");
      await quickInput.accept();
      await views.rows("Themes", (rows) => rows.some(has("Pooling: once more")));
      ok(!(await views.rows("Themes")).some(has("Pooling, again")));
      const codebook = await workbench.eventually(
        () => Promise.resolve(onDisk(workbench, "codebook.yaml")),
        (text) => text.includes("once more"),
        "the new name on the disk",
      );
      const before = onDiskAtFirst.replace(
        "\n\n# One table",
        `\n  "Pooling: once more": ${QUERY}$&`,
      );
      equal(codebook, before);
    });

    it("leaves the name of a query where it is taken, or the box is left", async () => {
      const { quickInput, views } = workbench;
      const before = onDisk(workbench, "codebook.yaml");
      await views.rowMenu("Themes", "Pooling: once more", "Rename query…");
      await quickInput.type("Pooling in local services");
      await quickInput.accept();
      await workbench.notifications((texts) => texts.some((text) => /already/.test(text)));
      await views.rowMenu("Themes", "Pooling: once more", "Rename query…");
      await quickInput.type("Something else");
      await quickInput.cancel();
      equal(onDisk(workbench, "codebook.yaml"), before);
    });

    it("shows words in context, one below the other", async () => {
      const { quickInput, editor } = workbench;
      await workbench.runCommand("Verbatim: Key word in context…");
      await quickInput.type("on paper");
      await quickInput.accept();
      await quickInput.pick("Everywhere");
      const text = await workbench.eventually(
        () => editor.visibleText(),
        (shown) => shown.includes("In context: on paper"),
        "the words in context",
      );
      ok(text.includes("4 lines in 4 transcripts"), text);
      const lines = (await editor.visibleLines()).filter((line) => line.includes("‹"));
      equal(new Set(lines.map((line) => line.indexOf("‹"))).size, 1, lines.join("\n"));
      await workbench.screenshot(`query-kwic-${host}`);
    });
  });
}
