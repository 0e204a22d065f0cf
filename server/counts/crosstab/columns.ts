import { CODING, PARAGRAPH } from "../../study/facts";
import { valueOfVoice } from "../attributeValues";
import { NONE } from "../comparisons";
import type { Compared, ComparedFile } from "../compared";
import { createNumbering, type Numbering } from "../numbering";
import { takingPart } from "../takingPart";
import type { Member, Slot } from "./layers";

/** What a crosstab can be by, other than an attribute; these names win over attributes. */
export const CROSSTAB_PARTS = ["case", "speaker", "heading", "file", "coder"] as const;

/**
 * The columns of a crosstab (counting rules, section 4). A column is a part of the speech:
 *
 * - an attribute, `case`: the paragraphs of participants with that value or of that case;
 * - `speaker`: the paragraphs of whoever has that label, interviewers too;
 * - `heading`: the paragraphs under it, whoever speaks; `file`: the file;
 * - `coder`: all speech, but only that coder's codings count.
 *
 * Columns and cases get numbers when they are met first; the column of what has no value is 0.
 */
export interface Columns {
  readonly columns: Numbering;
  readonly cases: Numbering;
  readonly partsOf: (file: ComparedFile) => readonly Part[];
}

/** One way in which a file is cut. */
export interface Part {
  /** The column of what a voice says in a paragraph, or -1. */
  readonly columnAt: (paragraph: number, voice: number) => number;
  /** Who of the columns takes part, where the file's speech is cut into these slots. */
  readonly membersOf: (slots: readonly Slot[]) => readonly Member[];
  readonly coder?: number;
}

export const NONE_COLUMN = 0;

export function columnsBy(by: string, { cases: table }: Pick<Compared, "cases">): Columns {
  const columns = createNumbering();
  columns.numberOf(NONE);
  const cases = createNumbering();
  const naming = { columns, cases };
  const byVoice = (nameOf: (file: ComparedFile, voice: number) => string | undefined) => ({
    ...naming,
    partsOf: (file: ComparedFile) => [partByVoice(naming, file, nameOf)],
  });
  switch (by) {
    case "case":
      return byVoice(participants(({ voices }, voice) => voices.caseOf[voice]));
    case "speaker":
      return byVoice(({ facts }, voice) => facts.speakers[voice]?.label ?? NONE);
    case "file":
      return { ...naming, partsOf: (file) => [wholeFile(naming, file, { name: file.path })] };
    case "heading":
      return { ...naming, partsOf: (file) => [partByHeading(naming, file)] };
    case "coder":
      return { ...naming, partsOf: (file) => partsByCoder(naming, file) };
    default:
      return byVoice(
        participants((file, voice) => valueOfVoice(file, voice, { key: by, cases: table }) ?? NONE),
      );
  }
}

type Naming = Pick<Columns, "columns" | "cases">;

/** Interviewers' words have no case and no attribute. */
function participants(
  nameOf: (file: ComparedFile, voice: number) => string,
): (file: ComparedFile, voice: number) => string | undefined {
  return (file, voice) => (file.voices.isParticipant[voice] ? nameOf(file, voice) : undefined);
}

function partByVoice(
  { columns, cases }: Naming,
  file: ComparedFile,
  nameOf: (file: ComparedFile, voice: number) => string | undefined,
): Part {
  const known: number[] = [];
  const columnOf = (voice: number): number => {
    if (known[voice] !== undefined) return known[voice];
    const name = nameOf(file, voice);
    return (known[voice] = name === undefined ? -1 : columns.numberOf(name));
  };
  return {
    columnAt: (_, voice) => columnOf(voice),
    membersOf: () =>
      takingPart(file.facts, file.voices).map((voice) => ({
        column: columnOf(voice),
        case: cases.numberOf(file.voices.caseOf[voice]),
      })),
  };
}

function partByHeading({ columns }: Naming, { facts }: ComparedFile): Part {
  const known: number[] = [];
  return {
    columnAt(paragraph) {
      const heading = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.heading];
      return (known[heading + 1] ??= columns.numberOf(facts.headings[heading] ?? NONE));
    },
    membersOf: (slots) => slots.filter((slot) => slot.case >= 0),
  };
}

function wholeFile(
  { columns, cases }: Naming,
  { facts, voices }: ComparedFile,
  { name, coder }: { readonly name: string; readonly coder?: number },
): Part {
  const column = columns.numberOf(name);
  return {
    columnAt: () => column,
    membersOf: () =>
      takingPart(facts, voices).map((voice) => ({
        column,
        case: cases.numberOf(voices.caseOf[voice]),
      })),
    coder,
  };
}

/** One part for each coder with codings in the file, and one for codings without a coder. */
function partsByCoder(naming: Naming, file: ComparedFile): Part[] {
  const { codings, coders } = file.facts;
  const found = new Set<number>();
  for (let row = 0; row < codings.length; row += CODING.width) found.add(codings[row + CODING.by]);
  return [...found].map((coder) => wholeFile(naming, file, { name: coders[coder] ?? NONE, coder }));
}
