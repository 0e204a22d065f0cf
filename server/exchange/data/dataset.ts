import { attributeNames } from "../../counts/attributeValues";
import { byUnits, comparedOf } from "../../counts/compared";
import type { TranscriptContext } from "../../features/context";
import type { PaperSource } from "../paper/source";
import { createLedger, type Ledger } from "../refi/ledger";
import { MOST_KEYS } from "./attributeColumns";
import { casesTable, createCases, type CaseSource } from "./cases";
import { codesTable, codeSourcesOf } from "./codes";
import { tableOf } from "./declare";
import type { Dataset } from "./model";
import { passageSourcesOf, passagesTable, type PassageSource } from "./passages";
import { transcriptSourceOf, transcriptsTable, type TranscriptSource } from "./transcripts";

/** The study as four tables that refer to each other by the names in them. */
export async function datasetOf({ study, read, pause }: PaperSource): Promise<Dataset> {
  const { figures } = study;
  const compared = comparedOf(figures);
  const attributes = await attributeNames(compared, pause);
  const ledger = createLedger();
  const passages: PassageSource[] = [];
  const transcripts: TranscriptSource[] = [];
  const cases = createCases(figures.tally);
  for (const file of compared.files) {
    const context = await read(file.path);
    const shares = figures.shares.get(file.path);
    if (context === undefined || shares === undefined) {
      ledger.add({ fate: "left out", what: "transcripts", why: "They cannot be read." }, file.path);
      continue;
    }
    for (const source of passageSourcesOf(context, compared.codebook)) passages.push(source);
    transcripts.push(transcriptSourceOf(context, shares.coverage, compared.cases));
    cases.take(file, compared, attributes);
    accountForPassages(ledger, context);
    await pause();
  }
  const annotations = sorted(passages.flatMap((source) => [...source.annotations.keys()]));
  const codes = codeSourcesOf(figures);
  const ofCodes = sorted(codes.flatMap(({ node }) => [...(node?.attributes.keys() ?? [])]));
  const tables = [
    tableOf(passagesTable(annotations), passages),
    tableOf(codesTable(ofCodes), codes),
    tableOf(casesTable(attributes), cases.sources()),
    tableOf(transcriptsTable(attributes), transcripts),
  ];
  const rows = { codings: passages, "themes, categories and codes": codes, transcripts };
  for (const [what, { length: count }] of Object.entries({ ...rows, cases: cases.sources() }))
    ledger.add({ fate: "kept", what, count });
  accountForCases(ledger, cases.sources(), compared.cases);
  accountForKeys(ledger, { annotations, attributes, "attributes of codes": ofCodes });
  accountForTexts(ledger, study);
  return { title: compared.codebook.title ?? null, tables, account: ledger.items() };
}

function sorted(keys: Iterable<string>): readonly string[] {
  return [...new Set(keys)].sort(byUnits);
}

function accountForPassages(ledger: Ledger, { path, transcript, facts }: TranscriptContext): void {
  const isEmpty = ({ firstWord, endWord }: { firstWord: number; endWord: number }): boolean =>
    firstWord === endWord;
  const empty = transcript.passages.filter(isEmpty).length;
  ledger.add(
    {
      fate: "left out",
      what: "passages without words",
      why: "They are not counted.",
      count: empty,
    },
    path,
  );
  const bare = transcript.passages.filter((one) => !isEmpty(one) && one.block.codes.length === 0);
  const why = "Only codings are data; a name or a note alone stays in the transcript.";
  ledger.add({ fate: "left out", what: "passages without a code", why, count: bare.length }, path);
  const memos = facts.freeMemos?.length ?? 0;
  ledger.add({ fate: "left out", what: "memos in comments", why: TEXTS, count: memos }, path);
}

const TEXTS = "They are texts of their own, and stay in the study.";

function accountForTexts(ledger: Ledger, { figures, failures }: PaperSource["study"]): void {
  for (const path of figures.study.memos.keys())
    ledger.add({ fate: "left out", what: "files of memos", why: TEXTS }, path);
  for (const [path, why] of failures) ledger.add({ fate: "left out", what: "files", why }, path);
}

function accountForCases(
  ledger: Ledger,
  cases: readonly CaseSource[],
  table: ReadonlyMap<string, unknown>,
): void {
  const taking = new Set(cases.map(({ name }) => name));
  for (const { name, conflicts } of cases)
    for (const key of conflicts)
      ledger.add(
        {
          fate: "changed",
          what: "attributes with two values in one case",
          why: "The row of the case has the one that comes first in the order of the transcripts.",
        },
        `${name}: ${key}`,
      );
  for (const name of table.keys())
    if (!taking.has(name))
      ledger.add(
        { fate: "left out", what: "cases of cases.csv", why: "No transcript is of theirs." },
        name,
      );
}

function accountForKeys(ledger: Ledger, keys: Readonly<Record<string, readonly string[]>>): void {
  for (const [what, names] of Object.entries(keys))
    for (const name of names.slice(MOST_KEYS))
      ledger.add(
        { fate: "left out", what, why: `A table has columns for the first ${MOST_KEYS} of them.` },
        name,
      );
}
