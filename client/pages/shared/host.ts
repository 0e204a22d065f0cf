// The extension as a page sees it.
import { keyOf } from "./keyOf";
import { isTyping } from "./keys";

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<FromPage> {
  send(message: FromPage): void;
  /** What the page kept when it was hidden or the window was loaded again. */
  kept(): unknown;
  keep(state: unknown): void;
}

/** Connects a page with the extension and says that it listens. To be called once. */
export function connectToHost<ToPage, FromPage>(
  onMessage: (message: ToPage) => void,
): Host<FromPage> {
  const api = acquireVsCodeApi();
  document.addEventListener("keydown", keepSelectAll);
  addEventListener("message", (event: MessageEvent<ToPage>) => onMessage(event.data));
  api.postMessage("listening");
  return {
    send: (message) => api.postMessage(message),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}

/**
 * “Select all” stays in the page. VS Code would select all of the transcript that was in front last
 * and give it the focus, so that the next key that is typed replaced everybody's words.
 */
function keepSelectAll(event: KeyboardEvent): void {
  if (keyOf(event) !== "Mod+a") return;
  event.stopPropagation();
  if (!isTyping(event)) event.preventDefault();
}
