// Files that are dragged from the system onto the Transcripts view.
import { deepEqual, equal } from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Workbench } from "./driver";
import { openStudy } from "./study";
import { webviewPage } from "./webviewPage";

const CUES = ["Ana Rivera: How did you start?", "Speaker 2: As a nurse.", "Ana Rivera: And then?"];
const VTT = [
  "WEBVTT",
  ...CUES.map((text, at) => `00:00:0${at}.000 --> 00:00:0${at}.900\n${text}`),
].join("\n\n");

for (const host of ["node", "web"] as const) {
  describe(`Dropping files, ${host} extension host`, () => {
    let workbench: Workbench;
    before(async () => void (workbench = await openStudy({ host })));
    after(() => workbench?.close());

    it("shows what would come over, and writes nothing yet", async () => {
      const { views, page } = workbench;
      await views.focusView("Transcripts");
      await views.rows("Transcripts", (rows) => rows.length > 0);
      const files = await page.evaluateHandle(`(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([${JSON.stringify(VTT)}], "dropped.vtt"));
        transfer.items.add(new File(["no captions"], "picture.png"));
        return transfer;
      })()`);
      const row = views.pane("Transcripts").locator(".monaco-list-row").first();
      for (const type of ["dragenter", "dragover", "drop"])
        await row.dispatchEvent(type, { dataTransfer: files });
      const shown = await webviewPage(page, "Bring in transcripts");
      await shown.byRole("button", "Bring in 1 file").waitFor();
      deepEqual(await shown.locator("tbody th").allInnerTexts(), ["Ana Rivera", "Speaker 2"]);
      deepEqual(await shown.locator("h2 bdi").allInnerTexts(), ["dropped.vtt", "picture.png"]);
      equal(existsSync(join(workbench.folder, "transcripts/dropped.md")), false);
      await workbench.screenshot(`imports-dropped-${host}`);
    });
  });
}
