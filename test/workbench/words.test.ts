// Words that were sealed: proofread over a reload of the window, discarded, and a study that cannot be sealed.
import { deepEqual, equal } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { type Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, placeOf } from "./study";

const FILE = "18-foyer-manager.md";
const PATH = `transcripts/${FILE}`;

describe("Proofreading in the workbench", () => {
  let workbench: Workbench;
  let sealed: string;

  before(async () => {
    workbench = await openStudy();
    await openTranscript(workbench, FILE);
    await workbench.runCommand("Verbatim: Seal transcript");
    await workbench.editor.shows("verbatim: sha256-");
    await workbench.editor.save();
    sealed = onDisk(workbench, PATH);
    commit(workbench.folder);
  });

  after(() => workbench?.close());

  const corrections = (labels: readonly string[]): Promise<unknown> =>
    workbench.views.rows(
      "Corrections",
      (rows) => String(rows.map(({ label }) => label)) === String(labels),
    );

  it("lists what is corrected", async () => {
    await workbench.runCommand("Verbatim: Proofread transcript");
    await workbench.editor.opened(FILE);
    const { line, column } = placeOf(sealed, "We pinned it.");
    await workbench.editor.goTo(line, column + "We ".length);
    await workbench.editor.type("had ");
    await workbench.editor.save();
    await corrections(["(nothing) → had"]);
    await workbench.screenshot("proofreading");
  });

  it("goes on after the window is loaded again", async () => {
    await workbench.reload();
    await workbench.views.openContainer("Verbatim");
    await corrections(["(nothing) → had"]);
  });

  it("gives the sealed words back when the corrections are discarded", async () => {
    await openTranscript(workbench, FILE);
    await workbench.runCommand("Verbatim: Discard corrections");
    await workbench.answer("Take back");
    await workbench.views.pane("Corrections").waitFor({ state: "hidden" });
    await workbench.editor.save();
    equal(onDisk(workbench, PATH), sealed);
  });
});

describe("Sealing a study in the workbench", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({
      settings: { "files.readonlyInclude": { [`**/${FILE}`]: true } },
    });
  });

  after(() => workbench?.close());

  it("names the file that is read-only, and seals none", async () => {
    const before = onDisk(workbench, "transcripts/02-housing-options-manager.md");
    await workbench.runCommand("Verbatim: Seal study");
    const said = `${PATH} is read-only, so nothing was changed.`;
    deepEqual(await workbench.notifications((texts) => texts.includes(said)), [said]);
    equal(onDisk(workbench, "transcripts/02-housing-options-manager.md"), before);
  });
});

/** Commits the folder as it is: a window that is loaded again knows the sealed words from there. */
function commit(folder: string): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      cwd: folder,
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
      stdio: "ignore",
    });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "Sealed");
}
