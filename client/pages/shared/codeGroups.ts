// Which codes are listed for a typed text, and in which order: in the palette and wherever a page
// asks for a code.
import type { CodeMatcher, CodeText } from "./codeMatches";

export interface CodeOption extends CodeText {
  /** 1 to 9, or null for a code without a number. */
  readonly number: number | null;
}

/** A code as fields list it. */
export interface FieldCode extends CodeOption {
  /** The names from its theme down to the node above it. */
  readonly path: readonly string[];
  /** `#rrggbb`, made to stand out from the background. */
  readonly color: string;
  readonly isRetired: boolean;
  /** Whether the codebook lacks it. */
  readonly isUnknown: boolean;
  /** Whether it is a theme or a category: passages may have those too, but few are meant to. */
  readonly isGroup: boolean;
}

export interface Group<Code> {
  readonly label: string;
  readonly options: readonly Option<Code>[];
}

export type Option<Code> =
  | { readonly kind: "code"; readonly code: Code; readonly note?: string }
  | { readonly kind: "new"; readonly name: string };

export const SAME = "There already, in another spelling";

const MOST_LIKE_IT = 5;

/** Without a text: the codes with a number, then the others. Else matches, codes like it, a new one. */
export function groupsFor<Code extends CodeOption>(
  text: string,
  codes: readonly Code[],
  matcher: CodeMatcher<Code>,
): readonly Group<Code>[] {
  const name = text.trim();
  const found = name === "" ? numberedAndOthers(codes) : matching(name, codes, matcher);
  return found.filter(({ options }) => options.length > 0);
}

function numberedAndOthers<Code extends CodeOption>(codes: readonly Code[]): Group<Code>[] {
  const numbered = codes.filter(({ number }) => number !== null);
  const others = codes.filter(({ number }) => number === null);
  return [
    { label: "With a number", options: numbered.map((code) => ({ kind: "code", code })) },
    { label: "Other codes", options: others.map((code) => ({ kind: "code", code })) },
  ];
}

function matching<Code extends CodeOption>(
  name: string,
  codes: readonly Code[],
  matcher: CodeMatcher<Code>,
): Group<Code>[] {
  const words = folded(name).split(/\s+/);
  const ranked = codes
    .map((code) => ({ code, rank: rankOf(words, code) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ code }) => code);
  const same = matcher.same(name);
  const isExact = same && [same.id, same.name].some((one) => folded(one) === folded(name));
  const first = same ? [same, ...ranked.filter((code) => code !== same)] : ranked;
  const like = matcher.close(name, MOST_LIKE_IT).filter((code) => !first.includes(code));
  return [
    {
      label: "Matches",
      options: first.map((code) =>
        code === same && !isExact ? { kind: "code", code, note: SAME } : { kind: "code", code },
      ),
    },
    { label: "Alike", options: like.map((code) => ({ kind: "code", code })) },
    { label: "New", options: isExact ? [] : [{ kind: "new", name }] },
  ];
}

/** 0 unless every word is somewhere; the more the nearer to the start of the name. */
function rankOf(words: readonly string[], code: CodeText): number {
  const name = folded(code.name);
  const id = folded(code.id);
  const label = `${name} ${id}`;
  if (name.startsWith(words.join(" ")) || id.startsWith(words.join("-"))) return 4;
  if (words.every((word) => ` ${label.replace(/[-_]/g, " ")}`.includes(` ${word}`))) return 3;
  if (words.every((word) => label.includes(word))) return 2;
  const all = `${label} ${folded(code.definition ?? "")}`;
  return words.every((word) => all.includes(word)) ? 1 : 0;
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();
}
