import type { Range } from "vscode-languageserver-types";
import { namePassage } from "../../markup/edits/namePassage";
import { wordingBetween } from "../../markup/wording";
import type { NewMemoParams } from "../../protocol/memos";
import { isDate } from "../../study/memos/readMemo";
import { yamlScalar } from "../completion/yamlScalar";
import type { StudySnapshot, TranscriptContext } from "../context";
import { passagesAt } from "../passagesAt";
import { offsetOf, rangeOf } from "../positions";
import { shorten } from "../shorten";

/** What a new memo is about, as it is written, called and filed. */
export interface MemoSubject {
  /** The name in `about:`; undefined where the memo is about nothing in particular. */
  readonly about?: string;
  readonly title: string;
  /** What the file is named by. */
  readonly slug: string;
}

/** The file of a new memo. */
export interface MemoDraft {
  /** Without `.md`. */
  readonly name: string;
  readonly text: string;
}

/** The front matter and the heading of a memo; its text is to be written behind them. */
export function draftOf(
  { about, title, slug }: MemoSubject,
  { type, date }: Pick<NewMemoParams, "type" | "date">,
): MemoDraft {
  const day = isDate(date) ? date : undefined;
  const head = [
    `about: [${about === undefined ? "" : flowScalar(about)}]`,
    ...(day === undefined ? [] : [`date: ${day}`]),
    `type: ${type}`,
  ];
  const name = [day, fileSlug(slug) || "memo"].filter(Boolean).join("-");
  return { name, text: `---\n${head.join("\n")}\n---\n\n# ${headingOf(title)}\n\n` };
}

export function subjectOfCode({ figures }: StudySnapshot, id: string): MemoSubject {
  const name = figures.study.codebook.nodes.get(id)?.name ?? id;
  return { about: id, title: name, slug: id };
}

export function subjectOfCase(name: string): MemoSubject {
  return { about: name, title: name, slug: name };
}

export const NO_SUBJECT: MemoSubject = { title: "Memo", slug: "memo" };

/** A passage with the edits that give it a name, if it had none. */
export type PassageSubject =
  | { readonly subject: MemoSubject; readonly edits: readonly { range: Range; newText: string }[] }
  | { readonly reason: string };

/** The innermost passage that holds the selection, or the cursor. */
export function subjectOfPassage(context: TranscriptContext, range: Range): PassageSubject {
  const { transcript, lines, path } = context;
  const [start, end] = [offsetOf(lines, range.start), offsetOf(lines, range.end)];
  const last = Math.max(start, end - 1);
  const passage = passagesAt(transcript, start).find(
    ({ open, block, words, form }) =>
      last < block.end && (form === "paragraph" ? words.start <= start : open.start <= start),
  );
  if (passage === undefined) return { reason: NO_PASSAGE };
  const named = namePassage(transcript, passage);
  if ("reason" in named) return named;
  const words = wordingBetween(transcript, passage.start, passage.end);
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/(\.transcript)?(\.md|\.txt)?$/, "");
  const subject = {
    about: `${path}#${named.id}`,
    title: words === "" ? `${file}, ${named.id}` : `“${shorten(words, LONGEST_TITLE)}”`,
    slug: `${file}-${named.id}`,
  };
  const edits = named.edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  return { subject, edits };
}

const NO_PASSAGE =
  "Put the cursor into a passage, or select words inside one, to write a memo about it. Words that " +
  "are no passage yet can be coded first.";
const LONGEST_TITLE = 60;
const LONGEST_SLUG = 50;

/** In brackets a comma would end the name; a path with its passage needs no quotes. */
function flowScalar(text: string): string {
  return PLAIN_PASSAGE.test(text) ? text : yamlScalar(text);
}

const PLAIN_PASSAGE = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*#[\p{L}\p{M}\p{N}_.-]+$/u;

/** One line; words of a transcript must not become Markdown that does something. */
function headingOf(title: string): string {
  return title
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|~!]/g, "\\$&");
}

/** Letters, digits and hyphens: a name of a file on every system. */
function fileSlug(text: string): string {
  const plain = text.normalize("NFC").toLowerCase();
  const slug = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return [...slug].slice(0, LONGEST_SLUG).join("").replace(/-+$/, "");
}
