// The latest figures of every study, for the views, the pick lists and the status bar.
import * as vscode from "vscode";
import {
  figuresChanged,
  overviewRequest,
  type NodeInfo,
  type StudyOverview,
  type TranscriptInfo,
} from "../../server/protocol";
import { createRefresher } from "../connection/refresher";
import type { Server } from "../connection/server";

export interface Overviews {
  /** Undefined until the server has answered for the first time. */
  readonly studies: readonly StudyOverview[] | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** Fires with the folders of studies as soon as their figures change, before those are here. */
  readonly onFiguresChanged: vscode.Event<readonly string[]>;
  /** Settles when the first answer is there. */
  readonly ready: Promise<void>;
  /** Asks for the figures now; settles when they are here, or cannot be had. */
  refresh(): Promise<void>;
  isTranscript(uri: string): boolean;
  /** The study that a file belongs to. */
  studyOf(uri: string): StudyOverview | undefined;
}

/** Typing changes figures with every key; the eye needs them a few times a second. */
const PAUSE = 120;

export function watchOverviews(server: Server, subscriptions: vscode.Disposable[]): Overviews {
  const changed = new vscode.EventEmitter<void>();
  const told = new vscode.EventEmitter<readonly string[]>();
  let resolveReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (resolveReady = resolve));
  let studies: readonly StudyOverview[] | undefined;
  let owners = new Map<string, StudyOverview>();
  let asked = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++asked;
    const answer = await server.request(overviewRequest, null);
    // Who asked later knows more.
    if (!answer || turn !== asked) return;
    studies = answer;
    owners = ownersOf(answer);
    changed.fire();
    resolveReady();
  };
  const refresher = createRefresher(refresh, pause);
  const refreshWhenReady = (): void => {
    if (server.status === "ready") refresher.request();
  };
  subscriptions.push(
    changed,
    told,
    server.onNotification(figuresChanged, ({ studies: those }) => {
      told.fire(those);
      refresher.request();
    }),
    server.onDidChangeStatus(refreshWhenReady),
  );
  refreshWhenReady();
  return {
    get studies() {
      return studies;
    },
    onDidChange: changed.event,
    onFiguresChanged: told.event,
    ready,
    refresh,
    isTranscript: (uri) => owners.has(keyOf(uri)),
    studyOf: (uri) => owners.get(keyOf(uri)) ?? nearestStudy(studies ?? [], keyOf(uri)),
  };
}

/** Every node of a study, parents before children. */
export function allNodes(nodes: readonly NodeInfo[]): NodeInfo[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** How often the code itself was applied, without what is below it. */
export function ownCodings({ codings, children }: NodeInfo): number {
  return codings - children.reduce((sum, child) => sum + child.codings, 0);
}

export function allTranscripts(studies: readonly StudyOverview[] = []): TranscriptInfo[] {
  return studies.flatMap(({ transcripts }) => transcripts);
}

function ownersOf(studies: readonly StudyOverview[]): Map<string, StudyOverview> {
  return new Map(
    studies.flatMap((study) => study.transcripts.map(({ uri }) => [keyOf(uri), study] as const)),
  );
}

/** A file that is not indexed yet belongs to the deepest study above it. */
function nearestStudy(studies: readonly StudyOverview[], uri: string): StudyOverview | undefined {
  return studies
    .filter((study) => uri.startsWith(`${keyOf(study.uri).replace(/\/$/, "")}/`))
    .sort((a, b) => b.uri.length - a.uri.length)[0];
}

/** Server and editor may write the same URI in two ways. */
function keyOf(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}
