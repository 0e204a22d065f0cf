// Reads other programs' files in a process of its own, beside the editor's.
import type { ImporterRequest } from "../protocol/imports";
import { answerOf } from "./answer";
import { createSession } from "./session";

const session = createSession();
process.on("message", (request: ImporterRequest) => process.send?.(answerOf(session, request)));
process.on("disconnect", () => process.exit());
