import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Document } from "yaml";
import { contentStart, splitLines, trimBlanks } from "./characters";
import { isOneOfFiveNames, labelKey } from "./labels";
import type { LabelRules } from "./labels";

/** The front matter: section 3, rule 1 of markup.md. */

export interface Attribute {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface DeclaredSpeaker {
  readonly label: string;
  readonly role: string | null;
  readonly case: string | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

export interface Misfit {
  readonly start: number;
  readonly end: number;
}

export interface FrontMatter {
  /** Offset of the first line that is not front matter. */
  readonly bodyStart: number;
  readonly case: string | null;
  readonly coder: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly status: string | null;
  readonly seal: string | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly speakers: readonly DeclaredSpeaker[];
  /** Places of `invalid-front-matter`. */
  readonly misfits: readonly Misfit[];
}

const NOTHING: Omit<FrontMatter, "bodyStart" | "misfits"> = {
  case: null,
  coder: null,
  date: null,
  source: null,
  status: null,
  seal: null,
  attributes: new Map(),
  speakers: [],
};

/** Reading: blanks may follow `---` and `...`, which nobody sees. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = splitLines(text, contentStart(text));
  const written = lines.map((line) => text.slice(line.start, line.end).replace(/[ \t]+$/, ""));
  const first = lines[0];
  if (first === undefined || written[0] !== "---") {
    return { ...NOTHING, bodyStart: contentStart(text), misfits: [] };
  }
  const close = written.findIndex((line, index) => index > 0 && (line === "---" || line === "..."));
  const last = lines[close];
  if (close < 0 || last === undefined) {
    // "unclosed: `invalid-front-matter`, and the lines are read as text" – Reading: the problem is at the `---`.
    return {
      ...NOTHING,
      bodyStart: first.start,
      misfits: [{ start: first.start, end: first.start + 3 }],
    };
  }
  return { bodyStart: last.next, ...readYaml(text.slice(first.next, last.start), first.next) };
}

/** One key of a map, its node not yet looked at. */
interface Entry {
  readonly key: string;
  readonly keyNode: unknown;
  readonly node: unknown;
}

class YamlReader {
  readonly misfits: Misfit[] = [];

  constructor(
    private readonly document: Document,
    private readonly offset: number,
    private readonly length: number,
  ) {}

  resolve(node: unknown): unknown {
    if (!isAlias(node)) return node;
    const target: unknown = node.resolve(this.document);
    return target;
  }

  place(node: unknown): Misfit {
    const range =
      isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
    const [start, end] = range ?? [0, this.length];
    return { start: this.offset + start, end: this.offset + end };
  }

  misfit(node: unknown): null {
    this.misfits.push(this.place(node));
    return null;
  }

  isNull(node: unknown): boolean {
    const value = this.resolve(node);
    return value === null || value === undefined || (isScalar(value) && value.value === null);
  }

  /** "kept as written": the source of a plain scalar. Reading: null and the empty string are no value. */
  scalar(node: unknown): string | null {
    const value = this.resolve(node);
    if (this.isNull(node)) return isAlias(node) && value === undefined ? this.misfit(node) : null;
    if (!isScalar(value)) return this.misfit(node);
    const written =
      typeof value.value === "string" ? value.value : (value.source ?? String(value.value));
    return written === "" ? null : written;
  }

  entries(node: unknown): Entry[] {
    const map = this.resolve(node);
    if (this.isNull(map)) return [];
    if (!isMap(map)) {
      this.misfit(node);
      return [];
    }
    return map.items.flatMap((pair) => {
      const key = this.scalar(pair.key);
      return key === null ? [] : [{ key, keyNode: pair.key, node: pair.value }];
    });
  }

  /** "`attributes` (map of scalars)" */
  attributes(node: unknown): Map<string, Attribute> {
    const found = new Map<string, Attribute>();
    for (const entry of this.entries(node)) {
      const value = this.scalar(entry.node);
      if (value !== null) found.set(entry.key, { value, ...this.place(entry.node) });
    }
    return found;
  }

  /** "`speakers` (map: label → `{ role, case, attributes }` or null; or a list of labels)" */
  speakers(node: unknown): DeclaredSpeaker[] {
    const value = this.resolve(node);
    const all = isSeq(value)
      ? value.items.map((item) => this.speaker(this.scalar(item), null))
      : this.entries(node).map((entry) => this.speaker(entry.key, entry.node));
    return firstOfEachLabel(all.filter((speaker) => speaker.label !== ""));
  }

  private speaker(label: string | null, node: unknown): DeclaredSpeaker {
    const entries = this.entries(node);
    const node_ = (key: string): unknown =>
      entries.find((entry) => entry.key === key)?.node ?? null;
    return {
      label: trimBlanks(label ?? ""),
      role: this.scalar(node_("role")),
      case: this.scalar(node_("case")),
      attributes: this.attributes(node_("attributes")),
    };
  }
}

/** Reading: of two declarations of one label (but for case) the first holds. */
function firstOfEachLabel(speakers: readonly DeclaredSpeaker[]): DeclaredSpeaker[] {
  return speakers.filter(
    (speaker, index) =>
      speakers.findIndex((other) => labelKey(other.label) === labelKey(speaker.label)) === index,
  );
}

/**
 * Reading: YAML that does not parse gives one problem, at the parser's first error, and no values at all; a value of
 * the wrong shape gives a problem at the value and counts as absent, its neighbours hold. An unknown `status` is kept.
 */
function readYaml(source: string, offset: number): Omit<FrontMatter, "bodyStart"> {
  // A lone CR is a line break to us, not to the YAML parser.
  const document = parseDocument(source.replace(/\r(?!\n)/g, "\n"));
  const error = document.errors[0];
  if (error !== undefined) {
    const [start, end] = error.pos;
    return { ...NOTHING, misfits: [{ start: offset + start, end: offset + end }] };
  }
  const reader = new YamlReader(document, offset, source.length);
  const entries = reader.entries(document.contents);
  const node = (key: string): unknown => entries.find((entry) => entry.key === key)?.node ?? null;
  const values = {
    case: reader.scalar(node("case")),
    coder: reader.scalar(node("coder")),
    date: reader.scalar(node("date")),
    source: reader.scalar(node("source")),
    status: reader.scalar(node("status")),
    seal: reader.scalar(node("verbatim")),
    attributes: reader.attributes(node("attributes")),
    speakers: reader.speakers(node("speakers")),
  };
  return { ...values, misfits: reader.misfits };
}

/**
 * Rule 6: "the front matter declares no participant (nobody but labels with `role: interviewer` or, without a role,
 * the five names above; the codebook plays no part)".
 */
export function labelRules(frontMatter: FrontMatter): LabelRules {
  const isParticipant = (speaker: DeclaredSpeaker): boolean =>
    speaker.role === null ? !isOneOfFiveNames(speaker.label) : speaker.role !== "interviewer";
  return {
    declared: new Set(frontMatter.speakers.map((speaker) => labelKey(speaker.label))),
    declaresParticipant: frontMatter.speakers.some(isParticipant),
  };
}
