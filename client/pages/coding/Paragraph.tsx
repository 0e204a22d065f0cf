// One paragraph: who speaks, the words with their lines, and the codes beside them.
import type { ReadingParagraph, ReadingPassage } from "../../../server/protocol/reading";
import type { PassagesHere } from "./layout";
import { lineColor, nameStyle, wordsStyle } from "./lines";
import type { PassageRef, ShownCode } from "./messages";
import { passageName } from "./names";
import { runsOf } from "./runs";

export interface ParagraphProps {
  readonly index: number;
  readonly block: ReadingParagraph;
  readonly here: PassagesHere;
  readonly codes: ReadonlyMap<string, ShownCode>;
  readonly onPassage: (passage: PassageRef) => void;
}

export function Paragraph({ index, block, here, codes, onPassage }: ParagraphProps) {
  const { speaker, isInterviewer, timeStamps, text, start } = block;
  return (
    <div class={isInterviewer ? "paragraph interviewer" : "paragraph"} id={paragraphId(index)}>
      <div class="who">
        {speaker === null ? null : <b dir="auto">{speaker}</b>}
        {timeStamps.map((stamp) => (
          <span class="stamp quiet">{stamp}</span>
        ))}
      </div>
      <p class="words" dir="auto">
        {runsOf(text, start, here.drawn).map((run) =>
          run.passages.length === 0 ? (
            <span>{run.text}</span>
          ) : (
            <span class="coded" style={wordsStyle(run.passages, codes)}>
              {run.text}
            </span>
          ),
        )}
      </p>
      <div class="codes">
        {here.named.map((passage, at) => (
          <Name
            passage={passage}
            nth={nthOf(here.named, at)}
            isGoingOn={passage.start < start}
            codes={codes}
            onPassage={onPassage}
          />
        ))}
        {here.more > 0 ? <div class="quiet">and {here.more} more passages</div> : null}
        {block.state === "uncoded" ? <div class="state quiet">not coded yet</div> : null}
        {block.state === "nothing" ? <div class="state quiet">nothing to code</div> : null}
      </div>
    </div>
  );
}

export function paragraphId(index: number): string {
  return `p${index}`;
}

export function nameKey({ start, end, nth }: PassageRef): string {
  return `${start}-${end}-${nth}`;
}

function nthOf(named: readonly ReadingPassage[], at: number): number {
  const passage = named[at];
  const before = named.slice(0, at);
  return before.filter(({ start, end }) => start === passage?.start && end === passage.end).length;
}

interface NameProps extends Pick<ParagraphProps, "codes" | "onPassage"> {
  readonly passage: ReadingPassage;
  readonly nth: number;
  readonly isGoingOn: boolean;
}

/** For the mouse; the keyboard goes from passage to passage in the words. */
function Name({ passage, nth, isGoingOn, codes, onPassage }: NameProps) {
  const { start, end, codes: ids, lane, memo, by } = passage;
  const ref = { start, end, nth };
  const names = passageName(passage, codes);
  return (
    <div
      class={isGoingOn ? "label going-on" : "label"}
      data-passage={nameKey(ref)}
      title={[names, by ? `by ${by}` : "", memo ?? ""].filter(Boolean).join("\n")}
      onMouseDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onPassage(ref);
      }}
    >
      <span class="line" style={nameStyle(lane, lineColor(ids, codes))} />
      <span class="text">
        {isGoingOn ? "… " : ""}
        {names}
        {memo === null ? "" : " ✎"}
      </span>
    </div>
  );
}
