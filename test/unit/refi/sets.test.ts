import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { readCodebook } from "../../../server/codebook/parse";
import { codebookFile } from "../../../server/exchange/refi/codebookFile";
import { projectFile } from "../../../server/exchange/refi/projectFile";
import { readCodebookFile } from "../../../server/exchange/refi/readCodebookFile";
import { sourceFrom } from "../paper/source";
import { readXml, type XmlElement } from "../report/xml";
import { archive, CODES, GUID, project } from "./projects";
import { lines, read } from "./reading";
import { assertValid, elementsIn, elementsNamed } from "./schema";

const source = (number: number, name: string): string =>
  `<TextSource guid="${GUID(number)}" name="${name}"><PlainTextContent>We waited.</PlainTextContent></TextSource>`;

const member = (
  kind: "Code" | "Source" | "Note",
  number: number,
  attribute = "targetGUID",
): string => `<Member${kind} ${attribute}="${GUID(number).toLowerCase()}"/>`;

const set = (name: string, inside: string): string =>
  `<Set guid="${GUID(90)}" name="${name}">${inside}</Set>`;

const withSets = (sets: string, before = ""): string =>
  project(`${CODES}${before}<Sources>${source(50, "K1")}${source(51, "K2")}
    <PictureSource guid="${GUID(52)}" name="Photo"/></Sources>
    <Notes><Note guid="${GUID(80)}" name="Plan"><PlainTextContent>Do it.</PlainTextContent></Note></Notes><Sets>${sets}</Sets>`);

/** The attributes of codes and transcripts, as "money: key = value". */
function attributesIn(found: ReturnType<typeof read>): string[] {
  const nodes = [...(readCodebook(found.codebook ?? "").codebook?.nodes.values() ?? [])];
  const all = [
    ...nodes.map(({ id, attributes }) => [id, attributes] as const),
    ...found.transcripts.map(({ name, attributes }) => [name, attributes] as const),
  ];
  return all.flatMap(([name, attributes]) =>
    [...attributes].map(([key, value]) => `${name}: ${key} = ${value}`),
  );
}

