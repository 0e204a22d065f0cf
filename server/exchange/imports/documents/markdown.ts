import { decode, type Decoded } from "../decode";
import type { AccountItem } from "../account";
import type { ForeignFile, ReadFile } from "../imported";
import { readHead } from "./markdownHead";
import type { Paragraph } from "./paragraph";
import { paragraphsOfText } from "./text";
import { transcriptOf, type DocumentRead } from "./transcriptOf";

/**
 * Reads Markdown: its front matter, its headings and its paragraphs. What is marked in the words
 * (emphasis, links, lists) stays as it is written.
 */
export function readMarkdown(file: ForeignFile): ReadFile {
  return transcriptOf(markdownDocument(file.name, decode(file.bytes)));
}

/** What stands in a text of Markdown. */
export function markdownDocument(
  file: string,
  { text, account }: Pick<Decoded, "text" | "account">,
): DocumentRead {
  const head = readHead(text);
  const { words, comments } = withoutComments(text.slice(head.end));
  const paragraphs = paragraphsOfText(words, head.lines + 1).flatMap(markdownParagraphs);
  return {
    file,
    paragraphs,
    attributes: head.attributes,
    date: head.date,
    declared: head.speakers,
    account: [...account, ...head.account, ...commentsLeftOut(comments)],
  };
}

/** Comments are no words; each gives way to as many line breaks, so that lines keep their numbers. */
function withoutComments(text: string): { readonly words: string; readonly comments: number } {
  const kept: string[] = [];
  let comments = 0;
  let at = 0;
  for (;;) {
    const start = text.indexOf("<!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) return { words: kept.join("") + text.slice(at), comments };
    const comment = text.slice(start, end + 3);
    kept.push(text.slice(at, start), comment.replace(/[^\r\n]+/g, ""));
    comments++;
    at = end + 3;
  }
}

function commentsLeftOut(count: number): readonly AccountItem[] {
  if (count === 0) return [];
  const why = "Comments of Markdown are not seen by its readers, and nobody says them.";
  return [{ fate: "left out", what: "hidden comments", count, why, places: [] }];
}

const HEADING = /^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

/** A heading needs no blank line around it. */
function markdownParagraphs({ text, place }: Paragraph): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let block: string[] = [];
  const close = () => {
    if (block.length > 0) paragraphs.push({ text: block.map(plainLine).join("\n"), place });
    block = [];
  };
  for (const line of text.split("\n")) {
    const heading = HEADING.exec(line);
    if (!heading && !isRule(line)) block.push(line);
    if (!heading && !isRule(line)) continue;
    close();
    if (heading)
      paragraphs.push({ text: plainLine(heading[2]!), heading: heading[1]!.length, place });
  }
  close();
  return paragraphs;
}

/** A line across the page says nothing. */
function isRule(line: string): boolean {
  return /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line);
}

/** A backslash in front of a sign makes it a plain sign; at the end of a line it breaks the line. */
function plainLine(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/\\$/, "");
}
