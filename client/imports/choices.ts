// What a person chose, and how a further choice changes it.
import type { ImportWishes } from "../../server/protocol/imports";
import type { ImportChoice } from "../pages/imports/messages";

export function withChoice(wishes: ImportWishes, chosen: ImportChoice): ImportWishes {
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
function withName(wishes: ImportWishes, speaker: string, label: string): ImportWishes {
  const plain = label.trim();
  const others = wishes.renames.filter(([name]) => name !== speaker);
  const isOwn = plain === "" || plain === speaker;
  return { ...wishes, renames: isOwn ? others : [...others, [speaker, plain]] };
}

function withInterviewer(wishes: ImportWishes, speaker: string, is: boolean): ImportWishes {
  const others = wishes.interviewers.filter((name) => name !== speaker);
  return { ...wishes, interviewers: is ? [...others, speaker] : others };
}