describe("sets of another program", () => {
  it("are attributes of their codes and texts", () => {
    const sets = [
      set("Diet-related", member("Code", 1) + member("Source", 50) + member("Source", 51)),
      set("gender: female", member("Source", 51)),
    ].join("");
    const found = read(withSets(sets));
    assert.deepEqual(attributesIn(found), [
      "money: set-diet-related = Diet-related",
      "K1: set-diet-related = Diet-related",
      "K2: set-diet-related = Diet-related",
      "K2: set-gender-female = gender: female",
    ]);
    assert.ok(lines(found).includes("kept | 2 | sets"));
  });

  it("have keys of their own, whatever they are called", () => {
    const names = [
      "A b",
      "a-B",
      "A b",
      "2024 cohort",
      "💰",
      "&lt;",
      "Größe",
      "",
      "x\ty",
      "l".repeat(2000),
    ];
    const sets = names.map((name) => set(name, member("Code", 2))).join("");
    const variables = `<Variables><Variable guid="${GUID(40)}" name="set-größe" typeOfVariable="Text"/></Variables>`;
    const found = read(withSets(sets, variables));
    assert.deepEqual(attributesIn(found), [
      "trust: set-a-b = A b",
      "trust: set-a-b-2 = a-B",
      "trust: set-a-b-3 = A b",
      "trust: set-2024-cohort = 2024 cohort",
      "trust: set-set = 💰",
      "trust: set-set-2 = <",
      "trust: set-größe-2 = Größe",
      "trust: set-set-without-a-name = Set without a name",
      "trust: set-x-y = x y",
      `trust: set-${"l".repeat(60)} = ${"l".repeat(1000)}`,
    ]);
    const told = lines(found).filter((line) => line.startsWith("changed"));
    assert.deepEqual(told, [
      "changed | 2 | names of sets | “Set without a name” | “" + "l".repeat(100) + "…”",
      "changed | 4 | keys of sets that are called alike | “a-B” (set-a-b-2) | “A b” (set-a-b-3) | “<” (set-set-2) | “Größe” (set-größe-2)",
    ]);
  });

  it("are told of by name where they hold more than an attribute does", () => {
    const sets = [
      set(
        "Mine",
        `<Description>All of
        mine</Description>${member("Code", 1)}${member("Code", 7)}${member("Source", 52)}${member("Note", 80)}`,
      ),
      set("None", ""),
      set("Photos", member("Source", 52)),
    ].join("");
    const found = read(withSets(sets));
    assert.deepEqual(attributesIn(found), ["money: set-mine = Mine"]);
    const told = lines(found).filter((line) => /\bsets?\b/.test(line));
    assert.deepEqual(told, [
      "kept | 1 | sets",
      "left out | 1 | descriptions of sets | “Mine”: All of mine",
      `left out | 1 | members of sets that the file does not have | “Mine”: ${GUID(7)}`,
      "left out | 2 | members of sets that did not come in | “Mine”: Photo | “Photos”: Photo",
      "left out | 1 | memos in sets | “Mine”: Plan",
      "left out | 1 | sets without members | “None”",
    ]);
  });

  it("of a codebook are attributes of themes, categories and codes", () => {
    const codes = `<Codes><Code guid="${GUID(1)}" name="Care" isCodable="false"><Code guid="${GUID(2)}" name="Trust" isCodable="true">
      <Description>Attribute: set-main = x</Description><Code guid="${GUID(3)}" name="Doubt" isCodable="true"/></Code></Code></Codes>`;
    const sets = `<Sets>${set("Main", [1, 2, 3].map((one) => member("Code", one, "guid")).join(""))}</Sets>`;
    const text = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:0:4">${codes}${sets}</CodeBook>`;
    const found = readCodebookFile({ name: "c.qdc", bytes: new TextEncoder().encode(text) });
    assert.ok("text" in found);
    const nodes = readCodebook(found.text).codebook?.nodes ?? new Map();
    assert.deepEqual(
      [...nodes.values()].map(({ id, attributes }) => [id, ...attributes].join(" | ")),
      ["care | set-main-2,Main", "trust | set-main,x | set-main-2,Main", "doubt | set-main-2,Main"],
    );
  });
});

const CODEBOOK = `
themes:
  care:
    attributes: { set-main: Main }
    codes:
      trust: { attributes: { set-main: Main, model: a, set-my-own: "Another" } }
codes:
  doubt: { attributes: { "set-set": "<💰>", "set-set-2": "\\"'" } }
`;

/** Sets as "name: Kind of member, …", by the codes' and sources' names. */
function setsIn(root: XmlElement, reference: string): string[] {
  const named = [...elementsNamed(root, "Code"), ...elementsNamed(root, "TextSource")];
  const names = new Map(named.map(({ attributes }) => [attributes.guid, attributes.name]));
  return elementsNamed(root, "Set").map((one) => {
    const members = elementsIn(one).map(
      ({ name, attributes }) => `${name} ${names.get(attributes[reference] ?? "")}`,
    );
    return `${one.attributes.name}: ${members.join(", ")}`;
  });
}

