import type { TranscriptContext } from "../../features/context";
import { codesOf } from "../../features/passagesAt";
import { coderOf, entryOf } from "../../markup/edits/request";
import { labelRules } from "../../markup/labelRules";
import type { Passage } from "../../markup/model";
import { nameOfTranscript } from "./sourceName";
import { reportSigns } from "./codeNodes";
import { guidOf } from "./guids";
import type { Ledger } from "./ledger";
import { plainTextOf, type PlainText } from "./plainText";
import type { Profile } from "./profile";
import { describeSource } from "./sourceDescription";
import type { XmlNode } from "./xmlWriter";

/** A transcript as a source of a project. */
export interface SourceFile {
  readonly guid: string;
  /** Its element without the values of variables, which stand at the end. */
  readonly node: XmlNode & { readonly content: readonly XmlNode[] };
  /** The memos between its paragraphs. */
  readonly notes: readonly XmlNode[];
  /** What stands in its text file. */
  readonly text: string;
  readonly case: string;
  /** Whether everybody who takes part belongs to that case. */
  readonly isOfOneCase: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  /** Coders and ids of codes of its codings. */
  readonly coders: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

export function sourceFile(
  context: TranscriptContext,
  profile: Profile,
  ledger: Ledger,
): SourceFile {
  const { path, transcript, facts, voices } = context;
  const plain = plainTextOf(transcript, labelRules(transcript.frontMatter.speakers));
  const guid = guidOf("source", path);
  const passages = passagesOf(context);
  const selections = selectionNodes(passages, { path, plain, profile, ledger });
  const attributes = new Map(facts.attributes.map(({ key, value }) => [key, value]));
  const description = describeSource(context, plain);
  const notes = memoNotes(path, plain, ledger);
  reportSigns([plain.text, description], ledger, path);
  const name = nameOfTranscript(path);
  return {
    guid,
    node: {
      name: "TextSource",
      attributes: { guid, name, plainTextPath: `internal://${guid}.txt` },
      content: [
        ...(description === "" ? [] : [{ name: "Description", content: description }]),
        ...selections,
        ...notes.map(({ guid }) => ({ name: "NoteRef", attributes: { targetGUID: guid } })),
      ],
    },
    notes: notes.map(({ node }) => node),
    text: profile.fileText(plain.text),
    case: facts.case,
    isOfOneCase: voices.cases.every((one) => one === facts.case),
    attributes,
    coders: new Set(passages.flatMap(({ by }) => by ?? [])),
    used: new Set(passages.flatMap(({ codes }) => codes)),
  };
}

function memoNotes(path: string, { memos }: PlainText, ledger: Ledger) {
  const counts = new Map<string, number>();
  ledger.add({ fate: "kept", what: "memos between paragraphs", count: memos.length });
  return memos.map(({ text }) => {
    const number = (counts.get(text) ?? 0) + 1;
    counts.set(text, number);
    const guid = guidOf("note", `${path}\n${number}\n${text}`);
    return { guid, node: noteNode(guid, titleOf(text), text) };
  });
}

export function noteNode(guid: string, name: string, text: string): XmlNode {
  const content = [{ name: "PlainTextContent", content: text }];
  return { name: "Note", attributes: { guid, name }, content };
}

/** The first words of a memo, by which lists of memos show it. */
function titleOf(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > TITLE ? `${line.slice(0, TITLE).trim()}…` : line;
}

const TITLE = 60;

/** Attributes as values of variables. */
export function valueNodes(attributes: ReadonlyMap<string, string>): XmlNode[] {
  return [...attributes].map(([key, value]) => ({
    name: "VariableValue",
    content: [
      { name: "VariableRef", attributes: { targetGUID: guidOf("variable", key) } },
      { name: "TextValue", content: value },
    ],
  }));
}

interface Selected {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly by: string | undefined;
  readonly memo: string | undefined;
}

/** The passages that have words and something that a project can say of them. */
function passagesOf({ transcript }: TranscriptContext): readonly Selected[] {
  const { passages } = transcript;
  const found = passages.filter(hasWords).map(({ start, end, block }) => ({
    ...{ start, end, codes: codesOf(block) },
    by: coderOf(transcript, block),
    memo: entryOf(block, "memo") || undefined,
  }));
  return found
    .filter(({ codes, memo }) => codes.length > 0 || memo !== undefined)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

export function hasWords({ firstWord, endWord }: Passage): boolean {
  return endWord > firstWord;
}

interface Selecting {
  readonly path: string;
  readonly plain: PlainText;
  readonly profile: Profile;
  readonly ledger: Ledger;
}

function selectionNodes(
  passages: readonly Selected[],
  { path, plain, profile, ledger }: Selecting,
): XmlNode[] {
  const positions = profile.positions(plain.text);
  const counts = new Map<string, number>();
  return passages.map((passage) => {
    const stretch = `${passage.start}-${passage.end}`;
    const number = (counts.get(stretch) ?? 0) + 1;
    counts.set(stretch, number);
    const { start, end } = plain.stretchOf(passage);
    const place = {
      name: plain.text.slice(start, end),
      startPosition: String(positions[start]),
      endPosition: String(positions[end]),
    };
    ledger.add({ fate: "kept", what: "codings", count: passage.codes.length });
    if (passage.memo !== undefined) ledger.add({ fate: "kept", what: "memos on passages" });
    return selectionNode(`${path}\n${stretch}\n${number}`, place, passage);
  });
}

function selectionNode(
  key: string,
  place: Readonly<Record<string, string>>,
  { codes, by, memo }: Selected,
): XmlNode {
  const creatingUser = by === undefined ? undefined : guidOf("user", by);
  const codings = codes.map((code) => ({
    name: "Coding",
    attributes: { guid: guidOf("coding", `${key}\n${code}`), creatingUser },
    content: [{ name: "CodeRef", attributes: { targetGUID: guidOf("code", code) } }],
  }));
  const description = memo === undefined ? [] : [{ name: "Description", content: memo }];
  return {
    name: "PlainTextSelection",
    attributes: { guid: guidOf("selection", key), ...place, creatingUser },
    content: [...description, ...codings],
  };
}
