// Names are replaced, looked for and left out of copies, in both extension hosts.
import * as vscode from "vscode";
import { equal, matches, ok } from "../expect";
import { run, verbatim } from "../verbatim";
import { closeEditors, fileUri, openFile, readFile, restore } from "../workspace";

const EAST = "transcripts/13-housing-association-manager.md";
const MAN = "transcripts/01-homelessness-charity-director.md";
const KEY = "name,pseudonym\nSaxonbrook,Oldtown\nTerry,Pat\n";

describe("pseudonyms", () => {
  const before = new Map<string, string>();
  const key = fileUri("../key-of-names.csv");
  const inside = fileUri("key-of-names.csv");

  beforeEach(async () => {
    await verbatim();
    for (const path of [EAST, MAN]) before.set(path, await readFile(path));
  });
  afterEach(async () => {
    await closeEditors();
    for (const [path, text] of before) await restore(path, text);
    await closeEditors();
  });

  const write = (uri: vscode.Uri) =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(KEY));
  const expected = (path: string): string =>
    (before.get(path) ?? "").replaceAll("Saxonbrook", "Oldtown").replaceAll("Terry", "Pat");
  const textOf = async (path: string): Promise<string> =>
    (await vscode.workspace.openTextDocument(fileUri(path))).getText();

  it("take the place of names in all transcripts, and one undo brings the names back", async () => {
    await write(key);
    await openFile(EAST);
    await run("replaceNames", { key, hasNotes: false, how: "replace" });
    for (const path of [EAST, MAN]) equal(await textOf(path), expected(path), path);
    ok(expected(EAST) !== before.get(EAST), "The sample names the town.");
    await vscode.commands.executeCommand("undo");
    for (const path of [EAST, MAN]) equal(await textOf(path), before.get(path), path);
    await vscode.workspace.fs.delete(key);
  });

  it("come from no key that lies in the study", async () => {
    await write(inside);
    await run("replaceNames", { key: inside, hasNotes: false, how: "replace" });
    for (const path of [EAST, MAN]) equal(await textOf(path), before.get(path), path);
    await vscode.workspace.fs.delete(inside);
  });
});

describe("names that were missed", () => {
  const key = fileUri("../key-of-names.csv");

  before(async () => {
    await verbatim();
    await vscode.workspace.fs.writeFile(key, new TextEncoder().encode(KEY));
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(key);
  });

  it("are opened where they stand, with the name selected", async () => {
    await run("findMissedNames", { key, place: 0 });
    const first = vscode.window.activeTextEditor;
    ok(first, "No place was opened.");
    const { document, selection } = first;
    ok(["Saxonbrook", "Terry"].includes(document.getText(selection)), document.getText(selection));
    await run("findMissedNames", { key, place: 1 });
    const second = vscode.window.activeTextEditor;
    ok(second?.selection.start.isEqual(selection.start) === false, "It is the same place.");
  });
});

describe("an anonymised copy", () => {
  const key = fileUri("../key-of-names.csv");
  const newKey = fileUri("../key-of-names 2.csv");
  const parent = fileUri("../copies");
  const to = vscode.Uri.joinPath(parent, "copy");
  const { fs } = vscode.workspace;

  const isThere = (uri: vscode.Uri) =>
    Promise.resolve(fs.stat(uri)).then(
      () => true,
      () => false,
    );
  const textOf = async (path: string): Promise<string> =>
    new TextDecoder().decode(await fs.readFile(vscode.Uri.joinPath(to, path)));

  beforeEach(async () => {
    await verbatim();
    await fs.writeFile(key, new TextEncoder().encode(KEY));
  });
  afterEach(async () => {
    await closeEditors();
    for (const uri of [key, newKey, parent])
      if (await isThere(uri)) await fs.delete(uri, { recursive: true });
  });

  it("is written with a new key, and ends with a report", async () => {
    await run("anonymise", { key, to, keeps: [] });
    const names = (await fs.readDirectory(to)).map(([name]) => name).sort();
    equal(names, ["cases.csv", "codebook.yaml", "transcripts"]);
    const transcripts = await fs.readDirectory(vscode.Uri.joinPath(to, "transcripts"));
    const [first] = transcripts.map(([name]) => name).sort();
    equal(first, "transcript-01.md");
    const whole = await Promise.all(transcripts.map(([name]) => textOf(`transcripts/${name}`)));
    ok(
      whole.some((text) => text.includes("Oldtown")),
      "No pseudonym is there.",
    );
    ok(!whole.some((text) => text.includes("Saxonbrook")), "A name is left.");
    const written = new TextDecoder().decode(await fs.readFile(newKey));
    ok(written.startsWith("name,pseudonym,kind\r\nSaxonbrook,Oldtown,"), written.slice(0, 80));
    const report = vscode.window.activeTextEditor?.document;
    ok(report?.isUntitled && report.languageId === "markdown", "There is no report.");
    matches(report.getText(), /^# An anonymised copy\n[^]*## What to look at\n/);
  });

  it("begins a key where there is none, and is not written over another", async () => {
    await run("anonymise", { key: null, newKey, to, keeps: [] });
    ok(await isThere(newKey), "There is no key.");
    const before = await textOf("codebook.yaml");
    await fs.writeFile(vscode.Uri.joinPath(to, "codebook.yaml"), new Uint8Array([120]));
    await run("anonymise", { key, to, keeps: [] });
    equal(await textOf("codebook.yaml"), "x");
    ok(before !== "x", "The copy has no codebook.");
    const other = vscode.Uri.joinPath(parent, "other");
    await run("anonymise", { key: null, newKey, to: other, keeps: [] });
    equal(await isThere(other), false);
  });

  it("is none in the study, nor with a key in the copy", async () => {
    const inside = fileUri("copy");
    await run("anonymise", { key, to: inside, keeps: [] });
    equal(await isThere(inside), false);
    await run("anonymise", { key, newKey: vscode.Uri.joinPath(to, "key.csv"), to, keeps: [] });
    equal(await isThere(parent), false);
    equal(await isThere(newKey), false);
  });

  it("leaves nothing behind where it cannot be written wholly", async () => {
    // A key below a file cannot be written, and the key comes after the transcripts.
    const below = vscode.Uri.joinPath(key, "new.csv");
    await run("anonymise", { key, newKey: below, to, keeps: [] });
    equal(await isThere(parent), false);
    equal(new TextDecoder().decode(await fs.readFile(key)), KEY);
  });
});
