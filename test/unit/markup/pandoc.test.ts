import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween } from "../../../server/markup/wording";

const FOLDER = "sample/transcripts";

interface Node {
  readonly t?: string;
  readonly c?: unknown;
}

/** A span as both readers see it: its codes and its words. */
interface Seen {
  readonly codes: readonly string[];
  readonly words: string;
}

describe("Pandoc", function () {
  this.timeout(60_000);

  before(function () {
    if (spawnSync("pandoc", ["--version"]).status !== 0) {
      console.log("      (pandoc is not installed: its reading is not compared)");
      this.skip();
    }
  });

  for (const file of readdirSync(FOLDER)) {
    it(`reads the spans of ${file} as we do`, () => {
      const text = readFileSync(join(FOLDER, file), "utf8");
      assert.deepEqual(spansOfPandoc(text), ourSpans(text));
    });
  }
});

/** Spans and paragraph codes; a paragraph code has no words of its own for Pandoc. */
function ourSpans(text: string): Seen[] {
  const transcript = parseTranscript(text);
  const spans = transcript.passages
    .filter((passage) => passage.form !== "range")
    .sort((a, b) => a.open.start - b.open.start)
    .map(({ form, block, start, end }) => ({
      codes: block.codes.map((code) => code.id),
      words: form === "paragraph" ? "" : wordingBetween(transcript, start, end),
    }));
  return spans.filter((span) => span.codes.length > 0);
}

/** The marks of ranges are text for Pandoc, so they are taken out of what it reads. */
function spansOfPandoc(text: string): Seen[] {
  const { stdout, status } = spawnSync("pandoc", ["-f", "markdown-smart", "-t", "json"], {
    input: text,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(status, 0);
  const seen: Seen[] = [];
  collect(JSON.parse(stdout).blocks, seen);
  return seen.filter(isSpan).map(plain);
}

/** For Pandoc `[]{-}` is an unnumbered span, and the end of a range one whose text is its mark. */
function isSpan({ words, codes }: Seen): boolean {
  return codes.some((code) => code !== "unnumbered") && !/^<\w+$/.test(words);
}

function collect(node: unknown, seen: Seen[]): void {
  if (Array.isArray(node)) return node.forEach((child) => collect(child, seen));
  const { t, c } = (node ?? {}) as Node;
  if (t === "Span" && Array.isArray(c)) {
    seen.push({ codes: c[0][1] as string[], words: textOf(c[1]) });
  }
  if (c !== undefined) collect(c, seen);
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join("");
  const { t, c } = (node ?? {}) as Node;
  if (t === "Str") return String(c);
  if (t === "Space" || t === "SoftBreak" || t === "LineBreak") return " ";
  if (t === "Span" && Array.isArray(c)) return textOf(c[1]);
  return c === undefined ? "" : textOf(c);
}

function plain({ codes, words }: Seen): Seen {
  const unmarked = words.replace(/\[\w+>\]|\[?<\w+\]?/g, "");
  return { codes, words: unmarked.replace(/\s+/g, " ").trim() };
}
