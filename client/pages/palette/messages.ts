// What the code palette and the extension say to each other.

import type { CodeOption } from "../shared/codeGroups";

export interface PaletteCode extends CodeOption {
  /** The names from its theme down to the node above it. */
  readonly path: readonly string[];
  /** `#rrggbb`, made to stand out from the background. */
  readonly color: string;
  readonly cases: number;
  readonly passages: number;
  readonly isRetired: boolean;
  /** Whether the codebook lacks it. */
  readonly isUnknown: boolean;
  readonly isPinned: boolean;
  /** Whether a passage at the cursor carries it. */
  readonly isHere: boolean;
}

export interface PaletteState {
  /** The study's title; null where there is none. */
  readonly study: string | null;
  /** The transcript in front; null where there is none to code in. */
  readonly transcript: string | null;
  /** By number first, then by recency and use. */
  readonly codes: readonly PaletteCode[];
}

export type ToPalette =
  | { readonly kind: "state"; readonly state: PaletteState }
  | { readonly kind: "focus" }
  /** What a screen reader should say. */
  | { readonly kind: "said"; readonly text: string };

export type FromPalette =
  /** Codes what is selected, or takes the code off; and goes back to the text unless it stays. */
  | { readonly kind: "toggle"; readonly id: string; readonly isStaying: boolean }
  | { readonly kind: "new"; readonly name: string }
  | { readonly kind: "pin"; readonly id: string }
  | { readonly kind: "unpin"; readonly id: string }
  | { readonly kind: "move"; readonly id: string; readonly number: number }
  | { readonly kind: "recode"; readonly id: string }
  | { readonly kind: "leave" };
