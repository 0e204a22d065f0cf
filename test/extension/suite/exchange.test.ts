// What comes in and what goes out, as commands and drops give it, in both extension hosts.
import * as vscode from "vscode";
import { createImporting } from "../../../client/imports/importing";
import type { ImportState } from "../../../client/pages/imports/messages";
import { droppedFiles } from "../../../client/imports/foreignFiles";
import type { ExportWish } from "../../../server/protocol/exports";
import { equal, ok } from "../expect";
import { run, verbatim } from "../verbatim";
import { fileUri } from "../workspace";

describe("exports", () => {
  before(verbatim);

  const readFile = (uri: vscode.Uri) => vscode.workspace.fs.readFile(uri);
  const stands = (uri: vscode.Uri) =>
    Promise.resolve(vscode.workspace.fs.stat(uri)).then(
      () => true,
      () => false,
    );

  for (const [wish, start] of [
    [{ kind: "codebook" }, "<?xml"],
    [{ kind: "project", profile: "standard" }, "PK"],
    [{ kind: "project", profile: "nvivo" }, "PK"],
  ] as const satisfies readonly (readonly [ExportWish, string])[]) {
    it(`write one file: ${Object.values(wish).join(" ")}`, async () => {
      const target = fileUri("exported.file");
      await run("export", { wish, target });
      const text = new TextDecoder().decode((await readFile(target)).subarray(0, 5));
      await vscode.workspace.fs.delete(target);
      ok(text.startsWith(start), text);
    });
  }

  it("write several files into a folder", async () => {
    const target = fileUri("exported");
    await run("export", { wish: { kind: "data", format: "parquet" }, target });
    const found = await vscode.workspace.fs.readDirectory(target);
    await vscode.workspace.fs.delete(target, { recursive: true });
    equal(found.map(([name]) => name).sort(), [
      ...["cases.parquet", "codes.parquet", "dictionary.csv", "dictionary.md"],
      ...["passages.parquet", "transcripts.parquet"],
    ]);
  });

  it("never make a table of cases the study's own", async () => {
    const own = fileUri("cases.csv");
    const before = await stands(own);
    const text = before ? (await readFile(own)).join() : "";
    await run("export", { wish: { kind: "data", format: "csv" }, target: fileUri(".") });
    equal(await stands(own), before);
    if (before) equal((await readFile(own)).join(), text);
    equal(await stands(fileUri("passages.csv")), false);
  });
});

describe("bringing in", () => {
  it("says what went wrong where nobody foresaw it, and does not wait for ever", async () => {
    const importer = {
      ask: () => Promise.reject(new Error("The disk is gone.")),
      end: () => undefined,
    };
    const problem = await new Promise<string>((resolve) => {
      const onChange = ({ step, problem: said }: ImportState): void => {
        if (said !== null && step === "ready") resolve(said);
      };
      const importing = createImporting({ folder: fileUri("."), importer, onChange });
      importing.choose({ choice: "interviewer", speaker: "Ana", is: true });
    });
    equal(problem, "The disk is gone.");
  });
});

describe("files that are dropped", () => {
  it("are known by their addresses, comments aside", async () => {
    const transfer = new vscode.DataTransfer();
    const list = ["# from a list", fileUri("codebook.yaml").toString(), ""].join("\r\n");
    transfer.set("text/uri-list", new vscode.DataTransferItem(list));
    const files = await droppedFiles(transfer);
    equal(
      files.map(({ name }) => name),
      ["codebook.yaml"],
    );
    const loaded = await files[0].load();
    ok("bytes" in loaded && loaded.bytes.length > 100, "The codebook is not read.");
  });

  it("say why they are not read", async () => {
    const transfer = new vscode.DataTransfer();
    const list = [fileUri("transcripts"), fileUri("not-there.vtt")].join("\r\n");
    transfer.set("text/uri-list", new vscode.DataTransferItem(list));
    const loaded = await Promise.all((await droppedFiles(transfer)).map((file) => file.load()));
    equal(loaded, [
      { refusal: "It is a folder. Choose the files in it." },
      { refusal: "It cannot be read." },
    ]);
  });
});
