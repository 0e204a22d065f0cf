import type { RequestType } from "vscode-languageserver-protocol";
import { cooccurrenceRequest, crosstabRequest } from "../../server/protocol/comparisons";
import { timeOf, type Row } from "./measure";
import type { Bench } from "./ours";

const TIMES = 5;
/** As many pairs as a page shows. */
const LIMIT = 1_000;

/** Comparisons of a study that is indexed, over the wire. */
export async function comparing({ server, uri }: Bench, what: string): Promise<Row[]> {
  const study = { uri: uri("") };
  const row = async <Params, Answer>(
    name: string,
    type: RequestType<Params, Answer, void>,
    params: Params,
  ): Promise<Row> => {
    const { p50 } = await timeOf(TIMES, () => server.request(type, params));
    return { what: `${name}, ${what}`, ours: p50, target: 1_000, unit: "ms" };
  };
  const crosstab = { ...study, by: "level" };
  return [
    await row("crosstab by attribute, cases", crosstabRequest, { ...crosstab, measure: "cases" }),
    await row("crosstab by attribute, words", crosstabRequest, { ...crosstab, measure: "words" }),
    await row("crosstab by case, the first 500", crosstabRequest, {
      ...study,
      by: "case",
      measure: "passages",
      mostColumns: 500,
    }),
    await row("overlaps", cooccurrenceRequest, { ...study, kind: "overlap", limit: LIMIT }),
    await row("paragraphs together", cooccurrenceRequest, {
      ...study,
      kind: "paragraph",
      limit: LIMIT,
    }),
    await row("cases together", cooccurrenceRequest, { ...study, kind: "case", limit: LIMIT }),
  ];
}
