import type { ImporterAnswer, ImporterRequest } from "../protocol/imports";
import type { Session } from "./session";

/** The answer to a request, also where reading a file ends in something that nobody foresaw. */
export function answerOf(session: Session, request: ImporterRequest): ImporterAnswer {
  try {
    return session(request);
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}
