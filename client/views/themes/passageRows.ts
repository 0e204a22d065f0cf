// The passages below a code.
import type { PassageInfo } from "../../../server/protocol";
import { escapeMarkdown, oneLine, shortened } from "../../text/plain";
import type { Row } from "../row";

/** What a click on a passage needs to find it again, wherever typing has moved it. */
export interface PassageTarget {
  readonly study: string;
  readonly node: string;
  readonly uri: string;
  readonly range: PassageInfo["range"];
  readonly code: string;
  readonly text: string;
  /** Its place in the list of the node's passages. */
  readonly index: number;
  readonly isOwn: boolean;
}

export interface PassageList {
  readonly parent: string;
  readonly study: string;
  readonly node: string;
  readonly offset: number;
  readonly isOwn: boolean;
}

/** The rows of one page. `seen` counts passages with the same words, over all pages of a list. */
export function passageRows(
  passages: readonly PassageInfo[],
  list: PassageList,
  seen: Map<string, number>,
): Row[] {
  return passages.map((passage, position) =>
    passageRow(passage, { ...list, index: list.offset + position }, seen),
  );
}

/** Longer words would leave no room for the speaker beside them; the tooltip has them all. */
const LABEL_LENGTH = 60;

function passageRow(
  passage: PassageInfo,
  list: PassageList & { readonly index: number },
  seen: Map<string, number>,
): Row {
  const label = shortened(oneLine(passage.text), LABEL_LENGTH);
  const description = whoSpeaks(passage);
  return {
    id: passageId(passage, list.parent, seen),
    label,
    description,
    tooltip: passageTooltip(passage),
    spoken: [label, description, passage.file].filter(Boolean).join(", "),
    icon: { kind: "codicon", name: "quote" },
    context: "passage",
    command: {
      command: "verbatim.showPassage",
      title: "Show passage",
      argument: target(passage, list),
    },
    children: [],
  };
}

/** Lines move while one types; a passage's file and words stay. */
function passageId({ uri, text }: PassageInfo, parent: string, seen: Map<string, number>): string {
  const key = `${parent}/passage/${uri}/${text}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return `${key}/${count}`;
}

function target(
  { uri, range, code, text }: PassageInfo,
  { study, node, index, isOwn }: PassageList & { readonly index: number },
): PassageTarget {
  return { study, node, uri, range, code, text, index, isOwn };
}

/** "P35 · C01": speaker and case, once where they are the same. */
function whoSpeaks({ speaker, case: caseName }: PassageInfo): string {
  const names = [speaker, caseName].flatMap((name) => (name ? [oneLine(name)] : []));
  return [...new Set(names)].join(" · ");
}

function passageTooltip(passage: PassageInfo): string {
  const place = `${passage.file}, line ${passage.range.start.line + 1}`;
  const who = whoSpeaks(passage);
  return [escapeMarkdown(passage.text), escapeMarkdown(who ? `${who} · ${place}` : place)].join(
    "\n\n",
  );
}
