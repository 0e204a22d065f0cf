import type { CodeLens } from "vscode-languageserver-types";
import type { CodebookNode } from "../../codebook/model";
import type { Span } from "../../markup/model";
import { figuresOf } from "../../counts/themes";
import { codebookInText, placeOfNode } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { counted } from "../markdown";
import { rangeOf } from "../positions";

/** The client's command that shows all passages of a code: its arguments are a place and an id. */
export const SHOW_PASSAGES = "verbatim.showPassages";

/** The client's command that opens all passages as a document: its argument names a code. */
export const OPEN_PASSAGES = "verbatim.passagesOfNode";

/**
 * Above every entry of the codebook its figures, in the words of the Themes view. A click shows its
 * passages in place; a second lens opens them as a document.
 * While the text does not parse, entries are looked for in it, so that no line jumps as one types.
 */
export function codeLensesOf(study: StudySnapshot): CodeLens[] {
  const { codebook } = study;
  const places = codebook.reading.codebook === undefined ? keysInText(codebook.text) : undefined;
  return [...codebookInText(study).nodes.values()].flatMap((node) => {
    const span = places === undefined ? placeOfNode(study, node).keySpan : places.get(node.id);
    return span === undefined ? [] : lensesOf(study, node, span);
  });
}

function lensesOf(study: StudySnapshot, node: CodebookNode, span: Span): CodeLens[] {
  const { codings, cases, passages } = figuresOf(study.figures.tally, node.id);
  const figures =
    codings === 0 ? "unused" : `${counted(cases, "case")} · ${counted(passages, "passage")}`;
  const title = node.status === "active" ? figures : `${figures} · ${node.status}`;
  const range = rangeOf(study.codebook.lines, span);
  const { uri } = study.codebook;
  if (codings === 0) return [{ range, command: { title, command: "" } }];
  const open = {
    title: "Open passages",
    command: OPEN_PASSAGES,
    arguments: [{ uri, id: node.id }],
  };
  const show = { title, command: SHOW_PASSAGES, arguments: [uri, node.id, range.start] };
  return [
    { range, command: show },
    { range, command: open },
  ];
}

const KEY = /(^|[{,])([ \t]*["']?)(\p{L}[\p{L}\p{M}\p{N}_-]*)["']?[ \t]*:/gmu;

/** Where each id first stands as a key. */
function keysInText(text: string): Map<string, Span> {
  const places = new Map<string, Span>();
  for (const { index, 1: sign, 2: before, 3: key } of text.matchAll(KEY)) {
    const start = index + sign.length + before.length;
    const id = key.normalize("NFC");
    if (!places.has(id)) places.set(id, { start, end: start + key.length });
  }
  return places;
}
