import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { ClearScope } from "../shared/ClearScope";
import { ChoiceBar } from "./ChoiceBar";
import type { Choices } from "./choices";
import type { Target } from "./drawing/drawing";
import { Figure } from "./Figure";
import type { Draft, FileType, FindingsMessage, MatrixCellOf, PassagesOf, Place } from "./messages";
import { PassageRows } from "./PassageRows";
import type { Picture } from "./picture";
import { nameOfPassages } from "./names";
import { pictureOf } from "./pictures";
import { isSame, type State } from "./state";

/** What a reader can do on the page. */
export interface Actions {
  choose(change: Partial<Choices>): void;
  /** Shows another page of transcripts. */
  turn(offset: number): void;
  open(target: Target): void;
  save(picture: Picture, type: FileType): void;
  /** Selects a passage in its transcript. */
  show(passage: Place): void;
  morePassages(): void;
  closePassages(): void;
  /** Begins to write what a cell of a framework matrix comes to. */
  editSummary(of: PassagesOf, summary: string | null): void;
  keepDraft(draft: Draft): void;
  dropSummary(of: MatrixCellOf): void;
  saveSummary(draft: Draft): void;
  clearScope(): void;
}

export const TRANSCRIPTS_ON_A_PAGE = 50;

export function App({ state, actions }: { readonly state: State; readonly actions: Actions }) {
  const { message, list, drafts } = state;
  const draft = list && drafts.find(({ of }) => isSame(of, list.of));
  if (!message) return <p role="status">Reading the study…</p>;
  // The picture stays below the passages: who comes back finds the mark that led to them.
  return (
    <>
      <div hidden={list !== undefined}>
        <Whole message={message} state={state} actions={actions} />
      </div>
      {list && <PassageRows list={list} draft={draft} actions={actions} />}
    </>
  );
}

interface WholeProps {
  readonly message: FindingsMessage;
  readonly state: State;
  readonly actions: Actions;
}

function Whole({ message, state: { choices, drafts }, actions }: WholeProps) {
  const { findings } = message;
  const { title, failure, cases, transcripts, words } = findings;
  const picture = useMemo(() => pictureOf(message, choices), [message, choices]);
  const size = [
    countOf(cases, "case"),
    countOf(transcripts, "transcript"),
    `${countOf(words, "word")} of participants`,
  ];
  return (
    <>
      <header>
        <h1 tabIndex={-1} dir="auto">
          Findings: {oneLine(title)}
        </h1>
        <p class="quiet">
          {size.join(" · ")} <ClearScope scope={findings.scope} clear={actions.clearScope} />
        </p>
        <ChoiceBar findings={findings} choices={choices} choose={actions.choose} />
        {failure && (
          <p class="failure" role="alert">
            The codebook in force is the last good one: {failure}
          </p>
        )}
        <Unsaved findings={findings} drafts={drafts} open={actions.open} />
      </header>
      <Measured>
        {(width) =>
          picture ? (
            <Figure
              picture={picture}
              message={message}
              width={width}
              hasTable={choices.hasTable}
              actions={actions}
            />
          ) : (
            <p role="status">Counting…</p>
          )
        }
      </Measured>
    </>
  );
}

interface UnsavedProps extends Pick<Actions, "open"> {
  readonly findings: FindingsMessage["findings"];
  readonly drafts: readonly Draft[];
}

/** Summaries that somebody has begun and gone away from. */
function Unsaved({ findings, drafts, open }: UnsavedProps) {
  if (drafts.length === 0) return null;
  return (
    <div class="note buttons" role="group" aria-label="Summaries that are not saved yet">
      <span>Not saved yet:</span>
      {drafts.map(({ of }) => (
        <button key={JSON.stringify(of)} onClick={() => open(of)}>
          Summary of {nameOfPassages(of, findings)}
        </button>
      ))}
    </div>
  );
}

const NARROWEST = 240;

/** Tells what is drawn how wide it may be, now and whenever the window becomes another one. */
function Measured({
  children,
}: {
  readonly children: (width: number) => preact.ComponentChildren;
}) {
  const element = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const look = (): void => {
      const wide = Math.floor(current.clientWidth);
      // What is hidden has no width, and keeps the one that it had.
      if (wide > 0) setWidth(Math.max(NARROWEST, wide));
    };
    const observer = new ResizeObserver(look);
    observer.observe(current);
    look();
    return () => observer.disconnect();
  }, []);
  return <main ref={element}>{width > 0 && children(width)}</main>;
}
