// Names are replaced over the study as one step, in both extension hosts.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
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
