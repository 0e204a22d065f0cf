import { findingsOf } from "../features/findings/findings";
import { findingsRequest } from "../protocol/findings";
import { createCounted } from "./counted";
import type { ServerParts } from "./server";

/** What the Findings page asks for; passages behind its marks are asked for as comparisons. */
export function registerFindingsRequests(parts: ServerParts): void {
  const inStudy = createCounted(parts);
  parts.connection.onRequest(findingsRequest, ({ uri, wish }, token) =>
    inStudy(uri, token, ({ study, pause }) => findingsOf(study, wish, pause)),
  );
}
