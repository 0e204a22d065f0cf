/** The settings that the server reads, under `verbatim`. */
export interface Settings {
  readonly uncoded: {
    readonly severity: "error" | "warning" | "information" | "hint" | "off";
    readonly minWords: number;
    /** Whether uncoded paragraphs of closed files stand in the Problems panel. */
    readonly inClosedFiles: boolean;
  };
  readonly inlayHints: { readonly enabled: boolean; readonly longSpan: number };
}

export const DEFAULT_SETTINGS: Settings = {
  uncoded: { severity: "information", minWords: 5, inClosedFiles: false },
  inlayHints: { enabled: true, longSpan: 80 },
};
