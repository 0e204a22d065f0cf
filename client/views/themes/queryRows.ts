// The queries of a codebook as rows of the Themes view.
import type { SavedQuery } from "../../../server/protocol/query";
import { FIGURES_RULE, figuresText } from "../../queries/found";
import { countOf } from "../../text/figures";
import { escapeMarkdown, oneLine } from "../../text/plain";
import { folded, searchWords } from "../../text/search";
import type { Row } from "../row";

/** One group with all queries that a filter leaves; none where there are none. */
export function queryRows(
  study: string,
  queries: readonly SavedQuery[],
  filter: string,
): readonly Row[] {
  const words = searchWords(filter);
  const shown = queries.filter(({ name, query }) => {
    const text = folded(`${name}\n${query}`);
    return words.every((word) => text.includes(word));
  });
  if (shown.length === 0) return [];
  const isFiltered = words.length > 0;
  const description = `${shown.length} ${shown.length === 1 ? "query" : "queries"}`;
  return [
    {
      id: `${isFiltered ? "filtered:" : ""}${study}#queries`,
      label: "Queries",
      description,
      tooltip: "The queries that the codebook keeps. A click on one shows its passages.",
      spoken: `Queries, ${description}`,
      icon: { kind: "codicon", name: "search" },
      context: "group-queries",
      children: shown.map((query) => queryRow(study, query, isFiltered)),
      isOpen: isFiltered,
    },
  ];
}

function queryRow(study: string, saved: SavedQuery, isFiltered: boolean): Row {
  const { name, query, problem, figures } = saved;
  const label = oneLine(name);
  const description =
    figures === null
      ? "cannot be run"
      : `${countOf(figures.cases, "case")} · ${countOf(figures.passages, "passage")}`;
  return {
    id: `${isFiltered ? "filtered:" : ""}${study}#query/${name}`,
    label,
    description,
    tooltip: tooltipOf(saved),
    spoken: `${label}, query, ${description.replace(" · ", ", ")}`,
    icon: { kind: "codicon", name: problem === null ? "list-flat" : "error" },
    context: "query",
    command: {
      command: "verbatim.showQuery",
      title: "Show the passages",
      argument: { study, query },
    },
    children: [],
  };
}

function tooltipOf({ name, query, problem, figures }: SavedQuery): string {
  const result =
    figures === null
      ? escapeMarkdown(problem ?? "It cannot be run.")
      : `${figuresText(figures)}\n\n_How it is counted: ${FIGURES_RULE}_`;
  return [`**${escapeMarkdown(name)}**`, escapeMarkdown(query), result].join("\n\n");
}
