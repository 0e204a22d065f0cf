// The transcript itself, in parts of some paragraphs each: parts out of view are not laid out.
import { memo } from "preact/compat";
import type { ReadingBlock } from "../../../server/protocol/reading";
import type { PassagesHere } from "./layout";
import type { PassageRef, ShownCode } from "./messages";
import { Paragraph } from "./Paragraph";

export interface TranscriptProps {
  readonly blocks: readonly ReadingBlock[];
  readonly here: readonly PassagesHere[];
  readonly codes: ReadonlyMap<string, ShownCode>;
  readonly onPassage: (passage: PassageRef) => void;
}

const PART = 30;

export const Transcript = memo(function Transcript(props: TranscriptProps) {
  const { blocks } = props;
  const top = Math.min(...levelsIn(blocks));
  const parts: number[] = [];
  for (let from = 0; from < blocks.length; from += PART) parts.push(from);
  return (
    <>
      {parts.map((from) => (
        <Part key={from} {...props} from={from} top={top} />
      ))}
    </>
  );
});

/** The levels of headings that there are: never more than six. */
function levelsIn(blocks: readonly ReadingBlock[]): ReadonlySet<number> {
  return new Set(blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : [])));
}

interface PartProps extends TranscriptProps {
  readonly from: number;
  /** The level of the transcript's highest headings. */
  readonly top: number;
}

const Part = memo(function Part(props: PartProps) {
  const { blocks, here, codes, onPassage, from, top } = props;
  const shown = blocks.slice(from, from + PART);
  return (
    <div class="part" style={{ containIntrinsicBlockSize: `auto ${heightOf(shown)}px` }}>
      {shown.map((block, at) => (
        <Block
          key={from + at}
          index={from + at}
          block={block}
          here={here[from + at] ?? NOTHING}
          codes={codes}
          onPassage={onPassage}
          top={top}
        />
      ))}
    </div>
  );
}, isSamePart);

const NOTHING: PassagesHere = { drawn: [], named: [], more: 0 };

/** A part is drawn anew when one of its own blocks has changed. */
function isSamePart(before: PartProps, after: PartProps): boolean {
  if (before.codes !== after.codes || before.top !== after.top) return false;
  const end = Math.min(after.from + PART, Math.max(before.blocks.length, after.blocks.length));
  for (let at = after.from; at < end; at++) {
    if (before.blocks[at] !== after.blocks[at] || before.here[at] !== after.here[at]) return false;
  }
  return true;
}

/** A guess, in pixels, until the part has been laid out. */
function heightOf(blocks: readonly ReadingBlock[]): number {
  return blocks.reduce(
    (height, { text }) => height + 24 + 36 * Math.ceil((text.length + 1) / 75),
    0,
  );
}

interface BlockProps extends Omit<PartProps, "blocks" | "here" | "from"> {
  readonly index: number;
  readonly block: ReadingBlock;
  readonly here: PassagesHere;
}

const Block = memo(function Block({ index, block, here, codes, onPassage, top }: BlockProps) {
  if (block.kind === "paragraph")
    return <Paragraph {...{ index, block, here, codes, onPassage }} />;
  if (block.kind === "note") return <Note text={block.text} isMemo={block.isMemo} />;
  // The page's own heading is the name of the case.
  return (
    <div class="topic" role="heading" aria-level={block.level - top + 2} dir="auto">
      {block.text}
    </div>
  );
});

function Note({ text, isMemo }: { readonly text: string; readonly isMemo: boolean }) {
  return (
    <div class="remark quiet" dir="auto">
      <span class="kind">{isMemo ? "Memo" : "Comment"}</span> {text}
    </div>
  );
}
