import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ExamplesResult } from "../../../server/protocol/codebookPage";
import {
  figuresText,
  kindNames,
  partsOf,
  statusText,
  type EntryPart,
} from "../../text/codebookEntry";
import { numberText } from "../../text/figures";
import type { Actions } from "./App";
import { Examples } from "./Examples";
import { elementId } from "./places";
import type { Item } from "./state";
import { Swatch } from "./Swatch";

interface EntryProps {
  readonly item: Item;
  /** The level of its heading, from 2. */
  readonly level: number;
  readonly examples: ExamplesResult | undefined;
  readonly isHidden: boolean;
  readonly actions: Actions;
}

/** A theme, category or code. Drawn again only when something of it has changed. */
export function Entry({ item, level, examples, isHidden, actions }: EntryProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (element.current) actions.placeOf(element.current);
  }, []);
  const content = useMemo(
    () => <Content item={item} level={level} examples={examples} actions={actions} />,
    [item.entry ?? item.id, figuresText(item.figures), level, examples],
  );
  return (
    <article id={elementId(item.id)} ref={element} hidden={isHidden}>
      {content}
    </article>
  );
}

function Content({ item, level, examples, actions }: Omit<EntryProps, "isHidden">) {
  const { id, name, entry, figures } = item;
  const parts = entry ? partsOf(entry) : [];
  return (
    <>
      <Title level={level}>
        <Swatch kind={entry?.kind ?? "unknown"} color={entry?.color} />
        <bdi>{name}</bdi>
      </Title>
      <About item={item} />
      {entry && parts.length === 0 && <p class="quiet">No definition yet.</p>}
      <dl>
        {parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
      </dl>
      <p class="figures">{figuresText(figures)}</p>
      {examples && examples.examples.length > 0 && (
        <Examples node={id} name={name} examples={examples} actions={actions} />
      )}
      <p class="links">
        {figures.codings > 0 && (
          <button onClick={() => actions.listPassages(id)}>
            All passages<span class="said-only"> of {name}</span>
          </button>
        )}
        {entry && (
          <button onClick={() => actions.openEntry(id)}>
            Open in codebook.yaml<span class="said-only"> at {name}</span>
          </button>
        )}
      </p>
    </>
  );
}

/** The kind, the id, where it stands and how it is used: what makes a name unmistakable. */
function About({ item: { id, entry } }: { readonly item: Item }) {
  const status = entry ? statusText(entry) : "";
  return (
    <p class="quiet about">
      {entry ? kindNames[entry.kind] : "Code"}
      {entry?.path.map((name, index) => (
        <>
          {index === 0 ? " in " : " › "}
          <bdi>{name}</bdi>
        </>
      ))}{" "}
      <code>{id}</code>
      {status && <strong class="state">{status}</strong>}
    </p>
  );
}

function Title({ level, children }: { level: number; children: preact.ComponentChildren }) {
  const Heading = `h${Math.min(level, 6)}` as keyof JSX.IntrinsicElements & "h2";
  return (
    <Heading class="name" tabIndex={-1}>
      {children}
    </Heading>
  );
}

const SHOWN_CHARACTERS = 2000;

/** One part of the entry; a very long one is cut, which is said, until somebody wants all of it. */
function Part({ part: { label, text } }: { readonly part: EntryPart }) {
  const [isWhole, setIsWhole] = useState(false);
  const isCut = text.length > SHOWN_CHARACTERS && !isWhole;
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">
        {isCut ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}{" "}
        {isCut && (
          <button onClick={() => setIsWhole(true)}>
            Show all {numberText(text.length)} characters
          </button>
        )}
      </dd>
    </div>
  );
}
