import assert from "node:assert/strict";
import { isCodeId } from "../../../server/codebook/ids";
import { readCodebook } from "../../../server/codebook/parse";
import schema from "../../../syntaxes/codebook.schema.json";

describe("the JSON schema of codebook.yaml", () => {
  const node = schema.definitions.node.oneOf[1].properties ?? {};

  it("knows the keys that the reader knows", () => {
    const unknown = (text: string) =>
      readCodebook(text).problems.filter(({ code }) => code === "unknown-key");
    for (const key of Object.keys(schema.properties)) assert.deepEqual(unknown(`${key}:\n`), []);
    for (const key of Object.keys(node)) assert.deepEqual(unknown(`codes: { a: { ${key}: } }`), []);
    const [{ message }] = unknown("qqq: x\n");
    assert.deepEqual(listed(message), Object.keys(schema.properties).sort());
    assert.deepEqual(
      listed(unknown("codes: { a: { qqq: x } }")[0].message),
      Object.keys(node).sort(),
    );
  });

  it("agrees with the reader on ids of ASCII and on letters of other scripts", () => {
    const pattern = new RegExp(schema.definitions.id.pattern);
    const check = (id: string) => assert.equal(pattern.test(id), isCodeId(id), JSON.stringify(id));
    for (let unit = 0x20; unit < 0x7f; unit++) {
      check(String.fromCharCode(unit));
      check(`a${String.fromCharCode(unit)}`);
    }
    for (const id of ["Überlastung", "住房", "é1", ""]) check(id);
  });
});

/** The keys that a message lists, in the order of the alphabet. */
function listed(message: string): string[] {
  const list = /Known keys are (.*)\.$/.exec(message)?.[1] ?? "";
  return list.split(", ").sort();
}
