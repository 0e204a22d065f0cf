// A tree of rows that refreshes only what changed. Its elements are the ids of the rows, so that
// VS Code keeps what is open and selected across refreshes.
import * as vscode from "vscode";
import { numberText } from "../text/figures";
import type { Row, RowSource } from "./row";
import { changedRows } from "./rowDiff";
import { treeItem } from "./rowItem";

export const PAGE_SIZE = 200;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface LoadedRows {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Fetches children of a row; undefined where they cannot be had now. */
export type LoadRows = (
  parent: string,
  source: RowSource,
  page: Page,
) => Promise<LoadedRows | undefined>;

export class RowTree implements vscode.TreeDataProvider<string> {
  readonly #changed = new vscode.EventEmitter<string | string[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #load: LoadRows;
  readonly #beforeRoots: () => Promise<void>;
  readonly #rows = new Map<string, Row>();
  readonly #parents = new Map<string, string>();
  readonly #loaded = new Map<string, LoadedRows>();
  readonly #open = new Map<string, boolean>();
  #roots: readonly Row[] = [];

  /** The rows at the top are given when `beforeRoots` settles: until then nobody is told that there are none. */
  constructor(load: LoadRows, beforeRoots: () => Promise<void> = () => Promise.resolve()) {
    this.#load = load;
    this.#beforeRoots = beforeRoots;
  }

  /** The rows at the top, and everything that is known below them. */
  get roots(): readonly Row[] {
    return this.#roots;
  }

  row(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** Follows what a person opens and closes. */
  watch(view: vscode.TreeView<string>): vscode.Disposable {
    return vscode.Disposable.from(
      view.onDidExpandElement(({ element }) => this.#open.set(element, true)),
      view.onDidCollapseElement(({ element }) => {
        this.#open.set(element, false);
        this.#loaded.delete(element);
      }),
    );
  }

  show(roots: readonly Row[]): void {
    const changes = changedRows(this.#roots, roots);
    this.#roots = roots;
    this.#index();
    if (changes === "all") this.#changed.fire(undefined);
    else if (changes.length > 0) this.#changed.fire(changes);
  }

  /** Fetches again what is open, and draws again those rows whose children changed. */
  async reload(): Promise<void> {
    await Promise.all([...this.#loaded.keys()].map((id) => this.#reloadRow(id)));
  }

  /** Fetches the next page of a row's children. */
  async showMore(id: string): Promise<void> {
    const known = this.#loaded.get(id);
    const source = this.#rows.get(id)?.source;
    if (!known || !source) return;
    const page = { offset: known.rows.length, limit: PAGE_SIZE };
    const more = await this.#load(id, source, page);
    if (!more || this.#loaded.get(id) !== known) return;
    this.#keep(id, { rows: [...known.rows, ...more.rows], total: more.total });
    this.#changed.fire(id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const row = this.#rows.get(id);
    if (!row) return new vscode.TreeItem("");
    const isOpen = this.#open.get(id) ?? row.isOpen ?? false;
    return treeItem(row, { isOpen, hasChildren: row.children.length > 0 || Boolean(row.source) });
  }

  async getChildren(id?: string): Promise<string[]> {
    if (id === undefined) {
      await this.#beforeRoots();
      return idsOf(this.#roots);
    }
    const row = this.#rows.get(id);
    if (!row?.source) return idsOf(row?.children ?? []);
    const known = this.#loaded.get(id) ?? (await this.#loadFirst(id, row.source));
    if (!known) return [];
    return [...idsOf(known.rows), ...this.#moreRow(id, known)];
  }

  getParent(id: string): string | undefined {
    return this.#parents.get(id);
  }

  async #loadFirst(id: string, source: RowSource): Promise<LoadedRows | undefined> {
    const found = await this.#load(id, source, { offset: 0, limit: PAGE_SIZE });
    if (found) this.#keep(id, found);
    return found;
  }

  async #reloadRow(id: string): Promise<void> {
    const known = this.#loaded.get(id);
    const source = this.#rows.get(id)?.source;
    if (!known || !source) return void this.#loaded.delete(id);
    const limit = Math.max(PAGE_SIZE, known.rows.length);
    const found = await this.#load(id, source, { offset: 0, limit });
    if (!found || this.#loaded.get(id) !== known) return;
    const isSame = known.total === found.total && changedRows(known.rows, found.rows).length === 0;
    this.#keep(id, found);
    if (!isSame) this.#changed.fire(id);
  }

  #keep(id: string, found: LoadedRows): void {
    this.#loaded.set(id, found);
    this.#add(found.rows, id);
  }

  /** A list that is cut says so, and offers the rest. */
  #moreRow(parent: string, { rows, total }: LoadedRows): string[] {
    if (rows.length >= total) return [];
    const row = moreRow(parent, rows.length, total);
    this.#add([row], parent);
    return [row.id];
  }

  #index(): void {
    this.#rows.clear();
    this.#parents.clear();
    this.#add(this.#roots);
    for (const [id, { rows }] of this.#loaded)
      if (this.#rows.get(id)?.source) this.#add(rows, id);
      else this.#loaded.delete(id);
  }

  #add(rows: readonly Row[], parent?: string): void {
    for (const row of rows) {
      this.#rows.set(row.id, row);
      if (parent !== undefined) this.#parents.set(row.id, parent);
      this.#add(row.children, row.id);
    }
  }
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id);
}

function moreRow(parent: string, shown: number, total: number): Row {
  const next = Math.min(PAGE_SIZE, total - shown);
  const label = `Show ${numberText(next)} more`;
  const description = `${numberText(shown)} of ${numberText(total)} shown`;
  return {
    id: `${parent}/more`,
    label,
    description,
    tooltip: "",
    spoken: `${label}, ${description}`,
    icon: { kind: "codicon", name: "ellipsis" },
    context: "more",
    command: { command: "verbatim.showMore", title: label, argument: { parent } },
    children: [],
  };
}
