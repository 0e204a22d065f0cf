// The passage that a command is about: one that is given, or one at the cursor.
import * as vscode from "vscode";
import {
  passagesAtRequest,
  type PassageAt,
  type PassageTarget,
} from "../../../server/protocol/passages";
import type { StudyOverview } from "../../../server/protocol";
import type { CodingSurface } from "../../study/surfaces";
import { allNodes } from "../../study/overviews";
import { oneLine, withoutIcons } from "../../text/plain";
import { placeToCode, refuse } from "../codingTarget";
import type { CommandContext } from "../context";
import { plain } from "../editors";

export interface FoundPassage {
  readonly surface: CodingSurface;
  readonly study: StudyOverview;
  readonly passage: PassageAt;
}

export interface WhichPassage {
  /** As a code action names it. */
  readonly target?: PassageTarget;
  /** What the list of several passages is called; without a title, the innermost one is taken. */
  readonly title?: string;
}

/** Undefined after saying that there is none, or where the list was left. */
export async function passageAt(
  context: CommandContext,
  { target, title }: WhichPassage = {},
): Promise<FoundPassage | undefined> {
  const place = await placeToCode(context);
  if (!place) return undefined;
  const passages = await passagesIn(context, place.surface);
  if (passages.length === 0) return refuse(NO_PASSAGE);
  const passage = target
    ? passages.find(({ index }) => index === target.index)
    : await oneOf(place.study, passages, title);
  if (target && !passage) return refuse("The passage is not there any more.");
  return passage && { ...place, passage };
}

async function oneOf(
  study: StudyOverview,
  passages: readonly PassageAt[],
  title: string | undefined,
): Promise<PassageAt | undefined> {
  if (title === undefined || passages.length === 1) return passages[0];
  return pickPassage(study, passages, title);
}

/** The passages at the cursor, the innermost first, then those at the start of the selection. */
async function passagesIn(
  context: CommandContext,
  { document, ranges: [range] }: CodingSurface,
): Promise<readonly PassageAt[]> {
  if (!range) return [];
  const places = range.isEmpty ? [range.end] : [range.end, range.start];
  const found = await Promise.all(places.map((place) => passagesOn(context, document, place)));
  return [...new Map(found.flat().map((passage) => [passage.index, passage])).values()];
}

/** The passages on a place, the innermost first; none where the text has changed meanwhile. */
export async function passagesOn(
  { server }: CommandContext,
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<readonly PassageAt[]> {
  const uri = document.uri.toString();
  const found = await server.request(passagesAtRequest, { uri, position: plain(place) });
  return found?.version === document.version ? found.passages : [];
}

const NO_PASSAGE = "There is no passage at the cursor. Put it into coded words first.";

async function pickPassage(
  study: StudyOverview,
  passages: readonly PassageAt[],
  title: string,
): Promise<PassageAt | undefined> {
  const items = passages.map((passage) => ({
    label: withoutIcons(passage.codes.map((id) => nameOf(study, id)).join(", ") || "Note"),
    description: `“${withoutIcons(passage.text)}”`,
    passage,
  }));
  const placeHolder = "The innermost passage comes first";
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.passage;
}

export function nameOf({ nodes }: StudyOverview, id: string): string {
  return oneLine(allNodes(nodes).find((node) => node.id === id)?.name ?? id);
}
