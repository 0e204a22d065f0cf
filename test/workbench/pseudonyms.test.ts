// Names that were missed are gone through by keyboard alone.
import { deepEqual, match, ok } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Workbench } from "./driver";
import { openStudy } from "./study";

describe("Names that were missed", () => {
  let workbench: Workbench;
  const outside = mkdtempSync(join(tmpdir(), "verbatim key "));

  before(async () => {
    writeFileSync(join(outside, "00-names.csv"), "name,pseudonym\nSaxonbrook,Oldtown\n");
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
  });
  after(async () => {
    await workbench?.close();
    rmSync(outside, { recursive: true });
  });

  const chooseKey = async (): Promise<void> => {
    const { quickInput } = workbench;
    await quickInput.choices();
    await quickInput.type(`${outside}/`);
    await quickInput.choices((rows) => rows.some(({ label }) => label === "00-names.csv"));
    await quickInput.pick("00-names.csv");
  };

  it("are listed with the words around them, and Enter selects the name in its file", async () => {
    const { quickInput, editor } = workbench;
    await workbench.runCommand("Verbatim: Find names that were missed…");
    await chooseKey();
    const [first] = await quickInput.choices((rows) =>
      rows.some(({ label }) => label.includes("Saxonbrook")),
    );
    match(first.label, /Saxonbrook/);
    const place = workbench.page.locator(
      ".quick-input-widget:visible .quick-input-list-label-meta",
    );
    const [, line] = /\.md:(\d+) · /.exec(await place.first().innerText()) ?? [];
    await workbench.screenshot("names-missed");
    await quickInput.accept();
    const said = await editor.selection((text) => text.endsWith("(10 selected)"));
    ok(said.startsWith(`Ln ${line},`), said);
  });

  it("need no second search for the key", async () => {
    const { quickInput } = workbench;
    await workbench.runCommand("Verbatim: Find names that were missed…");
    const rows = await quickInput.choices((found) => found.length === 2);
    deepEqual(
      rows.map(({ label }) => label),
      ["00-names.csv", "Another key…"],
    );
    await quickInput.cancel();
  });

  it("are left out of a copy, for which nothing is kept unless it is ticked", async () => {
    const { quickInput } = workbench;
    await workbench.runCommand("Verbatim: Make an anonymised copy…");
    await quickInput.pick("Use a key…");
    await chooseKey();
    await quickInput.choices();
    await quickInput.type(`${outside}/`);
    await quickInput.choices((rows) => rows.some(({ label }) => label === ".."));
    await quickInput.accept();
    // The folder holds the key, so the copy gets a folder of its own in it.
    await workbench.page.getByText("is not empty. The copy gets a new folder").waitFor();
    await workbench.screenshot("anonymise-folder");
    await quickInput.type("copy");
    await quickInput.accept();
    await quickInput.choices((rows) => rows.some(({ label }) => label === "Names of coders"));
    await workbench.screenshot("anonymise-kept");
    await quickInput.accept();
    await workbench.notifications((all) =>
      all.some((text) => text.startsWith("An anonymised copy of ")),
    );
    await workbench.screenshot("anonymise-report");
  });
});
