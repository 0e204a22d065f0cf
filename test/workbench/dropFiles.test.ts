// Files that are dragged from the system onto the Transcripts view.
import { deepEqual, equal } from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { dropOnTranscripts } from "./droppedFiles";
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
      await dropOnTranscripts(workbench, [
        { name: "dropped.vtt", text: VTT },
        { name: "picture.png", text: "no captions" },
      ]);
      const shown = await webviewPage(workbench.page, "Bring in transcripts");
      await shown.byRole("button", "Bring in 1 file").waitFor();
      deepEqual(await shown.locator("tbody th").allInnerTexts(), ["Ana Rivera", "Speaker 2"]);
      deepEqual(await shown.locator("h2 bdi").allInnerTexts(), ["dropped.vtt", "picture.png"]);
      equal(existsSync(join(workbench.folder, "transcripts/dropped.md")), false);
      await workbench.screenshot(`imports-dropped-${host}`);
    });

    for (const theme of colorThemes)
      it(`can be read by everybody in ${theme.theme}`, async () => {
        await chooseColorTheme(workbench, theme);
        await (await webviewPage(workbench.page, "Bring in transcripts")).isAccessible();
        await workbench.screenshot(`imports-${theme.name}-${host}`);
      });
  });
}
