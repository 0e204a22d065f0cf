import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween, wordingOf } from "../../../server/markup/wording";

export const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;

/** A transcript as both readers see it. */
export interface SeenTranscript {
  readonly wording: string;
  readonly speakers: readonly string[];
  /** By where they start; those without words are left out. */
  readonly passages: readonly SeenPassage[];
}

interface SeenPassage {
  readonly codes: readonly string[];
  readonly id: string;
  readonly annotations: readonly (readonly [string, string])[];
  readonly words: string;
}

export function readByUs(text: string): SeenTranscript {
  const transcript = parseTranscript(text);
  const passages = transcript.passages.filter(({ start, end }) => end > start);
  passages.sort((a, b) => a.start - b.start || b.end - a.end);
  return {
    wording: wordingOf(transcript),
    speakers: transcript.paragraphs.flatMap(({ label }) =>
      label ? `${text.slice(label.name.start, label.name.end)}:` : [],
    ),
    passages: passages.map(({ block, start, end }) => ({
      codes: block.codes.map(({ id }) => id),
      id: block.id?.id ?? "",
      annotations: block.entries.map(({ key, value }) => [key, value]),
      words: wordingBetween(transcript, start, end).replaceAll("\n", " "),
    })),
  };
}

/** With pandoc/verbatim.lua as a filter on a file, or as a reader. */
export function readByPandoc(text: string, how: "filter" | "reader"): SeenTranscript {
  const folder = mkdtempSync(join(tmpdir(), "verbatim pandoc "));
  try {
    const file = join(folder, "x.md");
    writeFileSync(file, text);
    const filter = ["--lua-filter", "pandoc/verbatim.lua"];
    const way = how === "filter" ? filter : ["-f", "pandoc/verbatim.lua"];
    const options = { encoding: "utf8", maxBuffer: 1e9 } as const;
    const { stdout, stderr, status } = spawnSync("pandoc", [file, ...way, "-t", "json"], options);
    if (status !== 0) throw new Error(stderr);
    return seenIn((JSON.parse(stdout) as { blocks: Node[] }).blocks);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Node {
  readonly t: string;
  readonly c?: unknown;
}
type Attributes = readonly [string, readonly string[], readonly (readonly [string, string])[]];

interface Growing extends SeenPassage {
  words: string;
  paragraph: number;
}

function seenIn(blocks: readonly Node[]): SeenTranscript {
  const speakers: string[] = [];
  const found = new Map<number, Growing>();
  const paragraphs: string[] = [];
  const say = (text: string, open: readonly Growing[]): void => {
    const paragraph = paragraphs.length - 1;
    paragraphs[paragraph] += text;
    for (const passage of open) {
      if (passage.words !== "" && passage.paragraph !== paragraph) passage.words += " ";
      passage.words += text;
      passage.paragraph = paragraph;
    }
  };
  const walk = (nodes: readonly Node[], open: readonly Growing[]): void => {
    for (const { t, c } of nodes) {
      if (t === "Str") say(String(c), open);
      else if (t === "Space") say(" ", open);
      else if (t === "Span") {
        const [attributes, inner] = c as [Attributes, readonly Node[]];
        const number = attributes[2].find(([key]) => key === "verbatim-passage")?.[1];
        walk(inner, [...open, passageFor(found, Number(number), attributes)]);
      } else throw new Error(`There is ${t} in a paragraph`);
    }
  };
  for (const { t, c } of blocks) {
    if (t !== "Para") continue;
    paragraphs.push("");
    walk(withoutLabel(c as readonly Node[]), []);
    speakers.push(...labelsOf(c as readonly Node[]));
  }
  const passages = [...found].sort(([a], [b]) => a - b).map(([, passage]) => passage);
  return {
    wording: paragraphs.filter((text) => text !== "").join("\n"),
    speakers,
    passages: passages.map(({ codes, id, annotations, words }) => {
      // Lua knows no normal forms, so that ids stay as they are written.
      const nfc = codes.map((code) => code.normalize("NFC"));
      return { codes: nfc, id: id.normalize("NFC"), annotations, words };
    }),
  };
}

/** Labels and time stamps stand before the words, each with a blank behind it. */
function withoutLabel(nodes: readonly Node[]): readonly Node[] {
  let first = 0;
  while (isOutside(nodes[first])) first += 2;
  return nodes.slice(first);
}

function labelsOf(nodes: readonly Node[]): readonly string[] {
  const outside = nodes.filter(isOutside).map((node) => node.c as [Attributes, readonly Node[]]);
  return outside.flatMap(([attributes, inner]) => labelIn(attributes, inner));
}

function isOutside(node: Node | undefined): boolean {
  if (node?.t !== "Span") return false;
  const [[, , entries]] = node.c as [Attributes];
  return entries.every(([key]) => key !== "verbatim-passage");
}

function labelIn([, classes]: Attributes, inner: readonly Node[]): readonly string[] {
  if (!classes.includes("verbatim-speaker")) return [];
  return [inner.map(({ t, c }) => (t === "Space" ? " " : String(c))).join("")];
}

function passageFor(
  found: Map<number, Growing>,
  number: number,
  [id, codes, entries]: Attributes,
): Growing {
  const known = found.get(number);
  if (known !== undefined) return known;
  const annotations = entries.filter(([key]) => key !== "verbatim-passage");
  const passage = { codes, id, annotations, words: "", paragraph: -1 };
  found.set(number, passage);
  return passage;
}

/** A comment of a document of Word, as Pandoc reads it. */
export interface SeenComment {
  readonly author: string;
  readonly text: string;
  /** The words that it is on, paragraphs joined by a blank. */
  readonly words: string;
}

export function commentsByPandoc(docx: Uint8Array): readonly SeenComment[] {
  const args = ["-f", "docx", "--track-changes=all", "-t", "json"];
  const options = { input: docx, maxBuffer: 1e9 } as const;
  const { stdout, stderr, status } = spawnSync("pandoc", args, options);
  if (status !== 0) throw new Error(String(stderr));
  const { blocks } = JSON.parse(String(stdout)) as { blocks: Node[] };
  const comments = new Map<string, { author: string; text: string; words: string }>();
  const open = new Set<string>();
  const say = (text: string): void => {
    for (const id of open) {
      const comment = comments.get(id);
      if (comment !== undefined) comment.words += text;
    }
  };
  const walk = ({ t, c }: Node): void => {
    if (t === "Str") say(String(c));
    else if (t === "Space" || t === "SoftBreak") say(" ");
    else if (t === "Span") {
      const [[, [kind], entries], inner] = c as [Attributes, readonly Node[]];
      const { id = "", author = "" } = Object.fromEntries(entries) as Record<string, string>;
      if (kind === "comment-start") {
        comments.set(id, { author, text: textOf(inner), words: "" });
        open.add(id);
      } else if (kind === "comment-end") open.delete(id);
      // Of several comments that begin or end at one place, Pandoc puts one into the other.
      inner.filter((node) => kind === undefined || node.t === "Span").forEach(walk);
    } else if (t === "Strong") (c as readonly Node[]).forEach(walk);
    else if (t === "Header") (c as [number, Attributes, readonly Node[]])[2].forEach(walk);
  };
  for (const block of blocks) {
    if (block.t === "Para") (block.c as readonly Node[]).forEach(walk);
    else walk(block);
    say(" ");
  }
  return [...comments].sort(([a], [b]) => Number(a) - Number(b)).map(([, comment]) => comment);
}

function textOf(nodes: readonly Node[]): string {
  return nodes.map(({ t, c }) => (t === "Str" ? String(c) : " ")).join("");
}
