// A change of the study that is undone or redone leaves no file unsaved, whoever has it open.
import * as vscode from "vscode";
import type { RecodeWhat } from "../../../client/commands/recodePassages";
import type { VerbatimApi } from "../../../client/extension";
import { recodeListRequest, type RecodeListResult } from "../../../server/protocol/recode";
import { equal, ok } from "../expect";
import { openTranscript, verbatim } from "../verbatim";
import { closeEditors, fileUri, openFile, readFile, restore } from "../workspace";

const CODE = "match-funding";
const TRANSCRIPTS = [
  "transcripts/01-homelessness-charity-director.md",
  "transcripts/06-drug-treatment-commissioner.md",
];
const FILES = ["codebook.yaml", ...TRANSCRIPTS];

describe("a change of the study that is undone", () => {
  let api: VerbatimApi;
  let before: string[];

  const textsOnDisk = () => Promise.all(FILES.map(readFile));

  beforeEach(async () => {
    api = await verbatim();
    before = await textsOnDisk();
  });
  afterEach(async () => {
    for (const [index, file] of FILES.entries()) await restore(file, before[index] ?? "");
    await closeEditors();
  });

  /** Gives the passages in two transcripts a new code, which also goes into the codebook. */
  const recode = async (): Promise<void> => {
    const study = fileUri("codebook.yaml").toString();
    const params = { uri: study, code: CODE, offset: 0, limit: 100 };
    const { passages } = await api.client.sendRequest<RecodeListResult>(
      recodeListRequest.method,
      params,
    );
    const decisions = passages
      .filter(({ file }) => TRANSCRIPTS.includes(file))
      .map((one, id) => ({ ...one, id, action: "replace" as const, to: "church-money" }));
    const newCodes: RecodeWhat["newCodes"] = [
      { id: "church-money", name: null, under: "levering-in" },
    ];
    equal(await api.recodePassages({ study, code: CODE, decisions, newCodes }), {
      kind: "recoded",
      changed: decisions.length,
    });
  };

  /** Waits until the files are like that on the disk, which is looked at after each save. */
  const becomes = (texts: readonly string[], files = FILES): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = async (): Promise<void> => {
        const now = await Promise.all(files.map(readFile));
        if (now.every((text, index) => text === texts[index])) end(resolve);
      };
      const end = (settle: () => void): void => {
        listener.dispose();
        clearTimeout(deadline);
        settle();
      };
      const late = new Error("Files stay unsaved.");
      const deadline = setTimeout(() => end(() => reject(late)), 15_000);
      const listener = vscode.workspace.onDidSaveTextDocument(() => void look());
      void look();
    });

  const undoAndRedo = async (after: readonly string[]): Promise<void> => {
    for (const [command, texts] of [
      ["undo", before],
      ["redo", after],
      ["undo", before],
    ] as const) {
      await vscode.commands.executeCommand(command);
      await becomes(texts);
    }
  };

  it("saves files that nobody has opened, and so does redoing it", async () => {
    await recode();
    const after = await textsOnDisk();
    ok(
      after.every((text, index) => text !== before[index]),
      "All are changed on the disk.",
    );
    await openFile("codebook.yaml");
    await undoAndRedo(after);
  });

  it("saves files that somebody has opened before the change, or after it", async () => {
    await openFile(TRANSCRIPTS[0] ?? "");
    await recode();
    const after = await textsOnDisk();
    const document = await vscode.workspace.openTextDocument(fileUri(TRANSCRIPTS[1] ?? ""));
    await vscode.window.showTextDocument(document, { preview: false });
    await undoAndRedo(after);
  });

  it("leaves to a person what a person had not saved", async () => {
    const { document } = await openTranscript("01-homelessness-charity-director.md");
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.insert(document.uri, end, "\n\nInt: Not saved yet.\n");
    await vscode.workspace.applyEdit(edit);
    const unsaved = document.getText();
    await recode();
    const [, changed = ""] = await textsOnDisk();
    await vscode.commands.executeCommand("undo");
    const others = FILES.filter((file) => file !== TRANSCRIPTS[0]);
    await becomes([before[0] ?? "", before[2] ?? ""], others);
    equal(document.getText(), unsaved);
    equal(document.isDirty, true);
    equal((await textsOnDisk())[1], changed);
  });
});
