import { DEFAULT_SETTINGS, type Settings } from "../settings";

type Json = Record<string, unknown>;

/** Reads the settings that a client sends; whatever has the wrong shape keeps its default. */
export function readSettings(value: unknown): Settings {
  const { uncoded, inlayHints } = objectOf(value);
  const own = objectOf(uncoded);
  const hints = objectOf(inlayHints);
  const { uncoded: usual, inlayHints: usualHints } = DEFAULT_SETTINGS;
  return {
    uncoded: {
      severity: isSeverity(own.severity) ? own.severity : usual.severity,
      minWords: numberOr(own.minWords, usual.minWords),
      inClosedFiles: booleanOr(own.inClosedFiles, usual.inClosedFiles),
    },
    inlayHints: {
      enabled: booleanOr(hints.enabled, usualHints.enabled),
      longSpan: numberOr(hints.longSpan, usualHints.longSpan),
    },
  };
}

const SEVERITIES = ["error", "warning", "information", "hint", "off"];

function isSeverity(value: unknown): value is Settings["uncoded"]["severity"] {
  return typeof value === "string" && SEVERITIES.includes(value);
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function numberOr(value: unknown, usual: number): number {
  return typeof value === "number" && Number.isFinite(value) && value >= 1 ? value : usual;
}

function booleanOr(value: unknown, usual: boolean): boolean {
  return typeof value === "boolean" ? value : usual;
}
