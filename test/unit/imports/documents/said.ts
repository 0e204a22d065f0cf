import assert from "node:assert/strict";
import type { Imported, ReadFile } from "../../../../server/exchange/imports/imported";

/** The one transcript that was read. */
export function transcriptIn(read: ReadFile): Imported {
  assert.ok("transcripts" in read, "refusal" in read ? read.refusal : "");
  assert.equal(read.transcripts.length, 1);
  return read.transcripts[0]!;
}

/** What is said, a line each: `[start] speaker: words`, or `# heading`; lines of a paragraph have ` / `. */
export function saidIn({ parts }: Pick<Imported, "parts">): readonly string[] {
  return parts.map((part) => {
    if (part.kind === "heading") return `${"#".repeat(part.level)} ${part.text}`;
    const start = part.start === undefined ? "" : `[${part.start}] `;
    const speaker = part.speaker === undefined ? "" : `${part.speaker}: `;
    return `${start}${speaker}${part.text.replaceAll("\n", " / ")}`;
  });
}

/** Every marked stretch: its words, and what was written of them. */
export function stretchesIn({ parts }: Pick<Imported, "parts">): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === "heading"
      ? []
      : part.stretches.map(({ start, end, codes, memo, coder }) =>
          [part.text.slice(start, end), ...codes, memo, coder && `by ${coder}`]
            .filter((word) => word !== undefined)
            .join(" | "),
        ),
  );
}

/** The account, an item a line, as in `left out 2 pictures`. */
export function accountOf({ account }: Pick<Imported, "account">): readonly string[] {
  return account.map(({ fate, count, what }) => `${fate} ${count} ${what}`);
}

export function refusalIn(read: ReadFile): string {
  assert.ok("refusal" in read, "it was read");
  return read.refusal;
}
