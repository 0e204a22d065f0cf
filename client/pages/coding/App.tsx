// The coding view: its head, the transcript, and what stands at the cursor.
import type { RefObject } from "preact";
import type { PaletteCode } from "../palette/messages";
import type { Option } from "../shared/codeGroups";
import { Filter } from "./Filter";
import { Help } from "./Help";
import type { PassageRef } from "./messages";
import { passageName } from "./names";
import { passagesAt, type Reading, type State } from "./state";
import { nameStyle, lineColor } from "./lines";
import { Transcript } from "./Transcript";

/** What a person can do besides pressing keys in the transcript. */
export interface Actions {
  passage(passage: PassageRef): void;
  filter(text: string | null): void;
  choose(option: Option<PaletteCode>): void;
  help(isOpen: boolean): void;
  menu(): void;
  openText(): void;
  /** As a file that can be printed. */
  save(): void;
  keyDown(event: KeyboardEvent): void;
}

export interface AppProps {
  readonly state: State;
  readonly actions: Actions;
  readonly isMac: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

export function App({ state, actions, isMac, scroller }: AppProps) {
  const { reading, unreadable, filter, isHelpOpen } = state;
  if (unreadable !== null) return <p role="status">{unreadable}</p>;
  if (!reading) return <p role="status">Reading the transcript…</p>;
  return (
    <>
      <Head reading={reading} actions={actions} />
      <main>
        <div
          ref={scroller}
          class="transcript"
          tabIndex={0}
          role="application"
          aria-roledescription="coding view"
          aria-label={`Transcript of ${reading.head.case}. Type to code, question mark for the keys.`}
          onKeyDown={actions.keyDown}
        >
          <div class="sheet">
            <Transcript
              blocks={reading.blocks}
              here={reading.here}
              codes={reading.codes}
              onPassage={actions.passage}
            />
            {reading.words.length === 0 ? (
              <p class="quiet">Nobody says anything here yet.</p>
            ) : null}
            <div class="caret" id="caret" aria-hidden="true" />
          </div>
        </div>
      </main>
      <AtCaret state={state} reading={reading} />
      {filter === null ? null : (
        <Filter
          text={filter}
          palette={state.palette}
          onText={actions.filter}
          onChoose={actions.choose}
          onClose={() => actions.filter(null)}
        />
      )}
      {isHelpOpen ? <Help isMac={isMac} onClose={() => actions.help(false)} /> : null}
    </>
  );
}

function Head({ reading, actions }: { readonly reading: Reading; readonly actions: Actions }) {
  const { case: name, attributes } = reading.head;
  return (
    <header>
      <h1 dir="auto">{name}</h1>
      <p class="quiet" dir="auto">
        {attributes.map(({ key, value }) => `${key}: ${value}`).join(" · ")}
      </p>
      <div class="buttons">
        <button onClick={actions.menu}>Menu</button>
        <button onClick={() => actions.help(true)}>Keys</button>
        <button onClick={actions.save}>Save as HTML</button>
        <button onClick={actions.openText}>Text</button>
      </div>
    </header>
  );
}

/** The passages at the cursor by name, for all who cannot tell their lines apart. */
function AtCaret({ state, reading }: { readonly state: State; readonly reading: Reading }) {
  const { anchor, focus } = state.selected;
  const passages = passagesAt(reading.passages, Math.min(anchor, focus));
  if (state.adjusting !== null) return <footer class="adjusting">{state.adjusting}</footer>;
  return (
    <footer>
      {passages.length === 0 ? (
        <span class="quiet">
          Select words, then type a code’s name or press its number. Keys: ?
        </span>
      ) : (
        passages.map((passage) => (
          <span class="at-caret">
            <span
              class="line"
              style={nameStyle(passage.lane, lineColor(passage.codes, reading.codes))}
            />
            {passageName(passage, reading.codes)}
            {passage.memo === null ? null : <span class="quiet"> ✎ {passage.memo}</span>}
          </span>
        ))
      )}
    </footer>
  );
}
