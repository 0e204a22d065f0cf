// Where the entries of the page are: which are in view, and how the reader's place is kept.
import type { KeptState } from "./messages";

type Top = NonNullable<KeptState["top"]>;

export interface Places {
  /** To be given the element of every entry once. */
  watch(element: Element): void;
  /** The nodes that are in view, or nearly. */
  visible(): readonly string[];
  /** Scrolls to where the reader was. */
  restore(top: Top): void;
}

export interface PlacesListener {
  readonly onVisible: (node: string) => void;
  readonly onScroll: (top: Top | null) => void;
}

export function createPlaces({ onVisible, onScroll }: PlacesListener): Places {
  const inView = new Map<string, Element>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const node = nodeOf(target);
        if (!isIntersecting) inView.delete(node);
        else {
          inView.set(node, target);
          onVisible(node);
        }
      }
    },
    { rootMargin: "25%" },
  );
  let isPlanned = false;
  addEventListener("scroll", () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      if (inView.size > 0) onScroll(topOf([...inView.values()]));
    });
  });
  return {
    watch: (element) => observer.observe(element),
    visible: () => [...inView.keys()],
    restore({ node, pixels }) {
      const element = entryElement(node);
      if (!element) return;
      element.scrollIntoView();
      scrollBy(0, element.getBoundingClientRect().top - pixels);
    },
  };
}

/** The element of a node's entry. */
export function entryElement(node: string): HTMLElement | null {
  return document.getElementById(elementId(node));
}

export function elementId(node: string): string {
  return `entry-${node}`;
}

/** Brings an entry into view and puts the focus on its heading. */
export function focusEntry(node: string): void {
  const element = entryElement(node);
  element?.scrollIntoView();
  element?.querySelector<HTMLElement>(".name")?.focus({ preventScroll: true });
}

function nodeOf(element: Element): string {
  return element.id.slice(elementId("").length);
}

/** The first entry whose end is below the upper edge of the window. */
function topOf(elements: readonly Element[]): Top | null {
  const boxes = elements
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && box.bottom > 0)
    .sort((a, b) => a.box.top - b.box.top);
  const [first] = boxes;
  return first ? { node: nodeOf(first.element), pixels: first.box.top } : null;
}
