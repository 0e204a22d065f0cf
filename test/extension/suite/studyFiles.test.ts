// Right before a change of the whole study is written: every file must still be what it was.
import * as vscode from "vscode";
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
});
