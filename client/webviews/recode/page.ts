// One page of recoding: lists the passages of a code, and does what is asked for there.
import type * as vscode from "vscode";
import { recodeListRequest } from "../../../server/protocol/recode";
import type { CodeHitsParts } from "../../commands/codeHits";
import { showRange } from "../../commands/editors";
import { recodePassages } from "../../commands/recodePassages";
import { createRefresher } from "../../connection/refresher";
import type { FromPage, Subject, ToPage } from "../../pages/recode/messages";
import { oneLine } from "../../text/plain";
import { besides } from "../besides";
import { watchFieldCodes } from "../fieldCodes";
import { linkPage, type Link } from "../link";
import { newFieldCode } from "../newFieldCode";

export interface RecodePage {
  /** Puts the focus on the passages. */
  focus(): void;
}

export interface RecodePageParts extends CodeHitsParts {
  readonly subject: Subject;
  readonly panel: vscode.WebviewPanel;
}

export function connectRecodePage(parts: RecodePageParts, owned: vscode.Disposable[]): RecodePage {
  const { server, overviews, subject, panel } = parts;
  const { study: uri, code } = subject;
  const send = (message: ToPage): void => link.send(message);
  /** How many passages the page wants; it says so first. */
  let limit = 0;
  const refresher = createRefresher(async () => {
    if (limit === 0) return;
    const list = await server.request(recodeListRequest, { uri, code, offset: 0, limit });
    send(list ? { kind: "passages", list } : { kind: "away" });
  });
  const codes = watchFieldCodes(
    { ...parts, study: uri },
    (found) => {
      const name = found.find(({ id }) => id === code)?.name ?? code;
      panel.title = `Recode: ${oneLine(name)}`;
      send({ kind: "study", subject, codes: found });
    },
    owned,
  );
  const link: Link<ToPage> = linkPage<ToPage, FromPage>(
    panel.webview,
    {
      onListening: codes.sendAgain,
      onMessage(message) {
        if (message.kind !== "list") return void answer(parts, message, send);
        limit = message.limit;
        refresher.request();
      },
    },
    owned,
  );
  owned.push(
    overviews.onDidChange(() => {
      // A hidden page is loaded anew when it is shown, and asks for its list then.
      if (panel.visible) refresher.request();
    }),
  );
  return { focus: () => send({ kind: "focus" }) };
}

async function answer(
  parts: RecodePageParts,
  message: Exclude<FromPage, { kind: "list" }>,
  send: (message: ToPage) => void,
): Promise<void> {
  const { overviews, panel, subject } = parts;
  switch (message.kind) {
    case "show":
      await showRange(message.passage.uri, message.passage.range, besides(panel));
      return;
    case "newCode": {
      const study = overviews.studies?.find(({ uri }) => uri === subject.study);
      const code = study ? await newFieldCode(message.name, study) : null;
      panel.reveal();
      // The code that the passages have is no answer to where they go.
      return send({ kind: "code", code: code?.id === subject.code ? null : code });
    }
    case "apply":
      return send(await recodePassages(parts, { ...subject, ...message }));
  }
}
