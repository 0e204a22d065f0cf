import { oneLine } from "../../text/plain";
import { announce } from "./announce";

const ID = "clear-scope";

export interface ClearScopeProps {
  /** The query of the scope; undefined where the whole study is counted. */
  readonly scope: string | undefined;
  readonly clear: () => void;
}

/** The way back to the whole study, on a page whose figures a scope limits. */
export function ClearScope({ scope, clear }: ClearScopeProps) {
  if (scope === undefined) return null;
  const title = `Counts the whole study again, and not only ${oneLine(scope)}`;
  return (
    <button id={ID} title={title} onClick={clear}>
      Clear scope
    </button>
  );
}

/** Goes on at the title of the page when the button goes that has the focus. */
export function keepFocusOfScope(update: () => void): void {
  const isOnButton = document.activeElement?.id === ID;
  update();
  if (!isOnButton || document.getElementById(ID)) return;
  document.querySelector<HTMLElement>("h1")?.focus();
  announce("The whole study is counted again.");
}
