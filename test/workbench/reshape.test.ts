// Reshaping the codebook from the Themes view, the palette and codebook.yaml, and taking it back.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Workbench } from "./driver";
import { has, nothingUnsaved, onDisk, openStudy, openTranscript } from "./study";

const LARGE = "Large providers crowd out the small";
const FILES_OF_LARGE = [
  "transcripts/09-night-shelter-coordinator.md",
  "transcripts/11-borough-and-charity-outreach.md",
];

describe("Reshaping the codebook", () => {
  let workbench: Workbench;
  let original: Readonly<Record<string, string>>;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    original = filesOf(workbench);
    await workbench.openFile("codebook.yaml");
    await workbench.views.expand("Themes", "Outside themes");
    await workbench.views.rows("Themes", (rows) => rows.some(has(LARGE)));
  });

  after(() => workbench?.close());

  /** The files that are not as at first, once the condition holds for the codebook on the disk. */
  const changedFiles = async (condition: (codebook: string) => boolean): Promise<string[]> => {
    const read = () => Promise.resolve(onDisk(workbench, "codebook.yaml"));
    // A file that is being written is empty for a moment.
    const isSo = (codebook: string) => codebook !== "" && condition(codebook);
    await workbench.eventually(read, isSo, "the codebook on the disk");
    const now = filesOf(workbench);
    return Object.keys(now).filter((file) => now[file] !== original[file]);
  };

  /** One undo, in the codebook, takes everything back. */
  const undo = async (): Promise<void> => {
    await workbench.openFile("codebook.yaml");
    await workbench.editor.press("ControlOrMeta+Z");
    await workbench.runCommand("File: Save All Files");
    await workbench.page.locator(".tab.dirty").first().waitFor({ state: "detached" });
    await changedFiles((codebook) => codebook === original["codebook.yaml"]);
    deepEqual(filesOf(workbench), original);
  };

  const isChangedOnDisk = (file: string): boolean => onDisk(workbench, file) !== original[file];

  /** Waits until the transcripts of the code on the disk are changed, or as they were. */
  const transcriptsAre = (isChanged: boolean): Promise<unknown> =>
    workbench.eventually(
      () => Promise.resolve(FILES_OF_LARGE.filter(isChangedOnDisk)),
      (changed) => changed.length === (isChanged ? FILES_OF_LARGE.length : 0),
      `transcripts on the disk ${isChanged ? "with the change" : "as they were"}`,
    );

  /** No tab, and no file without one, has changes that are not saved. */
  const nothingIsUnsaved = (): Promise<void> => nothingUnsaved(workbench);

  const says = (part: string): Promise<unknown> =>
    workbench.eventually(
      () => workbench.page.locator(".part.statusbar").innerText(),
      (text) => text.includes(part),
      `“${part}” in the status bar`,
    );

  describe("by F2 in the tree", () => {
    afterEach(undo);

    it("renames a code in the codebook and in its transcripts", async () => {
      await workbench.views.select("Themes", LARGE);
      await workbench.editor.press("F2");
      await workbench.quickInput.type("1 big");
      await workbench.page.getByText("An id is a letter, then letters").first().waitFor();
      await workbench.quickInput.type("big-providers");
      await workbench.quickInput.accept();
      const isNamed = (codebook: string) => codebook.includes("\n  big-providers:\n");
      deepEqual(await changedFiles(isNamed), ["codebook.yaml", ...FILES_OF_LARGE]);
      const text = onDisk(workbench, FILES_OF_LARGE[0] ?? "");
      equal(text, original[FILES_OF_LARGE[0] ?? ""]?.replaceAll(".large-prov", ".big-prov"));
      await says("Renamed large-providers to big-providers.");
    });

    it("offers to merge with an id that exists, and shows the changes first, all ticked", async () => {
      await workbench.views.select("Themes", LARGE);
      await workbench.editor.press("F2");
      await workbench.quickInput.type("tendering");
      await workbench.page.getByText("Press Enter to merge both codes.").first().waitFor();
      await workbench.quickInput.accept();
      await workbench.answer("Show changes first");
      const panel = workbench.page.locator(".bulk-edit-panel");
      await panel.locator(".edit-checkbox").first().waitFor();
      await workbench.screenshot("reshape-preview");
      equal(await panel.locator(".edit-checkbox").count(), 8);
      equal(await panel.locator(".edit-checkbox[aria-checked=true]").count(), 8);
      await panel.getByText("Apply").click();
      const isGone = (codebook: string) => !codebook.includes("\n  large-providers:\n");
      deepEqual(await changedFiles(isGone), ["codebook.yaml", ...FILES_OF_LARGE]);
      match(onDisk(workbench, "codebook.yaml"), /# Merged with "large-providers"\. To review:/);
      await says("Merged large-providers into tendering.");
    });
  });

  describe("with the mouse", () => {
    afterEach(undo);

    it("moves two codes to another theme by dragging them", async () => {
      await selectBoth();
      const target = workbench.views.row("Themes", "Context");
      await workbench.views.leaveHover();
      await workbench.views.row("Themes", LARGE).dragTo(target);
      const isMoved = (codebook: string) => !codebook.includes("\ncodes:\n  large-providers:");
      deepEqual(await changedFiles(isMoved), ["codebook.yaml"]);
      const codebook = onDisk(workbench, "codebook.yaml");
      match(codebook, /\n {2}context:\n[^]*\n {6}large-providers:\n[^]*\n {6}silo-thinking:\n/);
      await says("Moved 2 codes to “Context”.");
    });

    it("makes a new theme of two codes", async () => {
      await selectBoth();
      await workbench.views.rowMenu("Themes", LARGE, "New theme from selected codes…");
      await workbench.quickInput.type("Local challenge");
      await workbench.quickInput.type("Ways of seeing");
      await workbench.screenshot("reshape-cluster");
      await workbench.quickInput.accept();
      const isThere = (codebook: string) => /\n {2}ways-of-seeing:\n/.test(codebook);
      deepEqual(await changedFiles(isThere), ["codebook.yaml"]);
      await workbench.views.rows("Themes", (rows) => rows.some(has("Ways of seeing")));
      await workbench.screenshot("reshape-clustered");
    });
  });

  const selectBoth = async (): Promise<void> => {
    await workbench.views.select("Themes", LARGE);
    const row = workbench.views.row("Themes", "Silo thinking");
    await workbench.views.leaveHover();
    await row.click({ modifiers: ["ControlOrMeta"] });
    await workbench.views.rows(
      "Themes",
      (rows) => rows.filter(({ selected }) => selected).length === 2,
    );
  };

  describe("by the palette", () => {
    afterEach(undo);

    it("moves a code", async () => {
      await workbench.runCommand("Verbatim: Move code…");
      await workbench.quickInput.type("large-prov");
      await workbench.quickInput.tick(LARGE);
      await workbench.editor.press("Enter");
      await workbench.screenshot("reshape-move-to");
      await workbench.quickInput.type("dominance");
      await workbench.quickInput.pick(/dominat|Dominance/);
      const isMoved = (codebook: string) => !codebook.includes("\ncodes:\n  large-providers:");
      deepEqual(await changedFiles(isMoved), ["codebook.yaml"]);
    });

    it("retires a code and gives its passages what replaces it", async () => {
      await workbench.runCommand("Verbatim: Retire code…");
      await workbench.quickInput.type("large-prov");
      await workbench.quickInput.pick(LARGE);
      await workbench.screenshot("reshape-retire");
      await workbench.quickInput.type("tendering");
      await workbench.quickInput.pick("Tendering");
      await changedFiles((codebook) => codebook.includes("replacedBy: tendering"));
      await workbench.runCommand("Verbatim: Apply replacements of retired codes…");
      await workbench.page.locator(".monaco-dialog-box").waitFor();
      await workbench.screenshot("reshape-apply");
      await workbench.answer("Apply");
      await says("Replaced codes on 3 passages in 2 transcripts.");
      deepEqual(await changedFiles(() => true), ["codebook.yaml", ...FILES_OF_LARGE]);
      await openTranscript(workbench, "09-night-shelter-coordinator.md");
      for (const key of ["ControlOrMeta+Z", "ControlOrMeta+Y", "ControlOrMeta+Z"]) {
        await workbench.editor.press(key);
        const isChanged = key === "ControlOrMeta+Y";
        await transcriptsAre(isChanged);
        await nothingIsUnsaved();
      }
    });

    it("deletes a code after asking what happens to its passages", async () => {
      await workbench.runCommand("Verbatim: Delete code…");
      await workbench.quickInput.type("large-prov");
      await workbench.quickInput.pick(LARGE);
      await workbench.screenshot("reshape-delete-passages");
      await workbench.quickInput.pick("Take it off its passages");
      await workbench.page.locator(".monaco-dialog-box").waitFor();
      await workbench.screenshot("reshape-delete-question");
      await workbench.answer("Delete");
      const isGone = (codebook: string) => !codebook.includes("large-providers:");
      deepEqual(await changedFiles(isGone), ["codebook.yaml", ...FILES_OF_LARGE]);
      ok(!onDisk(workbench, FILES_OF_LARGE[1] ?? "").includes("large-providers"));
    });
  });
});

function filesOf(workbench: Workbench): Readonly<Record<string, string>> {
  const transcripts = readdirSync(join(workbench.folder, "transcripts")).sort();
  const files = ["codebook.yaml", ...transcripts.map((name) => `transcripts/${name}`)];
  return Object.fromEntries(files.map((file) => [file, onDisk(workbench, file)]));
}
