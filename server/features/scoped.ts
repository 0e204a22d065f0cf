import type { GiveWay } from "../counts/compared";
import { limitTranscript } from "../counts/scope/limitTranscript";
import { updateScoped, type ScopedFigures } from "../counts/scope/scopedFigures";
import type { StudySnapshot, TranscriptContext } from "./context";

/** A study and a way to its texts, as figures and lists are made of them. */
export interface CountedSource {
  readonly study: StudySnapshot;
  /** A transcript of the study as it is now; undefined when it cannot be read. */
  readonly read: (
    path: string,
  ) => Promise<TranscriptContext | undefined> | TranscriptContext | undefined;
  /** Called in loops, so that others get their turn; throws when nobody waits any more. */
  readonly pause: GiveWay;
}

/** The same study, of which only what lies in a scope is counted and listed. */
export async function limitSource(
  source: CountedSource,
  scoped: ScopedFigures,
): Promise<CountedSource> {
  const { study, read, pause } = source;
  const texts = async (path: string) => (await read(path))?.transcript;
  const figures = await updateScoped(scoped, study.figures, { pause, read: texts });
  return limitedSource(source, { figures });
}

/** The same where the figures in the scope are known. */
export function limitedSource(
  { study, read, pause }: CountedSource,
  limits: Pick<StudySnapshot, "figures" | "scope">,
): CountedSource {
  const limited: StudySnapshot = { ...study, ...limits, whole: study.figures };
  return {
    study: limited,
    pause,
    read: async (path) => {
      const context = await read(path);
      return context && limitContext(limited, context);
    },
  };
}

/** A transcript with what lies in the scope alone; undefined when it has changed since it was counted. */
export function limitContext(
  study: StudySnapshot,
  context: TranscriptContext,
): TranscriptContext | undefined {
  const facts = study.figures.study.files.get(context.path);
  const voices = study.figures.voices.get(context.path);
  if (facts === undefined || voices === undefined) return undefined;
  const transcript = limitTranscript(context.transcript, { own: context.facts, limited: facts });
  return transcript && { ...context, study, facts, voices, transcript };
}
