import fc from "fast-check";
import { FileChangeType } from "vscode-languageserver-protocol";
import { readCodebook } from "../../server/codebook/parse";
import { arbitraryPart, arbitraryTranscript } from "../reference/arbitrary";
import type { ServerInMemory } from "../support/server";

/** What people and programs do to a study, in an editor and on the disk. */
export type Operation =
  | { readonly kind: "write"; readonly path: string; readonly text: string }
  | { readonly kind: "delete"; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "renameFolder"; readonly path: string; readonly to: string }
  | {
      readonly kind: "checkout";
      readonly files: readonly (readonly [string, string | undefined])[];
    }
  | { readonly kind: "open" | "save" | "close"; readonly path: string }
  | {
      readonly kind: "edit";
      readonly path: string;
      /** Where, as a share of the text. */
      readonly at: number;
      readonly removed: number;
      readonly inserted: string;
    };

const TRANSCRIPTS = [
  "one.transcript",
  "two.transcript.md",
  "transcripts/three.md",
  "transcripts/deep/four ö#.txt",
  "sub/five.transcript",
  "sub/transcripts/six.md",
  "notes.txt",
];
const FOLDERS = ["transcripts", "sub", "old", "memos"];

const GOOD_CODEBOOKS = [
  "codes: { a: x, b: y }\n",
  "title: T\nthemes: { t: { codes: { a: x, loss: { status: retired } } } }\ncodes: { b: y }\n",
  "themes: { t: { codes: { b: y } }, u: { codes: { v: { codes: { a: x } } } } }\n",
  "interviewers: [P1, Anna]\ncodes: { a: x }\n",
  "interviewers: []\nthemes: { t: { name: N, codes: { a: , Überlastung: x } } }\n",
  "transcripts: ['**/*.md', 'notes.txt']\ncodes: { a: x }\n",
  "",
];
const BROKEN_CODEBOOKS = ["themes: [\n", 'codes: { a: "x\n', "codes:\n\ta: x\n"];
const CASES = [
  "case,level\none,high\nP1,low\n",
  "case,level\ntwo,local\n",
  "case\n",
  "no,header\n",
];

/** One of them lies deeper than memos do, and one may become a transcript by a glob. */
const MEMO_PATHS = ["memos/one.md", "memos/two.md", "memos/deep/three.md", "sub/memos/four.md"];
const MEMO_TEXTS = [
  "---\nabout: [a, P1, one.transcript#p]\ndate: 2026-01-02\ntype: method\n---\n# Title\n\nText\n",
  "---\nabout:\n  - b\n  - nobody\ntype: no\n---\n",
  "---\nabout: [loss\n",
  "Only words.\n",
];

/** A list of speakers is read otherwise by the reference, on purpose: see the unit tests. */
const transcript = arbitraryTranscript.filter((text) => !/speakers:\s*(\[|-\s)/.test(text));
const codebook = fc.constantFrom(...GOOD_CODEBOOKS, ...GOOD_CODEBOOKS, ...BROKEN_CODEBOOKS);

const file: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...TRANSCRIPTS), transcript) },
  { weight: 3, arbitrary: fc.tuple(fc.constant("codebook.yaml"), codebook) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("sub/codebook.yaml"), codebook) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("cases.csv"), fc.constantFrom(...CASES)) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...MEMO_PATHS), fc.constantFrom(...MEMO_TEXTS)),
  },
);

const path = fc.constantFrom(
  ...TRANSCRIPTS,
  ...TRANSCRIPTS,
  "codebook.yaml",
  "sub/codebook.yaml",
  "cases.csv",
  ...MEMO_PATHS,
);

export const FRAGMENTS = [
  "[",
  "]",
  "]{.a}",
  "[1>]",
  "[<1]{.b}",
  "[]{-}",
  "[]{.loss}",
  "{.a by=am}",
  "]{.a #p memo=x}",
  "<!-- memo: y -->",
  "\\",
  "<!--",
  "-->",
  "\n",
  "\n\n",
  "\r\n",
  "P1: ",
  "Anna: ",
  "## H\n",
  "---\n",
  "case: K1\n",
  " word",
  "é",
  "住房",
  "😀",
];

const edit = fc.record({
  kind: fc.constant("edit" as const),
  path,
  at: arbitraryPart,
  removed: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
  inserted: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...FRAGMENTS) },
    { weight: 1, arbitrary: transcript },
  ),
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: file.map(([where, text]) => ({ kind: "write" as const, path: where, text })),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), path }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("rename" as const), path, to: path }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("renameFolder" as const),
      path: fc.constantFrom(...FOLDERS),
      to: fc.constantFrom(...FOLDERS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(fc.tuple(file, fc.boolean()), { selector: ([[where]]) => where, maxLength: 6 })
      .map((files) => ({
        kind: "checkout" as const,
        files: files.map(([[where, text], isKept]) => [where, isKept ? text : undefined] as const),
      })),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("open" as const, "open" as const, "save" as const, "close" as const),
      path,
    }),
  },
  { weight: 8, arbitrary: edit },
);

