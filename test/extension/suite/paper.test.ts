// Theme tables and reports, as the commands give them, in the Node and in the web extension host.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { run, verbatim } from "../verbatim";
import { closeEditors, fileUri, restore } from "../workspace";

const TABLE = "What holds the centre back";
const HEAD = "| Barrier | Interviewees | Passages | Quotation | In short |\n";

describe("theme tables", () => {
  before(verbatim);
  afterEach(closeEditors);

  it("are copied as Markdown", async () => {
    await run("copyThemeTable", { table: TABLE });
    const text = await vscode.env.clipboard.readText();
    ok(text.startsWith(HEAD), text);
    ok(text.includes("How it is counted:"), text);
  });

  it("are inserted behind an empty line, in one step", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "markdown",
      content: "A",
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    await run("insertThemeTable", { table: TABLE });
    ok(document.getText().startsWith(`A\n\n${HEAD}`), document.getText());
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), "A");
  });

  for (const [format, start] of [
    ["docx", "PK"],
    ["xlsx", "PK"],
    ["html", "<!DOCTYPE html>"],
    ["markdown", `# ${TABLE}`],
    ["csv", "Barrier,Interviewees,"],
    ["json", "{"],
  ] as const) {
    it(`are saved as ${format}`, async () => {
      const target = fileUri(`table.${format}`);
      await run("saveThemeTable", { table: TABLE, format, target });
      const bytes = await vscode.workspace.fs.readFile(target);
      const text = new TextDecoder().decode(bytes.subarray(0, 100));
      await vscode.workspace.fs.delete(target);
      ok(text.startsWith(start), text);
    });
  }
});

describe("what goes into the paper", () => {
  before(verbatim);

  for (const [kind, format, start] of [
    ["quotations", "markdown", "# Joined-up homelessness services: quotations"],
    ["quotations", "csv", "Theme,Category,Code,Quotation,File,Line\r\n"],
    ["codebook", "xlsx", "PK"],
    ["codebook", "html", "<!DOCTYPE html>"],
    ["transcript", "docx", "PK"],
    ["transcript", "markdown", "#"],
  ] as const) {
    it(`is saved: ${kind} as ${format}`, async () => {
      const target = fileUri(`paper.${format}`);
      const file = "transcripts/04-hostel-manager.md";
      await run("savePaper", { kind, format, target, file });
      const bytes = await vscode.workspace.fs.readFile(target);
      const text = new TextDecoder().decode(bytes.subarray(0, 200));
      await vscode.workspace.fs.delete(target);
      ok(text.startsWith(start), text);
    });
  }
});

describe("a report", () => {
  const uri = fileUri("report.md");
  before(verbatim);
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(uri);
  });

  async function open(text: string): Promise<vscode.TextDocument> {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  }

  it("is filled in by one step that undo takes back", async () => {
    const before = `Mine\n<!-- verbatim: table "${TABLE}" -->\nold\n<!-- /verbatim -->\nMine, too`;
    const document = await open(before);
    await run("refreshReport");
    const text = document.getText();
    ok(text.startsWith(`Mine\n<!-- verbatim: table "${TABLE}" -->\n\n${HEAD}`), text);
    ok(text.endsWith("*\n\n<!-- /verbatim -->\nMine, too"), text);
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), before);
    await restore("report.md", before);
  });

  it("keeps what stands in a directive that asks for nothing we know", async () => {
    const before = "<!-- verbatim: nonsense -->\nold\n<!-- /verbatim -->\n";
    const document = await open(before);
    await run("refreshReport");
    equal(document.getText(), before);
  });
});
