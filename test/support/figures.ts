import type { ThemeRow, ThemesResult } from "../../server/counts/results";
import { themesRequest } from "../../server/protocol";
import type { TestClient } from "./client";

/** How often every node of the study is applied, unused ones left out: `{ waiting: 2 }`. */
export async function codingsByNode(
  client: TestClient,
  uri: string,
): Promise<Record<string, number> | null> {
  const themes = await client.request(themesRequest, { uri });
  return themes && usedNodes(themes);
}

export function usedNodes({ nodes }: ThemesResult): Record<string, number> {
  const used: Record<string, number> = {};
  const visit = ({ id, codings, children }: ThemeRow): void => {
    if (codings > 0) used[id] = codings;
    children.forEach(visit);
  };
  nodes.forEach(visit);
  return used;
}
