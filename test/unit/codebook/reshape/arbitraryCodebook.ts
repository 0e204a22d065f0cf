// Codebooks in many layouts, each with the tree that it was written from.
import fc from "fast-check";

/** A theme, category or code as the generator made it. */
export interface Made {
  readonly id: string;
  readonly definition?: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly children: readonly Made[];
}

export interface MadeCodebook {
  readonly themes: readonly Made[];
  readonly codes: readonly Made[];
  readonly text: string;
}

interface Draft {
  readonly style: "block" | "flow" | "short" | "empty";
  readonly definition: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly above: boolean;
  readonly behind: boolean;
  readonly below: boolean;
  readonly isBlankAbove: boolean;
  readonly isQuoted: boolean;
  readonly children: readonly Draft[];
}

interface Style {
  readonly step: number;
  readonly lineBreak: string;
  readonly codesFirst: boolean;
}

const definitions = fc.constantFrom(
  "What it means.",
  "Rivalry over clients (use other)",
  '"In quotes: yes, # no comment"',
  "'it''s so'",
  "|\n  One line\n\n  another one\n",
  ">-\n  Folded\n  text\n",
  "Über 住房",
);
const fields = fc.uniqueArray(
  fc.constantFrom(
    ["name", "A name"] as const,
    ["include", "Budgets, cuts [a] {b}"] as const,
    ["color", '"#4e79a7"'] as const,
    ["example", "- one\n- two # second\n"] as const,
    ["attributes", "{ model: x, other: 5 }"] as const,
    ["memo", "a text\n  over two lines"] as const,
    ["status", "draft # for now"] as const,
  ),
  { selector: ([key]) => key, maxLength: 3 },
);

const { draft } = fc.letrec<{ draft: Draft }>((tie) => ({
  draft: fc.record({
    style: fc.constantFrom("block", "block", "block", "flow", "short", "empty"),
    definition: definitions,
    fields,
    above: fc.boolean(),
    behind: fc.boolean(),
    below: fc.boolean(),
    isBlankAbove: fc.boolean(),
    isQuoted: fc.boolean(),
    children: fc.oneof(
      { maxDepth: 2 },
      { arbitrary: fc.constant([]), weight: 2 },
      { arbitrary: fc.array(tie("draft"), { maxLength: 3 }), weight: 2 },
    ),
  }),
}));

/** Any codebook; the ids are `n0`, `n1` and so on in the order of the text. */
export const arbitraryCodebook: fc.Arbitrary<MadeCodebook> = fc
  .record({
    themes: fc.array(draft, { maxLength: 3 }),
    codes: fc.array(draft, { maxLength: 4 }),
    step: fc.constantFrom(2, 4, 3),
    isWindows: fc.boolean(),
    codesFirst: fc.boolean(),
  })
  .map(({ themes, codes, step, isWindows, codesFirst }) => {
    const writer = createWriter({ step, lineBreak: "\n", codesFirst });
    const parts = {
      themes: () => writer.section("themes", themes),
      codes: () => writer.section("codes", codes),
    };
    const first = codesFirst ? parts.codes() : parts.themes();
    const second = codesFirst ? parts.themes() : parts.codes();
    const lines = ["# The codebook", "title: Ours", ...first.lines, ...second.lines, "# The end"];
    const text = `${lines.join("\n")}\n`;
    return {
      themes: codesFirst ? second.made : first.made,
      codes: codesFirst ? first.made : second.made,
      text: isWindows ? text.replaceAll("\n", "\r\n") : text,
    };
  });

function createWriter({ step }: Style) {
  let ids = 0;
  let comments = 0;
  const comment = () => `# note ${comments++}`;

  function section(key: string, drafts: readonly Draft[]) {
    const written = drafts.map((one) => block(one, step));
    return {
      lines: drafts.length === 0 ? [] : [`${key}:`, ...written.flatMap(({ lines }) => lines)],
      made: written.map(({ made }) => made),
    };
  }

  function block(one: Draft, indent: number): { lines: string[]; made: Made } {
    const id = `n${ids++}`;
    const blanks = " ".repeat(indent);
    const inner = " ".repeat(indent + step);
    const key = one.isQuoted ? `"${id}"` : id;
    const isFlow = one.style === "flow" && one.children.every(isSimple);
    const isShort = one.style === "short" && one.children.length === 0;
    const isEmpty = one.style === "empty" && one.children.length === 0;
    const lines = [...(one.isBlankAbove ? [""] : []), ...(one.above ? [blanks + comment()] : [])];
    const tail = one.behind ? ` ${comment()}` : "";
    if (isEmpty) {
      lines.push(`${blanks}${key}:${tail}`);
      return { lines, made: { id, fields: [], children: [] } };
    }
    if (isShort) {
      lines.push(...valueLines(`${blanks}${key}:`, one.definition, indent + step, tail));
      return { lines, made: { id, definition: readOf(one.definition), fields: [], children: [] } };
    }
    if (isFlow) {
      const children = one.children.map(() => `n${ids++}`);
      const codes =
        children.length === 0
          ? ""
          : `, codes: { ${children.map((c) => `${c}: Short`).join(", ")} }`;
      lines.push(`${blanks}${key}: { definition: "In braces"${codes} }${tail}`);
      const made = children.map((c) => ({ id: c, definition: "Short", fields: [], children: [] }));
      return { lines, made: { id, definition: "In braces", fields: [], children: made } };
    }
    lines.push(`${blanks}${key}:${tail}`);
    lines.push(...valueLines(`${inner}definition:`, one.definition, indent + 2 * step, ""));
    for (const [name, value] of one.fields) {
      lines.push(...valueLines(`${inner}${name}:`, value, indent + 2 * step, ""));
    }
    const children = one.children.map((child) => ({ child, indent: indent + 2 * step }));
    const written: Made[] = [];
    if (children.length > 0) lines.push(`${inner}codes:`);
    for (const { child, indent: at } of children) {
      const result = block(child, at);
      lines.push(...result.lines);
      written.push(result.made);
    }
    if (one.below) lines.push(inner + comment());
    const made = { id, definition: readOf(one.definition), fields: one.fields, children: written };
    return { lines, made };
  }

  return { section };
}

function isSimple({ children, style }: Draft): boolean {
  return children.length === 0 && style === "short";
}

/** A value behind its key, a text over several lines indented below it. */
function valueLines(key: string, value: string, indent: number, tail: string): string[] {
  const [first = "", ...rest] = value.split("\n");
  const isList = first.startsWith("- ");
  const blanks = " ".repeat(indent);
  const below = rest.map((line) => (line.trim() === "" ? "" : blanks + line.trimStart()));
  if (isList) return [key + tail, blanks + first, ...below.filter(Boolean)];
  while (below.at(-1) === "") below.pop();
  return [`${key} ${first}${rest.length > 0 && !/^[|>]/.test(first) ? "" : tail}`, ...below];
}

/** What a definition says, worked out by hand for each of those above. */
function readOf(definition: string): string {
  const known: Record<string, string> = {
    '"In quotes: yes, # no comment"': "In quotes: yes, # no comment",
    "'it''s so'": "it's so",
    "|\n  One line\n\n  another one\n": "One line\n\nanother one",
    ">-\n  Folded\n  text\n": "Folded text",
  };
  return known[definition] ?? definition;
}
