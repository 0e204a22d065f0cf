import type { Location, Range } from "vscode-languageserver-types";
import { normalizeId } from "../codebook/ids";
import type { CodebookNode } from "../codebook/model";
import { CODING, rowCount, wordsOfCoding, type FileFacts, type Lines } from "../study/facts";
import { sortedPaths } from "../study/study";
import { codebookInText, idsBelow, placeOfNode } from "./codebookPlaces";
import type { StudySnapshot, TranscriptContext } from "./context";
import { blockItemAt, codeOfItem, holdsOrEnds, passagesAt } from "./passagesAt";
import { rangeOfLines } from "./positions";
import { memosNaming } from "./rename/memos";

/**
 * The words of every passage that a code is on, and of a theme or category the passages of its codes
 * too: file after file, in each in the order of the text; then the places where memos say that they
 * are about one of them. Found through the index: the cost is that of the files that use the code.
 */
export function referencesOf(study: StudySnapshot, id: string): Location[] {
  const ids = idsBelow(study.figures.study.codebook, normalizeId(id));
  const { files, uses } = study.figures.study;
  const paths = new Set<string>();
  for (const one of ids) for (const path of uses.get(one)?.keys() ?? []) paths.add(path);
  const locations: Location[] = [];
  for (const path of sortedPaths(paths)) {
    const facts = files.get(path);
    if (facts === undefined) continue;
    const uri = study.uriOf(path);
    for (const range of rangesIn(facts, ids)) locations.push({ uri, range });
  }
  return [...locations, ...mentionsInMemos(study, ids)];
}

function mentionsInMemos(study: StudySnapshot, ids: ReadonlySet<string>): Location[] {
  const { memos } = study.figures.study;
  return memosNaming(study, [...ids]).flatMap((path) =>
    (memos.get(path)?.about ?? [])
      .filter(({ name }) => ids.has(name))
      .map(({ at }) => ({ uri: study.uriOf(path), range: rangeOfLines(at) })),
  );
}

/** The code under the cursor; else the first code of the innermost passage. */
export function codeAt({ transcript }: TranscriptContext, offset: number): string | undefined {
  const named = codeOfItem(blockItemAt(transcript, offset), offset);
  if (named !== undefined) return named.id;
  const passage = passagesAt(transcript, offset).find(({ block }) => block.codes.length > 0);
  return passage?.block.codes[0].id;
}

/** The id whose entry in the codebook has its key at the offset; else the innermost around it. */
export function nodeAtInCodebook(study: StudySnapshot, offset: number): string | undefined {
  return innermostNodeAt(study, offset)?.id;
}

/** Entries come with those around them first, so that the last one that fits is the innermost. */
export function innermostNodeAt(study: StudySnapshot, offset: number): CodebookNode | undefined {
  let found: CodebookNode | undefined;
  for (const node of codebookInText(study).nodes.values()) {
    const { span, keySpan } = placeOfNode(study, node);
    if (holdsOrEnds(keySpan, offset)) return node;
    if (holdsOrEnds(span, offset)) found = node;
  }
  return found;
}

/** Two codes on the same words are one place. */
function rangesIn(facts: FileFacts, ids: ReadonlySet<string>): Range[] {
  const isWanted = facts.codes.map((code) => ids.has(code));
  const ranges: Range[] = [];
  let last: Lines | undefined;
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    if (!isWanted[facts.codings[coding * CODING.width + CODING.code]]) continue;
    const words = wordsOfCoding(facts, coding);
    if (last === undefined || !isSame(last, words)) ranges.push(rangeOfLines(words));
    last = words;
  }
  return ranges;
}

function isSame(a: Lines, b: Lines): boolean {
  return (
    a.startLine === b.startLine &&
    a.startCharacter === b.startCharacter &&
    a.endLine === b.endLine &&
    a.endCharacter === b.endCharacter
  );
}
