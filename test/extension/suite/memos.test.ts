// Memos: the view's rows and where they lead, and a new memo about a passage.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { equal, matches, ok } from "../expect";
import { openTranscript, rowThat, run, select, verbatim } from "../verbatim";
import { closeEditors, fileUri, readFile } from "../workspace";

const file = "09-night-shelter-coordinator.md";

describe("memos", () => {
  let api: VerbatimApi;

  before(async () => {
    api = await verbatim();
  });
  afterEach(closeEditors);

  it("are shown when one looks at them, and lead to their places", async () => {
    await vscode.commands.executeCommand("verbatim.memos.focus");
    const group = await rowThat(api.memos, ({ label }) => label === "No one takes the lead", "it");
    equal([group.description, group.spoken], ["1", "No one takes the lead, 1 memo"]);
    const [memo = ""] = await api.memos.getChildren(group.id);
    const row = api.memos.row(memo);
    equal(row?.label, "Who holds the pen");
    const command = row?.command;
    await vscode.commands.executeCommand(command?.command ?? "", command?.argument);
    const path = vscode.window.activeTextEditor?.document.uri.path ?? "";
    ok(path.endsWith("/memos/2009-06-09-who-holds-the-pen.md"), path);
  });

  it("let nothing of a tooltip run", () => {
    const [group] = api.memos.roots;
    const { tooltip } = api.memos.getTreeItem(group?.id ?? "");
    ok(tooltip instanceof vscode.MarkdownString, "The tooltip is Markdown.");
    equal([tooltip.isTrusted, tooltip.supportHtml], [false, false]);
  });

  it("about a passage are files with front matter, and one undo takes them back", async () => {
    const editor = await openTranscript(file);
    const before = editor.document.getText();
    select(editor, "whose job was to knit it", "start");
    await run("newMemoAboutPassage", { type: "method" });
    const memo = vscode.window.activeTextEditor?.document;
    const name = memo?.uri.path.split("/").at(-1) ?? "";
    matches(name, /^\d{4}-\d\d-\d\d-09-night-shelter-coordinator-p1\.md$/);
    const about = `about: [transcripts/${file}#p1]`;
    const date = name.slice(0, 10);
    equal(
      await readFile(`memos/${name}`),
      `---\n${about}\ndate: ${date}\ntype: method\n---\n\n` +
        "# “I think that we didn't need to be told to work together. We…”\n\n",
    );
    equal(
      editor.document.getText(),
      before.replace("{.no-mandate memo=", "{.no-mandate #p1 memo="),
    );
    await openTranscript(file);
    await vscode.commands.executeCommand("undo");
    equal(editor.document.getText(), before);
    const isGone = await vscode.workspace.fs.stat(fileUri(`memos/${name}`)).then(
      () => false,
      () => true,
    );
    ok(isGone, "The file of the memo is gone.");
  });

  it("say why there is none, and write nothing, where no passage is", async () => {
    const names = async () =>
      (await vscode.workspace.fs.readDirectory(fileUri("memos"))).map(([name]) => name);
    const before = await names();
    const editor = await openTranscript("18-foyer-manager.md");
    select(editor, "thirty-six flats", "start");
    await run("newMemoAboutPassage", { type: "method" });
    equal(await names(), before);
    equal(vscode.window.activeTextEditor?.document.uri.path, editor.document.uri.path);
  });
});
