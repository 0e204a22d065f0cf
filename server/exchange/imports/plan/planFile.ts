import { isNamed } from "../../../markup/labelRules";
import { parseTranscript } from "../../../markup/parse";
import { MAX_FILE_BYTES } from "../../../study/files";
import type { AccountItem } from "../account";
import type { FoundInFile, Imported } from "../imported";
import { writeTranscript, type WriteWishes } from "../writeTranscript";
import type { Places } from "./places";
import { firstParagraphs, speakerFigures, type SpeakerFigures } from "./preview";
import { transcriptName } from "./transcriptName";

/** A transcript that an import would write, or why it would not. */
export interface PlannedTranscript {
  /** Undefined where it is not written. */
  readonly path: string | undefined;
  readonly text: string;
  /** Why it is not written, or what is to be looked after; empty where all is well. */
  readonly message: string;
  readonly speakers: readonly SpeakerFigures[];
  /** How it begins: its first paragraphs, shortened. */
  readonly begins: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
  readonly account: readonly AccountItem[];
}

export interface PlanWishes extends Omit<WriteWishes, "source"> {
  /** The names that the codebook says are interviewers', in lower case. */
  readonly askers: ReadonlySet<string>;
  /** What the command or the page calls its way to say who asks. */
  readonly advice: string;
}

/** What the transcripts in a file become in a study; `source` is the file's name. */
export function planFile(
  source: string,
  { transcripts }: FoundInFile,
  { places, wishes }: { readonly places: Places; readonly wishes: PlanWishes },
): readonly PlannedTranscript[] {
  const names = new Map<string, number>();
  return transcripts.map((imported) => {
    const plain = transcriptName(imported.name);
    const number = (names.get(plain) ?? 0) + 1;
    names.set(plain, number);
    const name = number === 1 ? plain : `${plain} ${number}`;
    return planOne({ source, name, imported }, places, wishes);
  });
}

interface Source {
  readonly source: string;
  readonly name: string;
  readonly imported: Imported;
}

function planOne(
  { source, name, imported }: Source,
  places: Places,
  wishes: PlanWishes,
): PlannedTranscript {
  const { text, account } = writeTranscript(imported, { ...wishes, source });
  const transcript = parseTranscript(text);
  const speakers = speakerFigures(transcript);
  const planned = {
    text,
    speakers,
    begins: firstParagraphs(transcript),
    attributes: imported.attributes,
    account: [...imported.account, ...account],
  };
  const not = (message: string): PlannedTranscript => ({ ...planned, path: undefined, message });
  if (transcript.wordingMap.length === 0) return not("Nobody says anything in it.");
  if (text.length > MAX_FILE_BYTES || new TextEncoder().encode(text).length > MAX_FILE_BYTES)
    return not("It would be larger than 50 MB, and Verbatim reads no larger transcripts.");
  const place = places.transcript(name);
  if ("problem" in place) return not(place.problem);
  return { ...planned, path: place.path, message: adviceOn(speakers, wishes) };
}

/** Where nobody asks, the interviewer's words would be counted as those of a participant. */
function adviceOn(speakers: readonly SpeakerFigures[], { askers, advice }: PlanWishes): string {
  const isAsking = ({ name, role }: SpeakerFigures): boolean =>
    role === "interviewer" || isNamed(name, askers);
  if (speakers.length < 2 || speakers.some(isAsking)) return "";
  return `Nobody is marked as the interviewer, so all are participants. ${advice}`;
}
