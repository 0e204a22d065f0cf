// Messages between the extension and a page, typed at both ends by the page's `messages.ts`.
import type * as vscode from "vscode";

export interface Link<ToPage> {
  /** Sends a message; those sent before the page has said that it listens wait for it. */
  send(message: ToPage): void;
}

/** Every page says this first, so that no message is lost while it loads. */
const LISTENING = "listening";

/**
 * Connects a webview with its handler. A page that is loaded again (it was hidden, say) listens
 * anew, and `onListening` is called again, so that everything it shows can be sent again.
 */
export function linkPage<ToPage, FromPage>(
  webview: vscode.Webview,
  to: {
    readonly onListening: () => void;
    readonly onMessage: (message: FromPage) => void;
  },
  subscriptions: vscode.Disposable[],
): Link<ToPage> {
  let isListening = false;
  const waiting: ToPage[] = [];
  // A page that is closed meanwhile has no use for a message.
  const post = (message: ToPage): void =>
    void webview.postMessage(message).then(undefined, () => undefined);
  const listener = webview.onDidReceiveMessage((message: FromPage | typeof LISTENING) => {
    if (message !== LISTENING) return to.onMessage(message as FromPage);
    isListening = true;
    to.onListening();
    for (const early of waiting.splice(0)) post(early);
  });
  subscriptions.push(listener);
  return {
    send(message) {
      if (isListening) post(message);
      else waiting.push(message);
    },
  };
}
