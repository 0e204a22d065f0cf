// A scope limits the views to part of the study, and lets go of it again.
import * as vscode from "vscode";
import type { VerbatimApi } from "../../../client/extension";
import { equal, matches, ok } from "../expect";
import { openTranscript, rowThat, run, verbatim } from "../verbatim";
import { closeEditors, until } from "../workspace";

/** As the crosstab of the whole sample by level says. */
const CENTRAL = "7 cases · 61 passages";

describe("a scope", () => {
  let api: VerbatimApi;
  let whole: string;
  const theme = (description: string) =>
    rowThat(
      api.themes,
      (row) => /#node\/central-government$/.test(row.id) && row.description === description,
      `the theme has ${description}`,
    );

  before(async () => {
    api = await verbatim();
    const row = await rowThat(api.themes, ({ id }) => /#node\/central-government$/.test(id), "it");
    whole = row.description;
    ok(whole !== CENTRAL, "All levels of government speak of it.");
  });
  afterEach(async () => {
    await run("clearScope");
    await theme(whole);
    await closeEditors();
  });

  it("changes the figures of every view, and clearing it brings them back", async () => {
    const cases = api.cases.roots.length;
    await run("setScope", { query: "level=central" });
    await theme(CENTRAL);
    equal(api.cases.roots.length, 7);
    equal(api.transcripts.roots.length, 7);
    const [study] = api.studies();
    equal([study?.scoped?.query, study?.scoped?.figures.cases], ["level=central", 7]);
    equal(study?.cases.length, cases, "Whoever changes something sees the whole study still.");
    await run("clearScope");
    await theme(whole);
    equal([api.cases.roots.length, api.studies()[0]?.scoped], [cases, undefined]);
  });

  it("follows what is coded", async () => {
    await run("setScope", { query: "level=central" });
    await theme(CENTRAL);
    const editor = await openTranscript("03-homelessness-policy-official.md");
    const end = editor.document.positionAt(editor.document.getText().length);
    const text = "\n\nC01: [Something new to say here]{.central-government}\n";
    await editor.edit((edit) => edit.insert(end, text));
    await theme("7 cases · 62 passages");
    await vscode.commands.executeCommand("undo");
    await theme(CENTRAL);
  });

  it("stays what it was when the new query is wrong", async () => {
    await run("setScope", { query: "level=central" });
    await theme(CENTRAL);
    const uri = api.studies()[0]?.uri ?? "";
    const [problem] = await api.scopes.set(uri, "level=central AND lvel=x");
    equal([problem?.severity, problem?.start], ["error", 18]);
    matches(problem?.message ?? "", /lvel/);
    equal(api.scopes.of(uri), "level=central");
  });

  it("can be of a case, or of the value of an attribute", async () => {
    const found = api.cases.roots.find(({ label }) => label === "L03");
    await run("limitToRow", found?.id);
    await until(api.cases.onDidChangeTreeData, () => api.cases.roots.length === 1, "one case");
    await run("clearScope");
    await theme(whole);
    const official = api.cases.roots.find(({ label }) => label === "C01");
    const level = official?.children.find(({ label }) => label === "level");
    await run("limitToRow", level?.id);
    await theme(CENTRAL);
  });

  it("can be of the passages of a theme, with all below it", async () => {
    const row = await rowThat(api.themes, ({ id }) => /#node\/central-government$/.test(id), "it");
    await run("limitToRow", row.id);
    const scoped = (): string | undefined => api.studies()[0]?.scoped?.query;
    const isLimited = () => scoped() === "theme:central-government";
    await until(api.themes.onDidChangeTreeData, isLimited, "the theme");
    // All of the theme's passages are in scope, and so are their cases, and no others.
    await theme(whole);
    const [, cases] = /^(\d+) cases/.exec(whole) ?? [];
    const isTheirs = () => api.cases.roots.length === Number(cases);
    await until(api.cases.onDidChangeTreeData, isTheirs, `the ${cases} cases of the theme`);
  });

  it("is told to a server that starts again", async () => {
    await run("setScope", { query: "level=central" });
    await theme(CENTRAL);
    await run("restartServer");
    await until(
      api.themes.onDidChangeTreeData,
      () => api.studies()[0]?.scoped?.query === "level=central",
      "the scope holds again",
    );
    await theme(CENTRAL);
  });
});
