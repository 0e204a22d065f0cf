import assert from "node:assert/strict";
import { withChoice } from "../../../../client/imports/choices";
import { createImporter, type ImporterPort } from "../../../../client/imports/importer";
import { accountText } from "../../../../client/imports/accountText";
import type { ImporterAnswer, ImportPlan, ImportWishes } from "../../../../server/protocol/imports";

const NOTHING: Omit<ImportWishes, "key"> = { renames: [], interviewers: [], reading: {} };

describe("choices of what is brought in", () => {
  const named = (wishes: Omit<ImportWishes, "key">, label: string) =>
    withChoice(wishes, { choice: "name", speaker: "Bo", label });

  it("rename a speaker, and take it back by the name of the file or none", () => {
    const renamed = named(named(NOTHING, "P1"), " P7 ");
    assert.deepEqual(renamed.renames, [["Bo", "P7"]]);
    assert.deepEqual(named(renamed, "").renames, []);
    assert.deepEqual(named(renamed, "Bo").renames, []);
  });

  it("keep what was chosen before", () => {
    const asks = (is: boolean, wishes: Omit<ImportWishes, "key">) =>
      withChoice(wishes, { choice: "interviewer", speaker: "Ana", is });
    const both = asks(true, named(NOTHING, "P7"));
    assert.deepEqual([both.renames, both.interviewers], [[["Bo", "P7"]], ["Ana"]]);
    assert.deepEqual(asks(true, both).interviewers, ["Ana"]);
    assert.deepEqual(asks(false, both).interviewers, []);
    const reading = withChoice(both, { choice: "reading", reading: { hasHighlightCodes: true } });
    assert.deepEqual(reading, { ...both, reading: { hasHighlightCodes: true } });
  });
});

describe("the importer of the extension", () => {
  const port = () => {
    const sent: unknown[] = [];
    let answer: (answer: ImporterAnswer) => void = () => assert.fail("nobody listens");
    let end = (): void => assert.fail("nobody listens");
    const made: ImporterPort = {
      send: (request) => sent.push(request),
      onAnswer: (handler) => (answer = handler),
      onEnd: (handler) => (end = handler),
      end: () => undefined,
    };
    return { made, sent, answer: (one: ImporterAnswer) => answer(one), end: () => end() };
  };

  it("gives each question its own answer, in order", async () => {
    const { made, answer } = port();
    const importer = createImporter(() => made);
    const first = importer.ask({ kind: "texts" });
    const second = importer.ask({ kind: "forget", key: 1 });
    answer({ kind: "texts", files: [] });
    answer({ kind: "done" });
    assert.deepEqual(
      [await first, await second].map(({ kind }) => kind),
      ["texts", "done"],
    );
  });

  it("answers everybody when it ends, and whoever asks later", async () => {
    const { made, sent, end } = port();
    const importer = createImporter(() => made);
    const waiting = importer.ask({ kind: "texts" });
    end();
    assert.equal((await waiting).kind, "failed");
    assert.equal((await importer.ask({ kind: "texts" })).kind, "failed");
    assert.equal(sent.length, 1);
  });
});

describe("the account of an import as a document", () => {
  it("tells all of it, and takes names in files for words", () => {
    const plan: ImportPlan = {
      speakers: [],
      countings: [],
      keyProblem: null,
      files: [
        {
          key: 0,
          name: "<b>talk</b>.vtt",
          format: "WebVTT",
          refusal: null,
          codebook: null,
          account: [],
          transcripts: [
            {
              path: "transcripts/talk.md",
              message: "",
              speakers: [],
              begins: [],
              attributes: [],
              account: [
                { fate: "left out", count: 2, what: "notes", why: "a|b", places: ["line 3"] },
              ],
            },
          ],
        },
      ],
    };
    const text = accountText(plan, [{ name: "big.mov", reason: "Too large." }]);
    assert.ok(text.includes("## \\<b\\>talk\\<\\/b\\>\\.vtt"), text);
    assert.ok(text.includes("| left out | 2 | notes | a\\|b | line 3 |"), text);
    assert.ok(text.includes("## big\\.mov\n\nToo large\\."), text);
  });
});
