// Views and their trees, in the side bars and the panel.
import type { Locator, Page } from "playwright-core";
import { eventually, exactly, session, startingWith } from "./session";

/** A row of a tree. Only the rows in view are in the page, as in every long list of VS Code. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly ariaLabel: string;
  readonly level: number;
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
}

export class Views {
  constructor(private readonly page: Page) {}

  /** Brings a view container to the front by its name in the activity bar. */
  async openContainer(name: string): Promise<void> {
    const tab = this.page.locator(".activitybar").getByRole("tab", { name, exact: false }).first();
    // A second click on an open container would close it.
    if ((await tab.getAttribute("aria-expanded")) !== "true") await tab.click();
    const title = this.page.locator(".part.sidebar .composite.title");
    await title.filter({ hasText: name }).waitFor();
  }

  /** The view's section in its container, found by the title in its header (the explorer's is the folder). */
  pane(name: string): Locator {
    const title = this.page.locator(".pane-header h3.title").filter({ hasText: exactly(name) });
    return this.page.locator(".pane").filter({ has: title }).first();
  }

  /** Unfolds a view of the container that is in front and puts the focus into it. */
  async focusView(name: string): Promise<void> {
    const header = this.pane(name).locator(".pane-header").first();
    // The header of a container's only view is there, but hidden.
    await header.waitFor({ state: "attached" });
    if ((await header.getAttribute("aria-expanded")) === "false") await clickHeader(header);
    await this.pane(name).locator(".pane-body").first().waitFor();
  }

  /** Folds a view so that the others have its room. */
  async foldView(name: string): Promise<void> {
    const header = this.pane(name).locator(".pane-header").first();
    if ((await header.getAttribute("aria-expanded")) === "true") await clickHeader(header);
  }

  /** The rows of a view's tree, once they are as the condition says. */
  async rows(
    view: string,
    condition: (rows: TreeRow[]) => boolean = (rows) => rows.length > 0,
  ): Promise<TreeRow[]> {
    const rows = this.pane(view).locator(".monaco-list-row");
    return eventually(this.page, () => readRows(rows), condition, `rows of ${view}`);
  }

  /** The row with exactly that label. */
  row(view: string, label: string): Locator {
    const named = this.page.locator(".label-name").getByText(label, { exact: true });
    return this.pane(view).locator(".monaco-list-row").filter({ has: named }).first();
  }

  /** The first row whose label starts so: a passage's words may be cut off. */
  rowStarting(view: string, start: string): Locator {
    const named = this.page.locator(".label-name").filter({ hasText: startingWith(start) });
    return this.pane(view).locator(".monaco-list-row").filter({ has: named }).first();
  }

  async select(view: string, label: string): Promise<void> {
    await this.leaveHover();
    await this.row(view, label).click();
  }

  /** What a hover covers cannot be clicked: points elsewhere, which ends it. */
  async leaveHover(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page
      .locator(".workbench-hover-container .monaco-hover:visible")
      .waitFor({ state: "detached" });
  }

  /** Points at a row and gives what its tooltip says. */
  async hoverRow(view: string, label: string): Promise<string> {
    await this.row(view, label).locator(".label-name").hover();
    const hovers = this.page.locator(".workbench-hover-container .monaco-hover:visible");
    const read = async (): Promise<string> => (await hovers.allInnerTexts()).join("\n");
    return eventually(this.page, read, (text) => text.includes(label), `a hover over ${label}`);
  }

  async expand(view: string, label: string): Promise<void> {
    const row = this.row(view, label);
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "true") return;
    await row.locator(".monaco-tl-twistie").click();
    await this.pane(view)
      .locator('.monaco-list-row[aria-expanded="true"]')
      .filter({ hasText: label })
      .first()
      .waitFor();
  }

  /** Takes an entry of a row's context menu. */
  async rowMenu(view: string, label: string, entry: string): Promise<void> {
    await this.leaveHover();
    await this.row(view, label).click({ button: "right" });
    await this.page.getByRole("menuitem", { name: entry }).first().hover();
    const focused = this.page.locator(".monaco-menu .action-item.focused");
    await focused.filter({ hasText: entry }).waitFor();
    // A menu that has just opened leaves clicks alone: they may be the end of opening it.
    await this.page.keyboard.press("Enter");
  }

  /** Presses a button in the view's header; there are some only while one points at the view. */
  async pressTitleButton(view: string, name: string): Promise<void> {
    await this.pane(view).locator(".pane-header").first().hover();
    await this.pane(view).getByRole("button", { name, exact: true }).first().click();
  }

  /** The sentence above a tree, such as what it is filtered by; "" without one. */
  async message(view: string): Promise<string> {
    const message = this.pane(view).locator(".tree-explorer-viewlet-tree-view .message");
    return (await message.first().innerText()).trim();
  }

  /** The message that a view shows instead of a tree (its welcome content). */
  async welcome(view: string): Promise<string> {
    const content = this.pane(view).locator(".welcome-view-content:visible");
    return (await content.allInnerTexts()).join("\n");
  }
}

const fields = {
  label: ".label-name",
  description: ".label-description",
  ariaLabel: "@aria-label",
  level: "@aria-level",
  expanded: "@aria-expanded",
  selected: "@aria-selected",
};

async function readRows(rows: Locator): Promise<TreeRow[]> {
  const found = await session().readAll(rows, fields);
  return found.map((row) => ({
    label: row.label ?? "",
    description: row.description ?? "",
    ariaLabel: row.ariaLabel ?? "",
    level: Number(row.level),
    expanded: row.expanded === undefined ? undefined : row.expanded === "true",
    selected: row.selected === "true",
  }));
}

/** At its left end: buttons come up elsewhere on it. */
async function clickHeader(header: Locator): Promise<void> {
  await header.click({ position: { x: 8, y: 8 } });
}
