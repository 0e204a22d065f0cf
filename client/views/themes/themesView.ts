// The Themes view and the commands of its title bar.
import * as vscode from "vscode";
import { passagesRequest } from "../../../server/protocol";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import { watchSavedQueries } from "../../study/savedQueries";
import { numberText } from "../../text/figures";
import type { ThemesChoice } from "../row";
import type { LoadRows } from "../rowTree";
import { setContext } from "../status";
import { createStudyView, type StudyView } from "../studyView";
import { dragRows, type DropRows } from "./dragRows";
import { countNodes, filtered } from "./filter";
import { isThemeOrder, themeOrders, type ThemeOrder } from "./order";
import { passageRows } from "./passageRows";
import { themeRows } from "./themeRows";

export interface ThemesView extends StudyView {
  readonly choice: ThemesChoice;
  choose(change: Partial<ThemesChoice>): void;
  /** What dropping rows on another one does. */
  onDrop(drop: DropRows): void;
  readonly drop: DropRows;
}

export interface ThemesParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly memory: vscode.Memento;
}

export function createThemesView(
  { server, overviews, memory }: ThemesParts,
  subscriptions: vscode.Disposable[],
): ThemesView {
  let choice = rememberedChoice(memory);
  let drop: DropRows = async () => undefined;
  const saved = watchSavedQueries({ server, overviews }, subscriptions);
  const studyView = createStudyView(
    {
      id: "verbatim.themes",
      server,
      overviews,
      rows: (studies) => themeRows(studies, choice, saved.of),
      load: passageLoader(server),
      drag: dragRows((rows, target) => drop(rows, target)),
      message: () => filterMessage(overviews, choice),
    },
    subscriptions,
  );
  const apply = (): void => {
    studyView.view.description = orderNames[choice.order];
    void setContext("verbatim.themes.hidesUnused", choice.hidesUnused);
    void setContext("verbatim.themes.isFiltered", choice.filter.trim() !== "");
    studyView.refresh();
  };
  apply();
  subscriptions.push(saved.onDidChange(() => studyView.refresh()));
  return {
    ...studyView,
    get choice() {
      return choice;
    },
    drop: (rows, target) => drop(rows, target),
    onDrop(next) {
      drop = next;
    },
    choose(change) {
      choice = { ...choice, ...change };
      void memory.update("themes.order", choice.order);
      void memory.update("themes.hidesUnused", choice.hidesUnused);
      apply();
    },
  };
}

/** Lets a person choose the order from a list. */
export async function chooseOrder(themes: ThemesView): Promise<void> {
  const items = themeOrders.map(({ order, label }) => ({
    label,
    order,
    ...(order === themes.choice.order ? { description: "now" } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, { title: "Order of themes and codes" });
  if (picked) themes.choose({ order: picked.order });
}

/** Filters while one types; Escape brings back what was. */
export function filterThemes(themes: ThemesView): void {
  const before = themes.choice.filter;
  const input = vscode.window.createInputBox();
  let isAccepted = false;
  input.title = "Filter themes and codes";
  input.placeholder = "Words of the name, the id or the definition";
  input.value = before;
  input.onDidChangeValue((filter) => themes.choose({ filter }));
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!isAccepted) themes.choose({ filter: before });
    input.dispose();
  });
  input.show();
}

const orderNames: Readonly<Record<ThemeOrder, string>> = {
  recurrence: "most recurrent first",
  passages: "most passages first",
  name: "by name",
  codebook: "as in the codebook",
};

function rememberedChoice(memory: vscode.Memento): ThemesChoice {
  const order = memory.get("themes.order");
  return {
    order: isThemeOrder(order) ? order : "recurrence",
    hidesUnused: memory.get("themes.hidesUnused") === true,
    filter: "",
  };
}

function filterMessage(overviews: Overviews, choice: ThemesChoice): string | undefined {
  if (choice.filter.trim() === "") return undefined;
  const nodes = (overviews.studies ?? []).flatMap((study) => study.nodes);
  const shown = countNodes(filtered(nodes, choice));
  // A message would hide the welcome text, which offers to clear the filter.
  if (shown === 0) return undefined;
  const all = numberText(countNodes(nodes));
  return `Filter “${choice.filter.trim()}”: ${numberText(shown)} of ${all} themes and codes`;
}

function passageLoader(server: Server): LoadRows {
  const seen = new Map<string, Map<string, number>>();
  return async (parent, source, { offset, limit }) => {
    if (source.kind !== "passages") return undefined;
    const { study, node, isOwn } = source;
    const params = { uri: study, node, offset, limit, inScope: true, ...(isOwn && { isOwn }) };
    const found = await server.request(passagesRequest, params);
    if (!found) return undefined;
    const counts = (offset > 0 && seen.get(parent)) || new Map<string, number>();
    seen.set(parent, counts);
    const rows = passageRows(found.passages, { parent, study, node, offset, isOwn }, counts);
    return { rows, total: found.total };
  };
}
