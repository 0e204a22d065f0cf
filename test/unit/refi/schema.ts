// Checks XML of REFI-QDA: a codebook by the rules of the standard that are written down here, which
// always runs; and where the standard's schemas have been put beside the project, by a small validator
// of what those schemas use, and by xmllint where that is installed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readXml, textOfXml, type XmlElement } from "../report/xml";

export type SchemaName = "Codebook" | "Project";

export function assertValid(name: SchemaName, xml: string): void {
  const root = readXml(xml);
  if (name === "Codebook") assert.deepEqual(formProblems(root), []);
  if (!hasSchemas) return;
  const schema = schemaNamed(name);
  assert.deepEqual(problemsIn(root, schema.roots.get(root.name), schema), []);
  if (!hasXmllint) return;
  const options = { input: xml, encoding: "utf8" } as const;
  const args = ["--noout", "--nonet", "--schema", fileOf(name), "-"];
  const { status, stderr } = spawnSync("xmllint", args, options);
  assert.equal(status, 0, stderr);
}

/** Every element with this name, in the order of the file. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  const inner = elementsIn(element).flatMap((child) => elementsNamed(child, name));
  return element.name === name ? [element, ...inner] : inner;
}

export function elementsIn({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

interface Schema {
  readonly roots: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, XmlElement>;
}

const schemas = new Map<SchemaName, Schema>();

const fileOf = (name: SchemaName): string => join("../shared/data/refi", `${name}-mrt2019.xsd`);

/** Whether the schemas are there. */
export const hasSchemas = existsSync(fileOf("Codebook")) && existsSync(fileOf("Project"));

/** What may stand in each element of a codebook, in this order. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  CodeBook: ["Codes", "Sets"],
  Codes: ["Code"],
  Code: ["Description", "Code"],
  Sets: ["Set"],
  Set: ["Description", "MemberCode"],
  Description: [],
  MemberCode: [],
};
const CONTAINERS: ReadonlySet<string> = new Set(["CodeBook", "Codes", "Sets"]);
const GUID = /^(?:[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12})$/;
const COLOUR = /^#(?:[\da-fA-F]{3}|[\da-fA-F]{6})$/;

/** What breaks the rules of section 1.2 that hold for a codebook. */
function formProblems(element: XmlElement): string[] {
  const { name, attributes } = element;
  const inner = elementsIn(element);
  const places = inner.map((child) => (CHILDREN[name] ?? []).indexOf(child.name));
  const isInOrder = places.every((place, index) => place >= Math.max(0, places[index - 1] ?? 0));
  const isCode = name === "Code";
  const broken: readonly (readonly [boolean, string])[] = [
    [!Object.hasOwn(CHILDREN, name), "is no element of a codebook"],
    [!isInOrder, "has children in another order"],
    [CONTAINERS.has(name) && inner.length === 0, "is empty"],
    [isCode && !GUID.test(attributes.guid ?? ""), "has no GUID"],
    [isCode && !/^(?:true|false)$/.test(attributes.isCodable ?? ""), "does not say isCodable"],
    [isCode && !attributes.name, "has no name"],
    ["color" in attributes && !COLOUR.test(attributes.color ?? ""), "has a colour of another form"],
  ];
  const own = broken.filter(([is]) => is).map(([, what]) => `<${name}> ${what}`);
  return [...own, ...inner.flatMap(formProblems)];
}

export function schemaNamed(name: SchemaName): Schema {
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(fileOf(name), "utf8").replace(/<!--[^]*?-->/g, "");
  const root = readXml(text.replace(/\r\n/g, "\n").trim());
  const types = elementsIn(root).filter((one) => /Type$/.test(one.name));
  const roots = elementsIn(root).filter((one) => one.name === "xsd:element");
  const schema = {
    roots: new Map(roots.map(({ attributes }) => [attributes.name ?? "", attributes.type ?? ""])),
    types: new Map(types.map((type) => [type.attributes.name ?? "", type])),
  };
  schemas.set(name, schema);
  return schema;
}

