// Figures as the server would send them, for pictures.
import { FIRST_CHOICES, type Choices } from "../../../../client/pages/findings/choices";
import type { FindingsMessage } from "../../../../client/pages/findings/messages";
import type { Picture } from "../../../../client/pages/findings/picture";
import { pictureOf } from "../../../../client/pages/findings/pictures";
import type {
  FindingsNode,
  FindingsPicture,
  StripInfo,
} from "../../../../server/protocol/findings";

/** Every character as wide as every other; bold ones are wider. */
export const measure = (text: string, isBold = false): number => text.length * (isBold ? 8 : 7);

export const HOSTILE = `<script>alert(1)</script>"&'\u202e=cmd()`;

export function node(id: string, parts: Partial<FindingsNode> = {}): FindingsNode {
  const figures = { codings: 0, passages: 0, words: 0, cases: 0, transcripts: 0 };
  return { id, name: id, kind: "code", depth: 0, color: "#006cb4", ...figures, ...parts };
}

export function strip(file: string, parts: Partial<StripInfo> = {}): StripInfo {
  return {
    uri: `file:///study/${file}`,
    file,
    case: "K1",
    failure: null,
    words: 10,
    codedWords: 5,
    coverage: 0.5,
    uncodedParagraphs: 1,
    length: 100,
    passages: 0,
    stretches: [],
    others: [],
    ...parts,
  };
}

export function message(
  nodes: readonly FindingsNode[],
  picture: FindingsPicture = { picture: "recurrence" },
): FindingsMessage {
  const colors = { screen: nodes.map(({ color }) => color), paper: nodes.map(() => "#123456") };
  const size = { cases: 2, transcripts: 3, words: 1204 };
  const uri = "file:///study";
  const findings = { uri, title: "Waiting", failure: null, ...size, nodes, picture };
  return { kind: "findings", findings, colors, ground: "light" };
}

/** The picture of some nodes and choices, which must be there. */
export function shown(sent: FindingsMessage, choices: Partial<Choices> = {}): Picture {
  const picture = pictureOf(sent, { ...FIRST_CHOICES, ...choices });
  if (!picture) throw new Error("There is no picture of these choices.");
  return picture;
}
