// The main path in a folder that is not trusted, and in the browser's extension host.
import { equal, match } from "node:assert/strict";
import type { Workbench } from "./driver";
import type { WindowOptions } from "./session";
import { has, onDisk, openStudy, openTranscript, selectWords } from "./study";

const FILE = "transcripts/18-foyer-manager.md";
const places: readonly { readonly name: string; readonly options: WindowOptions }[] = [
  { name: "restricted", options: { trusted: false } },
  { name: "web", options: { host: "web" } },
];

for (const { name, options } of places) {
  describe(`The main path, ${name}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openStudy(options);
    });

    after(() => workbench?.close());

    it("codes words and counts them", async () => {
      const original = onDisk(workbench, FILE);
      const words = "When you put the books side by side it was horrible";
      await openTranscript(workbench, "18-foyer-manager.md");
      await selectWords(workbench, FILE, words);
      await workbench.editor.press("Control+K", "a");
      await workbench.quickInput.type("sharing-know");
      await workbench.quickInput.pick("Sharing knowledge of clients");
      await workbench.editor.shows("{.sharing-knowledge}");
      await workbench.views.rows(
        "Themes",
        (rows) => rows.find(has("Local motives"))?.description === "13 cases · 65 passages",
      );
      await workbench.screenshot(`hosts-${name}`);
      await workbench.editor.save();
      equal(onDisk(workbench, FILE), original.replace(words, `[${words}]{.sharing-knowledge}`));
    });

    it("shows what words are coded with", async () => {
      match(await workbench.editor.hover("side by side"), /Sharing knowledge of clients/);
    });
  });
}
