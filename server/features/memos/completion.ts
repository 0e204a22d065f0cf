import { CompletionItemKind, type CompletionItem } from "vscode-languageserver-types";
import { findFrontMatter } from "../../markup/frontMatter";
import { MEMO_TYPES } from "../../study/memos/readMemo";
import { sortedPaths } from "../../study/study";
import { sortTextOf } from "../completion/codes";
import { frontMatterPlaceAt, type FrontMatterPlace } from "../completion/frontMatterAt";
import { yamlScalar } from "../completion/yamlScalar";
import type { StudySnapshot } from "../context";
import { rangeOf } from "../positions";
import type { MemoContext } from "./language";
import { allCases, namedPassages } from "./subjects";

/** What may be written at `offset` of the front matter of a memo; nothing in its text. */
export function completionsInMemo(context: MemoContext, offset: number): CompletionItem[] {
  const { text, study } = context;
  const head = findFrontMatter(text);
  if (head === undefined || "problem" in head) return [];
  if (offset < head.inner.start || offset > head.inner.end) return [];
  const place = frontMatterPlaceAt(text, offset);
  return itemsOf(context, offset, place, offersAt(study, place));
}

interface Offer {
  readonly label: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
  /** Absent: the label as a value of YAML. */
  readonly newText?: string;
}

const KEYS: readonly Offer[] = [
  { label: "about", detail: "Codes, cases, file#passage-id", newText: "about: " },
  { label: "date", detail: "2026-11-27", newText: "date: " },
  { label: "type", detail: "analytic, method or reflexive", newText: "type: " },
].map((offer) => ({ ...offer, kind: CompletionItemKind.Property }));

const TYPE_DETAILS = {
  analytic: "What the data say",
  method: "How the study is done",
  reflexive: "What I bring to it",
} as const;

function offersAt(study: StudySnapshot, { path, key }: FrontMatterPlace): readonly Offer[] {
  const isInAbout = path.length === 1 && path[0] === "about" && key === undefined;
  if (isInAbout || (path.length === 0 && key === "about")) return subjectOffers(study);
  if (path.length > 0) return [];
  if (key === undefined) return KEYS;
  if (key !== "type") return [];
  const kind = CompletionItemKind.EnumMember;
  return MEMO_TYPES.map((label) => ({ label, detail: TYPE_DETAILS[label], kind }));
}

/** Codes in the codebook's order, then cases, then the passages that have a name. */
function subjectOffers(study: StudySnapshot): Offer[] {
  const { codebook, files } = study.figures.study;
  const codes = [...codebook.nodes.values()].map(({ id, name, kind }) => ({
    label: id,
    detail: `${name} (${kind})`,
    kind: CompletionItemKind.Class,
  }));
  const cases = [...allCases(study)].map((label) => ({
    label,
    detail: "Case",
    kind: CompletionItemKind.Constant,
  }));
  const passages = sortedPaths(files.keys()).flatMap((path) =>
    [...namedPassages(study, path).values()].map(({ id, codes }) => ({
      label: `${path}#${id}`,
      detail: codes.length === 0 ? "Passage" : `Passage: ${codes.join(", ")}`,
      kind: CompletionItemKind.Reference,
    })),
  );
  return [...codes, ...cases, ...passages];
}

function itemsOf(
  { text, lines }: MemoContext,
  offset: number,
  { typed, key }: FrontMatterPlace,
  offers: readonly Offer[],
): CompletionItem[] {
  const quote = /^["']/.exec(typed)?.[0] ?? "";
  const end = quote !== "" && text[offset] === quote ? offset + 1 : offset;
  const range = rangeOf(lines, { start: offset - typed.length, end });
  const before = key !== undefined && text[offset - 1] === ":" ? " " : "";
  return offers.map(({ label, detail, kind, newText }, index) => ({
    label,
    detail,
    kind,
    filterText: quote + label,
    sortText: sortTextOf(0, index),
    textEdit: { range, newText: newText ?? before + yamlScalar(label) },
  }));
}
