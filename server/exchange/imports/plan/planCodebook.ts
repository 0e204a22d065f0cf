import { CODEBOOK_NAME } from "../../../study/discovery";
import type { Codebook } from "../../../codebook/model";
import { readCodebook } from "../../../codebook/parse";
import type { AccountItem } from "../account";
import { itemAt } from "../placesOf";
import type { Places } from "./places";

/** The codebook of a file as a file of the study. */
export interface PlannedCodebook {
  readonly path: string;
  readonly text: string;
  readonly message: string;
  readonly account: readonly AccountItem[];
}

/**
 * Where the codebook of a file goes. A study keeps its own: then the file's stands beside it, and the
 * account says which codes the study has, too, and which it does not have yet.
 */
export function planCodebook(
  source: string,
  text: string,
  { places, own }: { readonly places: Places; readonly own: Codebook | undefined },
): PlannedCodebook {
  const path = places.codebook(source.replace(/\.[^.]*$/, ""));
  if (own === undefined || path === CODEBOOK_NAME) return { path, text, message: "", account: [] };
  const ids = [...(readCodebook(text).codebook?.nodes.keys() ?? [])];
  const named = (isOurs: boolean): string[] =>
    ids.filter((id) => own.nodes.has(id) === isOurs).map((id) => `“${id}”`);
  return {
    path,
    text,
    message: `${CODEBOOK_NAME} stays as it is; the codes of the file are in “${path}”.`,
    account: [
      ...itemAt({ fate: "kept", what: SHARED, why: SAME_ID }, named(true)),
      ...itemAt({ fate: "left out", what: MISSING, why: ADD }, named(false)),
    ],
  };
}

const SHARED = "codes of the file that the study has, too";
const SAME_ID = "They have the same id, so they are the same code for Verbatim. See that they are.";
const MISSING = `codes of the file that ${CODEBOOK_NAME} does not have`;
const ADD = `Their passages come over and are marked as unknown until you copy the codes into ${CODEBOOK_NAME}.`;
