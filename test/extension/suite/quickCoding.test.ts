// Quick coding from the editor: several selections, words as a code, the last codes, numbers.
import * as vscode from "vscode";
import { equal, matches, ok } from "../expect";
import { openTranscript, run, select, verbatim } from "../verbatim";
import { closeEditors, fileUri, openFile, readFile, until, writeFile } from "../workspace";

const file = "03-homelessness-policy-official.md";
const code = "political-weather";

describe("quick coding", () => {
  let editor: vscode.TextEditor;
  let before: string;

  beforeEach(async () => {
    await verbatim();
    editor = await openTranscript(file);
    before = editor.document.getText();
  });
  afterEach(closeEditors);

  const text = () => editor.document.getText();
  const undo = () => vscode.commands.executeCommand("undo");
  const rangeOf = (words: string) => {
    const start = before.indexOf(words);
    return new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(start + words.length),
    );
  };

  it("codes several selections in one step that one undo takes back", async () => {
    const words = ["three years", "It's a civilised group", "Ministers comment"];
    editor.selections = words.map(rangeOf);
    await run("codeSelection", { code });
    const wanted = words.reduce((all, one) => all.replace(one, `[${one}]{.${code}}`), before);
    equal(text(), wanted);
    equal(
      editor.selections.map((one) => editor.document.getText(one)),
      words,
    );
    await undo();
    equal(text(), before);
  });

  it("codes the sentences at several cursors", async () => {
    editor.selections = ["teams on homelessness", "civilised group. People"].map((words) => {
      const { start } = rangeOf(words);
      return new vscode.Selection(start, start);
    });
    await run("codeSelection", { code });
    ok(text().includes(`[I lead one of the teams on homelessness policy.]{.${code}}`), text());
    ok(text().includes(`[It's a civilised group.]{.${code}}`), text());
    await undo();
    equal(text(), before);
  });

  it("takes whole words where a selection cuts them, and leaves out a label", async () => {
    editor.selection = rangeOf("alf of it, on a good wee");
    await run("codeSelection", { code });
    ok(text().includes(`[half of it, on a good week]{.${code}}`), text());
    await undo();
    editor.selection = rangeOf("[00:01:14] C01: I'd say");
    await run("codeSelection", { code });
    ok(text().includes(`C01: [I'd say]{.${code}}`), text());
  });

  it("codes a selection over paragraphs and a heading as a range", async () => {
    const start = before.indexOf("it's arithmetic");
    const end = before.indexOf("We wrote the guidance jointly") + "We wrote".length;
    const at = (offset: number) => editor.document.positionAt(offset);
    editor.selection = new vscode.Selection(at(start), at(end));
    await run("codeSelection", { code });
    matches(
      text(),
      /\[(\w+)>\]it's arithmetic[^]*## What makes it happen[^]*We wrote\[<\1\]\{\.political-weather\}/,
    );
    await undo();
    equal(text(), before);
  });

  it("makes a code of the words themselves", async () => {
    const codebook = await readFile("codebook.yaml");
    editor.selection = rangeOf("Nobody planned");
    select(editor, "sent with a line to hold");
    await run("codeInVivo");
    ok(text().includes("[sent with a line to hold]{.sent-with-a-line-to-hold}"), text());
    matches(
      await readFile("codebook.yaml"),
      /\n {2}sent-with-a-line-to-hold:\n {4}example: sent with a line to hold\n/,
    );
    await undo();
    equal(text(), before);
    const entries = await vscode.workspace.openTextDocument(fileUri("codebook.yaml"));
    equal(entries.getText(), codebook);
    await entries.save();
  });

  it("puts a code in vivo under the theme that is given", async () => {
    select(editor, "it's arithmetic");
    await run("codeInVivo", { under: "limited-resources" });
    ok(text().includes("[it's arithmetic]{.its-arithmetic}"), text());
    const entries = await vscode.workspace.openTextDocument(fileUri("codebook.yaml"));
    const place = entries.getText().indexOf("its-arithmetic:");
    ok(place > entries.getText().indexOf("limited-resources:"), "below its theme");
    ok(place < entries.getText().indexOf("\ncodes:"), "within the themes");
    await undo();
    await entries.save();
  });

  it("does nothing where that theme does not exist", async () => {
    select(editor, "it's arithmetic");
    await run("codeInVivo", { under: "no-such-theme" });
    equal(text(), before);
  });

  it("gives the last code again", async () => {
    select(editor, "three years");
    await run("codeSelection", { code });
    select(editor, "Ministers comment");
    await run("codeAgain");
    ok(text().includes(`[Ministers comment]{.${code}}`), text());
  });

  it("toggles a code by its number", async () => {
    const { numbered, study } = await numbers();
    await numbered.pin(study, code);
    const number = numbered.of(study).findIndex((one) => one?.id === code) + 1;
    ok(number > 0, "The code has a number.");
    select(editor, "three years");
    await run(`toggleCode${number}`);
    equal(text(), before.replace("three years", `[three years]{.${code}}`));
    await run(`toggleCode${number}`);
    equal(text(), before);
    await numbered.unpin(study, code);
  });

  it("does what keys say that come faster than the server answers", async () => {
    const { numbered, study } = await numbers();
    const codes = ["political-weather", "no-mandate", "guarding-turf", "powerful-win"];
    for (const one of codes) await numbered.pin(study, one);
    const numberOf = (one: string) => numbered.of(study).findIndex((at) => at?.id === one) + 1;
    select(editor, "three years");
    await Promise.all(codes.map((one) => run(`toggleCode${numberOf(one)}`)));
    ok(text().includes(`[three years]{${codes.map((one) => `.${one}`).join(" ")}}`), text());
    await Promise.all(codes.map((one) => run(`toggleCode${numberOf(one)}`)));
    equal(text(), before);
    for (const one of codes) await numbered.unpin(study, one);
  });

  it("keeps a code on its number through a rename", async () => {
    const { numbered, study } = await numbers();
    await numbered.pin(study, code);
    const number = numbered.of(study).findIndex((one) => one?.id === code);
    // A code that no other test uses: one that has a number already would keep its own.
    await numbered.renamed(study, code, "sharing-staff");
    equal(numbered.of(study)[number], { id: "sharing-staff", isPinned: true });
    await numbered.unpin(study, "sharing-staff");
  });

  it("copies a quotation", async () => {
    select(editor, "And the Treasury will naturally listen");
    await run("copyAsQuotation");
    equal(
      await vscode.env.clipboard.readText(),
      "“And the Treasury will naturally listen” (C01, central, statutory, Communities and Local Government, national, London, face to face)",
    );
  });

  async function numbers() {
    const { numbered, studies } = await verbatim();
    const [study] = studies();
    if (!study) throw new Error("There is no study.");
    return { numbered, study };
  }
});

