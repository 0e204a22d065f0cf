import { useMemo } from "preact/hooks";
import type { PassageInfo } from "../../../server/protocol";
import { COUNTING_RULE, EXAMPLES_RULE } from "../../text/codebookEntry";
import { countOf, numberText } from "../../text/figures";
import { ClearScope } from "../shared/ClearScope";
import { Contents } from "./Contents";
import { Entry } from "./Entry";
import { Passages } from "./Passages";
import { matching, type Codebook, type Item, type State } from "./state";

/** What a reader can do on the page. */
export interface Actions {
  search(search: string): void;
  openEntry(node: string): void;
  openCodebook(): void;
  save(): void;
  clearScope(): void;
  /** Selects a passage in its transcript. */
  show(passage: PassageInfo): void;
  reveal(node: string): void;
  moreExamples(node: string): void;
  listPassages(node: string): void;
  morePassages(): void;
  closePassages(): void;
  /** Follows where an entry's element is. */
  placeOf(element: Element): void;
}

export function App({ state, actions }: { readonly state: State; readonly actions: Actions }) {
  const { codebook, list } = state;
  if (!codebook) return <p role="status">Reading the study…</p>;
  if (list) {
    const item = codebook.items.find(({ id }) => id === list.node);
    return <Passages list={list} item={item} actions={actions} />;
  }
  return <Whole codebook={codebook} state={state} actions={actions} />;
}

interface WholeProps {
  readonly codebook: Codebook;
  readonly state: State;
  readonly actions: Actions;
}

function Whole({ codebook, state, actions }: WholeProps) {
  const { items } = codebook;
  const found = useMemo(() => matching(items, state.search), [items, state.search]);
  const known = items.filter(({ entry }) => entry);
  const outside = known.findIndex(({ entry }) => entry?.depth === 0 && entry.kind !== "theme");
  const inThemes = outside < 0 ? known : known.slice(0, outside);
  const section = (those: readonly Item[], level: number) =>
    those.map((item) => (
      <Entry
        key={item.id}
        item={item}
        level={level + (item.entry?.depth ?? 0)}
        examples={state.examples.get(item.id)}
        isHidden={found !== undefined && !found.has(item.id)}
        actions={actions}
      />
    ));
  const others = outside < 0 ? [] : known.slice(outside);
  const unknown = items.filter(({ entry }) => !entry);
  return (
    <>
      <Head codebook={codebook} search={state.search} found={found?.size} actions={actions} />
      <div class="columns">
        <Contents items={items} found={found} reveal={actions.reveal} />
        <main>
          {found?.size === 0 && <p>Nothing in the codebook has all of these words.</p>}
          {section(inThemes, 2)}
          <Group title="Outside themes" items={others} found={found}>
            {section(others, 3)}
          </Group>
          <Group title="Not in the codebook" items={unknown} found={found}>
            <p class="quiet">Transcripts use these codes, and the codebook does not have them.</p>
            {section(unknown, 3)}
          </Group>
          <p class="quiet rule">{COUNTING_RULE}</p>
          <p class="quiet rule">{EXAMPLES_RULE}</p>
        </main>
      </div>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly Item[];
  readonly found: ReadonlySet<string> | undefined;
  readonly children: preact.ComponentChildren;
}

function Group({ title, items, found, children }: GroupProps) {
  const isHidden = found !== undefined && !items.some(({ id }) => found.has(id));
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 hidden={isHidden}>{title}</h2>
      {children}
    </section>
  );
}

interface HeadProps {
  readonly codebook: Codebook;
  readonly search: string;
  readonly found: number | undefined;
  readonly actions: Actions;
}

function Head({ codebook, search, found, actions }: HeadProps) {
  const { title, failure, items, cases, transcripts } = codebook;
  const all = countOf(items.length, "entry");
  const size = [all, countOf(cases, "case"), countOf(transcripts, "transcript")].join(" · ");
  return (
    <header>
      <h1 tabIndex={-1} dir="auto">
        {title}
      </h1>
      <p class="quiet">
        {size} <ClearScope scope={codebook.scope} clear={actions.clearScope} />
      </p>
      <div class="bar">
        <input
          type="search"
          aria-label="Search the codebook"
          placeholder="Search the codebook ( / )"
          value={search}
          onInput={({ currentTarget }) => actions.search(currentTarget.value)}
        />
        <span role="status">
          {found === undefined ? "" : `${numberText(found)} of ${all} match`}
        </span>
        <button onClick={actions.openCodebook}>Open codebook.yaml</button>
        <button title="Saves the codebook as a file that any browser prints" onClick={actions.save}>
          Save as HTML to print…
        </button>
      </div>
      {failure && (
        <p class="failure" role="alert">
          The codebook in force is the last good one: {failure}
        </p>
      )}
    </header>
  );
}
