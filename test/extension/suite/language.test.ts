// Transcripts get their language when they open, and other files never do.
import * as vscode from "vscode";
import { equal } from "../expect";
import { openTranscript, verbatim } from "../verbatim";
import { closeEditors, openFile, until } from "../workspace";

describe("language of transcripts", () => {
  before(verbatim);
  afterEach(closeEditors);

  it("is set for transcripts that look like Markdown", async () => {
    const { document } = await openTranscript("01-homelessness-charity-director.md");
    equal(document.languageId, "verbatim-transcript");
  });

  it("is left alone for other Markdown", async () => {
    await openTranscript("01-homelessness-charity-director.md");
    const { document } = await openFile("README.md");
    equal(document.languageId, "markdown");
  });

  it("stays what a person chooses", async () => {
    const { document } = await openTranscript("01-homelessness-charity-director.md");
    await vscode.languages.setTextDocumentLanguage(document, "markdown");
    await openTranscript("02-housing-options-manager.md");
    equal(document.languageId, "markdown");
    await vscode.languages.setTextDocumentLanguage(document, "verbatim-transcript");
  });

  it("wraps lines and keeps suggestions out of the words", async () => {
    const { document } = await openTranscript("01-homelessness-charity-director.md");
    const settings = vscode.workspace.getConfiguration("editor", document);
    equal(settings.get("wordWrap"), "on");
    equal(settings.get("inlineSuggest.enabled"), false);
    equal(settings.get("wordBasedSuggestions"), "off");
    equal(settings.get("formatOnSave"), false);
  });

  it("is not set again by events of other documents", async () => {
    const opened = until(vscode.workspace.onDidOpenTextDocument, () => true, "a document opens");
    await openTranscript("04-hostel-manager.md");
    await opened;
    const { document } = await openFile("cases.csv");
    equal(document.languageId === "verbatim-transcript", false);
  });
});
