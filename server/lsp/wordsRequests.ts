import type { TranscriptContext } from "../features/context";
import { rangeOf } from "../features/positions";
import type { FileProblem } from "../features/problems";
import { correctionsOf, problemsOfWords, restoredWords } from "../features/sealedWords";
import { inTextOrder } from "../markup/edits/edit";
import { sealTranscript } from "../markup/edits/seal";
import { sealStateOf } from "../markup/seal";
import type { FileEditResult } from "../protocol";
import {
  correctionsRequest,
  proofreadingNotification,
  restoreRequest,
  sealRequest,
  type CorrectionsResult,
  type SealParams,
  type SealResult,
} from "../protocol/words";
import { textHash } from "../protocol/textHash";
import { sortedPaths } from "../study/study";
import { createAnswers } from "./answers";
import { refuse, toResult } from "./codingRequests";
import { openContext, readContext } from "./contexts";
import type { StudyFile } from "./intake";
import { nextRevision } from "./liveStudy";
import { createPause } from "./pause";
import { whenReady } from "./ready";
import { createSealedVersions, type ReadCommitted, type SealedVersions } from "./sealedVersions";
import type { ServerParts } from "./server";
import { normalizeUri, uriBelow } from "./uris";

/** Sealing, restoring and proofreading (section 7 of the markup). */
export function registerWordsRequests(parts: ServerParts): void {
  const { connection, workspace, documents, words } = parts;
  const { inStudy, of } = createAnswers(workspace);
  connection.onRequest(sealRequest, (params, token) =>
    inStudy(params.uri, token, async (study) => {
      const own = workspace.studyOf(params.uri)?.path ?? "";
      const paths =
        params.scope === "study" ? sortedPaths(study.figures.study.files.keys()) : [own];
      const result = emptyResult();
      const pause = createPause(token);
      for (const path of paths) {
        await seal(parts, { study, path }, { params, result });
        await pause();
      }
      return result;
    }),
  );
  connection.onRequest(restoreRequest, async ({ uri, version, range }, token) => {
    await whenReady(workspace, token);
    const context = openContext(workspace, uri);
    if (context === undefined) return refuse("This file is not a transcript of a study.");
    await words.versions.lookUp(context.uri, context.transcript);
    if (documents.get(uri)?.version !== version) {
      return refuse("The text has changed in the meantime. Try again.");
    }
    const earlier = words.versions.find(context.transcript);
    if (earlier === undefined) return refuse(whyUnknown(parts, context));
    return toResult(context, restoredWords(context, earlier, range ?? undefined));
  });
  connection.onRequest(correctionsRequest, async ({ uri }, token) => {
    const found = await of(uri, token, (context) => context);
    if (found === null) return null;
    await words.versions.lookUp(found.uri, found.transcript);
    const context = openContext(workspace, uri);
    return context === undefined ? null : describe(parts, context);
  });
  connection.onNotification(proofreadingNotification, ({ uris }) => {
    words.proofread = new Set(uris.map(normalizeUri));
    for (const study of workspace.studies.values()) study.revision = nextRevision();
    workspace.tell();
  });
}

/** What the server knows of sealed words beyond the files. */
export interface SealedWords {
  readonly versions: SealedVersions;
  /** The transcripts that are proofread. */
  proofread: ReadonlySet<string>;
}

export function createSealedWords(readCommitted: ReadCommitted | undefined): SealedWords {
  return { versions: createSealedVersions(readCommitted), proofread: new Set() };
}

/**
 * The problems of an open transcript, its changed words marked where the sealed ones are known.
 * Where they are not, the last commit is looked for, and the file is reported again when it has
 * them.
 */
export function withChangedWords(
  parts: ServerParts,
  context: TranscriptContext,
  problems: readonly FileProblem[],
): readonly FileProblem[] {
  const { words, workspace } = parts;
  const { transcript, uri } = context;
  words.versions.remember(transcript);
  const atSeal = problems.find(({ code }) => code === "wording-changed");
  if (atSeal === undefined) return problems;
  const severity = words.proofread.has(uri) ? "information" : "error";
  const others = problems.filter((problem) => problem !== atSeal);
  const earlier = words.versions.find(transcript);
  if (earlier !== undefined) return [...others, ...problemsOfWords(context, earlier, severity)];
  void words.versions.lookUp(uri, transcript).then((isFound) => {
    const study = workspace.studyOf(uri)?.study;
    if (!isFound || study === undefined) return;
    study.revision = nextRevision();
    workspace.tell();
  });
  const message = `${atSeal.message} ${whyUnknown(parts, context)}`;
  return [...others, { ...atSeal, severity, message }];
}

function whyUnknown({ words }: ServerParts, { uri, transcript }: TranscriptContext): string {
  const reason = words.versions.reasonFor(uri, transcript);
  return `Which words changed is not known: they were not open before the change, and no commit has them.${reason ? ` ${reason}` : ""}`;
}

function describe(parts: ServerParts, context: TranscriptContext): CorrectionsResult {
  const { words, documents } = parts;
  const { transcript, uri } = context;
  words.versions.remember(transcript);
  const state = sealStateOf(transcript);
  const version =
    documents.all().find((document) => normalizeUri(document.uri) === uri)?.version ?? 0;
  const earlier = words.versions.find(transcript);
  const isUnknown = state === "changed" && earlier === undefined;
  return {
    state,
    version,
    corrections: state === "changed" && earlier ? correctionsOf(context, earlier) : [],
    reason: isUnknown ? whyUnknown(parts, context) : null,
  };
}

type Growing<Result> = { -readonly [Key in keyof Result]: Result[Key] };

interface Sealing {
  readonly params: SealParams;
  readonly result: Growing<SealResult> & {
    files: FileEditResult[];
    changed: string[];
    refused: { file: string; reason: string }[];
  };
}

function emptyResult(): Sealing["result"] {
  return { files: [], reason: null, sealed: 0, alreadySealed: 0, changed: [], refused: [] };
}

async function seal(
  { workspace, documents, words }: ServerParts,
  file: StudyFile,
  { params, result }: Sealing,
): Promise<void> {
  const uri = uriBelow(file.study.uri, file.path);
  const context = file.study.isTranscript(file.path)
    ? await readContext(workspace, file)
    : undefined;
  if (context === undefined) {
    result.refused.push({ file: file.path, reason: "It cannot be read as a transcript." });
    return;
  }
  const { transcript, lines } = context;
  words.versions.remember(transcript);
  const state = sealStateOf(transcript);
  if (state === "sealed") return void result.alreadySealed++;
  if (state === "changed" && params.changed === "leave") return void result.changed.push(file.path);
  const sealing = sealTranscript(transcript);
  if ("reason" in sealing) {
    result.refused.push({ file: file.path, reason: sealing.reason });
    return;
  }
  const open = documents.all().find((document) => normalizeUri(document.uri) === uri);
  const edits = inTextOrder(sealing.edits).map(({ span, newText }) => ({
    range: rangeOf(lines, span),
    newText,
  }));
  const hash = open === undefined ? textHash(transcript.text) : null;
  result.files.push({ uri: open?.uri ?? uri, version: open?.version ?? null, edits, hash });
  result.sealed++;
}
