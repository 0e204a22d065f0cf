import type { Span } from "../../markup/model";
import type { PaperSource } from "../paper/source";
import { markdownOf } from "../report/markdown";
import { finishedWith, joinedText } from "../report/steps";
import { readDirectives, type Directive, type DirectiveProblem } from "./directives";
import { runTableCommand } from "./tables";
import { commandOf, wordsOf } from "./words";

/** What a report gets, pair by pair, and what is wrong with it. */
export interface Refreshed {
  /** In the order of the text, with places in it; only pairs whose content changes. */
  readonly edits: readonly {
    readonly span: Span;
    readonly newText: string;
    readonly line: number;
  }[];
  /** The pairs that hold what they should already, by their lines. */
  readonly current: readonly number[];
  readonly problems: readonly DirectiveProblem[];
}

/** Finds the study that a directive is about: the report's own, or the one that `--study` names. */
export type SourceFor = (study: string | undefined) => Promise<PaperSource | { problem: string }>;

/**
 * Fills the directives of a report (Markdown or Quarto). Everything outside the pairs stays as it is,
 * to the byte; a pair with a problem is left alone, and the problem says the line. Never throws but
 * for what `sourceFor` and its pauses throw.
 */
export async function refreshReport(text: string, sourceFor: SourceFor): Promise<Refreshed> {
  const { directives, problems } = readDirectives(text);
  const edits: { span: Span; newText: string; line: number }[] = [];
  const current: number[] = [];
  const found = [...problems];
  for (const directive of directives) {
    const { line, content } = directive;
    const filled = await contentFor(directive, sourceFor);
    if ("problem" in filled) found.push({ line, message: `${filled.problem} ${UNCHANGED}` });
    else if (text.slice(content.start, content.end) === filled.text) current.push(line);
    else edits.push({ span: content, newText: filled.text, line });
  }
  return { edits, current, problems: found.sort((a, b) => a.line - b.line) };
}

const UNCHANGED = "What stands there was left as it is.";

async function contentFor(
  { words: command, lineEnding }: Directive,
  sourceFor: SourceFor,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  const split = wordsOf(command);
  if ("problem" in split) return split;
  const read = commandOf(split.words);
  if ("problem" in read) return read;
  const options = new Map(read.options);
  options.delete("study");
  const source = await sourceFor(read.options.get("study")?.at(-1));
  if ("problem" in source) return source;
  const document = await runTableCommand(source, { ...read, options });
  if ("problem" in document) return document;
  const untitled = { ...document, title: null };
  // The author's own headings are above; those of a list of quotations go below them.
  const pieces = markdownOf(untitled, { headingLevel: 2 });
  const markdown = await finishedWith(joinedText(pieces), source.pause);
  const lines = `\n${withoutComments(markdown)}\n`;
  return { text: lines.replaceAll("\n", lineEnding) };
}

/**
 * The writer escapes every comment already, so this changes nothing; but no words of a participant may
 * ever close a directive, whatever becomes of the writer.
 */
function withoutComments(markdown: string): string {
  return markdown.replaceAll("<!--", "<\\!--");
}
