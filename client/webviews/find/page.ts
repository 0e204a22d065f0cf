// One page of “Find and code”: searches for it, and does what is asked for there.
import type * as vscode from "vscode";
import { codeHits, type CodeHitsParts } from "../../commands/codeHits";
import { showRange } from "../../commands/editors";
import type { FromPage, ToPage } from "../../pages/find/messages";
import { besides } from "../besides";
import { watchFieldCodes } from "../fieldCodes";
import { linkPage, type Link } from "../link";
import { newFieldCode } from "../newFieldCode";
import { createSearches } from "./search";

export interface FindPage {
  /** Looks for words, or puts the focus into the field where there are none. */
  look(text: string): void;
}

export interface FindPageParts extends CodeHitsParts {
  /** The study's folder. */
  readonly study: string;
  readonly panel: vscode.WebviewPanel;
}

export function connectFindPage(parts: FindPageParts, owned: vscode.Disposable[]): FindPage {
  const { server, overviews, study, panel } = parts;
  const send = (message: ToPage): void => link.send(message);
  const searches = createSearches({
    server,
    study,
    transcripts: () => new Set(studyOf(parts)?.transcripts.map(({ file }) => file)),
    send,
  });
  const codes = watchFieldCodes(
    parts,
    (found) => send({ kind: "study", uri: study, codes: found }),
    owned,
  );
  const link: Link<ToPage> = linkPage<ToPage, FromPage>(
    panel.webview,
    {
      onListening: codes.sendAgain,
      onMessage(message) {
        if (message.kind === "search") searches.start(message);
        else if (message.kind === "more") searches.more(message.limit);
        else void answer(parts, message, send);
      },
    },
    owned,
  );
  owned.push(
    searches,
    server.onDidChangeStatus((status) => {
      if (status === "restarting" || status === "starting") searches.restarted();
    }),
    overviews.onDidChange(() => {
      // A hidden page is loaded anew when it is shown, and searches again then.
      if (panel.visible) searches.refresh();
    }),
  );
  return { look: (text) => send({ kind: "look", text }) };
}

function studyOf({ overviews, study }: FindPageParts) {
  return overviews.studies?.find(({ uri }) => uri === study);
}

async function answer(
  parts: FindPageParts,
  message: Exclude<FromPage, { kind: "search" | "more" }>,
  send: (message: ToPage) => void,
): Promise<void> {
  switch (message.kind) {
    case "show":
      await showRange(message.hit.uri, message.hit.range, besides(parts.panel));
      return;
    case "newCode": {
      const study = studyOf(parts);
      const code = study ? await newFieldCode(message.name, study) : null;
      parts.panel.reveal();
      return send({ kind: "code", code });
    }
    case "apply":
      return send((await codeHits(parts, parts.study, message)) ?? { kind: "notCoded" });
  }
}
