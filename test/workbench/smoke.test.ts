// The workbench opens with the extension in it, and the driver can do what the other tests need.
import { equal, match, ok } from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openWorkbench, type Workbench } from "./driver";
import { openTranscript } from "./study";

for (const host of ["node", "web"] as const) {
  describe(`workbench, ${host} extension host`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ host });
    });

    after(() => workbench?.close());

    it("opens a transcript of a copy of the sample", async () => {
      ok(existsSync(join(workbench.folder, "codebook.yaml")));
      await openTranscript(workbench, "04-hostel-manager.md");
      await workbench.editor.shows("Can you tell me about the hostel");
    });

    it("shows the themes of the study", async () => {
      await workbench.views.openContainer("Verbatim");
      await workbench.views.focusView("Themes");
      const [first] = await workbench.views.rows("Themes");
      match(first?.description ?? "", /passages/);
      await workbench.screenshot(`smoke-${host}`);
    });

    it("shows the files in the explorer", async () => {
      await workbench.views.openContainer("Explorer");
      const rows = await workbench.views.rows("sample", (found) =>
        found.some(({ label }) => label === "04-hostel-manager.md"),
      );
      const transcripts = rows.find(({ label }) => label === "transcripts");
      equal(transcripts?.expanded, true);
    });

    it("types, and takes it back", async () => {
      await workbench.openFile("README.md");
      await workbench.editor.goTo(1, 1);
      await workbench.editor.type("Typed by a test ");
      await workbench.editor.shows("Typed by a test");
      await workbench.runCommand("File: Revert File");
      const gone = (lines: string[]): boolean => !lines.join("\n").includes("Typed by a test");
      await workbench.eventually(() => workbench.editor.visibleLines(), gone, "the text is gone");
    });

    it("reads the problems", async () => {
      match(await workbench.problemSummary(), /^(No Problems|Errors|Warnings|Infos)/);
    });
  });
}
