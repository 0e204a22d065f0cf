import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readCodebook } from "../../../server/codebook/parse";
import { codebookFile } from "../../../server/exchange/refi/codebookFile";
import { guidOf } from "../../../server/exchange/refi/guids";
import { readXml, textOfXml } from "../report/xml";
import { assertValid, elementsIn, elementsNamed, hasSchemas, schemaNamed } from "./schema";

const CODEBOOK = `
title: Coordination
interviewers: [Int, Researcher]
themes:
  resources:
    name: Competition for resources
    definition: Money decides who works with whom.
    codes:
      resource-limits:
        definition: |
          Scarce or shrinking money.

          Include: is a word here.
        include: Budgets, "cuts" & caseloads.
        exclude: Rivalry over clients <use protecting-clients>.
        example: [We have no one left., "And no money."]
        illustration: No money
        color: "#4e79a7"
        memo: Think of K3.
        attributes: { model: a, question: 2 }
      bidding:
        name: Joint bids
        codes: { one-bid: { status: retired, replacedBy: resource-limits } }
  empty:
codes:
  politics-of-the-day: { status: draft }
  group: { attributes: { "a = b": c }, codes: { inner: Something. } }
queries: { q: resource-limits }
`;

const exported = (text: string) => codebookFile({ text, reading: readCodebook(text) });

function xmlOf(text: string): string {
  const file = exported(text);
  assert.ok("bytes" in file);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes);
}

describe("a codebook as .qdc", () => {
  it("is held against the rules of the standard, and where they are against its schemas", () => {
    const valid = xmlOf("codes: { a: A }\n");
    assertValid("Codebook", valid);
    assert.throws(() => assertValid("Codebook", valid.replace(/ guid="[^"]*"/, "")));
    assert.throws(() => assertValid("Codebook", valid.replaceAll("Description", "Definition")));
  });

  it("has schemas beside the project to be held against", function () {
    if (!hasSchemas) this.skip();
    assert.ok(schemaNamed("Codebook").roots.has("CodeBook"));
  });

  it("is valid, and a tree of themes, categories and codes", () => {
    const xml = xmlOf(CODEBOOK);
    assertValid("Codebook", xml);
    const root = readXml(xml);
    const shown = elementsNamed(root, "Code").map(({ attributes, children }) => [
      attributes.name,
      attributes.isCodable,
      children.filter((child) => typeof child !== "string" && child.name === "Code").length,
    ]);
    assert.deepEqual(shown, [
      ["Competition for resources", "false", 2],
      ["Resource limits", "true", 0],
      ["Joint bids", "false", 1],
      ["One bid", "true", 0],
      ["Empty", "false", 0],
      ["Politics of the day", "true", 0],
      ["Group", "true", 1],
      ["Inner", "true", 0],
    ]);
    assert.equal(elementsNamed(root, "Code")[1].attributes.color, "#4E79A7");
  });

  it("puts the parts of an entry into the description, with labels", () => {
    const [, limits, bids, one] = elementsNamed(readXml(xmlOf(CODEBOOK)), "Code");
    assert.equal(
      textOfXml(elementsIn(limits)[0]),
      [
        "Scarce or shrinking money.",
        "\\Include: is a word here.",
        'Include: Budgets, "cuts" & caseloads.',
        "Exclude: Rivalry over clients <use protecting-clients>.",
        "Example: We have no one left.",
        "Example: And no money.",
        "Illustration: No money",
        "Attribute: model = a",
        "Attribute: question = 2",
      ].join("\n\n"),
    );
    assert.equal(textOfXml(elementsIn(bids)[0]), "Id: bidding");
    assert.equal(textOfXml(elementsIn(one)[0]), "Status: retired\n\nReplaced by: resource-limits");
  });

  it("says what stays behind", () => {
    const file = exported(CODEBOOK);
    assert.ok("account" in file);
    const lines = file.account.map(({ fate, count, what, places }) =>
      [fate, count, what, ...places].join(" | "),
    );
    assert.deepEqual(lines, [
      "kept | 2 | themes",
      "kept | 4 | codes",
      "kept | 2 | categories",
      "left out | 1 | memos on codes | code “resource-limits”",
      "left out | 1 | attributes of codes | category “group”",
      "left out | 1 | titles of the codebook",
      "left out | 2 | labels of interviewers",
      "left out | 1 | saved queries",
    ]);
    assert.ok(file.account.every(({ fate, why }) => fate === "kept" || why !== undefined));
  });

  it("names what is wrong in codebook.yaml, which is not exported", () => {
    const file = exported("codes:\n  a: One.\n  a: Two.\n  1b: Three.\n");
    assert.ok("account" in file);
    const wrong = file.account.find(({ what }) => what === "entries with errors");
    assert.deepEqual([wrong?.count, wrong?.places], [2, ["line 3", "line 4"]]);
  });

  it("refuses where there is nothing to export", () => {
    assert.match((exported("title: x\n") as { refusal: string }).refusal, /no themes or codes/);
    assert.match((exported("a: [\n") as { refusal: string }).refusal, /cannot be read/);
  });

  it("replaces what XML does not have, and says so", () => {
    const text =
      'codes: { a: "bell \\u0007 and \\ud800 half", b: { name: "two\\nlines\\tand" } }\n';
    const xml = xmlOf(text);
    assertValid("Codebook", xml);
    assert.match(xml, />bell \ufffd and \ufffd half</);
    assert.match(xml, /name="two&#10;lines&#9;and"/);
    const file = exported(text);
    assert.ok("account" in file);
    assert.equal(file.account.find(({ fate }) => fate === "changed")?.count, 2);
  });

  it("is the same every time, with GUIDs that come from the ids", () => {
    assert.equal(xmlOf(CODEBOOK), xmlOf(CODEBOOK));
    // RFC 4122, section 4.3, worked out anew.
    const space = Buffer.from("9d0b6c1e5f3a4c77a2e84b16d3709fe5", "hex");
    const hash = createHash("sha1").update(space).update("code:住房").digest();
    const version = ((hash[6] & 15) | 80).toString(16);
    const hex = hash.toString("hex");
    const guid = guidOf("code", "住房");
    assert.match(guid, /^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
    assert.equal(
      guid.replaceAll("-", "").slice(0, 14),
      hex.slice(0, 12).toUpperCase() + version.toUpperCase(),
    );
    assert.equal(guid.slice(-12), hex.slice(20, 32).toUpperCase());
    assert.notEqual(guidOf("code", "a"), guidOf("user", "a"));
  });
});
