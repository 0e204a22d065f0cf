import { codePlacesIn, queryWith, type CodePlace } from "./codePlaces";
import { applyEdits, BY_HAND, cannotBeRead, contentOf, type CodebookChange } from "./edits";
import { nameFromId } from "./ids";
import type { Codebook, CodebookEdit, CodebookNode } from "./model";
import { readCodebook } from "./parse";
import { isSameTables, tablesWith } from "./reshape/tableNodes";

/**
 * Gives a theme or code another id wherever the text of codebook.yaml names it: its key, every
 * `replacedBy`, the queries, and the tables. Comments and layout stay. The result is read again
 * before it is offered: it is the same codebook with the other id, or there is a problem instead.
 * Both ids are in NFC, and the new one is free.
 */
export function renameCodeEdits(text: string, id: string, newId: string): CodebookChange {
  const { codebook, problems } = readCodebook(text);
  const places = codePlacesIn(text);
  if (codebook === undefined || places === undefined) {
    return { problem: cannotBeRead(text, problems) };
  }
  const edits = places.filter((place) => place.id === id).map((place) => toEdit(place, newId));
  if (edits.length === 0) return { edits };
  const after = readCodebook(applyEdits(text, edits)).codebook;
  const isSafe = after !== undefined && isRenamed(codebook, after, { id, newId });
  return isSafe ? { edits } : { problem: BY_HAND };
}

/** What an id is written as where it stands: in quotes where YAML would read it as something else. */
export function toEdit({ start, end, kind, quote }: CodePlace, newId: string): CodebookEdit {
  const isPlain = quote !== "" || kind === "query" || !RESERVED.test(newId);
  return { span: { start, end }, newText: isPlain ? newId : `"${newId}"` };
}

/** Words that some version of YAML reads as true, false or nothing. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

interface Renaming {
  readonly id: string;
  readonly newId: string;
}

function isRenamed(before: Codebook, after: Codebook, renaming: Renaming): boolean {
  const { id, newId } = renaming;
  const nodes = [...after.nodes.values()];
  const old = [...before.nodes.values()];
  if (old.length !== nodes.length || before.queries.size !== after.queries.size) return false;
  const isSame = old.every((node, at) => {
    const content = contentOf(nodes[at]);
    return namesAfter(node, renaming).some((name) => {
      return contentOf({ ...renamed(node, renaming), name }) === content;
    });
  });
  return (
    isSame &&
    isSameTables(tablesWith(before.tables, id, newId), after.tables) &&
    [...before.queries].every(([name, query]) => {
      return after.queries.get(name) === queryWith(query, id, newId);
    })
  );
}

/** What it may be called afterwards: a name that is like the id either comes from it or is written. */
function namesAfter({ id, name }: CodebookNode, renaming: Renaming): readonly string[] {
  const mayBeImplied = id === renaming.id && name === nameFromId(id);
  return mayBeImplied ? [nameFromId(renaming.newId), name] : [name];
}

/** The node as it should be read afterwards. */
function renamed(node: CodebookNode, { id, newId }: Renaming): CodebookNode {
  const swap = (one: string | undefined) => (one === id ? newId : one);
  return {
    ...node,
    id: node.id === id ? newId : node.id,
    parent: swap(node.parent),
    theme: swap(node.theme),
    replacedBy: swap(node.replacedBy),
  };
}
