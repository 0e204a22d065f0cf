import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCodebook } from "../../../server/codebook/parse";
import { readProjectFile } from "../../../server/exchange/refi/readProjectFile";
import { readXml, type XmlElement } from "../report/xml";
import { archive } from "./projects";
import { elementsIn, elementsNamed } from "./schema";

/** A project that ATLAS.ti 8.4 wrote, without its texts; it is not part of this repository. */
const FILE = join("../shared/data/refi", "atlasti-8.4.Project.qde");
const FILLER = ["w", "ö", "r", "d", " ", "😀", " "];

interface Selected {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly codes: readonly string[];
}

function selectedIn(source: XmlElement): Selected[] {
  const selections = elementsIn(source).filter(({ name }) => name === "PlainTextSelection");
  return selections.map((selection) => ({
    start: Number(selection.attributes.startPosition),
    end: Number(selection.attributes.endPosition),
    name: selection.attributes.name ?? "",
    codes: elementsNamed(selection, "CodeRef").map(({ attributes }) => attributes.targetGUID ?? ""),
  }));
}

/** A text in which the words of each selection stand where the project says that they do. */
function textFor(selections: readonly Selected[]): string[] {
  const length = Math.max(0, ...selections.map(({ end }) => end)) + 20;
  const signs = Array.from({ length }, (_, at) => FILLER[at % FILLER.length]);
  for (const { start, end, name } of selections) {
    const words = Array.from(name.replace(/…$/, ""));
    if (words.length <= end - start) signs.splice(start, words.length, ...words);
  }
  return signs;
}

const describeReal = existsSync(FILE) ? describe : () => undefined;

describeReal("the project of ATLAS.ti 8.4", () => {
  const xml = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";

  it("has every code on the words that the project names", () => {
    const root = readXml(
      xml.replace(/^<[?].*[?]>/, '<?xml version="1.0" encoding="UTF-8"?>').trim(),
    );
    const names = new Map(
      elementsNamed(root, "Code").map(({ attributes }) => [attributes.guid, attributes.name]),
    );
    const sources = elementsNamed(root, "TextSource").filter(
      ({ attributes }) => attributes.plainTextPath !== undefined,
    );
    const texts = new Map(sources.map((source) => [source, textFor(selectedIn(source))]));
    const files = [...texts].map(([{ attributes }, signs]): [string, string] => [
      `sources/${(attributes.plainTextPath ?? "").replace(/^internal:\/\//, "")}`,
      signs.join(""),
    ]);
    const bytes = archive({ "project.qde": xml, ...Object.fromEntries(files) });
    const found = readProjectFile({ name: "real.qdpx", bytes });
    assert.ok("transcripts" in found);
    const { codebook } = readCodebook(found.codebook ?? "");
    const expected = [...texts].flatMap(([source, signs]) =>
      selectedIn(source).flatMap(({ start, end, codes }) =>
        codes.map((code) => `${signs.slice(start, end).join("").trim()} = ${names.get(code)}`),
      ),
    );
    const actual = found.transcripts.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === "heading"
          ? []
          : part.stretches.flatMap(({ start, end, codes }) =>
              codes.map(
                (id) =>
                  `${part.text.slice(start, end).trim()} = ${codebook?.nodes.get(id)?.name ?? id}`,
              ),
            ),
      ),
    );
    assert.ok(expected.length > 5);
    assert.deepEqual([...new Set(actual)].sort(), [...new Set(expected)].sort());
  });
});
