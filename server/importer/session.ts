import type { Codebook } from "../codebook/model";
import { readCodebook } from "../codebook/parse";
import { formatOf, NOTHING_IN_IT, UNKNOWN_FORMAT } from "../exchange/imports/formats";
import type { ForeignFile, FoundInFile } from "../exchange/imports/imported";
import { placesIn, type Places } from "../exchange/imports/plan/places";
import { planCodebook } from "../exchange/imports/plan/planCodebook";
import { planFile, type PlanWishes } from "../exchange/imports/plan/planFile";
import { readKey } from "../exchange/pseudonyms/key";
import { keyText } from "../exchange/pseudonyms/keyText";
import { speakersKey } from "../exchange/pseudonyms/speakersKey";
import { COUNTINGS, countingText } from "../exchange/refi/positions";
import { PROJECT } from "../exchange/refi/refiFormats";
import { isInterviewerName, isNamed } from "../markup/labelRules";
import {
  importPseudonyms,
  NO_PSEUDONYMS,
  type ImportPseudonyms,
} from "../exchange/imports/plan/pseudonyms";
import { speakersIn } from "../exchange/imports/plan/speakersIn";
import type {
  ImportedFile,
  ImportedSpeaker,
  ImporterAnswer,
  ImporterRequest,
  ImportStudy,
  ImportWishes,
  PlannedFile,
} from "../protocol/imports";

/** Answers one request after the other; it knows the files that it was given. */
export type Session = (request: ImporterRequest) => ImporterAnswer;

export function createSession(): Session {
  const files = new Map<number, Loaded>();
  let texts: readonly ImportedFile[] = [];
  let known: readonly ImportedSpeaker[] = [];
  return (request) => {
    switch (request.kind) {
      case "read":
        files.set(request.key, { file: request, read: undefined });
        return { kind: "done" };
      case "forget":
        files.delete(request.key);
        return { kind: "done" };
      case "plan": {
        const planned = planOf(files, request.study, request.wishes);
        texts = planned.texts;
        const { files: previews, speakers, keyProblem } = planned;
        known = speakers;
        const isProject = previews.some(({ format }) => format === PROJECT);
        const countings = isProject ? COUNTING_CHOICES : [];
        return { kind: "plan", plan: { files: previews, speakers, countings, keyProblem } };
      }
      case "texts":
        return { kind: "texts", files: texts };
      case "newKey": {
        const entries = speakersKey(known);
        return { kind: "newKey", text: keyText(entries), names: entries.length };
      }
    }
  };
}

const COUNTING_CHOICES = COUNTINGS.map((counting) => ({ text: countingText(counting), counting }));

interface Loaded {
  readonly file: ForeignFile;
  /** What was found in it, and the choices that it was read with. */
  read: { readonly choices: string; readonly found: Found } | undefined;
}

type Found = { readonly format: string | null } & (FoundInFile | { readonly refusal: string });

/** A file is read again where the person chose another way. */
function foundIn(loaded: Loaded, { reading }: ImportWishes): Found {
  const choices = JSON.stringify(reading);
  if (loaded.read?.choices === choices) return loaded.read.found;
  const found = readAny(loaded.file, reading);
  loaded.read = { choices, found };
  return found;
}

