// Read-only documents with words in their context; they follow what is said.
import type * as vscode from "vscode";
import { kwicRequest, type KwicWords } from "../../server/protocol/kwic";
import type { Server } from "../connection/server";
import type { Overviews } from "../study/overviews";
import { oneLine } from "../text/plain";
import { kwicText } from "./kwicText";
import { createListDocuments, type ListDocuments } from "./listDocuments";

const KWIC_SCHEME = "verbatim-kwic";

export interface KwicOf extends KwicWords {
  /** The study's folder. */
  readonly study: string;
}

export type KwicDocuments = ListDocuments<KwicOf>;

export function createKwicDocuments(
  { server, overviews }: { readonly server: Server; readonly overviews: Overviews },
  subscriptions: vscode.Disposable[],
): KwicDocuments {
  return createListDocuments<KwicOf>(
    {
      scheme: KWIC_SCHEME,
      read: readKwicOf,
      title: ({ words }) => `In context: ${words}`,
      async text({ study, ...what }, _, token) {
        const params = { uri: study, ...what, width: WIDTH, limit: MOST };
        const found = await server.request(kwicRequest, params, token);
        if (!found) return "The words are shown as soon as the study has been read.";
        return found.problem === null ? kwicText(what, found) : oneLine(found.problem);
      },
    },
    overviews,
    subscriptions,
  );
}

/** So many characters are shown before and after the words. */
const WIDTH = 50;
/** More would be no reading any more; the document says that there are more. */
const MOST = 5_000;

function readKwicOf(kept: unknown): KwicOf | undefined {
  const read = kept as Partial<KwicOf> | null;
  const isText = [read?.study, read?.words].every((one) => typeof one === "string");
  const isLimit = [read?.where, read?.role].every((one) => one === null || typeof one === "string");
  return isText && isLimit ? (read as KwicOf) : undefined;
}
