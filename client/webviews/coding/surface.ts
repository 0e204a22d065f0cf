// A coding view as a place to code in: its selection in the document's own positions.
import * as vscode from "vscode";
import type { ReadingResult } from "../../../server/protocol/reading";
import type { Selected, ToPage } from "../../pages/coding/messages";
import { placesAfter } from "../../pages/coding/placesAfter";
import type { CodingSurface } from "../../study/surfaces";
import type { Link } from "../link";
import type { LiveReading } from "./liveReading";
import { placesOfRange, rangeOfPlaces } from "./ranges";

export interface ViewSurface extends CodingSurface {
  readonly onDidSelect: vscode.Event<void>;
  /** Takes over what is selected in the page. */
  take(selected: Selected): void;
  /** Selects a stretch of the document, and brings another place to the upper edge. */
  reveal(range: vscode.Range, top: vscode.Position): void;
}

export interface ViewSurfaceParts {
  readonly document: vscode.TextDocument;
  readonly live: LiveReading;
  readonly link: Pick<Link<ToPage>, "send">;
}

/** To be shown in the page as soon as the words of this version are known. */
interface Awaited {
  readonly range: vscode.Range;
  readonly top?: vscode.Position;
}

export function createViewSurface(
  { document, live, link }: ViewSurfaceParts,
  owned: vscode.Disposable[],
): ViewSurface {
  const selecting = new vscode.EventEmitter<void>();
  const start = new vscode.Range(0, 0, 0, 0);
  let selected: Selected = { anchor: 0, focus: 0 };
  let ranges: readonly vscode.Range[] = [start];
  let moves = 0;
  let awaited: Awaited | undefined;
  /** What the places are places of. */
  let read: ReadingResult | undefined;

  const follow = (): void => {
    const reading = live.current();
    if (!reading) return;
    selected = movedTo(selected, read, reading);
    read = reading;
    if (awaited) {
      selected = placesOfRange(reading, document, awaited.range);
      link.send({ kind: "select", selected });
      if (awaited.top) link.send({ kind: "show", place: placeOf(awaited.top, reading, document) });
      awaited = undefined;
    }
    ranges = [rangeOfPlaces(reading, document, selected)];
    selecting.fire();
  };
  const show = (wanted: Awaited): void => {
    awaited = wanted;
    follow();
  };
  owned.push(selecting, live.onDidChange(follow));
  return {
    document,
    get ranges() {
      return ranges;
    },
    get moves() {
      return moves;
    },
    select([range = start]) {
      ranges = [range];
      show({ range });
    },
    focus: () => link.send({ kind: "focus" }),
    settled: () => live.settled(),
    showAdjusting: (text) => link.send({ kind: "adjusting", text: text ?? null }),
    onDidSelect: selecting.event,
    take(chosen) {
      if (!isSame(chosen, selected)) moves++;
      selected = chosen;
      awaited = undefined;
      follow();
    },
    reveal: (range, top) => show({ range, top }),
  };
}

function placeOf(
  position: vscode.Position,
  reading: ReadingResult,
  document: vscode.TextDocument,
): number {
  return placesOfRange(reading, document, new vscode.Range(position, position)).focus;
}

function isSame(some: Selected, other: Selected): boolean {
  return some.anchor === other.anchor && some.focus === other.focus;
}

function movedTo(
  selected: Selected,
  before: ReadingResult | undefined,
  { blocks }: ReadingResult,
): Selected {
  if (before === undefined || before.blocks === blocks) return selected;
  return placesAfter(selected, before.blocks, blocks);
}
