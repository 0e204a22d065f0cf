import type { AccountItem } from "./account";
import type { Imported } from "./imported";
import { applyEdits } from "../../markup/edits/edit";
import { sealTranscript } from "../../markup/edits/seal";
import { labelRules } from "../../markup/labelRules";
import { parseTranscript } from "../../markup/parse";
import { frontMatterLines } from "./writing/frontMatter";
import { interviewersOf, labelsOf, type LabelWishes } from "./writing/labels";
import { bodyOf, type Body } from "./writing/lines";
import { writeStretches } from "./writing/stretches";

/** What the person wishes of a transcript that is brought in. */
export interface WriteWishes extends LabelWishes {
  /** The name of the file that it comes from. */
  readonly source: string | undefined;
  /** Only where the person chose one. */
  readonly case: string | undefined;
}

export interface WrittenTranscript {
  readonly text: string;
  /** What of the transcript could not be written as it was. */
  readonly account: readonly AccountItem[];
}

/**
 * The text of a transcript. Read as markup, it gives the speakers, the start times in whole seconds
 * and the words that went in, whatever they look like; its words are sealed.
 */
export function writeTranscript(imported: Imported, wishes: WriteWishes): WrittenTranscript {
  const labels = labelsOf(imported.parts, wishes);
  const declared = [...labels.labels, labels.nobody].map((label) => declaredAs(label));
  // Whether words look like a label depends on who is declared; with one name more nothing changes.
  const rules = labelRules(labels.labels.length === 0 ? [] : declared);
  const body = bodyOf(imported.parts, { labels, rules });
  const front = frontMatterLines({
    case: wishes.case ?? imported.case,
    source: wishes.source,
    date: imported.date,
    attributes: imported.attributes,
    labels: body.usesNobody ? [...labels.labels, labels.nobody] : labels.labels,
    interviewers: interviewersOf(labels, wishes),
  });
  const plain = [...front, body.lines.join("\n\n"), ""].join("\n");
  const { text, account } = writeStretches(plain, body.spoken);
  return {
    text: sealed(text),
    account: [...labels.account, ...accountOf(body, labels.nobody), ...account],
  };
}

function declaredAs(label: string) {
  return { label, attributes: [], span: { start: 0, end: 0 } };
}

function sealed(text: string): string {
  const sealing = sealTranscript(parseTranscript(text));
  return "edits" in sealing ? applyEdits(text, sealing.edits) : text;
}

function accountOf({ unnamed, controls, stampless }: Body, nobody: string): readonly AccountItem[] {
  const item = (count: number, rest: Omit<AccountItem, "count" | "places">): AccountItem[] =>
    count === 0 ? [] : [{ ...rest, count, places: [] }];
  return [
    ...item(unnamed, {
      fate: "changed",
      what: "paragraphs by nobody whom the file names",
      why: `They stand under “${nobody}”, because a time stamp needs a label behind it.`,
    }),
    ...item(controls, {
      fate: "left out",
      what: "control characters",
      why: "They cannot be seen, and no text should hold them.",
    }),
    ...item(stampless, {
      fate: "left out",
      what: "start times",
      why: "A time stamp reaches from 00:00:00 to 99:59:59.",
    }),
  ];
}
