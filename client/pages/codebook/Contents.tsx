import { useMemo } from "preact/hooks";
import { elementId } from "./places";
import type { Item } from "./state";
import { Swatch } from "./Swatch";

interface ContentsProps {
  readonly items: readonly Item[];
  readonly found: ReadonlySet<string> | undefined;
  readonly reveal: (node: string) => void;
}

/** The table of contents: themes, their categories and codes; what is searched for alone. */
export function Contents({ items, found, reveal }: ContentsProps) {
  // Figures change with every key that somebody types; names and places do not.
  const shown = items.filter(({ id }) => !found || found.has(id));
  const outline = shown.map(({ id, name, entry }) => `${id}\n${name}\n${entry?.color}`).join("\n");
  return useMemo(
    () => (
      <nav aria-label="Contents" tabIndex={0}>
        <ul>
          {shown.map((item) => (
            <Line key={item.id} item={item} reveal={reveal} />
          ))}
        </ul>
      </nav>
    ),
    [outline],
  );
}

function Line({ item, reveal }: { readonly item: Item; readonly reveal: (id: string) => void }) {
  const { id, name, entry } = item;
  const go = (event: Event): void => {
    event.preventDefault();
    reveal(id);
  };
  return (
    <li class={`depth-${Math.min(entry?.depth ?? 0, 4)}`}>
      <a href={`#${elementId(id)}`} onClick={go}>
        <Swatch kind={entry?.kind ?? "unknown"} color={entry?.color} />
        <bdi>{name}</bdi>
      </a>
    </li>
  );
}