/** A file that a reader stumbles over keeps no other one from coming in. */
function readAny(file: ForeignFile, reading: ImportWishes["reading"]): Found {
  let name: string | null = null;
  try {
    const format = formatOf(file);
    if (!format) return { format: name, refusal: UNKNOWN_FORMAT };
    name = format.name;
    return { format: name, ...format.read(file, reading) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { format: name, refusal: `It could not be read: ${reason}` };
  }
}

const NO_STUDY = "The folder has no codebook.yaml. Start a study there first: Verbatim: New study.";
const BROKEN = "The study’s codebook.yaml cannot be read as YAML. Mend it first.";

interface Planning {
  readonly places: Places;
  /** The study's own codebook. */
  readonly own: Codebook | undefined;
  readonly wishes: PlanWishes;
  readonly texts: ImportedFile[];
  readonly pseudonyms: ImportPseudonyms;
  /** Whether a file makes the folder a study. */
  hasCodebook: boolean;
  /** Why nothing can be brought into the study. */
  readonly refusal: string | undefined;
}

function planOf(files: ReadonlyMap<number, Loaded>, study: ImportStudy, wishes: ImportWishes) {
  const own = study.codebook === null ? undefined : readCodebook(study.codebook).codebook;
  const taken = new Set(study.taken);
  const askers = new Set(own?.interviewers.map((name) => name.toLowerCase()));
  const { pseudonyms, keyProblem } = keyOf(wishes);
  const planning: Planning = {
    places: placesIn({ codebook: own, isTaken: (path) => taken.has(path) }),
    own,
    wishes: {
      // What a person chose for one speaker goes before the key.
      renames: new Map([...pseudonyms.renames, ...wishes.renames]),
      interviewers: wishes.interviewers,
      case: undefined,
      askers,
      advice: "Tick who asks.",
    },
    texts: [],
    pseudonyms,
    hasCodebook: own !== undefined,
    refusal: study.codebook !== null && own === undefined ? BROKEN : undefined,
  };
  const found = [...files].map(([key, loaded]) => ({ key, loaded, read: foundIn(loaded, wishes) }));
  const plans = found.map(({ key, loaded, read }) =>
    planned(key, loaded.file.name, read, planning),
  );
  const spoken = found.flatMap(({ read }) => ("refusal" in read ? [] : [read.transcripts]));
  const speakers = speakersOf(spoken, planning);
  return { files: plans, speakers, keyProblem, texts: planning.texts };
}

/** A key with an error is not used at all: half of the names would be left. */
function keyOf({ key }: ImportWishes) {
  const { entries, problems } = key === null ? NO_KEY : readKey(key);
  const wrong = problems.find(({ severity }) => severity === "error");
  if (wrong === undefined) return { pseudonyms: importPseudonyms(entries), keyProblem: null };
  const keyProblem = `Line ${wrong.line} of the key: ${wrong.message}`;
  return { pseudonyms: NO_PSEUDONYMS, keyProblem };
}

const NO_KEY: ReturnType<typeof readKey> = { entries: [], problems: [] };

function planned(key: number, name: string, read: Found, planning: Planning): PlannedFile {
  const none = { key, name, format: read.format, codebook: null, transcripts: [], account: [] };
  if ("refusal" in read) return { ...none, refusal: read.refusal };
  if (planning.refusal !== undefined) return { ...none, refusal: planning.refusal };
  const { codebook, transcripts } = read;
  if (codebook === undefined && transcripts.length === 0)
    return { ...none, refusal: NOTHING_IN_IT };
  planning.hasCodebook ||= codebook !== undefined;
  if (!planning.hasCodebook) return { ...none, refusal: NO_STUDY };
  const { places, own, wishes, texts } = planning;
  const shelved = codebook === undefined ? null : planCodebook(name, codebook, { places, own });
  if (shelved) texts.push({ path: shelved.path, text: shelved.text });
  const { pseudonyms } = planning;
  const written = planFile(name, read, { places, wishes }).map(pseudonyms.replaceIn);
  const previews = written.map(({ path, text, ...preview }) => {
    if (path !== undefined) texts.push({ path, text });
    return { ...preview, path: path ?? null, attributes: [...preview.attributes] };
  });
  return {
    ...none,
    refusal: null,
    codebook: shelved && { path: shelved.path, message: shelved.message },
    transcripts: previews,
    account: [...read.account, ...(shelved?.account ?? [])],
  };
}

function speakersOf(
  spoken: Parameters<typeof speakersIn>[0],
  { wishes: { renames, interviewers, askers } }: Planning,
): readonly ImportedSpeaker[] {
  const chosen = new Set(interviewers);
  return speakersIn(spoken).map((figures) => {
    const label = renames.get(figures.name) ?? figures.name;
    const isInterviewerByName = isInterviewerName(label) || isNamed(label, askers);
    const isInterviewer = isInterviewerByName || chosen.has(figures.name);
    return { ...figures, label, isInterviewer, isInterviewerByName };
  });
}
