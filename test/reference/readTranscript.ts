import type { Attribute, DeclaredSpeaker, FrontMatter } from "./frontMatter";
import { labelRules, readFrontMatter } from "./frontMatter";
import { passagesOutsideSpeech, readInline } from "./inline";
import type { Inline } from "./inline";
import { layOut } from "./layout";
import type { Layout } from "./layout";
import { contentStart, splitLines } from "./characters";
import { annotationsOf, annotationsOfCodings, codingsOf, problemsOfPassages } from "./codings";
import type { KeyAndValue, ReferenceAnnotation, ReferenceCoding } from "./codings";
import { inFileOrder, problem } from "./problem";
import type { ReferenceProblem } from "./problem";
import { scan } from "./scan";
import { Speakers, defaultCase } from "./speakers";
import type { Speaker } from "./speakers";
import { placeInFile, readWording, shareCharacter } from "./wording";
import type { Wording } from "./wording";

/**
 * A second reading of markup.md, independent of the product: slow, simple, one rule after the other. What the
 * specification leaves open is decided at the comments that begin with `Reading:`.
 */

export type { ReferenceCoding } from "./codings";
export type { ReferenceProblem } from "./problem";

export interface ReferenceContext {
  readonly fileName: string;
  /** The codebook's `interviewers`; default: the five names of section 3. */
  readonly interviewers?: readonly string[];
  /** Without it no code is unknown. */
  readonly knownCodes?: ReadonlySet<string>;
  readonly retiredCodes?: ReadonlySet<string>;
  readonly minWords?: number;
}

