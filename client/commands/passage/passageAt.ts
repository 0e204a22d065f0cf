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
  /** That of the document in which the passage has its index. */
  readonly version: number;
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
  const { document } = place.surface;
  if (target && !isOf(target, document)) return refuse(GONE);
  const passages = await passagesIn(context, place.surface);
  if (passages.length === 0) return refuse(NO_PASSAGE);
  // While a list is shown, the text may change, and other passages get these numbers.
  const { version } = document;
  const passage = target
    ? passages.find(({ index }) => index === target.index)
    : await oneOf(place.study, passages, title);
  if (target && !passage) return refuse(GONE);
  return passage && { ...place, passage, version };
}

export const GONE = "The passage is not there any more.";

function isOf({ uri, version }: PassageTarget, document: vscode.TextDocument): boolean {
  const isSame = vscode.Uri.parse(uri).toString() === document.uri.toString();
  return isSame && version === document.version;
}

/**
 * A passage that was found in an earlier text, in the text as it is now: the one at `place` (an
 * offset) that says the same. Undefined where there is none.
 */
export async function foundAgain(
  context: CommandContext,
  found: FoundPassage,
  place: number,
): Promise<FoundPassage | undefined> {
  const { document } = found.surface;
  if (document.version === found.version) return found;
  const passages = await passagesOn(context, document, document.positionAt(place));
  const alike = passages.filter((one) => isLike(one, found.passage));
  const passage = alike.find(({ text }) => text === found.passage.text) ?? alike[0];
  return passage && { ...found, passage, version: document.version };
}

/** Whether two passages carry the same codes and notes. */
export function isLike(a: PassageAt, b: PassageAt): boolean {
  const key = ({ codes, by, memo, id }: PassageAt): string => JSON.stringify([codes, by, memo, id]);
  return key(a) === key(b);
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