function problemsIn(element: XmlElement, type: string | undefined, schema: Schema): string[] {
  if (type === undefined) return [`<${element.name}> may not stand here`];
  const definition = schema.types.get(type);
  if (definition?.name !== "xsd:complexType") {
    const isFit = elementsIn(element).length === 0 && isOfType(textOfXml(element), type, schema);
    return isFit ? [] : [`<${element.name}> is no ${type}`];
  }
  const [group] = elementsIn(definition).filter(({ name }) => /:(sequence|choice)$/.test(name));
  const children = elementsIn(element);
  const problems: string[] = [];
  const used = group === undefined ? 0 : taken(group, children, 0, { schema, problems });
  if (used === undefined) problems.push(`<${element.name}> lacks something`);
  else if (used < children.length)
    problems.push(`<${children[used].name}> may not stand here in <${element.name}>`);
  if (
    textOfXml({
      ...element,
      children: element.children.filter((c) => typeof c === "string"),
    }).trim()
  )
    problems.push(`<${element.name}> has text`);
  return [...problems, ...attributeProblems(element, definition, schema)];
}

interface Checking {
  readonly schema: Schema;
  readonly problems: string[];
}

/** How many children have been used when the particle is done; undefined where it lacks one. */
function taken(
  particle: XmlElement,
  children: readonly XmlElement[],
  from: number,
  checking: Checking,
): number | undefined {
  const { minOccurs = "1", maxOccurs = "1" } = particle.attributes;
  const most = maxOccurs === "unbounded" ? Infinity : Number(maxOccurs);
  let at = from;
  for (let times = 0; times < most; times++) {
    const next = takenOnce(particle, children, at, checking);
    if (next === undefined || (next === at && times >= Number(minOccurs)))
      return times >= Number(minOccurs) ? at : undefined;
    at = next;
  }
  return at;
}

function takenOnce(
  particle: XmlElement,
  children: readonly XmlElement[],
  from: number,
  checking: Checking,
): number | undefined {
  if (particle.name === "xsd:element") {
    const child = children.at(from);
    if (from >= children.length || child?.name !== particle.attributes.name) return undefined;
    checking.problems.push(...problemsIn(child!, particle.attributes.type, checking.schema));
    return from + 1;
  }
  const inner = elementsIn(particle);
  if (particle.name === "xsd:choice") {
    const found = inner.map((one) => taken(one, children, from, checking));
    return (
      found.find((end) => end !== undefined && end > from) ?? found.find((end) => end === from)
    );
  }
  let at: number | undefined = from;
  for (const one of inner) at = at === undefined ? at : taken(one, children, at, checking);
  return at;
}

function attributeProblems(element: XmlElement, definition: XmlElement, schema: Schema): string[] {
  const declared = elementsIn(definition).filter(({ name }) => name === "xsd:attribute");
  const types = new Map(declared.map(({ attributes }) => [attributes.name, attributes.type ?? ""]));
  const missing = declared
    .filter(
      ({ attributes: { name = "", use } }) => use === "required" && !(name in element.attributes),
    )
    .map(({ attributes: { name } }) => `<${element.name}> lacks ${name}`);
  const wrong = Object.entries(element.attributes)
    .filter(([name]) => !/^(xmlns|xsi:)/.test(name))
    .filter(([name, value = ""]) => !isOfType(value, types.get(name), schema))
    .map(([name, value]) => `<${element.name}> has ${name}="${value}"`);
  return [...missing, ...wrong];
}

const BUILT_IN: Readonly<Record<string, RegExp>> = {
  "xsd:string": /^[^]*$/,
  "xsd:boolean": /^(true|false|1|0)$/,
  "xsd:integer": /^[+-]?\d+$/,
  "xsd:decimal": /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  "xsd:date": /^-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  "xsd:dateTime": /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
};

function isOfType(value: string, type: string | undefined, { types }: Schema): boolean {
  if (type === undefined) return false;
  if (type in BUILT_IN) return BUILT_IN[type].test(value);
  const [restriction] = elementsIn(types.get(type) ?? { name: "", attributes: {}, children: [] });
  const facets = elementsIn(restriction);
  const values = facets.map(({ attributes }) => attributes.value ?? "");
  if (facets[0]?.name === "xsd:enumeration") return values.includes(value);
  return values.some((pattern) => new RegExp(`^(?:${pattern})$`).test(value));
}
