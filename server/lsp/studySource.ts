import type { CancellationToken } from "vscode-languageserver";
import type { HitSource } from "../features/query/hits";
import { readContext } from "./contexts";
import type { LiveStudy } from "./liveStudy";
import { checkCancelled, createPause } from "./pause";
import type { ServerParts } from "./server";

/** A study as one request reads it: its texts as they are now, giving way until it is cancelled. */
export function sourceOf(
  { workspace }: Pick<ServerParts, "workspace">,
  study: LiveStudy,
  token: CancellationToken,
): HitSource {
  return {
    study: workspace.snapshot(study),
    read: async (path) => {
      checkCancelled(token);
      return readContext(workspace, { study, path });
    },
    pause: createPause(token),
  };
}
