// Right before a change of the whole study is written: every file must still be what it was.
import * as vscode from "vscode";
import { applyStudyEdits } from "../../../client/commands/studyEdits";
import { problemOfFiles } from "../../../client/commands/studyFiles";
import { textHash } from "../../../server/protocol/textHash";
import { equal } from "../expect";
import { closeEditors, fileUri, openFile, writeFile } from "../workspace";

const text = "P1: Nobody planned it.\n";

describe("the files of a change of the whole study", () => {
  const [first, second] = ["transcripts/planned-1.transcript", "transcripts/planned-2.transcript"];

  beforeEach(async () => {
    await writeFile(first, text);
    await writeFile(second, text);
  });
  afterEach(async () => {
    await closeEditors();
    for (const path of [first, second])
      await vscode.workspace.fs.delete(fileUri(path)).then(undefined, () => undefined);
  });

  /** The files as the server names them, with the hash of the text that it read. */
  const problemWith = (path: string, read: string | null) =>
    problemOfFiles([
      { uri: fileUri(first).toString(), version: null, edits: [], hash: textHash(text) },
      {
        uri: fileUri(path).toString(),
        version: null,
        edits: [],
        hash: read === null ? null : textHash(read),
      },
    ]);

  it("may be changed while they are what the server read", async () => {
    equal(await problemWith(second, text), undefined);
  });

  it("stop it when one changed on the disk since the server read it", async () => {
    equal(
      await problemWith(second, "P1: Somebody planned it.\n"),
      `${second} has changed on the disk in the meantime, so nothing was changed. Try again.`,
    );
  });

  it("stop it when one is gone", async () => {
    const gone = "transcripts/planned-3.transcript";
    equal(
      await problemWith(gone, text),
      `${gone} cannot be opened any more, so nothing was changed. Look at it, then try again.`,
    );
  });

  it("are known by their version where they are open, so that their text may be any", async () => {
    await openFile(second);
    equal(await problemWith(second, null), undefined);
  });

  it("are asked for again when one changes while others are still looked at", async () => {
    const { openTextDocument } = vscode.workspace;
    const typing = new vscode.WorkspaceEdit();
    typing.insert(fileUri(first), new vscode.Position(0, 0), "P2: Yes.\n\n");
    const standIn = async (uri: vscode.Uri) => {
      if (uri.path.endsWith(second)) await vscode.workspace.applyEdit(typing);
      return openTextDocument(uri);
    };
    const start = { line: 0, character: 4 };
    const edits = [{ range: { start, end: start }, newText: "[" }];
    const named = (path: string) => {
      return { uri: fileUri(path).toString(), version: null, edits, hash: textHash(text) };
    };
    // The second one is looked at when the first one has been.
    const files = [...Array.from({ length: 32 }, () => named(first)), named(second)];
    let asked = 0;
    Object.assign(vscode.workspace, { openTextDocument: standIn });
    try {
      await applyStudyEdits(() => {
        asked++;
        return Promise.resolve(
          asked === 1 ? { files, reason: null } : { files: [], reason: "No." },
        );
      });
    } finally {
      Object.assign(vscode.workspace, { openTextDocument });
    }
    equal(asked, 2);
    const document = await openTextDocument(fileUri(first));
    equal(document.getText(), `P2: Yes.\n\n${text}`);
    await document.save();
  });
});
