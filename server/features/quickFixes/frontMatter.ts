import { insertion } from "../../markup/edits/edit";
import { lineEndAt, nextLineStart } from "../../markup/line";
import type { Attribute, Span, Transcript } from "../../markup/model";
import { sealTranscript } from "../../markup/edits/seal";
import { yamlScalar } from "../completion/yamlScalar";
import { rangeOf } from "../positions";
import type { Fix, OtherFix, Target } from "./fix";

/** `invalid-front-matter`: one that never ends gets its fence behind its last line. */
export function fixFrontMatter({ transcript, span }: Target): Fix[] {
  const { text, frontMatter } = transcript;
  if (frontMatter.span !== undefined) return [];
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  let end = lineEndAt(text, span.start);
  for (let line = nextLineStart(text, end); line < text.length;) {
    const lineEnd = lineEndAt(text, line);
    if (!YAML_LINE.test(text.slice(line, lineEnd))) break;
    end = lineEnd;
    line = nextLineStart(text, lineEnd);
  }
  const ways = [[insertion(end, `${eol}---`)]];
  return [{ title: "Close the front matter", ways, changes: "words", isPreferred: true }];
}

/** `attribute-conflict`: one of the two values is taken for both. */
export function fixAttributeConflict(target: Target): (Fix | OtherFix)[] {
  const { transcript, problem, span, context } = target;
  const { id: name, replacement } = problem.data ?? {};
  const attribute = attributeAt(transcript, span);
  if (attribute === undefined || name === undefined || replacement === undefined) return [];
  const here: Fix = {
    title: `Take “${replacement}” from cases.csv`,
    ways: [[{ span: attribute.valueSpan, newText: yamlScalar(replacement) }]],
    isFixed: (after) =>
      after.frontMatter.problems.length <= transcript.frontMatter.problems.length &&
      attributeAt(after, { start: span.start, end: span.start })?.value === replacement,
  };
  const { cases } = context.study;
  const cell = cases?.reading.valueSpans.get(name)?.get(attribute.key);
  if (cases === undefined || cell === undefined) return [here];
  const edit = { range: rangeOf(cases.lines, cell), newText: csvCell(attribute.value) };
  const title = `Write “${attribute.value}” into cases.csv`;
  return [here, { title, uri: cases.uri, edits: [edit] }];
}

/** `wording-changed`: the words as they are now are sealed. */
export function fixWordingChanged({ transcript }: Target): Fix[] {
  const sealing = sealTranscript(transcript);
  if ("reason" in sealing) return [];
  return [{ title: "Accept the words as they are and seal them again", ways: [sealing.edits] }];
}

/** A key, something further in, an item of a list, or a comment. */
const YAML_LINE = /^(?:[ \t]+\S|- |#|[\p{L}_"'][^:]{0,100}:(?:[ \t]|$))/u;

function attributeAt({ frontMatter }: Transcript, { start }: Span): Attribute | undefined {
  const own = frontMatter.speakers.flatMap(({ attributes }) => attributes);
  return [...frontMatter.attributes, ...own].find(({ valueSpan }) => valueSpan.start === start);
}

/** In quotes where any of the separators, or white space at an end, would say something else. */
function csvCell(value: string): string {
  const isPlain = !/[",;\t\n\r]/.test(value) && value === value.trim();
  return isPlain ? value : `"${value.replace(/"/g, '""')}"`;
}
