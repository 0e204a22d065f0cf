import { decode } from "../imports/decode";
import { comparableGuid } from "./guids";
import type { Ledger } from "./ledger";
import type { ProjectParts } from "./projectParts";
import { shortened } from "./shortened";
import { attributeOf, childOf, childrenOf, textIn, type Tree } from "./tree";

/** The memos of a project, by what they are about. */
export interface Notes {
  /** All that is noted on an element: its description, and the notes that it or a link names. */
  readonly on: (element: Tree, options?: { readonly isDescribed: boolean }) => string | undefined;
  /** The texts of the notes that an element or a link names, each by itself. */
  readonly each: (element: Tree) => readonly string[];
  /** Names those that nothing asked for. */
  readonly reportRest: () => void;
}

export function notesOf(
  { root, bytesAt }: ProjectParts,
  nameOf: (guid: string) => string | undefined,
  ledger: Ledger,
): Notes {
  const notes = new Map<string, Note>();
  for (const note of childrenOf(childOf(root, "Notes"), "Note")) {
    const guid = comparableGuid(note.attributes.get("guid"));
    const name = attributeOf(note, "name");
    if (guid === undefined || notes.has(guid)) ledger.add(ELSEWHERE, `“${name ?? ""}”`);
    else notes.set(guid, { name, text: textOf(note, bytesAt) });
  }
  const linked = linksToNotes(root, notes, { nameOf, ledger });
  const used = new Set<string>();
  const each = (element: Tree): readonly string[] => {
    const own = comparableGuid(element.attributes.get("guid")) ?? "";
    const named = childrenOf(element, "NoteRef").map(targetOf);
    return [...new Set([...named, ...(linked.get(own) ?? [])])].flatMap((guid = "") => {
      const text = notes.get(guid)?.text;
      if (text !== undefined) used.add(guid);
      return text ?? [];
    });
  };
  return {
    each,
    on(element, { isDescribed } = { isDescribed: true }) {
      const described = isDescribed ? textIn(element, "Description") : undefined;
      return [described ?? [], each(element)].flat().join("\n\n") || undefined;
    },
    reportRest() {
      for (const [guid, { name = "" }] of notes) {
        if (used.has(guid))
          ledger.add({ fate: "kept", what: "memos on codes, passages and texts" });
        else ledger.add(ELSEWHERE, `“${name}”`);
      }
    },
  };
}

interface Note {
  readonly name: string | undefined;
  readonly text: string | undefined;
}

const ELSEWHERE = {
  fate: "left out",
  what: "memos that are on no code, passage or text",
  why: "Copy them into files of the folder memos of the study.",
} as const;

function textOf(note: Tree, bytesAt: ProjectParts["bytesAt"]): string | undefined {
  const inside = textIn(note, "PlainTextContent");
  const path = attributeOf(note, "plainTextPath");
  if (inside !== undefined || path === undefined) return inside ?? textIn(note, "Description");
  const found = bytesAt(path);
  return "bytes" in found ? decode(found.bytes).text.trim() || undefined : undefined;
}

const ARROWS: ReadonlyMap<string, string> = new Map([
  ["oneway", "→"],
  ["bidirectional", "↔"],
]);

function arrowOf(link: Tree): string {
  return ARROWS.get(attributeOf(link, "direction")?.toLowerCase() ?? "") ?? "–";
}

interface Naming {
  readonly nameOf: (guid: string) => string | undefined;
  readonly ledger: Ledger;
}

/** NVivo keeps annotations as links between a note and a selection. */
function linksToNotes(
  root: Tree,
  notes: ReadonlyMap<string, Note>,
  { nameOf, ledger }: Naming,
): ReadonlyMap<string, readonly string[]> {
  const linked = new Map<string, string[]>();
  for (const link of childrenOf(childOf(root, "Links"), "Link")) {
    const origin = comparableGuid(link.attributes.get("originGUID")) ?? "";
    const target = comparableGuid(link.attributes.get("targetGUID")) ?? "";
    const [note, about] = notes.has(origin) ? [origin, target] : [target, origin];
    const known = linked.get(about);
    if (notes.has(note) && known) known.push(note);
    else if (notes.has(note)) linked.set(about, [note]);
    else {
      const [from, to] = [origin, target].map((guid) => shortened(nameOf(guid) ?? "something"));
      ledger.add(LINKS, `“${attributeOf(link, "name") ?? ""}”: ${from} ${arrowOf(link)} ${to}`);
    }
  }
  return linked;
}

const LINKS = {
  fate: "left out",
  what: "links",
  why: "A study has links of memos to what they are about, and no others.",
} as const;

/** The GUID that a reference names. */
export function targetOf(reference: Tree | undefined): string | undefined {
  return comparableGuid(reference?.attributes.get("targetGUID"));
}
