import { attributeOf, childrenOf, type Tree } from "./tree";

/** Which text source the transcript of a recording is, where both name the same file. */
export interface SharedTexts {
  /** The transcripts that a text source is, too. */
  readonly in: (textSource: Tree) => readonly Tree[];
  /** Whether a transcript comes in with a text source. */
  readonly has: (transcript: Tree) => boolean;
}

/** Some programs write the transcript of a recording as a text of its own as well, with its codes. */
export function sharedTexts(holders: readonly Tree[]): SharedTexts {
  const owners = new Map<string, Tree>();
  for (const holder of holders) {
    const path = holder.name === "TextSource" ? pathOf(holder) : undefined;
    if (path !== undefined && !owners.has(path)) owners.set(path, holder);
  }
  const shared = new Map<Tree, Tree[]>();
  const found = new Set<Tree>();
  for (const transcript of holders.flatMap((holder) => textsIn(holder))) {
    const owner = owners.get(pathOf(transcript) ?? "");
    if (owner === undefined) continue;
    found.add(transcript);
    const known = shared.get(owner);
    if (known === undefined) shared.set(owner, [transcript]);
    else known.push(transcript);
  }
  return { in: (textSource) => shared.get(textSource) ?? [], has: (one) => found.has(one) };
}

/** The texts in a recording or a PDF document: its transcripts, and the words of its pages. */
export function textsIn(holder: Tree): readonly Tree[] {
  return holder.name === "TextSource" ? [] : childrenOf(holder, "Transcript", "Representation");
}

function pathOf(text: Tree): string | undefined {
  return attributeOf(text, "plainTextPath")?.toLowerCase();
}
