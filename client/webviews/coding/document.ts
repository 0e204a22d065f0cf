// A transcript with its codes as one HTML file, to be printed or kept.
import type {
  ReadingBlock,
  ReadingParagraph,
  ReadingPassage,
  ReadingResult,
} from "../../../server/protocol/reading";
import { passagesByBlock, type PassagesHere } from "../../pages/coding/layout";
import { lineColor, nameStyle, wordsStyle } from "../../pages/coding/lines";
import type { ShownCode } from "../../pages/coding/messages";
import { passageName } from "../../pages/coding/names";
import { runsOf } from "../../pages/coding/runs";
import { escapeHtml } from "../../text/html";
import { shownCode } from "./change";
import { DOCUMENT_STYLE } from "./documentStyle";

type Codes = ReadonlyMap<string, ShownCode>;

/** The whole file, as UTF-16 text. It is for white paper, whatever the theme. */
export function readingDocument({ head, blocks, passages, codes }: ReadingResult): string {
  const shown: Codes = new Map(codes.map((code) => [code.id, shownCode(code, "light")]));
  const here = passagesByBlock(blocks, passages, []);
  const attributes = head.attributes.map(({ key, value }) => `${key}: ${value}`).join(" · ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(head.case)}</title>
<style>${DOCUMENT_STYLE}</style>
</head>
<body>
<h1 dir="auto">${escapeHtml(head.case)}</h1>
<p class="quiet" dir="auto">${escapeHtml(attributes)}</p>
<main>
${blocks.map((block, index) => blockHtml(block, here[index], shown)).join("\n")}
</main>
</body>
</html>
`;
}

function blockHtml(block: ReadingBlock, here: PassagesHere | undefined, codes: Codes): string {
  const text = escapeHtml(block.text);
  if (block.kind === "heading") return `<h2 dir="auto">${text}</h2>`;
  if (block.kind === "paragraph") return paragraphHtml(block, here, codes);
  return `<p class="remark quiet" dir="auto"><b>${block.isMemo ? "Memo" : "Comment"}</b> ${text}</p>`;
}

function paragraphHtml(
  { text, start, speaker, timeStamps, isInterviewer }: ReadingParagraph,
  here: PassagesHere | undefined,
  codes: Codes,
): string {
  const who = speaker === null ? "" : `<b dir="auto">${escapeHtml(speaker)}</b>`;
  const stamps = timeStamps.map((stamp) => `<span class="stamp quiet">${escapeHtml(stamp)}</span>`);
  const words = runsOf(text, start, here?.drawn ?? []).map((run) => {
    const style = cssText(wordsStyle(run.passages, codes));
    const words = escapeHtml(run.text);
    return run.passages.length === 0
      ? words
      : `<span class="coded" style="${style}">${words}</span>`;
  });
  const names = (here?.named ?? []).map((passage) => nameHtml(passage, start, codes));
  const more =
    here && here.more > 0 ? `<div class="quiet">and ${here.more} more passages</div>` : "";
  return `<div class="paragraph${isInterviewer ? " interviewer" : ""}">
<div class="who">${who}${stamps.join("")}</div>
<p class="words" dir="auto">${words.join("")}</p>
<div class="codes">${names.join("")}${more}</div>
</div>`;
}

function nameHtml(passage: ReadingPassage, start: number, codes: Codes): string {
  const { lane, memo, codes: ids } = passage;
  const line = `<span class="line" style="${cssText(nameStyle(lane, lineColor(ids, codes)))}"></span>`;
  const note = memo === null ? "" : `<span class="quiet"> – ${escapeHtml(memo)}</span>`;
  const goingOn = passage.start < start ? "… " : "";
  return `<div class="label">${line}<span>${goingOn}${escapeHtml(passageName(passage, codes))}${note}</span></div>`;
}

/** Names and colours in it are ours: nothing of a file gets into a style. */
function cssText(style: Readonly<Record<string, string>>): string {
  const rules = Object.entries(style).map(([name, value]) => {
    return `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value}`;
  });
  return rules.join("; ");
}
