import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Document } from "yaml";

/** codebook.yaml: section 2 of codebook-and-counts.md, as far as figures need it. */

export interface CodebookNode {
  readonly id: string;
  readonly name: string;
  readonly kind: "theme" | "category" | "code";
  readonly isRetired: boolean;
  readonly children: readonly CodebookNode[];
}

export interface Codebook {
  readonly title: string | null;
  readonly interviewers: readonly string[] | null;
  /** Globs; null: the default rule. */
  readonly transcripts: readonly string[] | null;
  /** Themes, then the codes without a theme: "the codebook's order". */
  readonly nodes: readonly CodebookNode[];
  /** Reading: a codebook that does not parse and has no good one before it knows no code, and so none is unknown. */
  readonly isReadable: boolean;
}

const UNREADABLE: Codebook = {
  title: null,
  interviewers: null,
  transcripts: null,
  nodes: [],
  isReadable: false,
};

export function readCodebook(text: string): Codebook {
  const document = parseDocument(text.replace(/^\uFEFF/, "").replace(/\r(?!\n)/g, "\n"));
  if (document.errors.length > 0) return UNREADABLE;
  const reader = new Reader(document);
  const top = reader.entries(document.contents);
  return {
    title: reader.text(top.get("title")),
    interviewers: reader.list(top.get("interviewers")),
    transcripts: reader.list(top.get("transcripts")),
    nodes: [...reader.nodes(top.get("themes"), "theme"), ...reader.nodes(top.get("codes"), "code")],
    isReadable: true,
  };
}

class Reader {
  constructor(private readonly document: Document) {}

  private resolve(node: unknown): unknown {
    if (!isAlias(node)) return node;
    const target: unknown = node.resolve(this.document);
    return target;
  }

  text(node: unknown): string | null {
    const value = this.resolve(node);
    if (!isScalar(value) || value.value === null) return null;
    return typeof value.value === "string" ? value.value : (value.source ?? String(value.value));
  }

  list(node: unknown): string[] | null {
    const value = this.resolve(node);
    if (!isSeq(value)) return null;
    return value.items
      .map((item) => this.text(item))
      .filter((item): item is string => item !== null);
  }

  entries(node: unknown): Map<string, unknown> {
    const value = this.resolve(node);
    const found = new Map<string, unknown>();
    if (!isMap(value)) return found;
    for (const pair of value.items) {
      const key = this.text(pair.key);
      if (key !== null) found.set(key, pair.value);
    }
    return found;
  }

  /**
   * Reading: what stands directly under `themes` is a theme; anywhere else a node with children is a category and one
   * without is a code. A node with a bad or repeated id is kept as written; a second one counts the same code again.
   */
  nodes(node: unknown, kindOfLeaf: "theme" | "code"): CodebookNode[] {
    return [...this.entries(node)].map(([key, value]) => {
      const id = key.normalize("NFC");
      const entries = this.entries(value);
      const children = this.nodes(entries.get("codes"), "code");
      const kind = kindOfLeaf === "code" && children.length > 0 ? "category" : kindOfLeaf;
      const name = this.text(entries.get("name")) ?? defaultName(id);
      return {
        id,
        name,
        kind,
        isRetired: this.text(entries.get("status")) === "retired",
        children,
      };
    });
  }
}

/** "default: the id with blanks for `-` and `_`, first letter upper-case" */
export function defaultName(id: string): string {
  const [first = "", ...rest] = [...id.replace(/[-_]/g, " ")];
  return first.toUpperCase() + rest.join("");
}

export function withDescendants(node: CodebookNode): CodebookNode[] {
  return [node, ...node.children.flatMap(withDescendants)];
}
