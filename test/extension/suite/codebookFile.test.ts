// What the editor offers in codebook.yaml, in both extension hosts.
import * as vscode from "vscode";
import { equal, matches, ok } from "../expect";
import { verbatim } from "../verbatim";
import { closeEditors, openFile } from "../workspace";

describe("codebook.yaml", () => {
  let document: vscode.TextDocument;

  before(async () => {
    await verbatim();
    ({ document } = await openFile("codebook.yaml"));
  });
  after(closeEditors);

  const behind = (text: string): vscode.Position => {
    const offset = document.getText().indexOf(text);
    ok(offset >= 0, text);
    return document.positionAt(offset + text.length);
  };
  const ask = <T>(provider: string, ...args: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(`vscode.execute${provider}`, document.uri, ...args);
  const hoverAt = async (text: string): Promise<string> => {
    const found = await ask<vscode.Hover[]>("HoverProvider", behind(text));
    const parts = found.flatMap(({ contents }) => contents);
    return parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
  };

  it("suggests the ids of codes where one replaces another", async () => {
    const found = await ask<vscode.CompletionList>(
      "CompletionItemProvider",
      behind("\n    replacedBy: "),
    );
    const labels = found.items.map(({ label }) =>
      typeof label === "string" ? label : label.label,
    );
    ok(labels.includes("guarding-turf"), labels.join(", "));
    ok(!labels.includes("silo-thinking"), "A code does not replace itself.");
  });

  it("shows the card of an entry at its key, and at the id that replaces it", async () => {
    matches(await hoverAt("\n  large-pro"), /Large providers crowd out the small/);
    matches(await hoverAt("\n    replacedBy: guar"), /Guarding one's own programme/);
  });

  it("goes from the id that replaces a code to its entry", async () => {
    const at = behind("\n    replacedBy: guar");
    const [found] = await ask<vscode.LocationLink[]>("DefinitionProvider", at);
    const line = behind("\n          guarding-turf:").line;
    equal(found?.targetSelectionRange?.start.line, line);
  });

  it("lists its entries as symbols, codes below their themes", async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>("DocumentSymbolProvider");
    equal(
      symbols.map(({ name }) => name),
      [
        "central-government",
        "local-motives",
        "local-challenges",
        "context",
        "large-providers",
        "silo-thinking",
      ],
    );
    const [first] = symbols;
    equal(
      first?.children[0]?.children.map(({ name }) => name),
      ["powerful-win", "guarding-turf"],
    );
  });

  it("folds entries", async () => {
    const ranges = await ask<vscode.FoldingRange[]>("FoldingRangeProvider");
    const start = behind("\n          powerful-win:").line;
    const end = behind("\n          guarding-turf:").line - 1;
    ok(
      ranges.some((range) => range.start === start && range.end === end),
      "powerful-win",
    );
  });

  it("paints the colours of themes, and writes another one as it is written", async () => {
    const colors = await ask<vscode.ColorInformation[]>("DocumentColorProvider");
    equal(
      colors.map(({ range }) => document.getText(range)),
      ['"#0072B2"', '"#009E73"', '"#D55E00"', '"#CC79A7"'],
    );
    const [presentation] = await vscode.commands.executeCommand<vscode.ColorPresentation[]>(
      "vscode.executeColorPresentationProvider",
      new vscode.Color(1, 0, 0.5, 1),
      { uri: document.uri, range: colors[0]?.range },
    );
    equal(presentation?.label.toLowerCase(), '"#ff0080"');
  });

  it("has the figures of an entry above it, which open its passages", async () => {
    const lenses = await ask<vscode.CodeLens[]>("CodeLensProvider", 100);
    const { line } = behind("\n  large-providers:");
    const lens = lenses.find(({ range }) => range.start.line === line);
    equal(lens?.command?.title, "2 cases · 3 passages · draft");
    equal(lens?.command?.command, "verbatim.showPassages");
    const open = lenses.filter(({ range }) => range.start.line === line)[1]?.command;
    equal(open?.title, "Open passages");
    await vscode.commands.executeCommand(open?.command ?? "", ...(open?.arguments ?? []));
    const shown = vscode.window.activeTextEditor?.document;
    equal(shown?.lineAt(0).text, "Passages of theme:large-providers");
  });
});
