import type { ColumnKind } from "./declare";

/** Chapters of the README, in which the rules stand that the columns go by. */
export const SECTION = {
  markup: "The markup on one page",
  codebook: "The codebook",
  counting: "How Verbatim counts",
  data: "Data for R, Python and others",
} as const;

export const idOf = (section: string): ColumnKind => ({ type: "text", unit: "id", section });
export const textOf = (section: string): ColumnKind => ({ type: "text", unit: "text", section });
export const nameOf = (section: string): ColumnKind => ({ type: "text", unit: "name", section });
export const listOf = (unit: string, section: string): ColumnKind => {
  return { type: "list", unit, section };
};
/** A figure of the counting rules. */
export const countOf = (unit: string, section: string = SECTION.counting): ColumnKind => {
  return { type: "whole number", unit, section };
};
export const SHARE: ColumnKind = {
  type: "number",
  unit: "share from 0 to 1",
  section: SECTION.counting,
};
