// F2 on the id of a code that a table of the codebook names.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workbench } from "./driver";
import { nothingUnsaved, onDisk, openStudy, placeOf } from "./study";

const NODES = "    nodes: [levering-in, large-providers] # the money\n";

for (const host of ["node", "web"] as const) {
  describe(`Renaming in a table of the codebook, ${host} extension host`, () => {
    let workbench: Workbench;
    let original: Readonly<Record<string, string>>;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      const heading = "  The conditions:\n";
      const codebook = onDisk(workbench, "codebook.yaml").replace(heading, heading + NODES);
      ok(codebook.includes(NODES));
      writeFileSync(join(workbench.folder, "codebook.yaml"), codebook);
      original = filesOf(workbench);
      await workbench.openFile("codebook.yaml");
      await workbench.editor.shows("title:");
    });
    after(() => workbench?.close());

    const box = () => workbench.page.locator(".rename-box input:focus");

    /** Puts the cursor into the id in the table and presses F2. */
    const startRenaming = async (): Promise<void> => {
      const { line, column } = placeOf(original["codebook.yaml"] ?? "", NODES);
      await workbench.editor.goTo(line, column + NODES.indexOf("large-providers") + 3);
      await workbench.editor.press("F2");
      await box().waitFor();
    };

    /** Waits for the files on the disk that are not as at first. */
    const changed = (files: readonly string[]): Promise<unknown> =>
      workbench.eventually(
        () => Promise.resolve(changedFiles(workbench, original)),
        (now) => JSON.stringify(now) === JSON.stringify(files),
        `${files.length} changed files on the disk`,
      );

    it("offers the id, and says why another one cannot be", async () => {
      await startRenaming();
      equal(await box().inputValue(), "large-providers");
      await box().fill("1 big");
      await workbench.editor.press("Enter");
      await workbench.page
        .getByText(/cannot be the id of a code/)
        .first()
        .waitFor();
      await workbench.screenshot(`rename-in-table-${host}`);
      deepEqual(changedFiles(workbench, original), []);
    });

    it("renames in the table, at the entry and in all transcripts", async () => {
      await startRenaming();
      await box().fill("big-providers");
      await workbench.editor.press("Enter");
      await changed([
        "codebook.yaml",
        "transcripts/09-night-shelter-coordinator.md",
        "transcripts/11-borough-and-charity-outreach.md",
      ]);
      const codebook = onDisk(workbench, "codebook.yaml");
      equal(
        codebook,
        (original["codebook.yaml"] ?? "").replaceAll("large-providers", "big-providers"),
      );
      match(codebook, /\n {2}big-providers:\n/);
      match(codebook, /\n {4}nodes: \[levering-in, big-providers\] # the money\n/);
    });

    it("takes all of it back by one undo, on the disk, too", async () => {
      await nothingUnsaved(workbench);
      await workbench.editor.press("ControlOrMeta+Z");
      await changed([]);
      await nothingUnsaved(workbench);
    });
  });
}

function changedFiles(workbench: Workbench, original: Readonly<Record<string, string>>): string[] {
  const now = filesOf(workbench);
  return Object.keys(now).filter((file) => now[file] !== original[file]);
}

function filesOf(workbench: Workbench): Readonly<Record<string, string>> {
  const transcripts = readdirSync(join(workbench.folder, "transcripts")).sort();
  const files = ["codebook.yaml", ...transcripts.map((name) => `transcripts/${name}`)];
  return Object.fromEntries(files.map((file) => [file, onDisk(workbench, file)]));
}
