import type { Codebook, CodebookReading } from "../../codebook/model";
import { lineAt, lineIndexOf } from "../../study/lineIndex";
import { INTERVIEWER_NAMES } from "../../markup/labelRules";
import type { AccountItem } from "../imports/account";
import { codeMembers, codeNodes } from "./codeNodes";
import { createLedger, type Ledger } from "./ledger";
import { planSets, setNode, type SetPlan } from "./setNodes";
import { xmlPieces, type XmlNode } from "./xmlWriter";

/** A file for other programs with the account of it, or why there is none. */
export type Exported =
  | { readonly bytes: Uint8Array; readonly account: readonly AccountItem[] }
  | { readonly refusal: string };

/** What codebook.yaml holds. */
export interface CodebookSource {
  readonly text: string;
  readonly reading: CodebookReading;
}

/** The codebook as a `.qdc` file of REFI-QDA 1.5. The same codebook gives the same bytes. */
export function codebookFile({ text, reading }: CodebookSource): Exported {
  const { codebook } = reading;
  if (codebook === undefined)
    return { refusal: "The codebook cannot be read as YAML. Correct it first." };
  if (codebook.roots.length === 0)
    return { refusal: "The codebook has no themes or codes, so there is nothing to export." };
  const ledger = createLedger();
  const sets = planSets({ codes: codeMembers(codebook), sources: [], variables: [] });
  const codes = codeNodes(codebook, { sets, ledger });
  ledger.add({ fate: "kept", what: "sets", count: sets.sets.length });
  reportErrors({ text, reading }, ledger);
  reportTopLevel(codebook, ledger);
  const pieces = [...xmlPieces(rootOf(codes, sets))];
  return { bytes: new TextEncoder().encode(pieces.join("")), account: ledger.items() };
}

function rootOf(codes: readonly XmlNode[], { sets }: SetPlan): XmlNode {
  const inSets = sets.map((set) => setNode(set, "guid"));
  return {
    name: "CodeBook",
    attributes: {
      xmlns: NAMESPACE,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${NAMESPACE} http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd`,
      origin: "Verbatim",
    },
    content: [
      { name: "Codes", content: codes },
      ...(inSets.length === 0 ? [] : [{ name: "Sets", content: inSets }]),
    ],
  };
}

const NAMESPACE = "urn:QDA-XML:codebook:1.0";

/** What is wrong in codebook.yaml is not in the codebook, and so not in the file either. */
export function reportErrors(
  { text, reading: { problems } }: CodebookSource,
  ledger: Ledger,
): void {
  const lines = lineIndexOf(text);
  const why = "What is wrong in codebook.yaml is not exported. Correct it and export again.";
  for (const { severity, start } of problems) {
    if (severity !== "error") continue;
    const place = `line ${lineAt(lines, start) + 1}`;
    ledger.add({ fate: "left out", what: "entries with errors", why }, place);
  }
}

export function reportTopLevel(codebook: Codebook, ledger: Ledger): void {
  const { title, interviewers, transcripts, queries, tables } = codebook;
  const why = "A codebook of REFI-QDA holds codes alone; it stays in codebook.yaml.";
  const isOwn = interviewers !== INTERVIEWER_NAMES;
  const counts: readonly (readonly [what: string, count: number])[] = [
    ["titles of the codebook", title === undefined ? 0 : 1],
    ["labels of interviewers", isOwn ? interviewers.length : 0],
    ["rules for transcripts", transcripts?.length ?? 0],
    ["saved queries", queries.size],
    ["tables", tables.size],
  ];
  for (const [what, count] of counts) ledger.add({ fate: "left out", what, why, count });
}
