import assert from "node:assert/strict";
import fc from "fast-check";
import { createFinder } from "../../../server/exchange/pseudonyms/finder";
import { readKey } from "../../../server/exchange/pseudonyms/key";
import { runs } from "../../support/runs";

describe("a key of names", () => {
  it("is a table with names and pseudonyms, in any order of columns", () => {
    const { entries, problems } = readKey(
      '\ufeffkind;pseudonym;name\r\nperson;Anna;Maria\r\n\r\nplace; Old   Town ;"Kings; Lynn"\r\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(entries, [
      { name: "Maria", pseudonym: "Anna", line: 2, kind: "person" },
      { name: "Kings; Lynn", pseudonym: "Old Town", line: 4, kind: "place" },
    ]);
  });

  const CASES: readonly (readonly [what: string, key: string, line: number, message: RegExp])[] = [
    ["no columns", "Maria,Anna\n", 1, /must name the columns “name” and “pseudonym”/],
    ["an empty file", "", 1, /must name the columns/],
    ["no names", "name,pseudonym\n", 1, /holds no name/],
    ["no name", "name,pseudonym\n,Anna\nMaria,Eve\n", 2, /no name/],
    ["no pseudonym", "name,pseudonym\nMaria,\n", 2, /“Maria” has no pseudonym/],
    [
      "two pseudonyms",
      "name,pseudonym\nMaria,Anna\nMaria,Eve\n",
      3,
      /two pseudonyms: “Anna” in line 2/,
    ],
    ["a chain", "name,pseudonym\nMaria,Anna\nAnna,Eve\n", 2, /is the name “Anna” of line 3/],
    [
      "a name in a pseudonym",
      "name,pseudonym\nMaria,Dr. anna Lee\nAnna,Eve\n",
      2,
      /holds the name “Anna”/,
    ],
    ["itself", "name,pseudonym\nMaria,Maria\n", 2, /is the name/],
    ["no letter", "name,pseudonym\n...,Anna\n", 2, /no letter/],
    ["an open quote", 'name,pseudonym\nMaria,"Anna\n', 2, /never closed/],
    ["a comment", "name,pseudonym\nMaria,An-->na\n", 2, /no name has/],
  ];
  for (const [what, key, line, message] of CASES) {
    it(`is refused with ${what}`, () => {
      const [problem] = readKey(key).problems.filter(({ severity }) => severity === "error");
      assert.equal(problem.line, line);
      assert.match(problem.message, message);
    });
  }

  it("is warned of two names that would look like one", () => {
    const { problems } = readKey(
      "name,pseudonym\nMaria,Anna\nLuisa,Anna\nMaria,Anna\nMaria Lee,Anna\n",
    );
    assert.deepEqual(
      problems.map(({ line, severity }) => [line, severity]),
      [
        [3, "warning"],
        [4, "warning"],
      ],
    );
  });

  it("may hold anything without harm", () => {
    const signs = fc.constantFrom(...'name,pseudonym;\t"\r\n Mariä\u0308\0\ud83d=王');
    const text = fc.array(signs, { maxLength: 60 }).map((all) => `name,pseudonym\n${all.join("")}`);
    fc.assert(
      fc.property(fc.oneof(text, fc.string(), fc.string({ unit: "binary" })), (key) => {
        const { entries, problems } = readKey(key);
        const lines = key.split(/\r\n|\r|\n/).length;
        for (const { line } of [...entries, ...problems]) assert.ok(line >= 1 && line <= lines);
        createFinder(entries).find(key);
      }),
      { numRuns: runs(500) },
    );
  });
});

/** What is found in a text, as it is written. */
function found(text: string, names: readonly string[], how?: "any" | "beginning"): string[] {
  const entries = names.map((name, line) => ({ name, pseudonym: `P${line}`, line }));
  return createFinder(entries)
    .find(text, { case: how ?? "as-written" })
    .map(({ start, end }) => text.slice(start, end));
}

describe("names in a text", () => {
  it("are whole words, in the case of the key or in capitals", () => {
    const text = "Ann, ann, ANN's, Anna, Joann, Ann-Lee, Ann’s, K1 and K12";
    assert.deepEqual(found(text, ["Ann", "K1"]), ["Ann", "ANN", "Ann", "Ann", "K1"]);
    assert.deepEqual(found("ann Anna annex", ["Ann"], "any"), ["ann"]);
    assert.deepEqual(found("marias Mar mariA", ["Maria"], "beginning"), ["maria", "mariA"]);
  });

  it("are the longest of several, over blanks and one line break", () => {
    const names = ["Ann", "Ann Smith", "Smith"];
    assert.deepEqual(found("Ann Smith, Ann \n Smith; Ann\n\nSmith", names), [
      "Ann Smith",
      "Ann \n Smith",
      "Ann",
      "Smith",
    ]);
  });

  it("are found however their signs are stored", () => {
    assert.deepEqual(found("Rene\u0301 Ren\u00e9 Rene O’Neill", ["René", "O'Neill"]), [
      "Rene\u0301",
      "Ren\u00e9",
      "O’Neill",
    ]);
    assert.deepEqual(found("我见过王伟了", ["王伟"]), ["王伟"]);
    assert.deepEqual(found("Straße STRASSE", ["Straße"]), ["Straße", "STRASSE"]);
  });

  it("get their pseudonym in capitals where they are", () => {
    const finder = createFinder([
      { name: "Maria", pseudonym: "Anna", line: 1 },
      { name: "BBC", pseudonym: "Radio", line: 2 },
    ]);
    const written = finder.find("Maria MARIA BBC").map(({ replacement }) => replacement);
    assert.deepEqual(written, ["Anna", "ANNA", "Radio"]);
  });
});