export const operations = fc.array(operation, { minLength: 1, maxLength: 12 });

export const startingStudy = fc
  .tuple(codebook, fc.uniqueArray(file, { selector: ([where]) => where, maxLength: 4 }))
  .map(([yaml, files]) => new Map<string, string>([...files, ["codebook.yaml", yaml]]));

/** A study that is changed in step with a server: what the server ought to know. */
export class StudyModel {
  readonly open = new Map<string, string>();
  /** The last codebook that could be read, by the folder of the study. */
  readonly lastGood = new Map<string, string>();
  readonly #server: ServerInMemory;

  constructor(server: ServerInMemory) {
    this.#server = server;
    this.#rememberCodebooks();
  }

  get disk(): Map<string, string> {
    return this.#server.disk;
  }

  /** What the study's texts are: the open editor wins. */
  get texts(): Map<string, string> {
    return new Map([...this.disk, ...this.open]);
  }

  /** The folders of all studies; the one of the workspace is the empty path. */
  get studies(): string[] {
    return ["", ...FOLDERS.map((folder) => `${folder}/`)].filter((folder) =>
      this.disk.has(`${folder}codebook.yaml`),
    );
  }

  apply(operation: Operation): void {
    this.#change(operation);
    this.#rememberCodebooks();
  }

  #change(operation: Operation): void {
    switch (operation.kind) {
      case "write":
        return this.#report([[operation.path, this.#write(operation.path, operation.text)]]);
      case "delete":
        return this.#report([[operation.path, this.#write(operation.path, undefined)]]);
      case "rename":
        return this.#rename(operation.path, operation.to);
      case "renameFolder":
        return this.#renameFolder(`${operation.path}/`, `${operation.to}/`);
      case "checkout":
        return this.#report(
          operation.files.map(([where, text]) => [where, this.#write(where, text)]),
        );
      case "open":
        return this.#open(operation.path);
      case "save":
        return this.#save(operation.path);
      case "close":
        if (this.open.delete(operation.path)) this.#server.close(this.#server.uri(operation.path));
        return;
      case "edit":
        return this.#edit(operation);
    }
  }

  #write(where: string, text: string | undefined): FileChangeType | undefined {
    const isThere = this.disk.has(where);
    if (text === undefined) return this.disk.delete(where) ? FileChangeType.Deleted : undefined;
    this.disk.set(where, text);
    return isThere ? FileChangeType.Changed : FileChangeType.Created;
  }

  #rename(from: string, to: string): void {
    const text = this.disk.get(from);
    if (text === undefined || from === to) return;
    const changes: [string, FileChangeType | undefined][] = [[from, this.#write(from, undefined)]];
    changes.push([to, this.#write(to, text)]);
    this.#report(changes);
  }

  /** Only the folders are reported, as many a watcher does. */
  #renameFolder(from: string, to: string): void {
    const moved = [...this.disk].filter(([where]) => where.startsWith(from));
    if (moved.length === 0 || from === to) return;
    for (const where of [...this.disk.keys()]) {
      if (where.startsWith(from) || where.startsWith(to)) this.disk.delete(where);
    }
    for (const [where, text] of moved) this.disk.set(to + where.slice(from.length), text);
    for (const folder of [from, to]) this.lastGood.delete(folder);
    this.#report([
      [from.slice(0, -1), FileChangeType.Deleted],
      [to.slice(0, -1), FileChangeType.Created],
    ]);
  }

  #report(changes: readonly (readonly [string, FileChangeType | undefined])[]): void {
    this.#server.filesChanged(
      changes.flatMap(([where, type]) =>
        type === undefined ? [] : [{ uri: this.#server.uri(where), type }],
      ),
    );
  }

  #open(where: string): void {
    if (this.open.has(where)) return;
    const text = withoutMark(this.disk.get(where) ?? "");
    this.open.set(where, text);
    this.#server.open(this.#server.uri(where), text);
  }

  #save(where: string): void {
    const text = this.open.get(where);
    if (text !== undefined) this.#report([[where, this.#write(where, text)]]);
  }

  #edit({ path: where, at, removed, inserted }: Extract<Operation, { kind: "edit" }>): void {
    const text = this.open.get(where);
    if (text === undefined) return;
    const start = Math.floor(at * text.length);
    const changed = withoutMark(text.slice(0, start) + inserted + text.slice(start + removed));
    this.open.set(where, changed);
    this.#server.change(this.#server.uri(where), changed);
  }

  #rememberCodebooks(): void {
    const { studies } = this;
    for (const folder of [...this.lastGood.keys()]) {
      if (!studies.includes(folder)) this.lastGood.delete(folder);
    }
    for (const folder of studies) {
      const text = this.texts.get(`${folder}codebook.yaml`) ?? "";
      if (readCodebook(withoutMark(text)).codebook !== undefined) {
        this.lastGood.set(folder, text);
      }
    }
  }
}

/** A byte order mark belongs to the file: editors do not show it, nor count it in positions. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff+/, "");
}
