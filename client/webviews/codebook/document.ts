// The codebook as one file of HTML: no script, nothing loaded from elsewhere, every text escaped.
import type { NodeFigures } from "../../../server/protocol";
import type {
  CodebookEntry,
  CodebookPageResult,
  ExampleInfo,
} from "../../../server/protocol/codebookPage";
import {
  COUNTING_RULE,
  EXAMPLES_RULE,
  figuresText,
  kindNames,
  partsOf,
  sourceText,
  statusText,
} from "../../text/codebookEntry";
import { countOf } from "../../text/figures";
import { escapeHtml } from "../../text/html";
import { DOCUMENT_STYLE } from "./documentStyle";

/** Examples from the data by the ids of their codes. */
export type Examples = ReadonlyMap<string, readonly ExampleInfo[]>;

/** The whole file, as UTF-16 text. `codebook` has to bring its entries. */
export function codebookDocument(codebook: CodebookPageResult, examples: Examples): string {
  const { title, unknown, cases, transcripts } = codebook;
  const entries = codebook.entries ?? [];
  const sections = entries.map((entry, index) =>
    entryHtml(entry, codebook.figures[index], examples.get(entry.id) ?? []),
  );
  const size = [countOf(entries.length, "entry"), countOf(cases, "case")];
  const figures = [...size, countOf(transcripts, "transcript")].join(" · ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}: codebook</title>
<style>${DOCUMENT_STYLE}</style>
</head>
<body>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="quiet">${figures}</p>
${contents(entries)}
<main>
${sections.join("\n")}
${unknown.length === 0 ? "" : `<h2>Not in the codebook</h2>`}
${unknown.map((code) => unknownHtml(code, examples.get(code.id) ?? [])).join("\n")}
</main>
<footer><p>${COUNTING_RULE}</p><p>${EXAMPLES_RULE}</p></footer>
</body>
</html>
`;
}

function contents(entries: readonly CodebookEntry[]): string {
  const lines = entries.map((entry) => {
    const link = `<a href="#${anchor(entry)}"><bdi>${escapeHtml(entry.name)}</bdi></a>`;
    return `<li class="depth-${Math.min(entry.depth, 4)}">${link}</li>`;
  });
  return `<nav aria-label="Contents"><ul>\n${lines.join("\n")}\n</ul></nav>`;
}

function anchor({ id }: CodebookEntry): string {
  return `entry-${escapeHtml(id)}`;
}

function entryHtml(
  entry: CodebookEntry,
  figures: NodeFigures | undefined,
  examples: readonly ExampleInfo[],
): string {
  const heading = `h${Math.min(entry.depth + 2, 6)}`;
  const status = statusText(entry);
  const path = entry.path.map((name) => `<bdi>${escapeHtml(name)}</bdi>`).join(" › ");
  const about = kindNames[entry.kind] + (path && ` in ${path}`);
  const parts = partsOf(entry).map(
    ({ label, text }) => `<dt>${label}</dt><dd dir="auto">${escapeHtml(text)}</dd>`,
  );
  return `<article id="${anchor(entry)}">
<${heading}>${swatch(entry)}<bdi>${escapeHtml(entry.name)}</bdi></${heading}>
<p class="quiet">${about} · <code>${escapeHtml(entry.id)}</code>${status && ` · <strong>${escapeHtml(status)}</strong>`}</p>
<dl>${parts.join("\n")}</dl>
<p>${figures ? figuresText(figures) : ""}</p>
${examplesHtml(examples)}
</article>`;
}

function unknownHtml(
  code: NodeFigures & { readonly id: string },
  examples: readonly ExampleInfo[],
): string {
  return `<article>
<h3><code>${escapeHtml(code.id)}</code></h3>
<p>${figuresText(code)}</p>
${examplesHtml(examples)}
</article>`;
}

/** The codebook accepts only `#rrggbb`; what is anything else is left out all the same. */
function swatch({ kind, color }: CodebookEntry): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return "";
  return `<span class="swatch ${kind}" style="color: ${color}"></span>`;
}

function examplesHtml(examples: readonly ExampleInfo[]): string {
  if (examples.length === 0) return "";
  const items = examples.map((example) => {
    const mark = example.isExemplar ? " · exemplar" : "";
    const source = `${escapeHtml(sourceText(example))}${mark}`;
    return `<blockquote dir="auto">${escapeHtml(example.text)}<footer>${source}</footer></blockquote>`;
  });
  return `<p class="label">From the data</p>\n${items.join("\n")}`;
}
