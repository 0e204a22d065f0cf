// Reads other programs' files in a worker of the browser.
import type { ImporterRequest } from "../protocol/imports";
import { answerOf } from "./answer";
import { createSession } from "./session";

interface WorkerScope {
  onmessage: (event: { readonly data: ImporterRequest }) => void;
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;
const session = createSession();
scope.onmessage = ({ data }) => scope.postMessage(answerOf(session, data));
