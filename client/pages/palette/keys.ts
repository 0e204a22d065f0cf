// What the keys do in the palette.

export type Action =
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "choose"; readonly isStaying: boolean }
  | { readonly kind: "move"; readonly by: -1 | 1 }
  | { readonly kind: "clear" | "leave" | "pin" };

/** What is typed, and where one is in the list. */
export interface Keyboard {
  readonly text: string;
  readonly count: number;
  readonly current: number;
}

/** How far Page Up and Page Down go. */
const PAGE = 10;

export function actionFor(
  { key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing }: KeyboardEvent,
  { text, count, current }: Keyboard,
): Action | undefined {
  if (isComposing) return undefined;
  const go = (to: number): Action => ({ kind: "go", to: Math.max(0, Math.min(count - 1, to)) });
  if (altKey && code === "KeyP") return { kind: "pin" };
  if (altKey && key === "ArrowUp") return { kind: "move", by: -1 };
  if (altKey && key === "ArrowDown") return { kind: "move", by: 1 };
  if (altKey) return undefined;
  if (key === "ArrowUp") return go(current === 0 ? count - 1 : current - 1);
  if (key === "ArrowDown") return go(current === count - 1 ? 0 : current + 1);
  if (key === "PageUp") return go(current - PAGE);
  if (key === "PageDown") return go(current + PAGE);
  if (key === "Enter") return { kind: "choose", isStaying: ctrlKey || metaKey || shiftKey };
  if (key === "Escape") return { kind: text === "" ? "leave" : "clear" };
  return undefined;
}
