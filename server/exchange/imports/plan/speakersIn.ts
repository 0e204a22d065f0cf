import { cutWords } from "../../../markup/wordCutter";
import type { Imported } from "../imported";

/** How much a name says in files, as the files call it. */
export interface NameFigures {
  readonly name: string;
  /** How often it begins to speak. */
  readonly turns: number;
  readonly words: number;
  readonly files: number;
}

/** Everybody who speaks in these files, most words first; each file is a list of transcripts. */
export function speakersIn(files: readonly (readonly Imported[])[]): readonly NameFigures[] {
  const figures = new Map<string, { turns: number; words: number; files: number }>();
  for (const transcripts of files) {
    const inFile = new Set<string>();
    for (const { parts } of transcripts) countIn(parts, figures, inFile);
    for (const name of inFile) figures.get(name)!.files++;
  }
  return [...figures]
    .map(([name, counted]) => ({ name, ...counted }))
    .sort((a, b) => b.words - a.words);
}

function countIn(
  parts: Imported["parts"],
  figures: Map<string, { turns: number; words: number; files: number }>,
  inFile: Set<string>,
): void {
  let last: string | undefined;
  for (const part of parts) {
    if (part.kind !== "speech") continue;
    const { speaker, text } = part;
    if (speaker !== undefined) {
      const counted = figures.get(speaker) ?? { turns: 0, words: 0, files: 0 };
      counted.words += cutWords(text).starts.length;
      if (speaker !== last) counted.turns++;
      figures.set(speaker, counted);
      inFile.add(speaker);
    }
    last = speaker;
  }
}
