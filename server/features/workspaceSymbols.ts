import type { SymbolInformation } from "vscode-languageserver-types";
import { nameFromId } from "../codebook/ids";
import type { Codebook, CodebookNode } from "../codebook/model";
import { codebookInText, pathOf, placeOfNode } from "./codebookPlaces";
import type { StudySnapshot } from "./context";
import { SYMBOL_OF_NODE } from "./documentSymbols";
import { rangeOf } from "./positions";

/** More would only be scrolled past; typing one more letter brings out the others. */
const MOST_SYMBOLS = 1_000;
const LONGEST_QUERY = 200;

/**
 * The themes, categories and codes whose id or name holds the letters of the query in their order,
 * the nearest first, and those that are equally near in the order of the codebooks.
 */
export function workspaceSymbols(
  studies: readonly StudySnapshot[],
  query: string,
): SymbolInformation[] {
  const wanted = fold(query.slice(0, LONGEST_QUERY));
  const found: Found[] = [];
  for (const study of studies) {
    const codebook = codebookInText(study);
    for (const node of codebook.nodes.values()) {
      const rank = Math.min(rankOf(fold(node.id), wanted), rankOf(fold(node.name), wanted));
      if (rank < NO_MATCH) found.push({ study, codebook, node, rank });
    }
  }
  found.sort((a, b) => a.rank - b.rank);
  return found.slice(0, MOST_SYMBOLS).map(symbolOf);
}

interface Found {
  readonly study: StudySnapshot;
  readonly codebook: Codebook;
  readonly node: CodebookNode;
  readonly rank: number;
}

const NO_MATCH = 4;

function rankOf(text: string, wanted: string): number {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  if (text.includes(wanted)) return 2;
  return isSubsequence(wanted, text) ? 3 : NO_MATCH;
}

function isSubsequence(wanted: string, text: string): boolean {
  let matched = 0;
  for (let at = 0; at < text.length && matched < wanted.length; at++) {
    if (text[at] === wanted[matched]) matched++;
  }
  return matched === wanted.length;
}

/** Case, and what stands between words, do not matter. */
function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_-]/gu, "");
}

function symbolOf({ study, codebook, node }: Found): SymbolInformation {
  const { uri, lines } = study.codebook;
  const path = pathOf(codebook, node).join(" › ");
  return {
    name: shownName(node),
    kind: SYMBOL_OF_NODE[node.kind],
    containerName: path || codebook.title || "",
    location: { uri, range: rangeOf(lines, placeOfNode(study, node).keySpan) },
  };
}

/** The editor filters by what is shown, so that the name stands there with the id. */
function shownName({ id, name }: CodebookNode): string {
  return name === nameFromId(id) ? id : `${id} · ${name}`;
}