describe("attributes that stand for sets", () => {
  it("go out as sets of a codebook, and nowhere else", () => {
    const made = codebookFile({ text: CODEBOOK, reading: readCodebook(CODEBOOK) });
    assert.ok("bytes" in made);
    const xml = new TextDecoder().decode(made.bytes);
    assertValid("Codebook", xml);
    assert.deepEqual(setsIn(readXml(xml), "guid"), [
      "Main: MemberCode Care, MemberCode Trust",
      "<💰>: MemberCode Doubt",
      "\"': MemberCode Doubt",
    ]);
    assert.match(xml, /<Description>Attribute: model = a\n\nAttribute: set-my-own = Another</);
    assert.equal(xml.match(/set-/g)?.length, 1);
    assert.ok(made.account.some(({ what, count }) => what === "sets" && count === 3));
  });

  it("go out as sets of a project, with codes before texts", async () => {
    const study = `
//- codebook.yaml${CODEBOOK}
//- transcripts/one.md
---
attributes: { set-main: Main, level: high }
---
P1: We waited.
//- transcripts/two.md
---
attributes: { set-low: Low, set-other: "Quite another" }
---
P1: We waited.
`;
    const made = await projectFile(sourceFrom(study), { name: "study", profile: "standard" });
    assert.ok("bytes" in made);
    const xml = strFromU8(unzipSync(made.bytes)["project.qde"]);
    assertValid("Project", xml);
    assert.deepEqual(setsIn(readXml(xml), "targetGUID"), [
      "Main: MemberCode Care, MemberCode Trust, MemberSource one",
      "<💰>: MemberCode Doubt",
      "Low: MemberSource two",
      "\"': MemberCode Doubt",
    ]);
    const variables = elementsNamed(readXml(xml), "Variable").map(
      ({ attributes }) => attributes.name,
    );
    assert.deepEqual(variables.sort(), ["level", "set-other"]);
  });

  it("stay attributes where reading the file again would give them other keys", async () => {
    const text = `codes: { a: { attributes: { set-x: X } }, b: { attributes: { set-x: "x!" } }, c: { attributes: { set-y-2: Y } } }\n`;
    const made = codebookFile({ text, reading: readCodebook(text) });
    assert.ok("bytes" in made);
    const xml = new TextDecoder().decode(made.bytes);
    assertValid("Codebook", xml);
    assert.doesNotMatch(xml, /<Sets/);
    const found = readCodebookFile({ name: "c.qdc", bytes: made.bytes });
    assert.ok("text" in found);
    const nodes = readCodebook(found.text).codebook?.nodes;
    assert.deepEqual([...(nodes?.get("b")?.attributes ?? [])], [["set-x", "x!"]]);
    assert.deepEqual([...(nodes?.get("c")?.attributes ?? [])], [["set-y-2", "Y"]]);
  });

  it("are as many as somebody wants", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `      set-s${at}: S${at}`).join("\n");
    const text = `codes:\n  a:\n    attributes:\n${many}\n`;
    const made = codebookFile({ text, reading: readCodebook(text) });
    assert.ok("bytes" in made);
    const found = readCodebookFile({ name: "c.qdc", bytes: made.bytes });
    assert.ok("text" in found);
    assert.equal(readCodebook(found.text).codebook?.nodes.get("a")?.attributes.size, 3000);
  });
});

describe("links of another program", () => {
  it("are named with both of their ends", () => {
    const selections = `<PlainTextSelection guid="${GUID(60)}" startPosition="0" endPosition="2"><Description>Odd</Description></PlainTextSelection>`;
    const text = `<TextSource guid="${GUID(50)}" name="K1"><PlainTextContent>We waited.</PlainTextContent>${selections}</TextSource>`;
    const link = (direction: string, from: number, to: number): string =>
      `<Link guid="${GUID(91)}" name="is a" direction="${direction}" originGUID="${GUID(from)}" targetGUID="${GUID(to)}"/>`;
    const links = [link("OneWay", 1, 2), link("Associative", 60, 1), link("Bidirectional", 2, 99)];
    const qde = project(`${CODES}<Sources>${text}</Sources><Links>${links.join("")}</Links>`);
    const found = lines(read(archive({ "project.qde": qde })));
    assert.ok(
      found.includes(
        "left out | 3 | links | “is a”: Money → Trust | “is a”: “K1”, position 0 – Money | “is a”: Trust ↔ something",
      ),
      found.join("\n"),
    );
  });
});
