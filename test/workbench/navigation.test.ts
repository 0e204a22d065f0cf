// Going from one uncoded paragraph, or one passage of a code, to the next.
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, placeOf } from "./study";

const FILE = "transcripts/18-foyer-manager.md";

describe("Going through a study", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
  });

  after(() => workbench?.close());

  const cursorAt = (file: string, words: string): Promise<string> => {
    const { line, column } = placeOf(onDisk(workbench, file), words);
    return workbench.editor.selection((said) => said.startsWith(`Ln ${line}, Col ${column}`));
  };

  it("goes to the next and the previous uncoded paragraph", async () => {
    await openTranscript(workbench, "18-foyer-manager.md");
    await workbench.runCommand("Verbatim: Next uncoded paragraph");
    await cursorAt(FILE, "So it's thirty-six flats");
    await workbench.editor.press("Control+K", "j");
    await cursorAt(FILE, "Care leavers, about a third");
    await workbench.screenshot("navigation-uncoded");
    await workbench.editor.press("Control+K", "Shift+J");
    await cursorAt(FILE, "So it's thirty-six flats");
  });

  it("goes to the next and the previous passage of the code", async () => {
    const file = "transcripts/02-housing-options-manager.md";
    await openTranscript(workbench, "02-housing-options-manager.md");
    const { line, column } = placeOf(onDisk(workbench, file), "the mental health team give us");
    await workbench.editor.goTo(line, column + 5);
    await workbench.editor.press("Control+K", "g");
    await cursorAt(file, "That Thursday call is the best");
    await workbench.screenshot("navigation-passage");
    await workbench.editor.press("Control+K", "Shift+G");
    await cursorAt(file, "the mental health team give us");
  });
});
