// A code keeps its number when it gets another id, by whatever command.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { equal, ok } from "../expect";
import { verbatim } from "../verbatim";
import { closeEditors, fileUri, openFile, readFile, restore, until } from "../workspace";

const CODE = "better-for-clients";
const FILES = [
  "codebook.yaml",
  ...[
    "01-homelessness-charity-director",
    "09-night-shelter-coordinator",
    "11-borough-and-charity-outreach",
  ].map((name) => `transcripts/${name}.md`),
];

describe("the numbers of codes", () => {
  let api: VerbatimApi;
  let before: readonly string[];

  beforeEach(async () => {
    api = await verbatim();
    before = await Promise.all(FILES.map(readFile));
    await api.numbered.pin(study(), CODE);
  });
  afterEach(async () => {
    for (const [index, file] of FILES.entries()) await restore(file, before[index] ?? "");
    await closeEditors();
    await hasNumber(CODE);
    await api.numbered.unpin(study(), CODE);
  });

  const study = () => {
    const [found] = api.studies();
    ok(found, "A study.");
    return found;
  };
  const numberOf = (code: string) =>
    api.numbered.of(study()).findIndex((one) => one?.id === code && one.isPinned);
  const hasNumber = (code: string) =>
    until(api.themes.onDidChangeTreeData, () => numberOf(code) >= 0, `a number for ${code}`);

  it("follow F2 in a text, and its undoing", async () => {
    const number = numberOf(CODE);
    const { document } = await openFile("codebook.yaml");
    const position = document.positionAt(document.getText().indexOf(`${CODE}:`) + 2);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      position,
      "better-for-all",
    );
    equal(numberOf(CODE), number, "Nothing is renamed before the edit is applied.");
    await vscode.workspace.applyEdit(edit);
    await hasNumber("better-for-all");
    equal(numberOf("better-for-all"), number);
    await vscode.window.showTextDocument(fileUri("codebook.yaml"));
    await vscode.commands.executeCommand("undo");
    await hasNumber(CODE);
    equal(numberOf(CODE), number);
  });
});
