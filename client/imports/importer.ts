// The importer as the rest of the extension sees it: one question after the other, and an end.
import type { ImporterAnswer, ImporterRequest } from "../../server/protocol/imports";

/** A running importer: a process on the desktop, a worker in browsers. */
export interface ImporterPort {
  send(request: ImporterRequest): void;
  onAnswer(handler: (answer: ImporterAnswer) => void): void;
  /** It ended, whatever the reason. */
  onEnd(handler: () => void): void;
  end(): void;
}

export type StartImporter = () => ImporterPort;

export interface Importer {
  /** The answer; where the importer ended, that it did. */
  ask(request: ImporterRequest): Promise<ImporterAnswer>;
  /** Stops it at once, whatever it is at. */
  end(): void;
}

export function createImporter(start: StartImporter): Importer {
  const port = start();
  const waiting: ((answer: ImporterAnswer) => void)[] = [];
  let hasEnded = false;
  const end = (): void => {
    hasEnded = true;
    for (const settle of waiting.splice(0)) settle(ENDED);
  };
  port.onAnswer((answer) => waiting.shift()?.(answer));
  port.onEnd(end);
  return {
    ask(request) {
      if (hasEnded) return Promise.resolve(ENDED);
      return new Promise((settle) => {
        waiting.push(settle);
        port.send(request);
      });
    },
    end() {
      port.end();
      end();
    },
  };
}

const ENDED: ImporterAnswer = {
  kind: "failed",
  reason: "The files are no longer being read. Close this page and bring them in again.",
};
