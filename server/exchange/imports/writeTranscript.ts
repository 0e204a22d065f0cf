import type { AccountItem } from "./account";
import type { Imported } from "./imported";
import { applyEdits } from "../../markup/edits/edit";
import { sealTranscript } from "../../markup/edits/seal";
import { parseTranscript } from "../../markup/parse";
import { declaredIn } from "./writing/declared";
import { frontMatterLines } from "./writing/frontMatter";
import { labelsOf, type LabelWishes } from "./writing/labels";
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
  const { front } = imported;
  const labels = labelsOf(imported.parts, wishes, front?.speakers);
  const { speakers, withNobody, rules } = declaredIn(imported, labels, wishes);
  const body = bodyOf(imported.parts, { labels, rules, memos: imported.memos });
  const lines = frontMatterLines({
    case: wishes.case ?? imported.case,
    source: front === undefined ? wishes.source : front.source,
    date: imported.date,
    coder: front?.coder,
    status: front?.status,
    attributes: imported.attributes,
    speakers: body.usesNobody ? withNobody : speakers,
  });
  const plain = [...lines, body.lines.join("\n\n"), ""].join("\n");
  const { text, account } = writeStretches(plain, body.spoken);
  return {
    text: sealed(text),
    account: [...labels.account, ...accountOf(body, labels.nobody), ...account],
  };
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
