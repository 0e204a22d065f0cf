import type { Range } from "vscode-languageserver-types";
import { codePlacesIn } from "../../codebook/codePlaces";
import { isCodeId } from "../../codebook/ids";
import type { Span } from "../../markup/model";
import type { StudySnapshot, TranscriptContext } from "../context";
import { blockItemAt, codeOfItem, holdsOrEnds } from "../passagesAt";
import { rangeOf } from "../positions";
import { exemplarOf, idOf } from "./mentions";

/** The id that is to be renamed and where it stands, or why there is none. */
export type RenameTarget =
  | { readonly id: string; readonly range: Range; readonly placeholder: string }
  | { readonly problem: string };

/** The code under the cursor of a transcript: `.code`, or the value of `exemplar=code`. */
export function renameTargetAt(context: TranscriptContext, offset: number): RenameTarget {
  const { transcript, lines } = context;
  const item = blockItemAt(transcript, offset);
  const code = codeOfItem(item, offset);
  if (item === undefined || code === undefined) return { problem: NO_CODE };
  const exemplar = item.kind === "entry" ? exemplarOf(transcript.text, item.entry) : undefined;
  return toTarget(code.id, rangeOf(lines, exemplar ?? idOf(code.span)));
}

/** The id under the cursor of the codebook: a key, the value of `replacedBy`, or a part of a query. */
export function renameTargetInCodebook(study: StudySnapshot, offset: number): RenameTarget {
  const { text, lines } = study.codebook;
  const places = codePlacesIn(text);
  if (places === undefined) return { problem: NOT_YAML };
  const place = places.find((one) => holdsOrEnds(one, offset));
  if (place === undefined || !isCodeId(place.id)) return { problem: NO_ID };
  const { start, end }: Span = place;
  return toTarget(place.id, rangeOf(lines, { start, end }));
}

const NO_CODE = "Put the cursor on a code, such as .resources, to rename it.";
const NO_ID = "Put the cursor on the id of a theme or code to rename it.";
const NOT_YAML = "The codebook cannot be read at the moment. Correct it first, then rename.";

function toTarget(id: string, range: Range): RenameTarget {
  return { id, range, placeholder: id };
}
