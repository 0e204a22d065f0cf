// Moving the focus through a list by keyboard.

/** How far Page Up and Page Down go. */
const PAGE = 10;

/** Where a key leads in a list of so many items; undefined for other keys. */
export function indexAfter(key: string, index: number, count: number): number | undefined {
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

/** Focuses an element and brings it into view. */
export function focusOn(element: HTMLElement | null | undefined): void {
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
}