export interface ReferenceParagraph {
  /** In the wording. */
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly isInterviewer: boolean;
  /** An interviewer's speech is of no case. */
  readonly cases: readonly string[];
  readonly heading: string | null;
  /** Holds `[]{-}`. */
  readonly hasMark: boolean;
  /** Fulfils the rule of `uncoded`, "whether it is shown or not". */
  readonly isUncoded: boolean;
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

export interface ReferenceFrontMatter {
  readonly case: string | null;
  readonly coder: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly status: string | null;
  readonly verbatim: string | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly speakers: readonly DeclaredSpeaker[];
}

export interface ReferenceParticipant {
  readonly case: string;
  /** The file's attributes and, over them, the speaker's own. */
  readonly attributes: ReadonlyMap<string, Attribute>;
}

export interface ReferenceReading {
  readonly wording: string;
  readonly paragraphs: readonly ReferenceParagraph[];
  readonly codings: readonly ReferenceCoding[];
  readonly annotations: readonly ReferenceAnnotation[];
  /** By coding what its passages say of it. */
  readonly annotationsOfCodings: readonly (readonly KeyAndValue[])[];
  readonly problems: readonly ReferenceProblem[];
  readonly frontMatter: ReferenceFrontMatter;
  readonly fileCase: string;
  readonly participants: readonly ReferenceParticipant[];
  /** Those that the front matter declares. */
  readonly declaredParticipants: readonly (ReferenceParticipant & {
    readonly label: string | null;
  })[];
  readonly uncodedParagraphs: number;
}

const FIVE_INTERVIEWERS = ["Interviewer", "Int", "I", "Q", "Moderator"];
const DEFAULT_MIN_WORDS = 5;

/** All that has been read so far, for the rules that look at the whole. */
interface Parts {
  readonly text: string;
  readonly context: ReferenceContext;
  readonly frontMatter: FrontMatter;
  readonly layout: Layout;
  readonly inline: Inline;
  readonly wording: Wording;
  readonly speakers: Speakers;
}

export function readTranscript(text: string, context: ReferenceContext): ReferenceReading {
  const frontMatter = readFrontMatter(text);
  const rules = labelRules(frontMatter);
  const scanned = scan(text, frontMatter.bodyStart, rules);
  const layout = layOut(text, frontMatter.bodyStart, scanned, rules);
  const inline = readInline(text, layout, scanned, rules);
  const wording = readWording(layout, inline, scanned);
  const fileCase = frontMatter.case ?? defaultCase(context.fileName);
  const speakers = new Speakers(
    frontMatter,
    layout.labels,
    context.interviewers ?? FIVE_INTERVIEWERS,
    fileCase,
  );
  const parts: Parts = { text, context, frontMatter, layout, inline, wording, speakers };
  const passageParts = { layout, inline, wording, speakers, coder: frontMatter.coder };
  const codings = codingsOf(passageParts);
  const paragraphs = paragraphsOf(parts, codings);
  const problems = [
    ...frontMatter.misfits.map((misfit) =>
      problem("invalid-front-matter", misfit.start, misfit.end),
    ),
    ...scanned.unclosed.map((at) => problem("unclosed-comment", at, at + 4)),
    ...mergeConflicts(text),
    ...inline.problems,
    ...passagesOutsideSpeech(text, layout, scanned, rules),
    ...problemsOfPassages(passageParts, context),
    ...unknownSpeakers(parts),
    ...missingSpeakers(parts),
    ...uncodedProblems(parts, paragraphs),
  ];
  return {
    wording: wording.text,
    paragraphs,
    codings,
    annotations: annotationsOf(passageParts),
    annotationsOfCodings: annotationsOfCodings(passageParts),
    problems: inFileOrder(problems),
    frontMatter: shownFrontMatter(frontMatter),
    fileCase,
    participants: participantsOf(parts),
    declaredParticipants: speakers.declaredParticipants().map((speaker) => ({
      label: speaker.label,
      ...participantOf(parts, speaker),
    })),
    uncodedParagraphs: paragraphs.filter((paragraph) => paragraph.isUncoded).length,
  };
}

function shownFrontMatter(frontMatter: FrontMatter): ReferenceFrontMatter {
  const { case: ownCase, coder, date, source, status, seal, attributes, speakers } = frontMatter;
  return { case: ownCase, coder, date, source, status, verbatim: seal, attributes, speakers };
}

function paragraphsOf(parts: Parts, codings: readonly ReferenceCoding[]): ReferenceParagraph[] {
  const minWords = parts.context.minWords ?? DEFAULT_MIN_WORDS;
  return parts.wording.paragraphs.map((place, index) => {
    const raw = parts.layout.paragraphs[place.index];
    const { label, isInterviewer, cases } = parts.speakers.speaker(raw?.speakerKey ?? null);
    const words = parts.wording.words.filter((word) => word.paragraph === index);
    const hasMark = parts.inline.marks.some((mark) => mark.paragraph === place.index);
    const isCoded = codings.some((coding) => shareCharacter(coding, place));
    const isUncoded = !isInterviewer && words.length >= minWords && !isCoded && !hasMark;
    const { start, end } = place;
    const heading = raw?.heading ?? null;
    return { start, end, speaker: label, isInterviewer, cases, heading, hasMark, isUncoded, words };
  });
}

/** `uncoded`; "`status` (`reading` mutes `uncoded`)". */
function uncodedProblems(
  parts: Parts,
  paragraphs: readonly ReferenceParagraph[],
): ReferenceProblem[] {
  if (parts.frontMatter.status === "reading") return [];
  return paragraphs
    .filter((paragraph) => paragraph.isUncoded)
    .map((paragraph) => atFirstWord("uncoded", paragraph, parts.wording));
}

/** "its range is the paragraph's first word" – Reading: in a paragraph without words its first character. */
function atFirstWord(
  code: "uncoded" | "no-speaker",
  paragraph: { readonly start: number; readonly end: number },
  wording: Wording,
): ReferenceProblem {
  const first = wording.words.find((word) => shareCharacter(word, paragraph));
  const place = placeInFile(first ?? { start: paragraph.start, end: paragraph.start + 1 }, wording);
  return problem(code, place.start, place.end);
}

/** "a line of exactly seven `<`, `=` or `>`, then a blank or the end of the line" – Reading: any line of the file. */
function mergeConflicts(text: string): ReferenceProblem[] {
  return splitLines(text, contentStart(text))
    .filter((line) => /^(?:<{7}|={7}|>{7})(?:[ \t]|$)/.test(text.slice(line.start, line.end)))
    .map((line) => problem("merge-conflict", line.start, line.end));
}

/** `unknown-speaker`: "hint: an undeclared label used once (the five names excepted)". */
function unknownSpeakers(parts: Parts): ReferenceProblem[] {
  const { labels, lookalikes } = parts.layout;
  const isUsedOnce = (key: string): boolean => labels.filter((use) => use.key === key).length === 1;
  const isUndeclared = (key: string): boolean => parts.speakers.speaker(key).declaration === null;
  return [
    ...lookalikes.map((use) => problem("unknown-speaker", use.start, use.end)),
    ...labels
      .filter((use) => isUsedOnce(use.key) && isUndeclared(use.key) && !use.isOneOfFiveNames)
      .map((use) => problem("unknown-speaker", use.start, use.end, "hint")),
  ];
}

/**
 * `no-speaker`: "speech without a label in a file that has labels, at the place where it starts".
 * Reading: once for each stretch of such speech (a heading ends a stretch), at its first word.
 */
function missingSpeakers(parts: Parts): ReferenceProblem[] {
  if (parts.layout.labels.length === 0) return [];
  const rawOf = (index: number) => parts.layout.paragraphs[index];
  const speakerless = parts.wording.paragraphs.filter(
    (place) => rawOf(place.index)?.speakerKey === null,
  );
  return speakerless
    .filter((place, index) => {
      const before = speakerless[index - 1];
      return before === undefined || rawOf(before.index)?.turn !== rawOf(place.index)?.turn;
    })
    .map((place) => atFirstWord("no-speaker", place, parts.wording));
}

/**
 * Codebook document, section 2: "A file's `attributes` hold for all its participants; a speaker's own add to them and
 * override them." Reading: a file in which no participant is declared or speaks stands for its own case.
 */
function participantsOf(parts: Parts): ReferenceParticipant[] {
  const speaking = parts.wording.paragraphs
    .map((place) =>
      parts.speakers.speaker(parts.layout.paragraphs[place.index]?.speakerKey ?? null),
    )
    .filter((speaker) => !speaker.isInterviewer);
  const all = [...parts.speakers.declaredParticipants(), ...speaking];
  return all.length > 0
    ? all.map((speaker) => participantOf(parts, speaker))
    : [{ case: parts.speakers.fileCase, attributes: parts.frontMatter.attributes }];
}

function participantOf(parts: Parts, speaker: Speaker): ReferenceParticipant {
  return {
    case: speaker.cases[0] ?? parts.speakers.fileCase,
    attributes: new Map([
      ...parts.frontMatter.attributes,
      ...(speaker.declaration?.attributes ?? []),
    ]),
  };
}
