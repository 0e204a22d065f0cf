// What a person chose, and how a further choice changes it.
import type { ImportWishes } from "../../server/protocol/imports";
import type { ImportChoice } from "../pages/imports/messages";

type Wishes = Omit<ImportWishes, "key">;

export function withChoice(wishes: Wishes, chosen: ImportChoice): Wishes {
  switch (chosen.choice) {
    case "name":
      return withName(wishes, chosen.speaker, chosen.label);
    case "interviewer":
      return withInterviewer(wishes, chosen.speaker, chosen.is);
    case "reading":
      return { ...wishes, reading: { ...wishes.reading, ...chosen.reading } };
  }
}

/** The name in the file, or none, takes the choice back. */
function withName(wishes: Wishes, speaker: string, label: string): Wishes {
  const plain = label.trim();
  const others = wishes.renames.filter(([name]) => name !== speaker);
  const isOwn = plain === "" || plain === speaker;
  return { ...wishes, renames: isOwn ? others : [...others, [speaker, plain]] };
}

function withInterviewer(wishes: Wishes, speaker: string, is: boolean): Wishes {
  const others = wishes.interviewers.filter((name) => name !== speaker);
  return { ...wishes, interviewers: is ? [...others, speaker] : others };
}
