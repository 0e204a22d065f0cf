import {
  findRequest,
  type FindCursor,
  type FindQuery,
  type FindResult,
} from "../../server/protocol/find";
import { sampleOf, type Sample } from "./measure";
import type { Bench } from "./ours";

export interface Finding {
  /** Until there are no more hits to come. */
  readonly all: Sample;
  /** Until the first ones can be shown. */
  readonly first: Sample;
  readonly hits: number;
}

/** Looks through the whole study, answer after answer, as the page does. */
export async function finding(
  { server, uri }: Bench,
  query: Pick<FindQuery, "mode" | "text">,
  times: number,
): Promise<Finding> {
  const all: number[] = [];
  const first: number[] = [];
  let hits = 0;
  for (let index = 0; index < times; index++) {
    const began = performance.now();
    hits = 0;
    let from: FindCursor | null = null;
    do {
      const options = { isCaseSensitive: false, isWholeWord: false, speakers: "participants" };
      const params = { uri: uri(""), query: { ...options, ...query } as FindQuery, limit: 1000 };
      const result: FindResult | null = await server.request(findRequest, { ...params, from });
      if (from === null) first.push(performance.now() - began);
      hits += result?.hits.length ?? 0;
      from = result?.next ?? null;
    } while (from !== null);
    all.push(performance.now() - began);
  }
  return { all: sampleOf(all), first: sampleOf(first), hits };
}