describe("where nothing can be coded", () => {
  afterEach(closeEditors);

  /** Runs every way to code at a place, and gives the text. */
  async function tried(editor: vscode.TextEditor): Promise<string> {
    for (const command of ["codeSelection", "codeParagraph"]) await run(command, { code });
    await run("codeInVivo");
    await run("codeAgain");
    await run("toggleCode1");
    return editor.document.getText();
  }

  for (const [place, words] of [
    ["front matter", "attributes: {"],
    ["a heading", "Working across departments"],
  ] as const) {
    it(`changes nothing in ${place}`, async () => {
      await verbatim();
      const editor = await openTranscript(file);
      const before = editor.document.getText();
      select(editor, words, "start");
      equal(await tried(editor), before);
      select(editor, words);
      equal(await tried(editor), before);
    });
  }

  it("changes nothing in a comment, in the codebook and in a file that is not saved yet", async () => {
    await verbatim();
    const text = "P1: Said. <!-- not said --> Said again.\n";
    await writeFile("transcripts/comment.transcript", text);
    const editor = await openFile("transcripts/comment.transcript");
    select(editor, "not said", "start");
    equal(await tried(editor), text);
    const codebook = await openFile("codebook.yaml");
    const entries = codebook.document.getText();
    select(codebook, "bargain");
    equal(await tried(codebook), entries);
    const untitled = await vscode.workspace.openTextDocument({
      language: "verbatim-transcript",
      content: text,
    });
    const shown = await vscode.window.showTextDocument(untitled);
    select(shown, "Said again");
    equal(await tried(shown), text);
    await vscode.workspace.fs.delete(fileUri("transcripts/comment.transcript"));
  });

  it("changes nothing in a file that settings make read-only", async () => {
    await verbatim();
    const files = vscode.workspace.getConfiguration("files");
    await files.update(
      "readonlyInclude",
      { [`**/${file}`]: true },
      vscode.ConfigurationTarget.Global,
    );
    try {
      const editor = await openTranscript(file);
      const before = editor.document.getText();
      select(editor, "three years");
      equal(await tried(editor), before);
    } finally {
      await files.update("readonlyInclude", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("changes nothing in an editor that is read-only for the session", async () => {
    await verbatim();
    const editor = await openTranscript(file);
    const before = editor.document.getText();
    select(editor, "three years");
    const command = (name: string) =>
      vscode.commands.executeCommand(`workbench.action.files.${name}`);
    await command("setActiveEditorReadonlyInSession");
    try {
      await run("codeSelection", { code });
      equal(editor.document.getText(), before);
    } finally {
      await command("resetActiveEditorReadonlyInSession");
    }
  });

  it("changes nothing in a transcript without a codebook", async () => {
    await verbatim();
    const folder = vscode.Uri.joinPath(fileUri(""), "..", "verbatim-no-study");
    const uri = vscode.Uri.joinPath(folder, "alone.transcript");
    const text = "P1: Nobody planned it.\n";
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const editor = await vscode.window.showTextDocument(uri);
    select(editor, "planned");
    // The message offers a new study and waits for an answer.
    void run("codeSelection", { code });
    void run("codeInVivo");
    await until(vscode.window.onDidChangeTextEditorSelection, () => true, "the commands run");
    await run("nextUncoded");
    equal(editor.document.getText(), text);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});
