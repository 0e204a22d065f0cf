// Words in context: the document, its links, that it follows what is said, and that it is saved.
import * as vscode from "vscode";
import { equal, matches, ok } from "../expect";
import { run, verbatim } from "../verbatim";
import { closeEditors, fileUri, readFile, restore, until } from "../workspace";

const FILE = "transcripts/06-drug-treatment-commissioner.md";

describe("words in context", () => {
  let before: string;

  beforeEach(async () => {
    await verbatim();
    before = await readFile(FILE);
  });
  afterEach(async () => {
    await restore(FILE, before);
    await closeEditors();
  });

  const front = () => vscode.window.activeTextEditor?.document;

  it("are a read-only document; the source of each is a link to its words", async () => {
    await run("kwic", { words: "On paper" });
    const document = front();
    equal(document?.languageId, "verbatim-kwic");
    const lines = document?.getText().split("\n") ?? [];
    equal(lines.slice(0, 2), ["In context: On paper", "4 lines in 4 transcripts"]);
    const found = lines.filter((line) => /‹on paper›/i.test(line));
    equal(found.length, 4);
    equal(new Set(found.map((line) => line.indexOf("‹"))).size, 1);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      document?.uri,
    );
    equal(links[0]?.target?.with({ fragment: "" }).toString(), fileUri(FILE).toString());
    const transcript = await vscode.workspace.openTextDocument(fileUri(FILE));
    const at = transcript.positionAt(before.toLowerCase().indexOf("on paper"));
    const [line, column] = [at.line + 1, at.character + 1];
    equal(links[0]?.target?.fragment, `L${line},${column}-L${line},${column + 8}`);
  });

  it("are limited by a query, and follow what is said", async () => {
    await run("kwic", { words: "on paper", where: "file:06-drug-treatment-commissioner" });
    const document = front();
    equal(document?.lineAt(1).text, "1 line in 1 transcript");
    const transcript = await vscode.workspace.openTextDocument(fileUri(FILE));
    const edit = new vscode.WorkspaceEdit();
    const end = transcript.positionAt(transcript.getText().length);
    edit.insert(transcript.uri, end, "\n\nL04: Never on paper.\n");
    await vscode.workspace.applyEdit(edit);
    await until(
      vscode.workspace.onDidChangeTextDocument,
      () => document?.lineAt(1).text === "2 lines in 1 transcript",
      "the new words are listed",
    );
  });

  it("say why nothing can be looked for", async () => {
    await run("kwic", { words: "on paper", where: "nothing-like-it" });
    matches(front()?.getText() ?? "", /^The query that limits it: Neither the codebook/);
  });

  for (const [format, start] of [
    ["csv", "File,Line,Speaker,Case,Before,Words,After\r\n"],
    ["markdown", "# “on paper” in context\n"],
    ["xlsx", "PK"],
  ] as const) {
    it(`are saved as ${format}`, async () => {
      await run("kwic", { words: "on paper" });
      const target = fileUri(`words.${format}`);
      await run("kwic.save", { format, target });
      const bytes = await vscode.workspace.fs.readFile(target);
      await vscode.workspace.fs.delete(target);
      const text = new TextDecoder().decode(bytes);
      ok(text.startsWith(start), text.slice(0, 100));
      if (format === "csv") equal(text.split("\r\n").length, 6);
    });
  }
});
