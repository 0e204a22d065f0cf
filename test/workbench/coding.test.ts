// Coding by the keyboard, and taking it back.
import { equal, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, onDisk, openStudy, openTranscript, placeOf, selectWords } from "./study";

const FILE = "transcripts/18-foyer-manager.md";
const WORDS = "whatever comes out at the end of it always seems to be shaped like what they do";

describe("Coding", () => {
  let workbench: Workbench;
  let original: string;
  let codebook: string;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await openTranscript(workbench, "18-foyer-manager.md");
    original = onDisk(workbench, FILE);
    codebook = onDisk(workbench, "codebook.yaml");
    await workbench.views.expand("Themes", "Outside themes");
  });

  after(() => workbench?.close());

  const description = (label: string, wanted: string): Promise<unknown> =>
    workbench.views.rows("Themes", (rows) => rows.find(has(label))?.description === wanted);

  it("codes selected words with a code picked by typing", async () => {
    await description("Large providers crowd out the small", "2 cases · 3 passages · draft");
    await selectWords(workbench, FILE, WORDS);
    await workbench.editor.press("Control+K", "a");
    await workbench.quickInput.type("large prov");
    const [first] = await workbench.quickInput.choices((rows) => rows.length <= 2);
    equal(first?.label, "Large providers crowd out the small");
    await workbench.screenshot("coding-pick");
    await workbench.quickInput.accept();
    await workbench.editor.shows("what they do]{.large-providers}");
  });

  it("has counted it without saving", async () => {
    await description("Large providers crowd out the small", "3 cases · 4 passages · draft");
    equal(onDisk(workbench, FILE), original);
    await workbench.screenshot("coding-counted");
  });

  it("changes nothing but the markup", async () => {
    await workbench.editor.save();
    const coded = onDisk(workbench, FILE);
    equal(coded, original.replace(WORDS, `[${WORDS}]{.large-providers}`));
  });

  it("takes it back to the byte with one undo", async () => {
    await workbench.editor.press("Control+Z");
    await description("Large providers crowd out the small", "2 cases · 3 passages · draft");
    await workbench.editor.save();
    equal(onDisk(workbench, FILE), original);
  });

  it("makes a new code from the name that is typed", async () => {
    await selectWords(workbench, FILE, "nobody wants to be the one with it in their book");
    await workbench.runCommand("Verbatim: Code selection…");
    await workbench.quickInput.type("Fear of blame");
    await workbench.screenshot("coding-new");
    await workbench.quickInput.pick("New code");
    await workbench.screenshot("coding-new-place");
    await workbench.quickInput.pick("Protection against risk");
    await workbench.editor.shows("in their book]{.fear-of-blame}");
    await workbench.views.expand("Themes", "Local motives");
    await workbench.views.expand("Themes", "Protection against risk");
    await description("Fear of blame", "1 case · 1 passage");
    await workbench.screenshot("coding-new-done");
    const entry = /covering-risk:[^]*fear-of-blame:/;
    ok(entry.test(onDisk(workbench, "codebook.yaml")));
  });

  it("takes the new code back with one undo, also from the codebook", async () => {
    await workbench.editor.press("Control+Z");
    await workbench.views.rows("Themes", (rows) => !rows.some(has("Fear of blame")));
    await workbench.screenshot("coding-new-undo");
    await workbench.runCommand("File: Save All Files");
    await workbench.page.locator(".tab.dirty").first().waitFor({ state: "detached" });
    equal(onDisk(workbench, FILE), original);
    equal(onDisk(workbench, "codebook.yaml"), codebook);
  });

  it("codes the paragraph at the cursor", async () => {
    await selectWords(workbench, FILE, "We pinned it");
    await workbench.editor.press("Control+K", "Shift+A");
    await workbench.quickInput.type("sharing-knowledge");
    await workbench.quickInput.pick("Sharing knowledge of clients");
    await workbench.editor.shows("We pinned it. []{.sharing-knowledge}");
  });

  it("removes the code at the cursor", async () => {
    await workbench.editor.press("Control+K", "x");
    const gone = (lines: string[]): boolean => !lines.join("\n").includes(".sharing-knowledge");
    await workbench.eventually(() => workbench.editor.visibleLines(), gone, "the code is gone");
    await workbench.editor.save();
    equal(onDisk(workbench, FILE), original);
  });

  it("codes the sentence at the cursor when nothing is selected", async () => {
    const { line, column } = placeOf(original, "Okay, and who picks up the phone?");
    await workbench.editor.goTo(line, column + 8);
    await workbench.editor.press("Control+K", "a");
    await workbench.quickInput.type("no-mandate");
    await workbench.screenshot("coding-sentence");
    await workbench.quickInput.accept();
    await workbench.editor.shows("who picks up the phone?]{.no-mandate}");
  });
});
