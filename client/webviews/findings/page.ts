// One study's Findings page: sends it the figures of what is chosen, and does what is asked for there.
import * as vscode from "vscode";
import { passagesRequest } from "../../../server/protocol";
import { cellRequest, pairRequest, rivalPlacesRequest } from "../../../server/protocol/comparisons";
import {
  findingsRequest,
  type FindingsResult,
  type FindingsWish,
  type NodesWish,
} from "../../../server/protocol/findings";
import { matrixCellRequest } from "../../../server/protocol/framework";
import { showRange } from "../../commands/editors";
import { createRefresher } from "../../connection/refresher";
import type { Server } from "../../connection/server";
import { readableLine } from "../../decorations/color";
import { currentBackground } from "../../decorations/styles";
import { ALL, TOP } from "../../pages/findings/choices";
import type {
  ChooseMessage,
  FindingsMessage,
  FromPage,
  ListedPassages,
  PassagesWish,
  ToPage,
} from "../../pages/findings/messages";
import type { Overviews } from "../../study/overviews";
import { oneLine } from "../../text/plain";
import { besides } from "../besides";
import { linkPage, type Link } from "../link";
import { keepChoices, keepDrafts, keptChoices, keptDrafts } from "./kept";
import { saveFile } from "./save";
import { writeSummary } from "./summary";

export interface FindingsPageParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly memory: vscode.Memento;
  /** The study's folder. */
  readonly study: string;
  readonly panel: vscode.WebviewPanel;
}

export function connectFindingsPage(parts: FindingsPageParts, owned: vscode.Disposable[]): void {
  const { server, overviews, memory, study, panel } = parts;
  /** What the page shows; it says so first. */
  let chosen: Omit<ChooseMessage, "kind"> | undefined;
  let last: FindingsResult | undefined;
  let current: vscode.CancellationTokenSource | undefined;
  const refresher = createRefresher(async () => {
    if (!chosen) return;
    current = new vscode.CancellationTokenSource();
    const params = { uri: study, wish: wishOf(chosen) };
    const findings = await server.request(findingsRequest, params, current.token);
    // A server that is starting again does not know the study yet, and says so when it does.
    if (!findings) return;
    last = findings;
    panel.title = `Findings: ${oneLine(findings.title)}`;
    link.send(messageOf(findings));
  }, pause);
  const refresh = (): void => {
    // A hidden page is loaded anew when it is shown, and asks for its figures then.
    if (panel.visible) refresher.request();
  };
  const link: Link<ToPage> = linkPage<ToPage, FromPage>(
    panel.webview,
    {
      onListening() {
        const [choices, drafts] = [keptChoices(memory, study), keptDrafts(memory, study)];
        link.send({ kind: "choices", study, choices, drafts });
      },
      onMessage(message) {
        if (message.kind !== "choose") return void answer(parts, message, link);
        const { choices, offset } = message;
        chosen = { choices, offset };
        void keepChoices(memory, study, choices);
        // What is worked out for the choices before is of no use any more.
        current?.cancel();
        refresher.request();
      },
    },
    owned,
  );
  owned.push(
    overviews.onFiguresChanged((studies) => {
      if (studies.includes(study)) refresh();
    }),
    server.onDidChangeStatus((status) => {
      if (status === "ready") refresh();
    }),
    vscode.window.onDidChangeActiveColorTheme(() => {
      if (last) link.send(messageOf(last));
    }),
    { dispose: () => current?.cancel() },
  );
}

const TRANSCRIPTS = 50;
/** Typing changes figures with every key, and the server has other things to do. */
const PAUSE = 50;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

function wishOf({ choices, offset }: Omit<ChooseMessage, "kind">): FindingsWish {
  const { picture, measure, node, by, kind, order, of, rows, nested, columns } = choices;
  const nodes = nodesWish(choices.nodes);
  const page = { offset, limit: TRANSCRIPTS };
  switch (picture) {
    case "recurrence":
      return { picture };
    case "coverage":
      return { picture, node, ...page };
    case "crosstab":
      return { picture, nodes, measure, by };
    case "cooccurrence":
      return { picture, nodes, kind };
    case "rivals":
      return { picture, by: choices.rivals };
    case "matrix":
      return { picture, by: choices.across, nodes, ...page };
    case "newCodes":
      return { picture, order, ...page };
    case "cases":
      return { picture, of, rows, nested, columns };
  }
}

function nodesWish(nodes: string): NodesWish {
  if (nodes === TOP) return { which: "top" };
  return nodes === ALL ? { which: "all" } : { which: "below", node: nodes };
}

/** With colours that are readable on the page as it is now, and on white. */
function messageOf(findings: FindingsResult): FindingsMessage {
  const ground = currentBackground();
  const screen = findings.nodes.map(({ color }) => readableLine(color, ground));
  const paper = findings.nodes.map(({ color }) => readableLine(color, "light"));
  return { kind: "findings", findings, colors: { screen, paper }, ground };
}

async function answer(
  { server, memory, study, panel }: FindingsPageParts,
  message: Exclude<FromPage, ChooseMessage>,
  link: Link<ToPage>,
): Promise<void> {
  switch (message.kind) {
    case "passages": {
      const { of, offset } = message;
      const passages = await passagesFor(server, study, message);
      return passages ? link.send({ kind: "passages", of, offset, passages }) : undefined;
    }
    case "show":
      await showRange(message.place.uri, message.place.range, besides(panel));
      return;
    case "summarize": {
      const { draft } = message;
      return link.send({
        kind: "summarized",
        draft,
        isSaved: await writeSummary(server, study, draft),
      });
    }
    case "drafts":
      return keepDrafts(memory, study, message.drafts);
    case "save":
      return saveFile(study, message);
    case "clearScope":
      return vscode.commands.executeCommand("verbatim.setScope", { study, query: "" });
    case "refuse":
      void vscode.window.showWarningMessage(message.reason);
  }
}

function passagesFor(
  server: Server,
  uri: string,
  { of, offset, limit }: PassagesWish,
): Promise<ListedPassages | null | undefined> {
  const page = { uri, offset, limit };
  switch (of.kind) {
    case "node":
      return server.request(passagesRequest, { ...page, node: of.node, inScope: true });
    case "cell":
      return server.request(cellRequest, { ...page, node: of.node, by: of.by, column: of.column });
    case "pair": {
      const { a, b, how, isOwn } = of;
      return server.request(pairRequest, { ...page, a, b, kind: how, isOwn });
    }
    case "matrixCell": {
      const { by, column } = of;
      return server.request(matrixCellRequest, { ...page, by, column, case: of.case });
    }
    case "rival": {
      const { by, value } = of;
      return server.request(rivalPlacesRequest, { ...page, by, value, case: of.case });
    }
  }
}
