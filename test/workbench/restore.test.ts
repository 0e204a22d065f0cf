// A word that changed by accident: marked where it stands, and restored by the keyboard.
import { equal } from "node:assert/strict";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, placeOf } from "./study";

const FILE = "18-foyer-manager.md";
const PATH = `transcripts/${FILE}`;

describe("A word that changed by accident", () => {
  let workbench: Workbench;
  let sealed: string;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await openTranscript(workbench, FILE);
    await workbench.runCommand("Verbatim: Seal transcript");
    await workbench.editor.shows("verbatim: sha256-");
    await workbench.editor.save();
    sealed = onDisk(workbench, PATH);
  });

  after(() => workbench?.close());

  it("is marked at exactly that word", async () => {
    const { line, column } = placeOf(sealed, "that came out of a moan");
    await workbench.editor.goTo(line, column + "that came".length);
    await workbench.editor.type("s");
    const mark = workbench.page.locator(".editor-group-container.active .cdr.squiggly-error");
    await mark.first().waitFor();
    const rows = await workbench.problems((found) =>
      found.some((row) => row.includes("“came” became “cames” since this transcript was sealed.")),
    );
    const own = rows.filter((row) => row.includes("since this transcript was sealed."));
    equal(own.length, 1);
    await workbench.screenshot("restore-mark");
  });

  it("is restored by Ctrl+., to the byte", async () => {
    const { line, column } = placeOf(sealed, "that came out of a moan");
    await openTranscript(workbench, FILE);
    await workbench.editor.goTo(line, column + "that ca".length);
    await workbench.editor.press("Control+.");
    const action = workbench.page.locator(".action-widget .monaco-list-row.action.focused");
    await action.getByText("Restore the sealed words here").waitFor();
    await workbench.screenshot("restore-menu");
    await workbench.editor.press("Enter");
    await workbench.editor.showsAcrossLines("that came out of a moan");
    await workbench.editor.save();
    equal(onDisk(workbench, PATH), sealed);
  });
});
