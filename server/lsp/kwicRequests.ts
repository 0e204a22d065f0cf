import { kwicOf } from "../features/query/kwic";
import { kwicRequest, type KwicParams, type KwicResult } from "../protocol/kwic";
import { createCounted } from "./counted";
import type { ServerParts } from "./server";

/** The key word in context, over all files of a study; ends when it is cancelled. */
export function registerKwicRequests(parts: ServerParts): void {
  const inStudy = createCounted(parts);
  parts.connection.onRequest(kwicRequest, (params, token) =>
    inStudy(params.uri, token, async (source): Promise<KwicResult> => {
      const found = await kwicOf(source, wishOf(params));
      if ("problem" in found) return { problem: found.problem, lines: [], total: 0, unread: [] };
      const { scope } = source.study;
      return { problem: null, ...found, ...(scope !== undefined && { scope }) };
    }),
  );
}

const MOST_LINES = 5_000;
const WIDEST = 10_000;

function wishOf({ words, where, role, width, limit }: KwicParams) {
  return {
    words,
    width: Math.min(Math.max(0, width), WIDEST),
    limit: Math.min(limit, MOST_LINES),
    where: where ?? undefined,
    role: role ?? undefined,
  };
}
